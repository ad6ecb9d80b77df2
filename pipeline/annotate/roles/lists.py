"""Lists of people: what the line above a list says of everybody in it.

"Representing Oakline" gives its body to those listed below, "Co-chairs" a post, "the members are as follows" makes
everybody a member of the board spoken of, whatever else they are; "Present:" says nothing of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.annotate.layers import Block, Layers
from pipeline.annotate.roles.bodies import Bodies
from pipeline.annotate.roles.constructions import Person
from pipeline.annotate.roles.posts import Post
from pipeline.facts import OrganisationKind
from pipeline.found import FoundMention
from pipeline.rules.roles import RoleRules

SEATED: frozenset[OrganisationKind] = frozenset(
    {"board", "committee", "forum", "partnership", "other", "union", "charity"}
)
"""Kinds of body that people are listed as members of."""

_MOST_ENTRY = 240
_MOST_LABEL_WORDS = 9
_OTHER = re.compile(r"other\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\b(?:said|says|is|are|was|were|has|have|had|will|would|can|could|should|must|wrote|told)\b|[.!?] +[A-Z]"
)


@dataclass(slots=True)
class Frame:
    """What holds for the people of a list: the body they come from, their post, the body they are members of."""

    label: Block | None = None
    body: FoundMention | None = None
    post: Post | None = None
    member_of: FoundMention | None = None


class Lists:
    """The lists of one document."""

    def __init__(self, layers: Layers, people: Sequence[Person], bodies: Bodies, rules: RoleRules) -> None:
        self._layers = layers
        self._bodies = bodies
        self._patterns = rules.list_patterns
        self._first: dict[int, Person] = {}
        for person in people:
            sentence = layers.sentence_at(person.start)
            if sentence is not None:
                self._first.setdefault(sentence.block, person)

    def is_entry(self, index: int) -> bool:
        """Whether a block is a line of a list of people: it begins with a name, a body or a post, and tells nothing."""
        block = self._layers.blocks[index]
        person = self._first.get(index)
        if person is None or block.kind == "heading" or block.end - block.start > _MOST_ENTRY:
            return False
        text = self._layers.text_of(block)
        if block.kind == "paragraph" and text.endswith("."):
            return False
        return person.start - block.start < 80 and _SENTENCE.search(text) is None

    def frame(self, index: int, posts_of: Posts) -> Frame:
        """What the lines above say of the entry in block `index`."""
        label = self._label(index)
        if label is None:
            return Frame()
        view, blocks = self._layers.view, self._layers.blocks
        block = blocks[label]
        text = view[block.start : block.end].strip(" *_#:")
        frame = Frame(block)
        own = self._bodies.between(block.start, block.end)
        if len(text.split()) <= _MOST_LABEL_WORDS:
            posts = posts_of(block)
            if len(posts) == 1 and posts[0].end - posts[0].start >= len(text) * 0.6:
                frame.post = posts[0]
            if own and (self._patterns["representing"].search(text) or own[0].end - own[0].start >= len(text) - 6):
                frame.body = own[0]
        if not self._patterns["no_members"].search(text):
            frame.member_of = self._board(label)
        elif frame.post is not None:
            frame.member_of = self._board(label)
        return frame

    def _label(self, index: int) -> int | None:
        """The block that stands above the entries around `index`."""
        blocks = self._layers.blocks
        lead_in = blocks[index].lead_in
        if lead_in is not None:
            return lead_in
        for i in range(index - 1, max(-1, index - 60), -1):
            if not self.is_entry(i):
                text = self._layers.text_of(blocks[i])
                return i if blocks[i].kind == "heading" or text.rstrip(" *_").endswith(":") or _is_label(text) else None
        return None

    def _board(self, label: int) -> FoundMention | None:
        """The body whose members are listed under block `label`: that line says so, or one that leads in to it."""
        blocks = self._layers.blocks
        if self._patterns["attendance"].search(self._layers.text_of(blocks[label])):
            return None
        for i in range(label, max(-1, label - 60), -1):
            block, text = blocks[i], self._layers.text_of(blocks[i])
            if i != label and self.is_entry(i):
                continue
            is_label = _is_label(text)
            named = [m for m in self._bodies.between(block.start, block.end) if m.organisation_kind in SEATED]
            if (
                is_label
                and block.kind == "heading"
                and named
                and named[0].end - named[0].start >= len(text.strip()) - 12
            ):
                return named[0]
            speaks = self._patterns["members" if is_label else "members_follow"].search(text)
            if (
                speaks
                and not self._patterns["representing"].search(text)
                and not (is_label and i != label and _OTHER.match(text))
            ):
                return named[-1] if named else self._bodies.before(block.start, SEATED) or self._of_title()
            if i != label and not (is_label and self._is_followed_by_entry(i)):
                break
        return None

    def _is_followed_by_entry(self, index: int) -> bool:
        """Whether the block after `index` is a line of a list of people, or a label of one."""
        return index + 1 < len(self._layers.blocks) and self.is_entry(index + 1)

    def _of_title(self) -> FoundMention | None:
        """The first body of the document that has members: what its title is about."""
        return next((m for m in self._bodies.mentions if m.organisation_kind in SEATED), None)


class Posts:
    """Finds the posts of a block; a protocol kept small so that lists need not know how."""

    def __call__(self, block: Block) -> Sequence[Post]:
        """The posts in a block."""
        raise NotImplementedError


def _is_label(text: str) -> bool:
    return len(text.split()) <= _MOST_LABEL_WORDS and not text.rstrip().endswith((".", "!", "?", ";"))
