"""Are the pinned libraries known to be vulnerable, and under which licences are they? `make audit`.

Vulnerabilities come from pip-audit, for every version in constraints.txt. Where it cannot reach its data it says so:
that nothing was found does not mean that nothing is there. The licences go into LICENCES.md. Ends with 1 for a known
vulnerability and with 2 where none could be looked up.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PROJECT = "send-facts"
STATED = {"atheris": "Apache-2.0 (its repository)"}
"""Licences of libraries whose metadata name none."""
HEAD = """\
# Licences of the libraries

<!-- written by `make audit`: do not edit -->

Nothing of these is in this repository; they are installed beside it. `needed for` is the extra that brings a library in
("core": every installation; "dev" and "checks": only those who work on the project).

| library | version | licence | needed for |
| --- | --- | --- | --- |
"""


def vulnerabilities() -> int:
    """Prints what is known of the pinned versions; the exit code."""
    command = [str(BIN / "pip-audit"), "-r", str(ROOT / "constraints.txt"), "--no-deps", "--disable-pip", "-f", "json"]
    done = subprocess.run([*command, "--progress-spinner", "off"], capture_output=True, text=True, check=False)
    try:
        found = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        found = []
    looked_up = [library for library in found if "vulns" in library]
    if not looked_up:
        last = (done.stderr.strip().splitlines() or [""])[-1]
        reason = last if "rror" in last else "the package index gives no advisories for any of the libraries"
        print("vulnerabilities: NOT CHECKED, the data of pip-audit cannot be reached from here")
        print(f"  ({reason[:200]})")
        print("  run `make audit` where the package index's advisories can be reached")
        return 2
    bad = [library for library in looked_up if library["vulns"]]
    for library in bad:
        for known in library["vulns"]:
            fixed = ", ".join(known["fix_versions"]) or "no version yet"
            print(f"  {library['name']} {library['version']}: {known['id']}, fixed in {fixed}")
    print(f"vulnerabilities: {len(bad)} of {len(looked_up)} libraries; {len(found) - len(looked_up)} not looked up")
    return int(bool(bad))


def needed_for() -> dict[str, set[str]]:
    """{library: the extras that bring it in}, through all that they need themselves."""
    extras = ["", *(metadata.metadata(PROJECT).get_all("Provides-Extra") or [])]
    needed: dict[str, set[str]] = {}
    for extra in extras:
        waiting = [(PROJECT, extra)]
        seen = set()
        while waiting:
            library, wanted = waiting.pop()
            if (library, wanted) in seen:
                continue
            seen.add((library, wanted))
            for line in requires(library):
                name, brackets, condition = parsed(line)
                if library == PROJECT and f'extra == "{wanted}"' not in condition and (wanted or "extra" in condition):
                    continue
                if library != PROJECT and "extra ==" in condition and f'extra == "{wanted}"' not in condition:
                    continue
                waiting += [(name, more) for more in ["", *brackets]]
        for library, _ in seen:
            if library != PROJECT:
                needed.setdefault(library, set()).add(extra or "core")
    return needed


def requires(library: str) -> list[str]:
    """What a library that is installed needs."""
    try:
        return metadata.requires(library) or []
    except metadata.PackageNotFoundError:
        return []


def parsed(line: str) -> tuple[str, list[str], str]:
    """(name, extras asked for, condition) of a requirement."""
    requirement = re.match(r"(?P<name>[\w.-]+)(?:\[(?P<extras>[^\]]*)\])?", line)
    if requirement is None:
        raise ValueError(f"not a requirement: {line}")
    return (
        folded(requirement["name"]),
        [part.strip() for part in (requirement["extras"] or "").split(",") if part],
        line.partition(";")[2].replace("'", '"'),
    )


def folded(name: str) -> str:
    """A name as package indexes compare them."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licences() -> None:
    """Writes LICENCES.md."""
    command = [str(BIN / "pip-licenses"), "--from=mixed", "--format=json"]
    listed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    needed, lines, unknown = needed_for(), [], []
    for library in sorted(listed, key=lambda one: folded(one["Name"])):
        name = folded(library["Name"])
        if name not in needed:
            continue
        licence = STATED.get(name, library["License"]).splitlines()[0].strip()
        if licence == "UNKNOWN":
            unknown.append(name)
        uses = "core" if "core" in needed[name] else ", ".join(sorted(needed[name] - {"dev"}) or ["dev"])
        lines.append(f"| {library['Name']} | {library['Version']} | {licence[:80]} | {uses} |")
    (ROOT / "LICENCES.md").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(
        f"licences: {len(lines)} libraries in LICENCES.md"
        + (f"; none stated by {', '.join(unknown)}" if unknown else "")
    )


if __name__ == "__main__":
    licences()
    sys.exit(vulnerabilities())
