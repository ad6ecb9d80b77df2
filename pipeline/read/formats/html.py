"""Saved web pages: the main text as trafilatura tells it from the furniture, with headings, lists and tables kept.

trafilatura gives the words of the main text, and what the page declares of itself. The text is put together from the
page's own elements whose words those are, so that every offset has an element: its XPath, to be found in any browser.
"""

from __future__ import annotations

import codecs
import re
from datetime import date
from typing import Any

from pipeline.briefing import Metadata
from pipeline.corpus.limits import Limits
from pipeline.errors import ReadError
from pipeline.read.blocks import Blocks, Reading, one_line
from pipeline.read.decoding import damage, decode, decode_named
from pipeline.read.elements import Block, blocks_of
from pipeline.read.registry import library, register

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?([\w-]{1,40})""", re.I)
_HEAD = 4_000
_XML = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_RUN = 3
"""So many words in a row that trafilatura kept, too, tell that a block is main text."""
_ENOUGH = 0.5
_TITLE_WITHIN = 15
"""The title stands so many blocks above the main text at most; a date and a by-line stand between them."""
_SMALL_GAP = 2
"""So many blocks between main text are main text as well: a short heading, a lone item. A day so close above it is its
own."""
_LEAST_SHARE = 0.25
"""Where less than this share of the page's words is main text, the page is no article, and all of it is read."""
_EARLIEST, _LATEST = "1978-01-01", "2099-12-31"
"""No briefing is older than the Warnock report; a fixed end keeps the clock out."""


def recognise(raw: bytes) -> bool:
    """Whether bytes begin as a page does."""
    return _HTML.match(raw[:_HEAD].removeprefix(codecs.BOM_UTF8)) is not None


@register("html", (".html", ".htm", ".xhtml"), recognise)
def read_html(raw: bytes, limits: Limits) -> Reading:
    """The main text of a page, and what it declares of itself."""
    return read_page(_decoded(raw), limits)


def read_page(source: str, _limits: Limits) -> Reading:
    """The main text of a page given as text."""
    etree, html = library("lxml.etree", ".html"), library("lxml.html", ".html")
    trafilatura = library("trafilatura", ".html")
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(_XML.sub("", source.replace("\0", "")), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError("empty", "the page holds no text") from error
    found = blocks_of(tree)
    if not found:
        raise ReadError("empty", "the page holds no text")
    article = _article(trafilatura, source)
    main, notices = _main(found, article), damage(source)
    if any("depth" in (entry.message or "").lower() for entry in parser.error_log):
        notices.append("elements are nested too deeply: the page was read up to there")
    text = Blocks()
    for block, is_main in main:
        block.write(text)
        if not is_main:
            text.mark_furniture()
    has_title = any(block.kind == "heading" for block, _ in main[:_SMALL_GAP])
    return text.reading(_declared(article, has_title), notices)


def _decoded(raw: bytes) -> str:
    """The source of a page: in the encoding it names, if it keeps its word."""
    named = _CHARSET.search(raw[:_HEAD])
    if named is None or raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(raw)
    name = named[1].decode("ascii").lower()
    # bytes in which the name can be read are not what it says
    return decode(raw) if name.startswith(("utf-16", "utf-32")) else decode_named(raw, name)


def _article(trafilatura: Any, source: str) -> Any:
    """What trafilatura finds on a page; None where that is nothing."""
    dates = {"extensive_search": False, "original_date": True, "min_date": _EARLIEST, "max_date": _LATEST}
    try:
        return trafilatura.bare_extraction(
            _XML.sub("", source.replace("\0", "")),
            include_comments=False,
            with_metadata=True,
            date_extraction_params=dates,
        )
    except Exception:  # whatever it trips over, the page's own blocks are still there
        return None


def _main(blocks: list[Block], article: Any) -> list[tuple[Block, bool]]:
    """The blocks of the briefing from its title to its last words, each with whether it is main text."""
    body = getattr(article, "body", None)
    if body is None:
        return [(block, True) for block in blocks]
    runs, short = _wording(" ".join(body.itertext())), {_folded(text) for text in body.itertext()}
    main = [_is_main(block, runs, short) for block in blocks]
    inside = [i for i, is_main in enumerate(main) if is_main]
    words = sum(len(block.text) for block in blocks)
    if sum(len(blocks[i].text) for i in inside) < _LEAST_SHARE * words:
        return [(block, True) for block in blocks]
    first, last = inside[0], inside[-1]
    above = range(max(0, first - _TITLE_WITHIN), first)
    title = next((i for i in above if blocks[i].is_title), None)
    begin = next((i for i in above[-_SMALL_GAP:] if _YEAR.search(blocks[i].text)), first) if title is None else title
    for before, after in zip([begin, *inside], inside, strict=False):
        # what stands between the title and the text is its date and by-line
        if after == first or after - before <= _SMALL_GAP + 1:
            main[before:after] = [True] * (after - before)
    return [(blocks[i], main[i]) for i in range(begin, last + 1)]


def _is_main(block: Block, runs: set[tuple[str, ...]], short: set[str]) -> bool:
    own = _wording(block.text)
    if not own:
        return all(_folded(words) in short for words in block.cells or [block.text] if words)
    return len(own & runs) >= _ENOUGH * len(own)


def _wording(text: str) -> set[tuple[str, ...]]:
    """Every run of three words in a text."""
    words = _WORD.findall(text.lower())
    return set(zip(*(words[i:] for i in range(_RUN)), strict=False))


def _folded(text: str) -> str:
    return one_line(text).lower()


def _declared(article: Any, has_title: bool) -> Metadata:
    """Title, author, publisher and day as the page's head states them."""
    declared = Metadata()
    if article is None:
        return declared
    declared.title = None if has_title else article.title
    declared.author = "; ".join((article.author or "").split("; ")) or None
    declared.publisher = article.sitename if article.sitename and "." not in article.sitename else None
    if article.date:
        declared.published, declared.published_precision = date.fromisoformat(article.date), "day"
    return declared
