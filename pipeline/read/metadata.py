"""Title, author, publisher and publication day from what a page says, by the rules of `rules/metadata.yaml`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Protocol

from pipeline.briefing import Metadata
from pipeline.read.addresses import from_addresses
from pipeline.read.heading import Heading
from pipeline.read.letterhead import at_address, health_body, host, letterhead, signed_for
from pipeline.read.lines import Line
from pipeline.read.names import (
    from_furniture,
    is_body,
    is_person,
    is_site,
    kind_of,
    out_of_capitals,
    parliament_of,
    spelt,
    that_publishes,
)
from pipeline.read.owners import is_record, of_crown, of_title, owner_of, sits_for_another
from pipeline.read.page import Page
from pipeline.read.sittings import chamber_of, is_sitting
from pipeline.read.stated_dates import Stated, date_in_file_name, date_in_title, season_in, stated_date
from pipeline.read.titles import title_of
from pipeline.read.voices import voice_of
from pipeline.read.writers import is_signed_jointly, name_line, named_below, named_in_table, signed_at_end, whole_name
from pipeline.read.zones import Zones
from pipeline.rules import Rules
from pipeline.rules.dates import MONTHS
from pipeline.rules.reading import MetadataRule

_LONGEST_LINE = 1000
_COMPANY = re.compile(r" (?:Ltd|Limited|PLC|plc|LLP)\b")
"""Who owns a journal, which has a name of its own."""
_A_YEAR = timedelta(days=366)
_SOON = timedelta(weeks=6)
"""Minutes are put on a page so soon after a meeting; a page that is brought up to date later was out before."""
_NEAR = timedelta(days=100)
_IN_FULL = re.compile(rf"\b(?!1\b|1st\b)\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)})[a-z]* 20\d\d\b", re.IGNORECASE)
"""A day with its year; on the first of a month laws and plans begin, which can be years away."""
_SEVERAL = 2
"""One day alone can be of any year."""
_SEASON_WITHIN = 6
"""The season of an edition stands on one of the briefing's first so many lines."""
_GUESSES = (
    "heading",
    "name line",
    "letterhead",
    "address",
    "furniture",
    "named most",
    "title",
    "file name",
    "date line",
)
"""Sources that tell a field by where something stands, not by what the page says of it."""
_UNFINISHED = re.compile(r" (?:the|a|an|of|for|and|in|at|on|to|with)$")
"""What follows a name in a sentence without a comma: "the National Trust the charity has"."""
_WEEKDAY = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
_COPYRIGHT_YEAR = re.compile(r"(?:©|\([Cc]\)|[Cc]opyright).{0,60}?\b(?:(?:19|20)\d\d ?[-–] ?)?(20\d\d)\b")
"""The last of them: "Copyright 2001-2025" has been there since 2001."""
_YEAR_NAMED = re.compile(r"(?<![\w£.,])20\d\d(?=(?:[-–/]\d\d)?(?![\w%]|[.,]\d))")
_BETWEEN_FIELDS = re.compile(r" [-–|] |: ")


class Searched(Protocol):
    """A pattern, compiled or about to be."""

    def search(self, text: str, /) -> re.Match[str] | None:
        """The first match in `text`."""


def find_metadata(
    text: str, view: str, lines: Sequence[Line], zones: Zones, path: str, rules: Rules, notices: list[str] | None = None
) -> Metadata:
    """Who published what when, as far as the text and the file's path say; `sources` tells how each is known.

    What a person may want to look at is added to `notices`.
    """
    metadata = Metadata()
    page = Page(text, view, lines, zones, rules.metadata, path)
    heading = Heading(page, rules)
    for rule, pattern in rules.metadata.late:
        if rule.field != "label" and not rule.fallback:
            _apply(rule, pattern, page, metadata, rules)
    _title(metadata, heading)
    _author(metadata, heading, rules)
    _publisher(metadata, heading, page, rules)
    metadata.chamber = None if is_site(metadata.publisher or "", rules) else chamber_of(heading)
    _published(metadata, path, heading, rules)
    if notices is not None:
        notices += _contradictions(metadata, page, rules)
    return metadata


def _contradictions(metadata: Metadata, page: Page, rules: Rules) -> Iterator[str]:
    """Other days that the page states as that of its publication, and that there is none."""
    if metadata.published is None:
        yield "no day of publication is known: dates without a year stay open (metadata.csv can give it)"
    for rule, pattern in rules.metadata.late:
        if rule.sure and metadata.published is not None:
            other = Metadata()
            _apply(rule, pattern, page, other, rules)
            if other.published_precision == "day" and not _same(other.published, metadata):
                yield f"published {metadata.published} by what stands first; also stated: {other.published} ({rule.id})"


def _same(day: date | None, metadata: Metadata) -> bool:
    """Whether a day is the one of publication, as exactly as that is known."""
    known = metadata.published
    if day is None or known is None or metadata.published_precision == "day":
        return day == known
    return day.year == known.year and (metadata.published_precision == "year" or day.month == known.month)


def declare(metadata: Metadata, declared: Metadata, rules: Rules) -> None:
    """Lays what a file declares of itself (a page's head, a mail's) over what was only guessed from its text.

    Who sends a mail may be a person, which no publisher is.
    """
    for field in ("title", "author", "publisher", "published"):
        value = getattr(declared, field)
        if field == "publisher" and value is not None and is_person(value, rules):
            continue
        if value is not None and metadata.sources.get(field, _GUESSES[0]) in _GUESSES:
            setattr(metadata, field, value)
            metadata.sources[field] = "declared"
            if field == "published":
                metadata.published_precision = declared.published_precision


def _apply(rule: MetadataRule, pattern: Searched, page: Page, metadata: Metadata, rules: Rules) -> None:
    """Sets the rule's field, if it is not set yet, from the first line that matches."""
    if getattr(metadata, rule.field) is not None or (rule.with_we and not page.says_we):
        return
    for wording in page.lines_for(rule):
        if (found := answer(rule, pattern, wording, rules)) is None:
            continue
        value: str = found[1]
        if rule.field != "published":
            setattr(metadata, rule.field, rule.gives or page.as_written(value))
        elif stated := stated_date(value, year=_copyright_year(page)):
            metadata.published, metadata.published_precision = stated
        else:
            continue
        metadata.sources[rule.field] = rule.source
        return


def answer(rule: MetadataRule, pattern: Searched, wording: str, rules: Rules) -> tuple[int, str] | None:
    """Where in a line's wording the answer of a rule begins, and the answer; None when the rule finds none."""
    if len(wording) > _LONGEST_LINE or not (found := pattern.search(wording)):
        return None
    if rule.gives is not None:
        return found.start("value"), rule.gives
    group = next(name for name, v in found.groupdict().items() if name.startswith("value") and v)
    value = re.sub(r"^the ", "", found[group].strip(" ,;:"), flags=re.IGNORECASE).removesuffix("'s")
    value = _UNFINISHED.sub("", value)
    if rule.field == "publisher":
        value = that_publishes(value, rules) or ""
        if not value:
            return None
    if rule.known and not (is_person(value, rules) if rule.field == "author" else is_body(value, rules)):
        return None
    at = found.start(group) + found[group].index(value)
    if rule.kinds and kind_of(value, rules) not in rule.kinds:
        value = f"The {value}"  # some names are ordinary words without their article
        if kind_of(value, rules) not in rule.kinds:
            return None
    return at, value


def _title(metadata: Metadata, heading: Heading) -> None:
    if metadata.title is None and (title := title_of(heading)):
        metadata.title, metadata.sources["title"] = title, "heading"


def _author(metadata: Metadata, heading: Heading, rules: Rules) -> None:
    if metadata.sources.get("author") == "heading" and (heading.names_those_present() or heading.has_foreword()):
        metadata.author = None
        del metadata.sources["author"]
    if metadata.sources.get("author") == "signature" and is_signed_jointly(heading):
        metadata.author = None
        del metadata.sources["author"]
    if metadata.author is None and (author := named_in_table(heading)):
        metadata.author, metadata.sources["author"] = author, "text"
    if metadata.author is None and (author := name_line(heading)):
        metadata.author, metadata.sources["author"] = author, "name line"
    if metadata.author is None and (author := signed_at_end(heading)):
        metadata.author, metadata.sources["author"] = author, "signature"
    if metadata.author is None and (author := named_below(heading)):
        metadata.author, metadata.sources["author"] = author, "name line"
    if metadata.author is not None and " " not in metadata.author:
        metadata.author = whole_name(metadata.author, heading.page.text) or metadata.author
    if metadata.author is not None and metadata.author.isupper():
        metadata.author = out_of_capitals(metadata.author, heading.page.text, rules)


def _publisher(metadata: Metadata, heading: Heading, page: Page, rules: Rules) -> None:
    """Sets who publishes, where no rule told; an organ that is called like others is its owner's."""
    named = metadata.sources.get("publisher") == "heading" and not is_site(metadata.publisher or "", rules)
    if named and (body := host(heading)):
        metadata.publisher, metadata.sources["publisher"] = body, "letterhead"
    if metadata.publisher is None and (body := letterhead(heading) or signed_for(heading)):
        metadata.publisher, metadata.sources["publisher"] = body, "letterhead"
    if (
        _COMPANY.search(metadata.publisher or "")
        and (paper := letterhead(heading))
        and kind_of(paper, rules) == "media"
    ):
        metadata.publisher, metadata.sources["publisher"] = paper, "letterhead"
    organ = metadata.publisher or ""
    if organ:
        owned = sits_for_another(organ, page.text, rules)
    else:
        owned = not is_sitting(heading) and is_record(page.text, metadata.title, rules)
    if owned and (body := (organ and health_body(heading)) or owner_of(organ, page, rules)):
        metadata.publisher, metadata.sources["publisher"] = body, "letterhead"
    elif owned and organ and (body := voice_of(page, rules, of_organ=True)):
        metadata.publisher, metadata.sources["publisher"] = body, "named most"
    if metadata.publisher is None and (body := of_title(metadata.title, page.text)):
        metadata.publisher, metadata.sources["publisher"] = body, "title"
    if metadata.publisher is None and (body := at_address(heading)):
        metadata.publisher, metadata.sources["publisher"] = body, "letterhead"
    own = [*page.furniture, *heading.contacts()]
    if metadata.publisher is None and (body := from_addresses(page.text, own, rules)):
        metadata.publisher, metadata.sources["publisher"] = body, "address"
    for rule, pattern in rules.metadata.late:
        if rule.field == "publisher" and rule.fallback:
            _apply(rule, pattern, page, metadata, rules)
    if metadata.publisher is None and (body := from_furniture(page.furniture, rules)):
        metadata.publisher, metadata.sources["publisher"] = body, "furniture"
    if metadata.publisher is None and (body := of_crown(page, rules)):
        metadata.publisher, metadata.sources["publisher"] = body, "imprint"
    if metadata.publisher is None and (body := voice_of(page, rules, signed=bool(metadata.author))):
        metadata.publisher, metadata.sources["publisher"] = body, "named most"
    if metadata.publisher is None and (name := heading.name_above_headline()):
        metadata.publisher, metadata.sources["publisher"] = name, "letterhead"
    if metadata.publisher is not None:
        name = spelt(metadata.publisher, page.text, rules)
        metadata.publisher = parliament_of(name, rules) or name


def _published(metadata: Metadata, path: str, heading: Heading, rules: Rules) -> None:
    """Sets the day that no rule told from the title or the file's name; then a day within a month that is told."""
    page = heading.page
    stem = PurePosixPath(path).stem
    later = Metadata()
    for rule, pattern in rules.metadata.late:
        if rule.field == "published" and rule.fallback and metadata.published_precision != "day":
            _apply(rule, pattern, page, later, rules)
    named = date_in_file_name(stem)
    years = [day.year for day in (named and named[0], later.published) if day]
    first = page.zones.first
    wordings = (line.wording for line in page.said[first : first + _SEASON_WITHIN])
    dated = (rules.metadata.forms["season_line"], rules.metadata.forms["journal_issue"])
    season = next((wording for wording in wordings if any(form.match(wording) for form in dated)), "")
    for source, found in (
        ("title", date_in_title(metadata.title or "", rules.metadata)),
        ("date line", _day_at_head(heading, [*years, *filter(None, [_copyright_year(page)])])),
        ("date line", _by_weekday(heading)),
        ("date line", _by_other_days(heading)),
        ("file name", named),
        ("title", season_in(metadata.title or "", rules.metadata)),
        ("date line", season_in(season, rules.metadata)),
    ):
        if metadata.published is None and found:
            metadata.published, metadata.published_precision = found
            metadata.sources["published"] = source
    told = metadata.published if metadata.published_precision == "month" else None
    if told and later.published and told - _A_YEAR < later.published < told:
        metadata.published = None  # no page is brought up to date before it is out: it is about a month to come
    for known in (later.published, named and named[0]):
        within = metadata.published is None or (
            metadata.published_precision == "month" and known and known.replace(day=1) == metadata.published
        )
        if known and within and metadata.published_precision != "day":
            metadata.published, metadata.published_precision = known, "day"
            metadata.sources["published"] = later.sources.get("published", "file name")

    if heading.names_those_present() and (stamp := _page_brought_up(heading)) is not None:
        known = metadata.published
        day_of_meeting = metadata.published_precision == "day" and not _is_surely_stated(page, rules)
        if known is not None and day_of_meeting and known < stamp < known + _SOON:
            metadata.published, metadata.sources["published"] = stamp, "text"


def _day_at_head(heading: Heading, years: Sequence[int]) -> Stated | None:
    """The day that stands at the head without its year, which is one of `years` or, by its weekday, the one before."""
    wordings = (heading.page.said[i].wording for i in heading.within)
    day = next((w for w in wordings if heading.forms["day_alone"].match(w)), None)
    if day is None:
        return None
    stated = [found for year in years for y in (year, year - 1) if (found := stated_date(day, year=y))]
    on_weekday = (found for found in stated if f"{found[0]:%a}" in day)
    return next(on_weekday, None) if _WEEKDAY.search(day) else next(iter(stated), None)


def _by_weekday(heading: Heading) -> Stated | None:
    """The day at the head, or at the end of the title, in the one year named by the page in which it is that weekday.

    A page names the year it lives in, or else the one to come ("fees for 2026-27").
    """
    day = next(filter(_WEEKDAY.match, _days_alone(heading)), None)
    if day is None:
        return None
    named = {int(year[0]) for year in _YEAR_NAMED.finditer(heading.page.text)}
    for years in (named, {year - 1 for year in named}):
        stated = (stated_date(day, year=year) for year in years)
        possible = [found for found in stated if found and f"{found[0]:%a}" in day]
        if possible:
            return possible[0] if len(possible) == 1 else None
    return None


def _by_other_days(heading: Heading) -> Stated | None:
    """The day at the head, or at the end of the title, in the year in which most days that the page gives are near.

    What a page tells of was a few weeks before it, or is soon; laws and plans are years away.
    """
    day = next(_days_alone(heading), None)
    if day is None:
        return None
    given = {found[0] for words in _IN_FULL.finditer(heading.page.text) if (found := stated_date(words[0]))}
    near = Counter[Stated]()
    for other in given:
        tried = (stated_date(day, year=other.year + n) for n in (-1, 0, 1))
        near.update(found for found in tried if found and abs(found[0] - other) < _NEAR)
    possible = sorted(found for found in near if near[found] >= _SEVERAL)
    return max(possible, key=lambda found: near[found], default=None)


def _days_alone(heading: Heading) -> Iterator[str]:
    """The days without their year that stand alone at the head or end a line there."""
    fields = (_BETWEEN_FIELDS.split(heading.page.said[i].wording)[-1] for i in heading.within)
    return filter(heading.forms["day_alone"].match, fields)


def _page_brought_up(heading: Heading) -> date | None:
    """The day on which a page was brought up to date, as its stamp says."""
    wordings = (line.wording for line in heading.page.said)
    stamps = (w for w in wordings if "pdated" in w and heading.forms["when_line"].match(w))
    stated = (stated_date(stamp) for stamp in stamps)
    return next((found[0] for found in stated if found and found[1] == "day"), None)


def _is_surely_stated(page: Page, rules: Rules) -> bool:
    """Whether a page says in so many words when it was published."""
    for rule, pattern in rules.metadata.late:
        if rule.sure:
            _apply(rule, pattern, page, other := Metadata(), rules)
            if other.published is not None:
                return True
    return False


def _copyright_year(page: Page) -> int | None:
    """The year in a page's notice of copyright."""
    notices = (line.wording for line in reversed(page.lines) if "©" in line.wording or "copyright" in line.folded)
    return next((int(found[1]) for notice in notices if (found := _COPYRIGHT_YEAR.search(notice[:300]))), None)
