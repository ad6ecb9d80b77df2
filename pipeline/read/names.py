"""Names of bodies as pages write them: known ones, in capitals, by acronym, by a word of them, by web address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from pipeline.read.gazetteer import known_bodies
from pipeline.rules import Rules

SMALL = frozenset({"of", "for", "and", "the", "in", "to", "with", "on", "at", "a"})
_PARLIAMENT = "westminster"
"""A place that mostly stands for those who sit there."""
_MOST_OCCURRENCES = 20
_LONGEST_ACRONYM = 10
_SHORTEST_ACRONYM = 3
_LONGEST_NAME = 8
"""Words of a name that is looked for in furniture."""
_LONGEST_PLACE = 5
"""Words of the name of a council's area: "Bath and North East Somerset"."""
_OFTEN = 2
_CAPITALISED = re.compile(r"[A-Z][\w&-]*(?: (?:[A-Z][\w&-]*|of|for|and|the|in|to|with))*")

_ACRONYM_BEHIND = re.compile(r" \([A-Z](?=[\w&-]*[A-Z\d])(?!\w*-[A-Z][a-z]{2})[\w&-]{1,11}\)$")
_NATION_BEHIND = re.compile(r" (?:cymru|wales|scotland|england|northern ireland|ni|uk)$")
"""Behind the head of a national body: "Oakline Union Cymru"."""
_LEADING_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
_OF = ("of", "for", "on")
_TWO_LANGUAGES = re.compile(r" [|/] ")
_HEADLINE = re.compile(r"^(?=(?:\S+ ){3}).* (?!with\b|from\b)[a-z]{4,}\b")
"""How headlines differ from names: long, with words in small letters."""
_BRANCH = re.compile(r"(?:[A-Z][\w'’-]+ ){1,4}in ([A-Z]{3,})$")
"""How branches of unions call themselves: "Harrow Vale in OUTU"."""


def known_body(name: str, rules: Rules) -> str | None:
    """The name under which to show a body of the gazetteer; None when it knows none that this name alone tells."""
    shown = known_bodies(rules).shown
    folded = name.lower() if name.lower() in shown else name.lower().replace(" & ", " and ")
    return (shown[folded] or name) if folded in shown else None


def is_body(name: str, rules: Rules) -> bool:
    """Whether the gazetteer knows a body of that name, even if the name has other meanings."""
    return bool(known_body(name, rules)) or name.lower() in rules.organisations.surface_forms


def kind_of(name: str, rules: Rules) -> str | None:
    """The kind of a body of the gazetteer; None when it knows none that this name alone tells."""
    return known_bodies(rules).kinds.get(name.lower())


def is_devolved_government(name: str, rules: Rules) -> bool:
    """Whether a name is that of the government of a devolved nation."""
    return name.lower() in known_bodies(rules).governments


def parliament_of(committee: str, rules: Rules) -> str | None:
    """The devolved parliament whose committee one is; Westminster's publish by themselves."""
    return known_bodies(rules).organs.get(committee.lower())


def council_of(place: str, rules: Rules) -> str | None:
    """The council of a place."""
    return known_bodies(rules).councils.get(place.lower())


def council_seated_in(town: str, rules: Rules) -> str | None:
    """The council of a town, or the one that meets there."""
    return council_of(town, rules) or known_bodies(rules).seats.get(town.lower())


def councils_of_places(text: str, rules: Rules) -> Iterator[str]:
    """The council of each place that a text names, by the longest name that stands there: "Perth and Kinross"."""
    councils = {place: name for place, name in known_bodies(rules).councils.items() if place != _PARLIAMENT}
    for run in (found[0].lower().split(" ") for found in _CAPITALISED.finditer(text)):
        i = 0
        while i < len(run):
            lengths = range(min(_LONGEST_PLACE, len(run) - i), 0, -1)
            place = next((place for n in lengths if (place := " ".join(run[i : i + n])) in councils), None)
            if place is not None:
                yield councils[place]
            i += place.count(" ") + 1 if place else 1


def body_at(address: str, rules: Rules) -> str | None:
    """The body of the gazetteer by whose name an address goes: its label, or the place of a council with `OF_STATE`."""
    return known_bodies(rules).hosts.get(re.sub(r"[^\w.]+", "", address))


def is_person(name: str, rules: Rules) -> bool:
    """Whether a name begins with a first name that the gazetteer knows."""
    first = re.split(r"[ -]", name, maxsplit=1)[0].capitalize()
    return rules.people is not None and first in rules.people.sets["first_names"]


def without_acronym(name: str) -> str:
    """A name without its article and without its acronym in brackets."""
    return _LEADING_ARTICLE.sub("", _ACRONYM_BEHIND.sub("", name))


def is_built(wording: str, rules: Rules) -> bool:
    """Whether a wording is built as names of bodies are: on a head noun, or with its acronym in brackets."""
    name = without_acronym(wording)
    forms = rules.metadata.forms
    if forms["no_publisher"].match(name):
        return False
    if forms["family_voice"].match(name):
        return True
    if (organ := forms["organ"].match(name)) and organ["value"] and is_built(organ["value"], rules):
        return True  # "Elm School Governing Body"
    heads = rules.metadata.heads
    words = _NATION_BEHIND.sub("", name.lower()).split(" ")
    # "Harrowdale Forum", "Institute for Fair Schools"
    on_head = len(words) > 1 and (words[-1] in heads or any(a in heads and b in _OF for a, b in pairwise(words)))
    with_acronym = _ACRONYM_BEHIND.search(wording) is not None
    opens = name.partition(" ")[0] in rules.organisation_names.words["openers"]  # "Governors of Elm School"
    own = on_head or (with_acronym and that_publishes(name, rules) is not None)  # a plan has an acronym, too
    return own and not opens and bool(forms["only_body"].match(name))


def is_letterhead(wording: str, rules: Rules) -> bool:
    """Whether a wording is nothing but the name of a body, perhaps in two languages."""
    parts = _TWO_LANGUAGES.split(wording)
    if len(parts) > 1 and any(_HEADLINE.search(part) for part in parts):
        return False  # "Locks stay shut for now | Oakline News"
    named = any(is_body(part, rules) or is_built(part, rules) for part in (without_acronym(wording), *parts))
    bilingual = rules.metadata.forms["bilingual"].match(wording) is not None
    return named or bilingual or is_built(wording, rules) or is_branch(wording, rules)


def named_alone(wording: str, rules: Rules) -> str | None:
    """The body that the first line of a page names, where nothing but its name stands there."""
    if bilingual := rules.metadata.forms["bilingual"].match(wording):
        return bilingual["value"]
    return wording if is_body(wording, rules) or is_branch(wording, rules) else None


def is_branch(wording: str, rules: Rules) -> bool:
    """Whether a wording names the branch of a known union."""
    found = _BRANCH.match(wording)
    return found is not None and found[1].lower() in known_bodies(rules).not_of_state


def that_publishes(name: str, rules: Rules) -> str | None:
    """The body that a name stands for as a publisher: the one whose organ it is; None when it is no body's name."""
    organ = rules.metadata.forms["organ"].match(name)
    if organ:
        name = organ["value"]
        if " " not in name and not name.isupper() and not is_body(name, rules):
            return None  # "National Steering Group"
    of_place = council_of(name.partition(" ")[0], rules) is not None  # "Devon Oarsmen", though Devon may be a man
    somebody = not of_place and is_person(name, rules) and not is_body(name, rules) and not is_built(name, rules)
    return None if somebody or rules.metadata.forms["no_publisher"].match(name) else name


def is_site(name: str, rules: Rules) -> bool:
    """Whether a known body lends its site to others that publish there: a parliament to its committees."""
    return name in known_bodies(rules).parliaments


def spelt(name: str, text: str, rules: Rules) -> str:
    """A body's name as it is shown: an acronym or the short name of a site in full where the text gives it."""
    text = text.replace("’", "'")
    if name.isupper() and (" " in name or len(name) > _LONGEST_ACRONYM):
        name = out_of_capitals(name, text, rules)
    if known := known_body(name, rules):
        if known.isupper() and not name.isupper() and _signs_in_full(name, known, text):
            return name
        bodies = known_bodies(rules)
        whole = bodies.spelt_out.get(known.lower())
        if whole and whole in text and (whole.lower() not in bodies.unions or _signs_in_full(whole, known, text)):
            return whole
        if known not in text and (form := next((f for f in bodies.called.get(known, ()) if f in text), "")):
            return form  # by the name that it uses itself
        acronym = bodies.unions.get(known.lower())
        in_use = acronym is not None and re.search(rf"\b{re.escape(acronym)}\b", text) is not None
        return acronym if acronym and in_use and not _signs_in_full(known, acronym, text) else known
    if " " not in name:
        return expansion(name, text) or longer(name, text, rules) or name
    return name


def _signs_in_full(name: str, acronym: str, text: str) -> bool:
    """Whether a body with an acronym stands in full in a masthead or imprint: "The X is a union", "X, 4 High Road"."""
    whole, short = re.escape(name), re.escape(acronym)
    line = rf"^(?:\W|\d{{4}} |[Cc]opyright )*(?:{short}\W+|The )?{whole}(?:\W+{short}\)?)?(?:\W*$|, \d|[.)] | is an? )"
    return re.search(line, text, re.MULTILINE) is not None


def out_of_capitals(name: str, text: str, rules: Rules) -> str:
    """A name set in capitals as the text writes it elsewhere, or with a capital for each word."""
    folded = text.lower()
    at = folded.find(name.lower()) if len(folded) == len(text) else -1
    for _ in range(_MOST_OCCURRENCES):
        if at < 0:
            break
        found = text[at : at + len(name)]
        if found[:1].isupper() and not found.isupper():
            return found
        at = folded.find(name.lower(), at + 1)
    kept = {word.upper(): word for word in rules.metadata.acronyms_kept}
    words = [kept.get(word) or (word.lower() if word.lower() in SMALL else _title(word)) for word in name.split()]
    return " ".join(words)


def _title(word: str) -> str:
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]{1,2}\b)?", lambda part: part[0].capitalize(), word)


def expansion(acronym: str, text: str) -> str | None:
    """The long form that a text gives an acronym: the words before its brackets whose initials it is made of."""
    letters = acronym.upper()
    at = text.find(f"({acronym})")
    if at < 0:
        return _spelt_out(acronym, text)
    words = re.split(r"[ \u00a0]+", text[max(0, at - 120) : at].rpartition("\n")[2].strip(' *_"“'))
    for i in range(max(0, len(words) - 2 * len(letters)), len(words)):
        initials = "".join(part[:1] for word in words[i:] for part in word.split("-") if part.lower() not in SMALL)
        if initials.upper() == letters and words[i].lower() not in SMALL:
            return " ".join(words[i:]).removeprefix("The ").removeprefix("the ")
    return None


def _spelt_out(acronym: str, text: str) -> str | None:
    """The first name in a text whose capitals are the letters of an acronym that it never puts in brackets."""
    if len(acronym) < _SHORTEST_ACRONYM or not (acronym.isascii() and acronym.isalpha() and acronym.isupper()):
        return None
    between = ",? (?:(?:of|for|and|the|in|with|on) ){0,2}"
    found = re.search(r"\b" + between.join(rf"{letter}[a-z][\w'’]*" for letter in acronym), text)
    return found[0] if found else None


def longer(name: str, text: str, rules: Rules) -> str | None:
    """The whole name of a body whose site goes by its first word: "Oakline" of the Oakline Policy Institute."""
    for found in islice(
        re.finditer(rf"\b{re.escape(name)}((?: [A-Z][\w'’&-]+){{1,4}})(?! of\b)", text), _MOST_OCCURRENCES
    ):
        if found[1].split()[-1].lower() in rules.metadata.heads and that_publishes(found[0], rules) != name:
            return found[0]
    return None


def from_furniture(furniture: Iterable[str], rules: Rules) -> str | None:
    """The body that a page's furniture keeps naming: "NASUWT logo", "NASUWT membership".

    One mention can be a link to somebody else, and what the state's bodies do is what links are about.
    """
    bodies = known_bodies(rules)
    named = Counter(
        bodies.shown[name.lower()] or name
        for part in furniture
        for name in bodies_in(part, rules)
        if name.lower() in bodies.not_of_state and that_publishes(name, rules)
    )
    first, second = [*named.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= _OFTEN and first[1] > second[1] else None


def bodies_in(text: str, rules: Rules) -> Iterator[str]:
    """The names of bodies of the gazetteer in a text, as they stand there, the longest first."""
    shown = known_bodies(rules).shown
    for run in (found[0].split(" ") for found in _CAPITALISED.finditer(text)):
        i = 0
        while i < len(run):
            lengths = range(min(_LONGEST_NAME, len(run) - i), 0, -1)
            name = next((name for n in lengths if (name := " ".join(run[i : i + n])).lower() in shown), None)
            if name is not None:
                yield name
            i += name.count(" ") + 1 if name else 1
