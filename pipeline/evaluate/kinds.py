"""Scores the facts of one document against its gold, kind by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluate.commitments import score_commitments
from pipeline.evaluate.comparison import Comparison, Spanned, missed
from pipeline.evaluate.extracted import Acronym, Date, Extracted, Mention, Role
from pipeline.evaluate.gold import FactKind, Gold, GoldAcronym, GoldDate, GoldRole
from pipeline.evaluate.matching import best_pairs
from pipeline.evaluate.names import bare, same_name, shared_words, words
from pipeline.evaluate.spans import Offsets, jaccard
from pipeline.evaluate.tally import Tally
from pipeline.facts import EntityKind

_SAME_PLACE = 0.3
"""Two spans with this share in common speak of the same mention or date."""
_SAME_ROLE = 0.5
_BARE_AFFILIATION = 0.6
"""Likeness of a role to one annotated without a post, whatever post it gives: below that of the very post."""


@dataclass(frozen=True)
class Place:
    """A span of gold with the name it is annotated with."""

    span: Offsets
    name: str


def score_document(found: Extracted, gold: Gold, tally: Tally) -> None:
    """Adds the outcome of one document to the tally."""
    comparison = Comparison(found, gold, tally)
    score_mentions(comparison, "organisation")
    score_mentions(comparison, "person")
    score_roles(comparison)
    score_dates(comparison)
    score_acronyms(comparison)
    score_commitments(comparison)
    score_metadata(comparison)


def score_mentions(c: Comparison, kind: EntityKind) -> None:
    """Three figures, each asking more: `overlap` (a mention is found), `span` (with its exact offsets), `named`
    (resolved to an entity of the annotated name). Matched mentions are kept for the figure of clusters.
    """
    gold = [Place(span, entity.name) for entity in c.gold.entities(kind) for span in entity.mentions]
    found = [mention for mention in c.found.mentions[kind] if c.live(mention)]
    pairs = best_pairs(found, gold, _same_place, least=_SAME_PLACE)
    counted = c.counted(kind, found, pairs)
    exact = sum(found[i].span == gold[j].span for i, j in pairs.items())
    named = {i for i, j in pairs.items() if bare(found[i].name) == bare(gold[j].name)}
    for figure, right in (("span", exact), ("overlap", len(pairs)), ("named", len(named))):
        c.tally.add(f"{kind} {figure}", right=right, found=len(counted), gold=len(gold))
    c.tally.links[kind] += [(gold[j].name, found[i].entity_id) for i, j in pairs.items()]
    _note_unmatched(c, kind, found, counted, gold, pairs)
    for i, j in pairs.items():
        if i not in named:
            c.error(kind, "name", found[i].span, f"{found[i].name} for {gold[j].name}")


def score_roles(c: Comparison) -> None:
    """`role`: statements with the person, the body and (by at least half of its words) the post that gold has.

    Where they stand does not matter, and saying again what was matched is no error.
    """
    found = [role for role in c.found.roles if c.live(role)]
    pairs = best_pairs(found, c.gold.roles, role_likeness, least=_SAME_ROLE)
    matched = [c.gold.roles[j] for j in pairs.values()]
    counted = [
        i
        for i in c.counted("role", found, pairs)
        if i in pairs or not any(role_likeness(found[i], role) >= _SAME_ROLE for role in matched)
    ]
    c.tally.add("role", right=len(pairs), found=len(counted), gold=len(c.gold.roles))
    for i in counted:
        if i not in pairs:
            c.error("role", "false", found[i].span, _shown_role(found[i]))
    for role in missed(c.gold.roles, pairs):
        c.error("role", "missed", role.span, _shown_role(role))


def role_likeness(found: Role, gold: GoldRole) -> float:
    """0 unless person and body agree; else the share of words that the posts have in common."""
    if not same_name(found.person, gold.person):
        return 0.0
    bodies = [body for body in (gold.organisation, *gold.organisation_alt) if body]
    if bodies and not any(same_name(found.organisation, body) for body in bodies):
        return 0.0
    return shared_words(found.role, gold.role) if gold.role else _BARE_AFFILIATION


def score_dates(c: Comparison) -> None:
    """`date span`: expressions with their exact offsets. `date value`: overlapping ones with both days right."""
    gold = c.gold.dates
    found = [found for found in c.found.dates if c.live(found)]
    pairs = best_pairs(found, gold, _same_place, least=_SAME_PLACE)
    counted = c.counted("date", found, pairs)
    exact = sum(found[i].span == gold[j].span for i, j in pairs.items())
    right = {i for i, j in pairs.items() if (found[i].start, found[i].end) == (gold[j].start, gold[j].end)}
    c.tally.add("date span", right=exact, found=len(counted), gold=len(gold))
    c.tally.add("date value", right=len(right), found=len(counted), gold=len(gold))
    _note_unmatched(c, "date", found, counted, gold, pairs)
    for i, j in pairs.items():
        if i not in right:
            detail = f"{c.text(found[i].span)}: {_shown_days(found[i])} for {_shown_days(gold[j])}"
            c.error("date", "value", found[i].span, detail)


def score_acronyms(c: Comparison) -> None:
    """`acronym`: pairs of short and long form. One that is repeated is no error, and one that gold has counts even
    from boilerplate.
    """
    gold = c.gold.acronyms
    shorts = {tuple(words(acronym.short)) for acronym in gold}
    found = [acronym for acronym in c.found.acronyms if c.live(acronym) or tuple(words(acronym.short)) in shorts]
    pairs = best_pairs(found, gold, lambda f, g: float(_forms(f) == _forms(g)), least=1.0)
    matched = {_forms(gold[j]) for j in pairs.values()}
    counted = [i for i in c.counted("acronym", found, pairs) if i in pairs or _forms(found[i]) not in matched]
    c.tally.add("acronym", right=len(pairs), found=len(counted), gold=len(gold))
    for i in counted:
        if i not in pairs:
            c.error("acronym", "false", found[i].span, f"{found[i].short} = {found[i].long}")
    for acronym in missed(gold, pairs):
        c.error("acronym", "missed", acronym.span, f"{acronym.short} = {acronym.long}")


def score_metadata(c: Comparison) -> None:
    """`document metadata`: title, author, publisher and publication day, where the document gives them."""
    truth = c.gold.meta
    for name in ("title", "author", "publisher"):
        if wanted := getattr(truth, name):
            _score_field(c, name, wanted, same_name(getattr(c.found.metadata, name), wanted))
    if truth.published and truth.published_stated:
        _score_field(c, "published", truth.published, c.found.metadata.published == truth.published)


def _score_field(c: Comparison, name: str, wanted: object, right: bool) -> None:
    c.tally.add("document metadata", right=int(right), found=1, gold=1)
    if not right:
        c.error("document", name, (0, 0), f"{getattr(c.found.metadata, name)} for {wanted}")


def _same_place(found: Mention | Date, gold: Place | GoldDate) -> float:
    return jaccard(found.span, gold.span)


def _forms(acronym: Acronym | GoldAcronym) -> tuple[str, str]:
    return bare(acronym.short), bare(acronym.long)


def _note_unmatched(
    c: Comparison,
    kind: FactKind,
    found: Sequence[Spanned],
    counted: Sequence[int],
    gold: Sequence[Spanned],
    pairs: dict[int, int],
) -> None:
    """Notes what was found without gold, and gold that was not found."""
    for i in counted:
        if i not in pairs:
            c.error(kind, "false", found[i].span)
    for one in missed(gold, pairs):
        c.error(kind, "missed", one.span)


def _shown_role(role: Role | GoldRole) -> str:
    return f"{role.person} | {role.role} | {role.organisation}"


def _shown_days(found: Date | GoldDate) -> str:
    return f"{found.start}..{found.end}"
