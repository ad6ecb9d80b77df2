"""Several undertakings in one sentence: where one ends and the next begins, each with its own strength and day.

Texts are read as published on Monday 2 June 2025 by nobody in particular.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.annotate import annotate, build
from pipeline.briefing import Briefing, Metadata
from pipeline.found import FoundCommitment

NLP = build()


def read(text: str) -> list[FoundCommitment]:
    metadata = Metadata(published=date(2025, 6, 2), published_precision="day")
    return annotate(NLP, Briefing(text, metadata=metadata)).commitments


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # another modal behind "and"
        (
            "The ledger will go to auditors on 9 July and has to reach Estyn by 21 July.",
            [("firm", date(2025, 7, 9)), ("required", date(2025, 7, 21))],
        ),
        (
            "The ledger will be printed in July and must be with Estyn by 21 August.",
            [("firm", date(2025, 7, 31)), ("required", date(2025, 8, 21))],
        ),
        (
            "Ofsted will hire ten clerks in July and is expected to open an office in Hull in May 2026.",
            [("firm", date(2025, 7, 31)), ("intended", date(2026, 5, 31))],
        ),
        # a day that goes on with "when"
        (
            "Clerks will visit Hull on 9 July, when they are due to meet the mayor.",
            [("firm", date(2025, 7, 9)), ("firm", date(2025, 7, 9))],
        ),
        ("The board meets on 9 July, when the audit is ready.", [("firm", date(2025, 7, 9))]),
        ("On 9 July, when clerks are due to meet, the board will vote.", [("firm", date(2025, 7, 9))]),
        # another subject
        (
            "Ballots will be posted on 9 July and votes must reach Estyn by 21 July.",
            [("firm", date(2025, 7, 9)), ("required", date(2025, 7, 21))],
        ),
        (
            "The audit starts in July and we expect its report by May 2026.",
            [("firm", date(2025, 7, 31)), ("intended", date(2026, 5, 31))],
        ),
        # a list of clauses parted by commas, each with its subject
        (
            "Barns are to be painted in July, a further 1,100 sheds will be mended by May 2026"
            " and every gate will be closed by July 2026.",
            [("firm", date(2025, 7, 31)), ("firm", date(2026, 5, 31)), ("firm", date(2026, 7, 31))],
        ),
        (
            "The barn is to open in July, a second map is due in August and Ofsted will close its gate in May 2026.",
            [("firm", date(2025, 7, 31)), ("firm", date(2025, 8, 31)), ("firm", date(2026, 5, 31))],
        ),
        # a second part of a report, behind a clause that tells when
        (
            "Bo Lund of Ofsted said that it would paint the barn when the rain stops and that it would mend the gate"
            " in July.",
            [("firm", None), ("firm", date(2025, 7, 31))],
        ),
        ("Ofsted will name clerks who say that they are free and that they can row.", [("firm", None)]),
        # words set off by commas before "that"
        (
            "It has been agreed, however, that the barn will be let until July, and Estyn intends to buy it"
            " in May 2026.",
            [("firm", date(2025, 7, 31)), ("intended", date(2026, 5, 31))],
        ),
        (
            "Ofsted renewed the promise, made in April, that 300 clerks would be hired by May 2026.",
            [("firm", date(2026, 5, 31))],
        ),
        ("The barn, built in April, that clerks would paint is too small.", []),
        # several nouns, joined like a clause
        (
            "The fair will come to the north and west banks this July and is to be moved to Hull in May 2026.",
            [("firm", date(2025, 7, 31)), ("firm", date(2026, 5, 31))],
        ),
        ("Estyn is writing to the clerks and schools concerned this week.", [("firm", date(2025, 6, 8))]),
        ("The barn will open in July and the gate be shut.", [("firm", date(2025, 7, 31))]),
        # a second relative clause, a second "why", a sentence behind a semicolon
        (
            "He spoke of a group, which Bo Lund will lead and which will report in July.",
            [("firm", None), ("firm", date(2025, 7, 31))],
        ),
        ("He spoke of a group that Bo Lund will lead and which will report in July.", []),
        # what comes by a day, and what nobody will be told to do
        (
            "Estyn said that its ledger would come before clerks on 9 July and that no school would be required to"
            " read it in August.",
            [("firm", date(2025, 7, 9)), ("firm", date(2025, 8, 31))],
        ),
        ("The ledger will not now arrive until May 2026.", [("firm", date(2026, 5, 31))]),
        ("The real challenge will come in May 2026.", []),
        ("It would not be expected to rain.", []),
        # a relative clause of its own
        (
            "Estyn will report in May 2026, to which Ofsted must reply by July 2026.",
            [("firm", date(2026, 5, 31)), ("required", date(2026, 7, 31))],
        ),
        (
            "Estyn will elect a youth board, whose members will meet in July.",
            [("firm", None), ("firm", date(2025, 7, 31))],
        ),
        # one of several, with a day of its own
        (
            "Ofsted will host five picnics in July, the first of them, on 9 July, in Hull.",
            [("firm", date(2025, 7, 31)), ("firm", date(2025, 7, 9))],
        ),
        (
            "Ofsted will host five picnics in July, with the last one on 30 July.",
            [("firm", date(2025, 7, 31)), ("firm", date(2025, 7, 30))],
        ),
        (
            "Estyn has two ledgers, the second of which will be opened in July.",
            [("firm", date(2025, 7, 31))],
        ),
        (
            "Not only will Ofsted paint the hall in July, it will also build a barn in August.",
            [("firm", date(2025, 7, 31)), ("firm", date(2025, 8, 31))],
        ),
        # an infinitive or a participle hung on
        (
            "Clerks will be polled in July, the outcome to be announced on 9 August.",
            [("firm", date(2025, 7, 31)), ("firm", date(2025, 8, 9))],
        ),
        (
            "An outline will be sent to clerks in July and the full map printed in August 2025.",
            [("firm", date(2025, 7, 31)), ("firm", date(2025, 8, 31))],
        ),
        # a quotation broken by who says so
        (
            'Bo Lund of Ofsted said: "We will paint the hall in July," she told Ana, "and in August we will mend it."',
            [("firm", date(2025, 7, 31)), ("firm", date(2025, 8, 31))],
        ),
    ],
)
def test_each_undertaking_of_a_sentence_has_its_strength_and_day(
    text: str, told: list[tuple[str, date | None]]
) -> None:
    assert [(f.strength, f.due_end) for f in read(text)] == told


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        (
            "Ofsted will host five picnics, the first of them in a barn.",
            ["host five picnics, the first of them in a barn"],
        ),
        ("Estyn, whose lease has run out, will move to Hull.", ["move to Hull"]),
        ("The ledger came out in May and has to be read with care.", []),
        ("Unions say that ministers have to act and must do so soon.", []),
        ("The ledger must reach a wide public.", []),
        ("All pupils must be safe.", []),
    ],
)
def test_a_clause_without_an_undertaking_makes_none(text: str, actions: list[str]) -> None:
    assert [f.action for f in read(text)] == actions


def test_what_is_undertaken_ends_before_whoever_says_so() -> None:
    found = read('"We will paint the hall in July," Bo Lund told Ana Reyne, "and we will mend it in August."')
    assert [f.action for f in found] == ["paint the hall in July", "mend it in August"]


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED to note the ledger.",
        "Resolved: To receive the ledger and to thank the treasurer.",
        "It was agreed to accept the apologies.",
        "Clerks agreed to note the ledger.",
        "RESOLVED that Bo Lund be thanked for her ten years.",
        "RESOLVED: That the Board notes the ledger.",
        "RESOLVED that the public be excluded.",
        "RESOLVED that the rules in the ledger were adopted.",
        "The board agreed to:\n\n(i) note the ledger;\n(ii) commend all clerks.",
        "RESOLVED\n\na) To note the ledger.\nb) To congratulate the winners.",
    ],
)
def test_who_resolves_to_note_or_to_thank_undertakes_nothing(text: str) -> None:
    assert read(f"Minutes of the board\n\n{text}") == []


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("RESOLVED to note the ledger and to write to Estyn.", "write to Estyn"),
        ("RESOLVED that the ledger be noted and that Bo Lund write to Estyn.", "write to Estyn"),
        ("RESOLVED to receive a second ledger in July.", "receive a second ledger in July"),
    ],
)
def test_what_is_resolved_besides_is_kept(text: str, action: str) -> None:
    assert [f.action for f in read(f"Minutes of the board\n\n{text}")] == [action]


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("Estyn has said separately that it will open a hub in Hull.", ["open a hub in Hull"]),
        ("Estyn said again last week that it will open a hub in Hull.", ["open a hub in Hull"]),
        ("We saw a letter from Estyn, stating that it will open a hub in Hull.", ["open a hub in Hull"]),
        ("The rule separately that it will open a hub in Hull is old.", []),
    ],
)
def test_what_is_said_in_whatever_way_is_told(text: str, actions: list[str]) -> None:
    assert [fact.action for fact in read(text)] == actions


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("Those that miss the ferry will be visited by Ofsted in May.", ["be visited by Ofsted in May"]),
        ("Councils which do not keep to the plan will be named in May.", ["be named in May"]),
        # what the clerks will publish is told of, not promised
        ("The plan that clerks in the north will publish is late.", []),
        ("We know the plan which the board will publish.", []),
        # a word behind "the" is no verb of the main clause, whatever it is elsewhere
        ("The plan, which the board will publish by May, sets out what the crews need.", ["publish by May"]),
    ],
)
def test_behind_a_relative_clause_with_its_own_verb_the_main_one_goes_on(text: str, actions: list[str]) -> None:
    assert [fact.action for fact in read(text)] == actions


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Should we win in July, we will open a hub.", [("firm", None)]),
        ("Were the board to agree in July, it will hire ten clerks in May 2026.", [("firm", date(2026, 5, 31))]),
        ("Should we wait until July, or will you open a hub?", []),
    ],
)
def test_the_day_of_a_condition_without_if_is_no_deadline(text: str, told: list[tuple[str, date | None]]) -> None:
    assert [(fact.strength, fact.due_end) for fact in read(text)] == told


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        # beside a wish, a request or what somebody could not do, with a verb of its own
        ("We shall be asking for the ledgers every month and will print them here.", "print them here"),
        ("The clerk wrote to the mayor to press the point and we'll tell riders as soon as we hear.", "tell riders"),
        ("She wanted more time and would print the map in May 2026.", "print the map in May 2026"),
        ("The clerk could not comment but undertook to send a map to the board.", "send a map to the board"),
        # within what is feared, wished or told
        ("Riders fear that the board will shut one pier and will open none.", None),
        ("It is likely that the board will meet and will shut the pier.", None),
        ("We were told that the board would open a pier and would shut two.", None),
        ("The mayor hopes that the board will listen and will open a pier.", None),
        ("The union demands that the board print its map and will pay for it.", None),
        # nouns that are what will be done, and no doubt of it
        ("In nine towns the board concerned will be given a grant.", "be given a grant"),
        ("Riders are concerned the board will shut two piers.", None),
        ("Concerns will be raised with the board in May 2026.", "be raised with the board in May 2026"),
        ("Riders have concerns that the board will shut a pier.", None),
        ("The call for crews will open in May 2026.", "open in May 2026"),
        ("The union joined the call for ministers to promise that they will open a pier.", None),
    ],
)
def test_what_stands_beside_a_doubt_is_told_and_what_stands_within_it_is_not(text: str, actions: str | None) -> None:
    found = [fact.action for fact in read(text)]
    assert len([action for action in found if actions and action.startswith(actions)]) == bool(actions)
    assert actions or not found
