"""Coverage-guided fuzzing of read and annotate: `make fuzz SECONDS=600`.

Bytes become either a file of some format, to be read and annotated, or a text put together from words that the rules
look for. Whatever comes, a document must be read or refused, and the evidence of its facts must be what stands there.
A finding is kept as .fuzz/finding-… with its traceback beside it, one for each place in the code, and the run goes on;
`python checks/fuzz.py --repeat FILE` repeats it. Findings that were fixed are tests.
"""

from __future__ import annotations

import hashlib
import sys
import time
import traceback
from datetime import date
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["pipeline"]):
    from pipeline.annotate import annotate, build
    from pipeline.briefing import Briefing
    from pipeline.corpus.limits import Limits
    from pipeline.errors import ReadError
    from pipeline.read import briefing_from_bytes, briefing_from_text
    from pipeline.rules import load
    from pipeline.tabulate import build_tables
    from pipeline.write.checks import mistakes

SUFFIXES = (".txt", ".md", ".html", ".docx", ".pdf", ".eml")
LIMITS = Limits(bytes=1_000_000, pages=50, ratio=50)
MOST_TEXT = 4_000
SLOW = 8.0
"""Seconds after which an input is a finding, too: any that small is read within one."""
WORDS = [
    *(
        "The",
        "the",
        "a",
        "of",
        "for",
        "and",
        "by",
        "from",
        "to",
        "in",
        "on",
        "before",
        "until",
        "between",
        "at",
        "that",
    ),
    *(
        "DfE",
        "Department for Education",
        "Ofsted",
        "NHS England",
        "Oakline Trust",
        "Wexmoor County Council",
        "LAs",
        "board",
    ),
    *(
        "Ana Reyne",
        "Ms Reyne",
        "Baroness Wynn",
        "Robert",
        "Dr",
        "Sir",
        "Cllr Lund",
        "O'Shea",
        "chair",
        "chief executive",
    ),
    *("minister for schools", "member", "co-chairs", "former", "said", "says", "told", "asked", "according to", "who"),
    *(
        "will",
        "would",
        "plans to",
        "must",
        "has committed to",
        "intends to",
        "is to",
        "shall not",
        "should",
        "was due to",
    ),
    *("publish", "consult", "open", "fund", "review", "be published", "meet", "report", "it", "they", "we", "she", "I"),
    *("3", "31", "2024", "2024-25", "March", "Sept", "spring", "autumn term", "next year", "end of", "Monday", "week"),
    *(
        "last",
        "next",
        "this",
        "early",
        "the following day",
        "within 12 weeks",
        "1st",
        "2023/24",
        "3/4/2025",
        "Q3",
        "1990s",
    ),
    *(
        "SEND",
        "EHCP",
        "(DfE)",
        "(",
        ")",
        "[",
        "]",
        "“",
        "”",
        '"',
        "'",
        "’s",
        "–",
        "-",
        ":",
        ";",
        ",",
        ".",
        "!",
        "?",
        "…",
    ),
    *(
        "\n",
        "\n\n",
        "\n- ",
        "\n• ",
        "\n1. ",
        "\n# ",
        "\n## ",
        "\n> ",
        "\n| ",
        " | ",
        "\t",
        "   ",
        "\r\n",
        "\u00a0",
        "\u200b",
    ),
    *("Actions", "Commitments for 2023", "Glossary", "Home", "Share this page", "Published", "Author", "By", "Date"),
    *(
        "http://x.example/a",
        "a@b.example",
        "**",
        "*",
        "_",
        "`",
        "©",
        "\ufffd",
        "\ue000",
        "\u202e",
        "e\u0301",
        "😀",
        "İ",
    ),
]
RULES, NLP = load(), build()


def check(briefing: Briefing) -> None:
    """Annotates and resolves a briefing, and raises where the tables would be refused."""
    facts = annotate(NLP, briefing)
    tables = build_tables([(briefing, facts)], RULES)
    wrong = list(mistakes(tables, {}))
    if wrong:
        raise AssertionError(wrong[:3])


def words(data: bytes) -> str:
    """A text of words that rules look for, one for each byte; the last bytes stand for themselves."""
    return " ".join(WORDS[byte % len(WORDS)] if byte < 240 else chr(byte) for byte in data)


def one(data: bytes) -> None:
    """One document; what goes wrong is written down."""
    begun = time.process_time()
    try:
        read_and_annotate(data)
    except Exception as error:
        frames = [f for f in traceback.extract_tb(error.__traceback__) if "/pipeline/" in f.filename]
        keep(data, f"{type(error).__name__} {frames[-1].filename}:{frames[-1].lineno}", traceback.format_exc())
    if (seconds := time.process_time() - begun) > SLOW:
        keep(data, f"slow {data[0] % (len(SUFFIXES) + 2)}", f"{seconds:.1f} seconds of CPU\n")


def keep(data: bytes, what: str, details: str) -> None:
    """Writes a finding down, the first time that it is met."""
    path = ROOT / ".fuzz" / f"finding-{hashlib.sha256(what.encode()).hexdigest()[:12]}"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        path.with_suffix(".txt").write_text(details, encoding="utf-8")


@atheris.instrument_func  # type: ignore[untyped-decorator]
def read_and_annotate(data: bytes) -> None:
    """Reads and annotates what the bytes are."""
    if not data:
        return
    kind, rest = data[0] % (len(SUFFIXES) + 2), data[1:]
    try:
        if kind < len(SUFFIXES):
            briefing = briefing_from_bytes(rest, f"a{SUFFIXES[kind]}", RULES, limits=LIMITS)
        elif kind == len(SUFFIXES):
            briefing = briefing_from_text(words(rest), RULES)
        else:
            briefing = briefing_from_text(rest.decode("utf-8", "replace"), RULES)
    except ReadError:
        return
    if len(briefing.text) <= MOST_TEXT or kind >= len(SUFFIXES):
        briefing.metadata.published = briefing.metadata.published or date(2025, 6, 10)
        check(briefing)


def seeds(folder: Path) -> None:
    """Writes the samples in every format as first inputs."""
    from tests.read.made import BRIEFING, formats

    folder.mkdir(parents=True, exist_ok=True)
    made = formats(BRIEFING)
    short = formats([*BRIEFING[:1], *BRIEFING[5:8]])
    for suffix_number, suffix in enumerate(SUFFIXES):
        for name, files in (("long", made), ("short", short)):
            (folder / f"{name}{suffix}").write_bytes(bytes([suffix_number]) + files[f"briefing{suffix}"])
    for sample in sorted((ROOT / "corpus").glob("*.*")):
        text = sample.read_bytes()
        for part in range(0, len(text), MOST_TEXT):
            (folder / f"{sample.name}-{part}").write_bytes(bytes([7]) + text[part : part + MOST_TEXT])
    (folder / "words").write_bytes(bytes([6, *range(len(WORDS))]))


if __name__ == "__main__":
    if len(sys.argv) == 2 and sys.argv[1] == "--seeds":
        seeds(ROOT / ".fuzz" / "seeds")
    elif len(sys.argv) == 3 and sys.argv[1] == "--repeat":
        read_and_annotate(Path(sys.argv[2]).read_bytes())
    else:
        atheris.Setup(sys.argv, one)
        atheris.Fuzz()
