"""Ties every list item to the block that leads in to it: "The DfE will:" and what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.annotate.layers import Block
from pipeline.rules.sections import SectionRules

_OPEN_ENDS = (":", ":-", "…", "...", "–", "-")
_AFTER = " *_\"')"
"""What may stand after the last word or sign."""
_MAY_BE_OPEN = frozenset(_AFTER).union(end[-1] for end in _OPEN_ENDS)
_STOPS = (".", "!", "?")
_ANNOUNCEMENT = 200
"""So many characters at the end of a paragraph are searched for what announces a list."""
_NUMBER = re.compile(r"\W{0,2}\d")


class LeadIns:
    """Walks over the blocks of a text and remembers what leads in to the lists that are open."""

    def __init__(self, rules: SectionRules, view: str) -> None:
        self._announces = rules.announces
        self._view = view

    def tie(self, blocks: Sequence[Block]) -> None:
        """Fills in `lead_in` of every item."""
        leads: dict[int, int] = {}
        used = False  # whether an item has hung on what leads in at the moment
        first: Block | None = None  # the one that did so first
        for i, block in enumerate(blocks):
            following = blocks[i + 1] if i + 1 < len(blocks) else None
            if block.kind == "item":
                if used and first is not None and self._begins_another(first, block):
                    leads.pop(block.depth, None)
                block.lead_in = leads.get(block.depth)
                first = first if used else block
                if not used and self._is_open(block) and following and following.depth == block.depth:
                    # the lead-in itself was given a bullet by mistake
                    leads[block.depth] = i
                used = True
                leads = {depth: lead for depth, lead in leads.items() if depth <= block.depth}
                if self._is_open(block) or (following and following.kind == "item" and following.depth > block.depth):
                    leads[block.depth + 1] = i
            elif (
                block.kind == "heading"
                or self._is_open(block)
                or (following and following.kind == "item" and self._leads(block, used))
            ):
                leads = {1: i}
                used = False

    def _leads(self, block: Block, used: bool) -> bool:
        """Whether a paragraph above an item leads in to it, and does not just interrupt the list."""
        end = self._end(block)
        # "The action plan was published in May." between two items: the list goes on after it
        return not (used and end.endswith(_STOPS)) or self._announces.search(end) is not None

    def _begins_another(self, first: Block, block: Block) -> bool:
        """Whether a number, behind bullets as deep, is that of the next item of minutes and not one of their list."""
        return first.depth == block.depth and self._is_numbered(block) and not self._is_numbered(first)

    def _is_numbered(self, item: Block) -> bool:
        """Whether the mark of an item, which its block leaves out, is a number."""
        return _NUMBER.match(self._view, self._view.rfind("\n", 0, item.start) + 1, item.start) is not None

    def _is_open(self, block: Block) -> bool:
        last = self._view[block.end - 1 : block.end]
        return last in _MAY_BE_OPEN and block.kind != "row" and self._end(block).endswith(_OPEN_ENDS)

    def _end(self, block: Block) -> str:
        return self._view[max(block.start, block.end - _ANNOUNCEMENT) : block.end].rstrip(_AFTER)
