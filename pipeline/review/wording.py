"""A fact in a sentence, as one would say it to a colleague."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from pipeline.told import says_no, undertaken
from pipeline.verdicts import Values
from pipeline.verdicts.values import AcronymValues, CommitmentValues, DateValues, MentionValues, RoleValues


def in_a_sentence(values: Values, evidence: str) -> str:
    """What a fact says, in English; `evidence` is the text it was found in."""
    match values:
        case MentionValues():
            what = "the person" if values.kind == "person" else f"the {_words(values.organisation_kind)}"
            return (
                f"“{evidence}” names {what} {values.name}."
                if what != "the other"
                else f"“{evidence}” names the body {values.name}."
            )
        case RoleValues():
            return _role(values)
        case DateValues():
            return f"“{evidence}” means {_days(values.date_start, values.date_end)}."
        case AcronymValues():
            if values.long is None:
                return f"“{values.short}” is used and never explained."
            of = (
                f", the body {values.organisation}"
                if values.organisation and values.organisation != values.long
                else ""
            )
            return f"“{values.short}” stands for {values.long}{of}."
        case CommitmentValues():
            return _commitment(values)
    raise TypeError(f"no sentence for {type(values).__name__}")


def _role(values: RoleValues) -> str:
    body = values.organisation
    if values.role is None:
        return f"{values.person} {'belonged' if values.former else 'belongs'} to {body or 'a body not named'}."
    is_or_was = "was formerly" if values.former else "is"
    return f"{values.person} {is_or_was} {values.role}" + (f" at {body}." if body else ", of no body named.")


_SAYS = {
    "firm": "will",
    "required": "must",
    "intended": "intends to",
    "proposed": "proposes to",
}


def _commitment(values: CommitmentValues) -> str:
    who = values.actor_name or values.actor or "Somebody not named"
    due = f" – due {_days(values.due_start, values.due_end)}" if values.due_end else " – no deadline"
    speaker = f", says {values.speaker}" if values.speaker else ""
    what = undertaken(values.action, values.actor, {who})
    no = " not" if values.negated and not says_no(values.action, values.actor) else ""
    return f"{who} {_SAYS[values.strength]}{no}: {what}{due}{speaker}."


def _days(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return "no day that can be told"
    if first is None or last is None or first == last:
        return _day(first or last)
    if (first.day, last) == (1, first.replace(day=monthrange(first.year, first.month)[1])):
        return f"{first:%B %Y}"
    return f"{_day(first)} to {_day(last)}"


def _day(day: date | None) -> str:
    return f"{day:%-d %B} {day.year}" if day else "an unknown day"


def _words(name: str) -> str:
    return name.replace("_", " ").replace("nhs", "NHS")
