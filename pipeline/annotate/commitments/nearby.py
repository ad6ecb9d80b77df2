"""Which body is named near an undertaking that does not say who is to act: in its sentence, paragraph, or before."""

from __future__ import annotations

import re

from pipeline.annotate.commitments.bodies import ACTING
from pipeline.annotate.commitments.context import OBLIQUE, Context
from pipeline.annotate.layers import Block, the_only
from pipeline.facts import OrganisationKind
from pipeline.found import Name

_SENT_TO = re.compile(
    r"\b(?:submi(?:t|ts|tted|ssion)|sent|presented|present|returned|report(?:ed)?|appl(?:y|ied)) to (?:the )?$"
    r"|\b(?:told|informed|reminded|assured|asked) (?:the )?$"
    r"|\b(?:subject to|pending) [^,.;]{0,60}$",
    re.IGNORECASE,
)
"""Before a body to which something goes that another one makes, that is told of it, or that has to agree first."""
_AND_THE = re.compile(r" \(|\)?(?:/| and (?:the )?)")
"""Between a name and its acronym, or another name."""
_FIRST_NAME = 30
"""Within so many characters a paragraph names whom it is about."""
_PARTLY = re.compile(rf"{OBLIQUE.pattern}|\bof(?: the)? $")
"""Before a body that is mentioned by the way: "at a rally of the EIS"."""
_SITE = re.compile(
    r"be (?:\w+ ){0,6}?(?:on (?:(?P<own>our )|the )[^,.;]{0,60}?\b(?:website|web ?site|webpages?|web pages?|homepage)\b"
    r"|(?P<here>(?:here|on this (?:page|site|website|web ?page))\b))"
)
"""Where something will be published: by whoever has the website."""

_OF_WRITERS = re.compile(
    r"\b[Ww]e(?:['’](?:ve|re|ll|d))?(?! (?:at|in|as|for)\b) [^,;:.?!()]*(?:, wh\w+ [^,;:.?!()]*)?$"
)
"""Before a body that the writers do something with: "we met Ana, who works for Kent", not "we at Kent"."""
_TO_WRITERS = re.compile(r"[^,;:.?!()]{0,200}\b(?:us|with our)\b")
"""Behind a body that does something to them: "Ofsted inspected us"."""
_NEAR = 200
"""Within so many characters of "we" a body is said to be dealt with."""


def host(context: Context, offset: int) -> Name | None:
    """Whose website something will be published on: "will be put on the Ofsted website", "on our web pages"."""
    site = _SITE.match(context.view, offset)
    if site is None:
        return None
    if site["own"] or site["here"]:
        return context.we
    return the_only(m.entity for m in context.mentions_in(offset, site.end(), "organisation"))


def beside(context: Context, offset: int) -> Name | None:
    """The one official body named in the sentence around an offset, not as whom something is done to or with."""
    sentence = context.layers.sentence_at(offset)
    if sentence is None:
        return None
    return the_only(
        m.entity
        for m in context.mentions_in(sentence.start, sentence.end, "organisation")
        if m.organisation_kind in ACTING
        and not OBLIQUE.search(context.view, max(0, m.start - 12), m.start)
        and not _SENT_TO.search(context.view, sentence.start, m.start)
    )


def last_in(context: Context, offset: int, block: Block) -> Name | None:
    """The official body named last before an offset, itself or by somebody who speaks for it.

    It is looked for in the block, and in what leads in to it: "Ana Reyne of the board told us that:".
    """
    found = _last_in(context, offset, block)
    if found is not None or block.lead_in is None:
        return found
    above = context.layers.blocks[block.lead_in]
    return _last_in(context, above.end, above)


def _last_in(context: Context, offset: int, block: Block) -> Name | None:
    """`last_in` for the block alone."""
    for mention in context.mentions_before(offset):
        if mention.start < block.start:
            return None
        if mention.kind == "person":
            body = context.body_of(mention.entity)
            if body is not None and context.is_official(body):
                return body
        elif mention.organisation_kind in ACTING and not _SENT_TO.search(context.view, block.start, mention.start):
            return mention.entity
    return None


def above(context: Context, offset: int) -> Name | None:
    """The council or health body that the paragraph above begins with, as news is written."""
    sentence = context.layers.sentence_at(offset)
    if sentence is None or not sentence.block:
        return None
    before, block = context.layers.blocks[sentence.block - 1 : sentence.block + 1]
    if not before.kind == block.kind == "paragraph" or before.section != block.section:
        return None
    found = context.mentions_in(before.start, min(before.end, before.start + _FIRST_NAME), "organisation")
    return found[0].entity if found and context.is_local(found[0].entity) else None


def union(context: Context, offset: int, block: Block) -> Name | None:
    """Whose ballot or strike it is: of the union of the sentence, or of the paragraph so far, else of the publisher.

    In a text of nobody known it is that of the union which it tells of most.
    """
    sentence = context.layers.sentence_at(offset)
    for start, end in ((sentence.start, sentence.end) if sentence else (offset, offset), (block.start, offset)):
        named = [m for m in context.mentions_in(start, end, "organisation") if m.organisation_kind == "union"]
        straight = [m for m in named if not OBLIQUE.search(context.view, max(0, m.start - 12), m.start)]
        if straight:
            return straight[-1].entity
    if context.publisher is not None and context.kinds.get(context.publisher.name) == "union":
        return context.publisher
    unions = [m for m in context.mentions_before(offset, "organisation") if m.organisation_kind == "union"]
    unions = [m for m in unions if not _PARTLY.search(context.view, max(0, m.start - 12), m.start)] or unions
    return max(unions, key=lambda m: context.counts[m.name]).entity if unions else None


def inspectorate(context: Context, offset: int) -> Name | None:
    """The inspectorate named last before an offset, of two that go together the first: "Ofsted and the CQC"."""
    found = None
    for mention in context.mentions_before(offset, "organisation"):
        if found is not None and not _AND_THE.fullmatch(context.view, mention.end, found.start):
            break
        if mention.organisation_kind == "regulator":
            found = mention
        elif found is not None:
            break
    return found.entity if found else None


def last_of_kind(context: Context, kind: OrganisationKind, offset: int) -> Name | None:
    """The body of a kind that is named last before an offset."""
    return next((m.entity for m in context.mentions_before(offset) if m.organisation_kind == kind), None)


def meets_writers(context: Context, body: Name) -> bool:
    """Whether the writers tell of a body as of others, whom they deal with: it is not they who say "we"."""
    for mention in context.mentions:
        sentence = context.layers.sentence_at(mention.start) if mention.entity == body else None
        if sentence is None:
            continue
        if _OF_WRITERS.search(context.view, max(sentence.start, mention.start - _NEAR), mention.start):
            return True
        if _TO_WRITERS.match(context.view, mention.end, sentence.end):
            return True
    return False
