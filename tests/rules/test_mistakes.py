"""Mistakes in rule files are told all at once, each with its file and line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.annotate.layers import normalise
from pipeline.errors import RuleError
from pipeline.rules import load
from pipeline.rules.backtracking import explosion
from pipeline.rules.patterns import compile_pattern

# a line that ends with "#! words" is one that a mistake with these words must be told of
METADATA = """\
vocabulary:
  known_word: [alpha, beta]
  round: "{about}"
  about: "{round}"
rules:
  - {id: metadata.right, field: title, source: test, pattern: "(?P<value>{known_word}) one", examples: ["«alpha» one"]}
  - id: metadata.broken
    field: title
    source: test
    pattern: "(?P<value>one"                    #! broken pattern
    examples: ["«one»"]
  - id: metadata.colourful
    field: title
    source: test
    colour: red                                 #! there is no such key
    pattern: "(?P<value>one)"
    examples: ["«one»"]
  - id: metadata.unknown_word
    field: title
    source: test
    pattern: "(?P<value>{unknown_word})"        #! no vocabulary called {unknown_word}
    examples: ["«one»"]
  - id: metadata.circle
    field: title
    source: test
    pattern: "(?P<value>{round})"               #! round > about > round
    examples: ["«one»"]
  - id: metadata.curly
    field: title
    source: test
    pattern: "(?P<value>parents’ forum)"        #! can never match
    examples: ["«one»"]
  - id: metadata.catastrophic
    field: title
    source: test
    pattern: "(?P<value>(?:[a-z]+ ?)+x)"         #! catastrophic
    examples: ["«one x»"]
  - id: metadata.unmarked                       # the place of what is missing is where it should be
    field: title
    source: test
    pattern: "(?P<value>one)"
    examples:
      - "«one»"
      - "one"                                   #! marks one found part
  - id: metadata.bare                           #! `examples` is missing
    field: title
    source: test
    pattern: "(?P<value>one)"
  - id: Metadata Nameless                       #! 'Metadata Nameless' is no id
    field: title
    source: test
    pattern: "(?P<value>one)"
    examples: ["«one»"]
  - {id: metadata.twice, field: title, source: test, pattern: "(?P<value>one)", examples: ["«one»"]}
  - id: metadata.twice                          #! the id metadata.twice is taken
    field: title
    source: test
    pattern: "(?P<value>two)"
    examples: ["«two»"]
  - id: metadata.nowhere                        #! there is no metadata.nowhere to disable
    disabled: true
  - id: metadata.switch
    disabled: ture                              #! disabled: 'ture' is neither true nor false
"""
# one rule with a mistake of each sort, one that is sound but for what no other entry tells
DATES = """\
published: 2026-01-05
rulse: []                                       #! there is no such key; did you mean `rules`?
rules:
  - id: date.faulty
    on: mnth                                    #! no triggers called mnth; there are month, weekday
    kind: mont                                  #! did you mean `month`?
    pattern: "some time in {mnth}"              #! no vocabulary called {mnth}
    examples: ["some time in May"]              #! marks one found part
  - id: date.unclosed                           #! `kind` is missing
    on: month
    knd: month                                  #! there is no such key; did you mean `kind`?
    pattern: "(some time in {month}"            #! broken pattern: missing )
    examples: ["«some time in May»"]
"""
FILES = {
    "metadata.yaml": METADATA,
    "dates.yaml": DATES,
    "roles.yaml": "colour: red  #! there is no such key\nafter_name: ['(MP']  #! broken pattern\n",
    "zones.yaml": "- a list\n#! a rule file is a mapping\n",
    "sections.yaml": "numbers:\n  label_letters: [1\nno_heading: []  #! this is no YAML\n",
    "resolution.yaml": "thresholds:\n  person: {same: 300}  #! must be at most 100\n",
    "colours.yaml": "red: [scarlet]  #! there is no kind of rule called colours\n",
}


def written(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def mistakes_of(folder: Path) -> list[str]:
    with pytest.raises(RuleError) as caught:
        load(folder)
    return caught.value.mistakes


def test_all_mistakes_of_all_files_are_told_at_once_with_file_and_line(tmp_path: Path) -> None:
    found = mistakes_of(written(tmp_path, FILES))
    expected = [
        (f"{tmp_path / name}:{1 if name == 'zones.yaml' else number}: ", words[1].strip())
        for name, text in FILES.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if (words := re.search(r"#! (.*)", line))
    ]
    for place, words in expected:
        assert any(m.startswith(place) and words in m for m in found), (place, words, found)
    assert len(found) == len(expected), found


def test_a_mistake_names_the_field_it_is_in(tmp_path: Path) -> None:
    (found,) = mistakes_of(written(tmp_path, {"resolution.yaml": "thresholds:\n  person: {same: 300}\n"}))
    assert found == f"{tmp_path}/resolution.yaml:2: thresholds.person.same: must be at most 100, not 300"


def test_an_entry_is_called_by_its_id_or_name_or_by_its_number_in_the_file(tmp_path: Path) -> None:
    entries = ["{name: Kidz Aware, knd: charity}", "{name: Oakline Wire, kind: medium}", "{kind: media}"]
    text = "organisations:\n" + "".join(f"  - {entry}\n" for entry in entries)
    found = [m.removeprefix(f"{tmp_path}/") for m in mistakes_of(written(tmp_path, {"organisations/ours.yaml": text}))]
    assert found[:2] == [
        "organisations/ours.yaml:2: Kidz Aware: `kind` is missing",
        "organisations/ours.yaml:2: Kidz Aware.knd: there is no such key; did you mean `kind`?",
    ]
    assert found[2].startswith("organisations/ours.yaml:3: Oakline Wire.kind: 'medium' is not 'department', 'agency'")
    assert found[2].endswith("did you mean `media`?")
    assert found[3:] == ["organisations/ours.yaml:4: organisations.entry 3: `name` is missing"]


def test_a_rule_is_disabled_by_a_boolean_and_by_nothing_else(tmp_path: Path) -> None:
    values = ["ture", "yes", "'true'", "'false'", "1", "0", "", "[true]"]
    entries = [f"  - {{id: {rule.id}, disabled: {v}}}\n" for rule, v in zip(load().dates.rules, values, strict=False)]
    found = mistakes_of(written(tmp_path, {"dates.yaml": f"rules:\n{''.join(entries)}"}))
    assert len(found) == len(values)
    for line, mistake in enumerate(found, start=2):
        assert mistake.startswith(f"{tmp_path}/dates.yaml:{line}: disabled: "), mistake
        assert mistake.endswith(" is neither true nor false"), mistake


def test_booleans_are_those_of_yaml_1_2(tmp_path: Path) -> None:
    switched = {"Ofsted": "true", "Mencap": "True", "UNISON": "false", "Estyn": "FALSE"}
    bodies = "".join(f"  - {{name: {name}, kind: other, disabled: {v}}}\n" for name, v in switched.items())
    laid = load(written(tmp_path, {"organisations/ours.yaml": f"organisations:\n{bodies}"}))
    assert {b.name for b in laid.organisations.organisations} & switched.keys() == {"UNISON", "Estyn"}


def test_a_rule_folder_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    assert mistakes_of(tmp_path / "nowhere") == [f"{tmp_path}/nowhere: no such rules folder"]


def test_an_id_may_not_belong_to_two_kinds_of_rule(tmp_path: Path) -> None:
    rule = '- {id: %s, field: title, source: test, pattern: "(?P<value>one)", examples: ["«one»"]}'
    taken = load().dates.rules[0].id
    (found,) = mistakes_of(written(tmp_path, {"metadata.yaml": f"rules:\n  {rule % taken}\n"}))
    assert found.startswith(f"{tmp_path}/metadata.yaml:2: the id {taken} is taken") and "dates.yaml" in found


@pytest.mark.parametrize("char", [c for c in map(chr, range(0x80, 0x2100)) if normalise(c) not in (c, "\n", "")])
def test_a_character_that_no_view_holds_cannot_be_asked_for(char: str) -> None:
    with pytest.raises(ValueError, match="can never match"):
        compile_pattern(f"a{char}b")


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("by the", "by   the", True),
        ("by the", "bythe", False),
        ("by ?the", "bythe", True),
        ("[ab] c", "a  c", True),
        ("a[ b]c", "a c", True),
        ("a[ b]c", "a  c", False),
        (r"(?<=\b(?:on|by) )\d", "on 4", True),
        (r"(?<!on )\d", "on 4", False),
        ("{month} one", "may   one", True),
        ("{month}", "mayo", True),
        ("{first_two}", "june", True),
        ("<person> said", "\ue000 said", True),
    ],
)
def test_what_a_pattern_of_a_rule_file_means(pattern: str, text: str, matches: bool) -> None:
    vocabulary = {"month": ["may", "june"], "first_two": "{month}e?"}
    assert bool(compile_pattern(pattern, vocabulary).search(text)) is matches


@pytest.mark.parametrize(
    "text",
    ["rules: &r [*r]\n", "rules: &r\n  - {id: metadata.a, examples: *r}\n", "vocabulary: &v {a: *v}\nrules: []\n"],
)
def test_an_alias_that_leads_to_itself_is_a_mistake(tmp_path: Path, text: str) -> None:
    (found, *_) = mistakes_of(written(tmp_path, {"metadata.yaml": text}))
    assert "metadata.yaml" in found


def test_aliases_that_multiply_are_a_mistake(tmp_path: Path) -> None:
    lines = ["a: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 9)]
    (found, *_) = mistakes_of(written(tmp_path, {"metadata.yaml": "\n".join([*lines, "rules: *a8", ""])}))
    assert "metadata.yaml" in found


@pytest.mark.parametrize(
    ("pattern", "explodes"),
    [
        (r"(a+)+$", True),
        (r"(?:[A-Z]\w+ ?)+x", True),
        (r"(?:[A-Z]\w+ )+x", False),
        (r"(\w+\s?)*$", True),
        (r"(?:\w+\b)+", False),
        (r"(?:\w+(?:, | and ))+", False),
        (r"(?:\w+(?:, | ?))+x", True),
        (r"(?:[a-z]{1,40}){1,40}x", True),
        (r"(?:[a-z]{1,40}){1,4}x", False),
        (r"(x+x+)+y", True),
        (r"(.*a){20}", True),
        (r"(?>a+)+$", False),
        (r"(?:a++)+$", False),
        (r"[a-z]+ [a-z]+ [a-z]+", False),
        ("(" * 3_000 + "a" + ")" * 3_000, True),
    ],
)
def test_patterns_that_take_for_ever_are_told_from_those_that_do_not(pattern: str, explodes: bool) -> None:
    assert (explosion(pattern) is not None) == explodes
