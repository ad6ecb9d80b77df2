"""Title, author, publisher and publication day from what a page says, by the rules of `rules/metadata.yaml`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from pipeline.briefing import Metadata
from pipeline.read.stated_dates import ANY_DATE, stated_date
from pipeline.read.zones import Line
from pipeline.rules import Rules
from pipeline.rules.reading import MetadataRule

_LONGEST_TITLE = 200
_LONGEST_LINE = 1000
_SITE_SUFFIX = re.compile(r" [|»] [^|»]{1,60}$")
_NO_TITLE = re.compile(r"^(?:by |date:|published|posted|updated|-{3})", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?:@|https?://(?:www\.)?|www\.)(?:[\w-]+\.)*?([\w-]{3,})\.(?:org|co|gov|ac|com|nhs|scot|wales|cymru|net)\b"
)
_OTHERS = {"gov", "google", "facebook", "twitter", "youtube", "parliament", "legislation", "gmail", "outlook"}
"""Sites that pages link to without being published there."""


def find_metadata(
    text: str, lines: Sequence[Line], furniture: Sequence[tuple[int, int]], path: str, rules: Rules
) -> Metadata:
    """Who published what when, as far as the text and the file's path say; `sources` tells how each is known."""
    metadata = Metadata()
    for rule, pattern in rules.metadata.compiled:
        if getattr(metadata, rule.field) is None:
            _apply(rule, pattern, lines, metadata, rules)
    body = [line for line in lines if not any(start <= line.start < end for start, end in furniture)]
    if metadata.title is None and (title := _first_title(body)):
        metadata.title, metadata.sources["title"] = title, "first line"
    if metadata.publisher is None and (publisher := _site(text, rules)):
        metadata.publisher, metadata.sources["publisher"] = publisher, "address"
    if metadata.published is None:
        _date_from(metadata, "title", metadata.title or "")
    if metadata.published is None:
        _date_from(metadata, "file name", re.sub(r"[_ ]", "-", PurePosixPath(path).stem))
    return metadata


def _apply(
    rule: MetadataRule, pattern: re.Pattern[str], lines: Sequence[Line], metadata: Metadata, rules: Rules
) -> None:
    """Sets the rule's field from the first line that matches."""
    within = lines if rule.lines is None else lines[: rule.lines] if rule.lines > 0 else lines[rule.lines :]
    for line in within:
        if (found := answer(rule, pattern, line.wording, rules)) is None:
            continue
        _, value = found
        if rule.field != "published":
            setattr(metadata, rule.field, value)
        elif stated := stated_date(value):
            metadata.published, metadata.published_precision = stated
        else:
            continue
        metadata.sources[rule.field] = rule.source
        return


def answer(rule: MetadataRule, pattern: re.Pattern[str], wording: str, rules: Rules) -> tuple[int, str] | None:
    """Where in a line's wording the answer of a rule begins, and the answer; None when the rule finds none."""
    if len(wording) > _LONGEST_LINE or not (found := pattern.search(wording)):
        return None
    group = next(name for name, v in found.groupdict().items() if name.startswith("value") and v)
    value = found[group].strip(" ,;:").removeprefix("the ").removeprefix("The ")
    if rule.known and value.lower() not in rules.organisations.surface_forms:
        return None
    return found.start(group) + found[group].index(value), value


def _first_title(body: Sequence[Line]) -> str | None:
    """The first line of the briefing that can be a title: no date line, by-line or paragraph."""
    for line in body[:6]:
        bare_date = (found := ANY_DATE.search(line.wording)) and len(found[0]) > len(line.wording) - 12
        if len(line.wording) <= _LONGEST_TITLE and not bare_date and not _NO_TITLE.match(line.wording):
            return _SITE_SUFFIX.sub("", line.wording)
    return None


def _site(text: str, rules: Rules) -> str | None:
    """The known body whose site or mail addresses the page gives most often."""
    domains = Counter(d.lower() for d in _DOMAIN.findall(text) if d.lower() not in _OTHERS)
    for domain, _ in sorted(domains.items(), key=lambda item: (-item[1], item[0])):
        for body in rules.organisations.organisations:
            if body.acronym and body.acronym.lower() == domain:
                return body.acronym
            if re.sub(r"[^a-z]", "", body.name.lower()) == re.sub(r"[^a-z]", "", domain):
                return body.name
    return None


def _date_from(metadata: Metadata, source: str, text: str) -> None:
    if (found := ANY_DATE.search(text)) and (stated := stated_date(found[0])):
        metadata.published, metadata.published_precision = stated
        metadata.sources["published"] = source
