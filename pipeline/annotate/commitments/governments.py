"""Which nation's government "the government" is, in a document and in each passage of one about several nations."""

from __future__ import annotations

from functools import cached_property

from pipeline.annotate.layers import Layers
from pipeline.found import Name

_NATIONS = {
    "Scottish Government": ("Scottish Government", "Holyrood", "Scottish Parliament", "Scottish ministers"),
    "Welsh Government": ("Welsh Government", "Senedd", "Llywodraeth Cymru"),
    "Northern Ireland Executive": (
        "Northern Ireland Executive",
        "Stormont",
        "Education Authority",
        "Department of Education",
    ),
    "UK Government": ("DfE", "Department for Education", "Westminster", "Whitehall", "England", "UK Government"),
}
"""What a text about each nation's policy names."""
_PLACES = {
    "Scottish Government": ("Scotland", "Scottish", "Holyrood"),
    "Welsh Government": ("Wales", "Welsh", "Senedd"),
    "Northern Ireland Executive": ("Northern Ireland", "Stormont"),
    "UK Government": ("England", "DfE", "Department for Education", "Westminster", "Whitehall"),
}
"""What a heading or passage about each nation names."""
_DEVOLVED = [sign for name, signs in _NATIONS.items() if name != "UK Government" for sign in signs]


class Governments:
    """Reads the names of nations and of their bodies."""

    def __init__(self, layers: Layers) -> None:
        self._layers, self._view = layers, layers.view

    def at(self, offset: int) -> Name:
        """The government meant at an offset: of the one nation that the headings above or the lines around name."""
        sentence = self._layers.sentence_at(offset)
        if sentence is None or not self._is_of_several_nations:
            return self.of_document
        block = self._layers.blocks[sentence.block]
        for text in (block.section or "", self._view[block.start : block.end]):
            named = _named(text)
            if len(named) == 1:
                return Name("organisation", named[0])
        return self.of_document

    @cached_property
    def _is_of_several_nations(self) -> bool:
        return len(_named(self._view)) > 1

    @cached_property
    def of_document(self) -> Name:
        """The government that the whole document is about, by its publisher and title, else by what it names most."""
        metadata = self._layers.metadata
        told = " ".join(filter(None, (metadata.publisher, metadata.title)))
        for name, signs in _NATIONS.items():
            if name != "UK Government" and any(sign in told for sign in signs):
                return Name("organisation", name)
        if not any(sign in self._view for sign in _DEVOLVED):
            return Name("organisation", "UK Government")
        counts = {name: sum(map(self._view.count, signs)) for name, signs in _NATIONS.items()}
        return Name("organisation", max(reversed(counts), key=lambda name: counts[name]))


def _named(text: str) -> list[str]:
    """The governments of the nations that a text names."""
    return [name for name, signs in _PLACES.items() if any(sign in text for sign in signs)]
