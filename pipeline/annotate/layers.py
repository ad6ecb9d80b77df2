"""The layers that the components of the pipeline read and write, kept on `doc._.send`.

spaCy's spans begin and end at tokens; evidence begins and ends at characters. So every component keeps its findings
with exact character offsets in `Layers`, and shows them as token spans in `doc.spans` under its own name.

All patterns run over the `view` of a text: as long as the reflowed text itself (see `pipeline.reflow`), character for
character, but with one kind of quote, hyphen, dash and blank. Offsets found in the view therefore hold in that text.
"""

from __future__ import annotations

import bisect
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeVar

from spacy.tokens import Doc, SpanGroup

from pipeline.briefing import Metadata
from pipeline.facts import Zone
from pipeline.found import DocumentFacts, Found
from pipeline.reflow import Reflowed
from pipeline.rules.patterns import SYMBOLS

T = TypeVar("T")

BlockKind = Literal["heading", "paragraph", "item", "row", "attribution"]

_PLAIN = {
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\u200a\u2002\u2003\u2004\u2005\u2006\u2008\v\f\u200b\u2060\ufeff", " "),
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("\u2010\u2011\u00ad", "-"),
    **dict.fromkeys("\u2012\u2013\u2014\u2015\u2212", "–"),
    "\r\n": " \n",  # before the single one
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u0085": "\n",
    # the symbols that stand for entities in a skeleton must not come from the text itself
    **dict.fromkeys(SYMBOLS.values(), " "),
}

_SPACED_HYPHEN = re.compile(r"(?<=\S )-(?= \S)")
"""What many write for a dash."""
_TAB_BEHIND_NUMBER = re.compile(
    r"^( *\(?(?:(?!20\d\d\b)\d[\w.]{0,7}|[a-zA-Z]|[ivx]{1,5})[.)]?)\t(?=[^\t\n]*$)", re.MULTILINE
)
"""What sets the number of a paragraph apart from it; a row of a table has more columns."""
_COLUMNS = re.compile(r"(?<=[^\s.?!:|]) {3,}(?=[^\s|])")
"""Blanks that set columns apart: not behind a full stop, where some typists leave them, or a label."""
_SLASHED = re.compile(r"^((?:[A-Z][\w'.-]* ){2,5})/(?= [A-Z])", re.MULTILINE)
"""What minutes set names and posts apart by: "Ana Reyne / Chair"."""
_SINGLE_QUOTED = re.compile(
    r"(?<![\w'])'(?=[\w£(])((?:[^']|(?<=\w)'(?=\w)|(?<=s)'(?= [a-z]))*)(?:(?<!s)'(?!\w)|'(?! ?\w))"
)
"""An apostrophe stands between letters, or behind the s of a plural that goes on ("the schools' plans")."""


def normalise(text: str) -> str:
    """The view of a text: same length, plain quotes, `-` hyphens, `–` dashes, blanks, and `\\n` line ends."""
    return _with_tabs(text).replace("\t", " ")


def _with_tabs(text: str) -> str:
    # some fifty searches for one character each take a fifth of the time of one for any of them
    for odd, plain in _PLAIN.items():
        if odd in text:
            text = text.replace(odd, plain)
    if " / " in text:
        text = _SLASHED.sub(r"\1–", text)
    if " - " in text:
        text = _SPACED_HYPHEN.sub("–", text)
    return "\n".join(map(_double_quoted, text.split("\n"))) if "'" in text else text


def _double_quoted(line: str) -> str:
    """A line with double quotes for single ones, which some papers prefer, unless it has both."""
    return _SINGLE_QUOTED.sub(r'"\1"', line) if "'" in line and '"' not in line else line


@dataclass(slots=True)
class Block:
    """A stretch of lines that belong together: a heading, a paragraph, a list item, a row of a table, or the line
    below a quotation that says whose it is (an attribution).

    `start`/`end` leave out bullets, numbers and Markdown marks, which begin at `mark`; `section` is the path of
    headings above; `lead_in` is the index of the block that introduces a list item ("The DfE will:"); `depth` is the
    level of a heading or item; `quoted` is true for block quotes and paragraphs in quotation marks.
    """

    start: int
    end: int
    kind: BlockKind
    section: str | None = None
    lead_in: int | None = None
    depth: int = 1
    quoted: bool = False
    mark: int = 0


@dataclass(slots=True)
class Sentence:
    """A sentence, or a heading or list item that stands for one. `block` is the index of its block."""

    start: int
    end: int
    block: int


@dataclass(slots=True, frozen=True)
class Rejected:
    """A candidate that a component decided against, and why: the id of what blocked it, or a few words."""

    start: int
    end: int
    component: str
    reason: str


@dataclass(slots=True)
class Layers:
    """All that is known of one text so far.

    All offsets in here count in `text`, the text reflowed; `flow` leads back to the text as written. `lines` is the
    view as it was before tabs were turned to blanks and mark-up was blanked out; `capitals` are the
    capitalised words with their places (see `pipeline.annotate.runs`); `strangers` are {start: end} of first names
    whose bearers the document names nowhere in full, and who are therefore no facts, though verbs and "he" may be
    theirs; `tokens` is what `pipeline.annotate.forms` reads of the tokens; `shows_spans` is whether anybody is
    going to look at `doc.spans`; `trace` collects the rejected candidates where somebody asks for them, by putting
    a list there. `met` is the day of the meeting that a page which came out later records.
    """

    view: str
    lines: str = ""
    text: str = ""
    flow: Reflowed = field(default_factory=lambda: Reflowed(""))
    metadata: Metadata = field(default_factory=Metadata)
    boilerplate: Sequence[tuple[int, int]] = ()
    blocks: list[Block] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    facts: DocumentFacts = field(default_factory=DocumentFacts)
    capitals: dict[str, list[int]] = field(default_factory=dict)
    strangers: dict[int, int] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    met: date | None = None
    tokens: tuple[list[str], list[int]] | None = None
    shows_spans: bool = True
    trace: list[Rejected] | None = None
    _starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, doc: Doc) -> Layers:
        """The layers of a document, made on first use."""
        layers: Layers | None = doc.user_data.get(_HOME)
        return cls.of_text(doc.text).on(doc) if layers is None else layers

    def on(self, doc: Doc) -> Layers:
        """These layers, made the ones of `doc`."""
        doc.user_data[_HOME] = self
        return self

    @classmethod
    def of_text(cls, text: str) -> Layers:
        """The layers of a bare text."""
        flow = Reflowed(text, dashes_apart=True)
        lines = _with_tabs(flow.text)
        # a bar sets columns apart, which a blank would run together: "Ana Reyne", "Committee Chair"
        view = _TAB_BEHIND_NUMBER.sub(r"\1 ", lines).replace("\t", "|") if "\t" in lines else lines
        if "   " in view:
            view = _COLUMNS.sub(lambda blanks: " |".ljust(len(blanks[0])), view)
        return cls(view, lines, flow.text, flow)

    def text_of(self, span: Sentence | Block) -> str:
        """The view of a sentence or block."""
        return self.view[span.start : span.end]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`, or the nearest one before it."""
        if len(self._starts) != len(self.sentences):
            self._starts = [s.start for s in self.sentences]
        i = bisect.bisect_right(self._starts, offset) - 1
        return self.sentences[i] if i >= 0 else None

    def block_of(self, sentence: Sentence) -> Block:
        """The block a sentence stands in."""
        return self.blocks[sentence.block]

    def reject(self, start: int, end: int, component: str, reason: str) -> None:
        """Notes a rejected candidate, if anybody asks for them."""
        if self.trace is not None:
            self.trace.append(Rejected(start, end, component, reason))

    def unflow(self) -> None:
        """Brings all that was found back to where it stands in the text as written: the last thing to do."""
        if self.flow.is_same:
            return
        original = self.flow.original
        for fact in self.facts.all():
            fact.start, fact.end = original(fact.start, fact.end)
        for commitment in self.facts.commitments:
            commitment.date = original(*commitment.date) if commitment.date is not None else None
        for sentence in self.sentences:
            sentence.start, sentence.end = original(sentence.start, sentence.end)
        for block in self.blocks:
            block.mark, _ = original(block.mark, block.mark)
            block.start, block.end = original(block.start, block.end)
        self.boilerplate = [original(start, end) for start, end in self.boilerplate]
        if self.trace is not None:
            self.trace = [Rejected(*original(x.start, x.end), x.component, x.reason) for x in self.trace]

    def zone_at(self, offset: int) -> Zone:
        """Whether an offset lies in the briefing or in the furniture around it."""
        i = bisect.bisect_right(self.boilerplate, (offset, sys.maxsize)) - 1
        return "boilerplate" if i >= 0 and offset < self.boilerplate[i][1] else "body"


_HOME = "send"
"""Where a document keeps its layers: `doc._`, which takes 20 times as long as `doc.user_data`, is asked by others."""

if not Doc.has_extension("send"):
    Doc.set_extension("send", getter=Layers.of, setter=lambda doc, layers: layers.on(doc))


def covered(view: str, found: Iterable[Found]) -> bytearray:
    """A mark for every offset of a view, and the one behind it, that lies in a finding."""
    marks = bytearray(len(view) + 1)
    for f in found:
        marks[f.start : f.end] = b"\1" * (f.end - f.start)
    return marks


def the_only(values: Iterable[T]) -> T | None:
    """The one value that all of them are; None when there is none, or more than one."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None


def require(doc: Doc, component: str, *before: str) -> Layers:
    """The layers of `doc` for `component`. Raises ValueError when a component that it builds on has not run."""
    layers = Layers.of(doc)
    missing = [name for name in before if name not in layers.done]
    if missing:
        raise ValueError(f"{component} builds on {', '.join(missing)}: add them to the pipeline before it")
    layers.done.add(component)
    return layers


def show(doc: Doc, component: str, found: Iterable[Found | Sentence], label: str) -> None:
    """Puts findings into `doc.spans[component]` as token spans, with the rule's id as span id, if anybody looks there.

    A span takes as long to make as a sentence takes to find: where only the facts are wanted, none is made.
    """
    if not Layers.of(doc).shows_spans:
        return
    flow = Layers.of(doc).flow
    spans = (
        doc.char_span(
            *flow.original(f.start, f.end),
            label,
            span_id=f.rule if isinstance(f, Found) else "",
            alignment_mode="expand",
        )
        for f in found
    )
    doc.spans[component] = SpanGroup(doc, name=component, spans=[span for span in spans if span is not None])
