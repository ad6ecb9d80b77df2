"""Namesakes: one name, two people, told apart by posts that nobody holds at two bodies at once.

A census counts the uses of a person's name apart for each body at which a document says that they work full time. Here
these are put together again, unless two of them exclude one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.found import Name
from pipeline.resolve.census import Uses
from pipeline.resolve.names import Lexicon, organisation_words


@dataclass(slots=True)
class People:
    """The people of a corpus by label: the name, and for a namesake the name with the body: "Ana Reyne (Elm School)".

    `labels` gives the label of each name of the census, `names` the name of each label, `namesakes` the labels that
    may yet be one person.
    """

    uses: dict[str, Uses] = field(default_factory=dict)
    labels: dict[Name, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    namesakes: list[tuple[str, str]] = field(default_factory=list)


def people_of(uses: Mapping[Name, Uses], bodies: Mapping[str, str], lexicon: Lexicon) -> People:
    """Tells the namesakes of a census apart; `bodies` gives the canonical name of each body."""
    by_name: dict[str, list[Name]] = defaultdict(list)
    for name in uses:
        if name.kind == "person":
            by_name[name.name].append(name)
    people = People()
    for shared in sorted(by_name):
        groups = _groups(by_name[shared], uses, bodies, lexicon)
        labels = [shared if i == 0 else f"{shared} ({group[0].at})" for i, group in enumerate(groups)]
        for label, group in zip(labels, groups, strict=True):
            people.names[label] = shared
            people.uses[label] = together = Uses()
            for member in group:
                people.labels[member] = label
                together.join(uses[member])
        people.namesakes += [(labels[0], label) for label in labels[1:]]
    return people


def _groups(
    names: list[Name], uses: Mapping[Name, Uses], bodies: Mapping[str, str], lexicon: Lexicon
) -> list[list[Name]]:
    """The uses of a name by person, who was seen first leading; uses without a body are the first one's."""
    placed = sorted((n for n in names if n.at), key=lambda n: (uses[n].first_seen or date.max, n.at))
    groups: list[list[Name]] = []
    for name in placed:
        fitting = next(
            (g for g in groups if not any(_exclude(name, other, uses, bodies, lexicon) for other in g)), None
        )
        if fitting is None:
            groups.append([name])
        else:
            fitting.append(name)
    bare = [n for n in names if not n.at]
    if not groups:
        return [bare]
    groups[0] += bare
    return groups


def _exclude(a: Name, b: Name, uses: Mapping[Name, Uses], bodies: Mapping[str, str], lexicon: Lexicon) -> bool:
    """Whether two posts cannot be one person's: at bodies of which neither is part of the other, too close in time."""
    assert a.at is not None and b.at is not None
    left, right = bodies[a.at], bodies[b.at]
    if left == right or _telling(left, lexicon) & _telling(right, lexicon):
        return False
    first, second = sorted((uses[a], uses[b]), key=lambda u: u.first_seen or date.min)
    if first.last_seen is None or second.first_seen is None:
        return True
    return (second.first_seen - first.last_seen).days < lexicon.rules.another_job_after


def _telling(name: str, lexicon: Lexicon) -> set[str]:
    return set(organisation_words(name, lexicon.rules)) - lexicon.rules.common_words
