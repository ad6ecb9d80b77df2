"""How far what is said of somebody reaches beyond their own line: to the post above it, to the body below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from pipeline.annotate.layers import Layers, Sentence
from pipeline.annotate.roles.bodies import Bodies
from pipeline.annotate.roles.lists import Lists
from pipeline.annotate.roles.posts import Post
from pipeline.annotate.roles.scene import Person
from pipeline.annotate.roles.turns import MOST_CELLS

_SIGNATURE = 14
"""How many characters may stand before a name that fills the rest of a line: "By ", "– ", "Signed: "."""
_LONGEST_LINE = 120
_LABEL = re.compile(r"^[A-Z][\w' -]{1,40}: \S", re.MULTILINE)
"""A line that says of itself what follows: "Clerk: Ana Reyne"."""


class Extents:
    """Tells where the scenes of one document begin and end; sentences are told by their index."""

    def __init__(
        self,
        layers: Layers,
        bodies: Bodies,
        lists: Lists,
        posts_in: Callable[[int, int], Sequence[Post]],
        people_in: Callable[[int, int], Sequence[Person]],
        in_welsh: re.Pattern[str],
    ) -> None:
        self._layers, self._bodies, self._lists = layers, bodies, lists
        self._posts_in, self._people_in, self._in_welsh = posts_in, people_in, in_welsh

    def start(self, i: int, people: Sequence[Person]) -> int:
        """Where the scene of sentence `i` begins: with the post on the line above a name that stands in brackets."""
        sentence = self._layers.sentences[i]
        above = self._layers.sentences[i - 1] if i else sentence
        view, near = self._layers.view, self._layers.view[above.end : sentence.start] == "\n"
        bracketed = near and view[sentence.start] == "(" and bool(people) and people[0].start == sentence.start + 1
        return above.start if bracketed and self._posts_in(above.start, above.end) else sentence.start

    def end(self, i: int, people: Sequence[Person]) -> int:
        """Where the scene of sentence `i` ends: a name that ends a line goes on with the post or body on the next."""
        sentence = self._layers.sentences[i]
        end = sentence.end
        if len(people) != 1 or end != self._layers.block_of(sentence).end or end - sentence.start > _LONGEST_LINE:
            return end
        rest = self._layers.view[people[0].end : end]
        bilingual = self._in_welsh.match(rest) is not None
        alone = (not rest or bilingual) and people[0].start - sentence.start <= _SIGNATURE
        below = self._layers.sentences[i + 1 : i + 1 + MOST_CELLS]
        cells = list(takewhile(lambda line: self._lists.turns.is_detail(line.block), below))
        if cells:
            return cells[-1].end
        for line in below[:2]:
            if alone and (body := self._opening_body(line, end)):
                return body
            if not self._goes_on(line, end, alone, bilingual):
                break
            end = line.end
            if bilingual:
                break  # the line in English
        return end

    def _opening_body(self, line: Sentence, end: int) -> int | None:
        """The end of the body that opens the next line, where "and" and somebody else follow: two share a by-line."""
        bodies = self._bodies.between(line.start, line.end)
        if not bodies or bodies[0].start != line.start or self._layers.view[end : line.start] != "\n":
            return None
        joined = self._layers.view.startswith(" and ", bodies[0].end)
        other = self._people_in(line.start, line.end)
        return bodies[0].end if joined and other and other[0].start == bodies[0].end + len(" and ") else None

    def _goes_on(self, line: Sentence, end: int, alone: bool, bilingual: bool) -> bool:
        """Whether a line tells of the one whose name ends at `end`, `alone` on the line or not."""
        view = self._layers.view
        gap, length = view[end : line.start].count("\n"), line.end - line.start
        if self._lists.turns.is_label(line.block) or (gap > 1 and self._lists.is_above_entry(line.block)):
            return False  # "Chair", a name, a blank line, "Treasurer": the label of the next name
        labelled = _LABEL.search(view, line.start, line.end) is not None
        if gap > (2 if alone else 1) or length > _LONGEST_LINE or labelled or self._people_in(line.start, line.end):
            return False
        named: list[tuple[int, int]] = [(m.start, m.end) for m in self._bodies.between(line.start, line.end)]
        if alone:
            named += [(p.start, p.end) for p in self._posts_in(line.start, line.end)]
        stops = view[line.end - 1] == "."
        least = 0 if bilingual else length * (0.75 if stops else 0.6)
        return not (stops and not alone) and sum(e - s for s, e in named) >= least
