"""Which nation's government "the government" is, in a document and in each passage of one about several nations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from pipeline.annotate.layers import Layers
from pipeline.found import Name
from pipeline.rules.commitments import Government


class Governments:
    """Reads the names of nations and of their bodies."""

    def __init__(self, rules: Sequence[Government], layers: Layers) -> None:
        self._rules, self._layers, self._view = rules, layers, layers.view

    def at(self, offset: int, *, whole: bool = False) -> Name:
        """Whom ministers act for at an offset, or with `whole` the government itself.

        It is that of the one nation that the headings above or the lines around name, else that of the document.
        """
        government = self._government_at(offset)
        return Name("organisation", government.name if whole else self._acting(government))

    def _government_at(self, offset: int) -> Government:
        sentence = self._layers.sentence_at(offset)
        if sentence is None or not self._is_of_several_nations:
            return self._of_document
        block = self._layers.blocks[sentence.block]
        for text in (block.section or "", self._view[block.start : block.end]):
            named = self._named(text)
            if len(named) == 1:
                return named[0]
        return self._of_document

    @cached_property
    def _is_of_several_nations(self) -> bool:
        return len(self._named(self._view)) > 1

    @property
    def of_document(self) -> Name:
        """Whom the ministers whom the whole document is about act for."""
        return Name("organisation", self._acting(self._of_document))

    @cached_property
    def department(self) -> Name | None:
        """The department of the office that a text without a department's name speaks of: "To ask the Secretary …"."""
        offices = self._of_document.offices
        told = next((department for office, department in offices.items() if office in self._view), None)
        return Name("organisation", told) if told else None

    def _acting(self, government: Government) -> str:
        """The ministry of a government, where a text speaks of it or of ministers, else the government."""
        ministry = government.ministry
        spoken_of = ministry is not None and (ministry in self._view or "inister" in self._view)
        return ministry if ministry is not None and spoken_of else government.name

    @cached_property
    def _of_document(self) -> Government:
        """The government that the whole document is about, by its publisher and title, else by what it names most."""
        metadata = self._layers.metadata
        told = " ".join(filter(None, (metadata.publisher, metadata.chamber, metadata.title)))
        devolved = [government for government in self._rules if government.devolved]
        named = [government for government in devolved if any(body in told for body in government.bodies)]
        if len(named) == 1:  # the title of a site may name all parliaments
            return named[0]
        nations = [government for government in self._rules if any(place in told for place in government.places)]
        if len(nations) == 1 and nations[0].devolved:
            return nations[0]
        # "Education Minister Ana Reyne" may be all that tells, where she is known to be Northern Ireland's
        ministries = {role.organisation for role in self._layers.facts.roles if role.organisation}
        held = [g for g in self._rules if ministries & {g.name, g.ministry}]
        if len(held) == 1 and held[0].devolved and not any(b in self._view for b in self._rules[-1].bodies):
            return held[0]
        rivals = self._rules if any(body in self._view for g in devolved for body in g.bodies) else self._rules[-1:]
        return max(reversed(rivals), key=lambda government: sum(map(self._view.count, government.bodies)))

    def _named(self, text: str) -> list[Government]:
        """The governments of the nations that a text names."""
        return [government for government in self._rules if any(place in text for place in government.places)]
