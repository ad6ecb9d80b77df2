"""The place that a local document is about: whose council, cabinet and boards need not be named in full."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.annotate.layers import Layers
from pipeline.annotate.organisations.forms import mention
from pipeline.annotate.organisations.gazetteer import Gazetteer
from pipeline.found import FoundMention

_HEADER = 400
"""Characters at the beginning of a document that hold its title."""
_COUNCIL_WORDS = re.compile(r"\b(?:Royal|Metropolitan|County|City|Borough|District|London|Council|of)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")
_NO_CABINET = re.compile(r" {1,2}(?:[A-Z]|(?:members?|portfolio|leads?)\b)")
"""What stands behind "Cabinet" in another name or in the title of a post."""
_OTHER_CABINET = re.compile(r"[A-Z][\w'-]* {1,2}$")
_LOCAL = frozenset({"board", "forum", "partnership", "panel"})


def local_council(layers: Layers, found: Sequence[FoundMention], gazetteer: Gazetteer) -> tuple[str, str] | None:
    """(council, place) of a document whose title, publisher or first lines name the place of one council in it."""
    names = {m.name for m in found if m.organisation_kind == "local_authority"}
    if not names:
        return None
    metadata = layers.metadata
    header = " ".join(part for part in (metadata.title, metadata.publisher, layers.view[:_HEADER]) if part)
    words = f" {' '.join(_WORD.findall(header.casefold()))} "
    local = [(name, place) for name in sorted(names) if (place := _place_in(words, name, gazetteer))]
    return local[0] if len(local) == 1 else None


def _place_in(header: str, council: str, gazetteer: Gazetteer) -> str | None:
    """The form of a council's place that a header has first."""
    body = gazetteer.by_name.get(council)
    places = body.places if body else []
    forms = places or [" ".join(_COUNCIL_WORDS.sub(" ", council).split())]
    held = {header.find(f" {form.casefold()} "): form for form in reversed(forms) if form}
    held.pop(-1, None)
    return held[min(held)] if held else None


def name_by_place(found: Sequence[FoundMention], place: str, is_generic: Callable[[str], bool]) -> None:
    """Puts the place before names that say only what sort of board is meant: the Schools Forum of Harrowdale."""
    for body in found:
        if (
            body.rule == "organisation.head"
            and body.via == "new"
            and body.name.rsplit(None, 1)[-1].casefold() in _LOCAL
            and is_generic(body.name)
        ):
            body.name, body.rule = f"{place} {body.name}", "organisation.of_the_place"


def cabinets(
    layers: Layers, found: Sequence[FoundMention], taken: bytearray, council: str | None
) -> Iterator[FoundMention]:
    """The cabinets of councils: "Harrowdale Council Cabinet", or of the one council that the document is about."""
    view = layers.view
    owners = {m.end: m for m in found if m.organisation_kind == "local_authority"}
    for start in layers.capitals.get("Cabinet", ()):
        end = start + len("Cabinet")
        if taken[start] or _NO_CABINET.match(view, end):
            continue
        whole = owners.get(start - 1)
        if whole and view.startswith(" ", whole.end) and whole.name.endswith("Council"):
            name = f"{whole.name} Cabinet"
            yield mention(whole.start, end, "organisation.of_the_place", name, "rule", "committee", None)
            continue
        possessor = owners.get(start - 3) if view.startswith("'s ", start - 3) else None
        owner = possessor.name if possessor else None
        if owner is None and not _OTHER_CABINET.search(view, max(0, start - 20), start):
            owner = council
        if owner:
            yield mention(start, end, "organisation.of_the_place", f"{owner} Cabinet", "rule", "committee", None)
