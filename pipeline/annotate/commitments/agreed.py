"""What minutes or news record as proposed and, right behind it, as agreed or lost.

"JB proposed that a form be sent out. AGREED."; "Ana Reyne proposed that it be sent out. The motion was lost.".
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.annotate.commitments.context import Context
from pipeline.annotate.commitments.lists import Frame
from pipeline.annotate.layers import Block, Sentence

_AGREED = (
    r"(?:(?:[Tt]his|[Tt]hat|[Ii]t|[Aa]ll|[Mm]embers|[Gg]overnors|[Tt]rustees|[Tt]he [\w-]+(?: \w+)?"
    r"|[Tt]his (?:proposal|motion|recommendation|suggestion|request)) )?"
    r"(?:(?:was|were) )?(?:(?:then|all|duly|unanimously) )?"
    r"(?:AGREED|[Aa]greed|CARRIED|[Cc]arried|[Aa]pproved|APPROVED|[Aa]ccepted|[Aa]dopted|RESOLVED|[Rr]esolved)"
    r"(?: (?:unanimously|by all|nem\.? con|(?:to )?th(?:is|e) (?:proposal|request|recommendation)|(?:to )?this))?"
)
_BEHIND = re.compile(rf"\s*(?:[–-] ?)?{_AGREED}(?:\W*$|[.;])", re.MULTILINE)
_WITHIN = re.compile(rf",? (?:and|which) {_AGREED}\W*$")
_MOVED = re.compile(
    r"[^.;:]{1,80}?\b(?:proposed|suggested|recommended|moved|requested|asked)"
    r"(?:,? (?:and )?seconded by [^.;:]{2,60}?)?,? (?=that\b)"
    r"(?!that [^,.;]{1,60}\b(?:had|has|was|were|is|are) )"
)
"""Before what is to be, in the subjunctive; "suggested that the form was late" tells what somebody thinks."""
_LOST = re.compile(
    r"\b(?:motion|amendment|proposal|suggestion|recommendation|request|vote|it|this|that|which)\b"
    r" (?:(?:was|were|is|has been|had been|did|therefore|then|later|subsequently|also|however) )*"
    r"(?:withdrawn|lost|defeated|rejected|dropped|negatived|voted down|fell\b|lapsed\b"
    r"|not (?:carried|agreed|seconded|supported|accepted|approved|passed|adopted|pass|go ahead)\b)",
    re.IGNORECASE,
)
_SOON_BEHIND = 250
"""So many characters behind a proposal its block may tell what became of it."""
_NEXT_LINE = 60
"""So many characters behind a paragraph a line of its own may say that all of it was agreed."""


def moved_and_agreed(context: Context, sentence: Sentence, block: Block) -> tuple[Sentence, Frame] | None:
    """The part of a sentence of minutes that tells what was proposed, if that was agreed, and the frame this makes."""
    if not context.is_minutes:
        return None
    view, start, end = context.view, sentence.start, sentence.end
    moved = _MOVED.match(view, start, end)
    if moved is None:
        return None
    within = _WITHIN.search(view, moved.end(), end)
    if within is None and not _BEHIND.match(view, end, block.end + _NEXT_LINE):
        return None
    part = replace(sentence, start=moved.end() + len("that "), end=within.start() if within else end)
    return part, Frame("commitment.resolved", "firm", (start, start), full=True, any_item=True)


def was_lost(view: str, sentence: Sentence, block: Block) -> bool:
    """Whether what a sentence proposes was not carried, as it says itself or what stands behind it in its block."""
    return _LOST.search(view, sentence.start, min(block.end, sentence.end + _SOON_BEHIND)) is not None
