"""The app without a browser: what each address does, and whom it refuses."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline import read_tables, run
from pipeline.review.app.desk import sentence_around
from pipeline.review.app.server import create_app

HERE = "http://127.0.0.1:8765"
OWN = {"origin": HERE}


def client_of(folder: Path, reviewer: str | None = "ana") -> TestClient:
    app = create_app(folder / "outputs", folder / "corpus" / "decisions.jsonl", reviewer)
    return TestClient(app, base_url=HERE, headers=OWN)


@pytest.fixture
def client(reviewed: Path) -> TestClient:
    return client_of(reviewed)


def card_of(page: str) -> str:
    """The id of the fact that a page shows."""
    found = re.search(r'data-card="([^"]+)"', page)
    assert found, page[:500]
    return found[1]


def lines(folder: Path) -> list[dict[str, object]]:
    path = folder / "corpus" / "decisions.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def values_on(page: str, form: str) -> dict[str, str]:
    """What a form of a page would send as it stands."""
    body = re.search(rf'action="/{form}" class="fields">(.*?)</form>', page, re.DOTALL)
    assert body
    found = dict(re.findall(r'<input[^>]* name="(\w+)"[^>]*? value="([^"]*)"', body[1]))
    found |= dict(re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>(.*?)</textarea>', body[1], re.DOTALL))
    for name, options in re.findall(r'<select[^>]* name="(\w+)"[^>]*>(.*?)</select>', body[1], re.DOTALL):
        found[name] = re.findall(r"<option selected>(.*?)</option>", options)[0]
    return {name: html.unescape(value) for name, value in found.items()}


@pytest.mark.parametrize("verdict", ["right", "wrong"])
def test_a_verdict_is_a_line_and_the_next_card_comes(client: TestClient, reviewed: Path, verdict: str) -> None:
    first = card_of(client.get("/").text)
    second = card_of(client.post("/judge", data={"fact_id": first, "verdict": verdict}).text)
    assert second != first
    (line,) = lines(reviewed)
    assert (line["decision"], line["fact_id"], line["who"], line["drawn"]) == (verdict, first, "ana", "random")
    assert line["evidence"]["text"]  # type: ignore[index]


def test_only_the_card_that_came_by_lot_is_noted_as_drawn(client: TestClient, reviewed: Path) -> None:
    first = card_of(client.get("/").text)
    client.post("/judge", data={"fact_id": first, "verdict": "right"})
    second = card_of(client.get("/").text)
    client.post("/skip", data={"fact_id": second})
    third = card_of(client.get("/").text)
    assert "did not come by lot" in client.get(f"/fact/{second}").text
    assert "did not come by lot" not in client.get(f"/fact/{third}?whole=1").text
    client.post("/judge", data={"fact_id": second, "verdict": "right"})
    client.post("/judge", data={"fact_id": third, "verdict": "right"})
    assert [line["drawn"] for line in lines(reviewed)] == ["random", None, "random"]


def test_a_key_pressed_twice_decides_once(client: TestClient, reviewed: Path) -> None:
    first = card_of(client.get("/").text)
    for _ in range(2):
        client.post("/judge", data={"fact_id": first, "verdict": "right"})
    assert len(lines(reviewed)) == 1


def test_undo_brings_the_card_back(client: TestClient, reviewed: Path) -> None:
    first = card_of(client.get("/").text)
    client.post("/judge", data={"fact_id": first, "verdict": "right"})
    assert card_of(client.post("/undo", data={}).text) == first
    assert [line["decision"] for line in lines(reviewed)] == ["right", "withdraw"]
    assert card_of(client.get("/").text) == first


def test_undo_takes_back_only_ones_own(reviewed: Path) -> None:
    ana, bo = client_of(reviewed, "ana"), client_of(reviewed, "bo")
    ana.post("/judge", data={"fact_id": card_of(ana.get("/").text), "verdict": "right"})
    bo.post("/undo", data={})
    assert [line["decision"] for line in lines(reviewed)] == ["right"]


def test_a_skipped_card_comes_back_when_the_app_is_started_again(client: TestClient, reviewed: Path) -> None:
    first = card_of(client.get("/").text)
    assert card_of(client.post("/skip", data={"fact_id": first}).text) != first
    assert card_of(client_of(reviewed).get("/").text) == first
    assert lines(reviewed) == []


def test_the_filters_stay_after_a_decision(client: TestClient, reviewed: Path) -> None:
    first = card_of(client.get("/?kind=date&order=doubtful").text)
    page = client.post("/judge", data={"fact_id": first, "verdict": "right", "queue": "kind=date&order=doubtful"})
    assert card_of(page.text).startswith("dat-")
    assert lines(reviewed)[0]["drawn"] is None


def test_a_correction_notes_only_what_changed(client: TestClient, reviewed: Path) -> None:
    page = client.get("/?kind=date").text
    sent = values_on(page, "correct") | {"date_start": "2025-01-01"}
    client.post("/correct", data=sent)
    (line,) = lines(reviewed)
    assert (line["decision"], line["new"]) == ("correct", {"date_start": "2025-01-01"})
    assert line["old"]["date_end"]  # type: ignore[index]


MISTAKEN = [
    ({"date_start": "2030-01-01", "date_end": "2029-01-01"}, "comes after"),
    ({"precision": "eon"}, "precision"),
    ({"date_end": "soon"}, "date end"),
    ({"words": "these words stand nowhere"}, "do not stand in the document"),
    ({}, "nothing was changed"),
]


@pytest.mark.parametrize(("typed", "reason"), MISTAKEN, ids=[m[1] for m in MISTAKEN])
def test_a_mistake_in_a_form_is_told_and_nothing_is_written(
    client: TestClient, reviewed: Path, typed: dict[str, str], reason: str
) -> None:
    sent = values_on(client.get("/?kind=date").text, "correct") | typed
    page = client.post("/correct", data=sent).text
    assert reason in re.sub(r"<[^>]+>", "", page)
    assert lines(reviewed) == []


def test_corrections_reach_the_tables_with_the_reviewers_mark(client: TestClient, reviewed: Path) -> None:
    page = client.get("/?kind=commitment&document=plain").text
    sent = values_on(page, "correct") | {"actor_name": "Oakline Trust", "strength": "proposed"}
    client.post("/correct", data=sent)
    run(reviewed / "corpus", reviewed / "outputs")
    tables = read_tables(reviewed / "outputs")
    corrected = tables["commitments"].query("rule == 'review'")
    names = tables["organisations"].set_index("organisation_id")["name"]
    assert [(names[c.actor_id], c.strength) for c in corrected.itertuples()] == [("Oakline Trust", "proposed")]


@pytest.mark.parametrize("by", ["place", "words"])
def test_a_missed_fact_is_added_by_its_place_or_its_words(client: TestClient, reviewed: Path, by: str) -> None:
    card = card_of(client.get("/?document=plain").text)
    text = read_tables(reviewed / "outputs")["documents"].set_index("path")["text"]["plain.txt"]
    start = text.index("briefing, November")
    chosen = {"start": str(start), "end": str(start + 8)} if by == "place" else {}
    sent = {"fact_id": card, "adding": "acronym", "words": "briefing", "short": "BR", "source": "inline", **chosen}
    assert "Added." in client.post("/add", data=sent).text
    (line,) = lines(reviewed)
    assert line["evidence"]["text"] == "briefing"  # type: ignore[index]
    assert line["new"] == {"short": "BR"}
    run(reviewed / "corpus", reviewed / "outputs")
    added = read_tables(reviewed / "outputs")["acronyms"].query("rule == 'review'")
    assert list(added["text"]) == ["briefing"]


ADDS = [
    ({"adding": "spell", "words": "briefing"}, "no such kind"),
    ({"adding": "acronym", "words": ""}, "do not stand"),
    ({"adding": "acronym", "words": "briefing"}, "short: Field required"),
    ({"adding": "acronym", "short": "X", "start": "5", "end": "99999999"}, "no such stretch"),
    ({"adding": "acronym", "short": "X", "start": "9", "end": "9"}, "no such stretch"),
]


@pytest.mark.parametrize(("typed", "reason"), ADDS, ids=[a[1] for a in ADDS])
def test_what_cannot_be_added_is_told(client: TestClient, reviewed: Path, typed: dict[str, str], reason: str) -> None:
    card = card_of(client.get("/?document=plain").text)
    assert reason in client.post("/add", data={"fact_id": card, **typed}).text
    assert lines(reviewed) == []


def test_a_reviewer_says_who_they_are_first(reviewed: Path) -> None:
    client = client_of(reviewed, None)
    assert "Who is reviewing?" in client.get("/").text
    assert client.post("/judge", data={"fact_id": "dat-1", "verdict": "right"}).status_code == 404
    page = client.post("/name", data={"name": "Zoë <b>"}).text
    client.post("/judge", data={"fact_id": card_of(page), "verdict": "right"})
    assert lines(reviewed)[0]["who"] == "Zoë <b>"
    assert "<b>" not in client.get("/").text.split("Reviewer")[1][:60]


def test_a_fact_that_is_not_there_is_a_page_not_a_fault(client: TestClient) -> None:
    for address in ("/fact/dat-0", "/fact/..%2F..%2Fetc%2Fpasswd", "/static/../server.py"):
        assert client.get(address).status_code == 404


REFUSED = [
    ("another site's form", {"origin": "http://bad.example", "sec-fetch-site": "cross-site"}),
    ("another port", {"origin": "http://127.0.0.1:9999"}),
    ("a neighbour on the same site", {"sec-fetch-site": "same-site", "origin": HERE}),
    ("no origin to be told", {"origin": "null"}),
    ("a name turned to this address", {"origin": "http://bad.example:8765", "host": "bad.example:8765"}),
]


@pytest.mark.parametrize("headers", [r[1] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_requests_from_elsewhere_are_refused(client: TestClient, reviewed: Path, headers: dict[str, str]) -> None:
    card = card_of(client.get("/").text)
    sent = client.post("/judge", data={"fact_id": card, "verdict": "wrong"}, headers=headers)
    assert sent.status_code == 403
    assert lines(reviewed) == []


def test_a_request_that_does_not_say_where_it_is_from_is_refused(reviewed: Path) -> None:
    client = client_of(reviewed)
    del client.headers["origin"]
    assert client.post("/undo", data={}).status_code == 403
    assert client.get("/", headers={"host": "bad.example"}).status_code == 403


def test_a_form_past_every_size_is_refused(client: TestClient) -> None:
    assert client.post("/undo", data={"queue": "x" * 300_000}).status_code == 403


def test_pages_may_load_nothing_from_elsewhere_and_run_no_script_of_a_document(client: TestClient) -> None:
    answer = client.get("/?document=hostile&kind=commitment")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "<img src=x" not in answer.text
    assert "&lt;img src=x" in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_a_run_that_ends_meanwhile_is_seen(client: TestClient, reviewed: Path) -> None:
    first = card_of(client.get("/?kind=date").text)
    client.post("/judge", data={"fact_id": first, "verdict": "wrong"})
    run(reviewed / "corpus", reviewed / "outputs")
    client.get("/")
    assert client.get(f"/fact/{first}").status_code == 404


def test_a_run_that_applies_the_decisions_changes_no_figure(client: TestClient, reviewed: Path) -> None:
    for verdict in ("right", "wrong"):
        client.post("/judge", data={"fact_id": card_of(client.get("/").text), "verdict": verdict})
    page = client.get("/?kind=commitment").text
    form = values_on(page, "correct") | {"actor": "The Quay Trust"}
    client.post("/correct", data=form | {"queue": "kind=commitment", "fact_id": card_of(page)})
    before = client.get("/status").text
    assert "3 of " in before
    run(reviewed / "corpus", reviewed / "outputs")
    assert client.get("/status").text == before


def test_decisions_that_no_longer_fit_are_listed(client: TestClient, reviewed: Path) -> None:
    client.post("/judge", data={"fact_id": card_of(client.get("/?document=plain").text), "verdict": "right"})
    (reviewed / "corpus" / "plain.txt").write_text("All is new here. Ofsted will report by May 2026.")
    run(reviewed / "corpus", reviewed / "outputs")
    page = client.get("/status").text
    assert "Decisions that no longer fit" in page
    assert "no longer stands in the document" in page


def test_two_reviewers_agreement_is_shown(reviewed: Path) -> None:
    ana, bo = client_of(reviewed, "ana"), client_of(reviewed, "bo")
    fact_id = card_of(ana.get("/").text)
    assert card_of(bo.get("/").text) == fact_id
    ana.post("/judge", data={"fact_id": fact_id, "verdict": "right"})
    bo.post("/judge", data={"fact_id": fact_id, "verdict": "wrong"})
    page = ana.get("/status").text
    assert "0 of 1 shared cards alike" in page
    assert "To settle" in page
    assert card_of(client_of(reviewed, "cy").get("/?again=1").text) == fact_id


def pair_on(page: str) -> dict[str, str]:
    """The first answer that a page offers on two names."""
    form = re.search(r'action="/pair">(.*?)</form>', page, re.DOTALL)
    assert form, page[:500]
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[1]))


@pytest.mark.parametrize(("verdict", "bodies"), [("same", 1), ("different", 2), ("unsure", 2)])
def test_whether_two_names_are_one_is_asked_once_and_remembered(
    client: TestClient, reviewed: Path, verdict: str, bodies: int
) -> None:
    page = client.get("/pairs").text
    assert "Harrowdale Parent Carer Forum" in page
    page = client.post("/pair", data=pair_on(page) | {"verdict": verdict}).text
    assert "No names to compare" in page
    assert [line["decision"] for line in lines(reviewed)] == [verdict]
    run(reviewed / "corpus", reviewed / "outputs")
    names = read_tables(reviewed / "outputs")["organisations"]["name"]
    assert sum(name.startswith("Harrowdale Parent") for name in names) == bodies
    assert "No names to compare" in client.get("/pairs").text


def test_an_answer_on_names_can_be_taken_back(client: TestClient) -> None:
    client.post("/pair", data=pair_on(client.get("/pairs").text))
    assert "Is <bdi>Harrowdale" in client.post("/undo", data={"page": "pairs"}).text


@pytest.mark.parametrize("bent", [{"verdict": "maybe"}, {"kind": "ship"}, {"left": "org-0"}], ids=str)
def test_an_answer_that_is_none_is_refused(client: TestClient, reviewed: Path, bent: dict[str, str]) -> None:
    answer = client.post("/pair", data=pair_on(client.get("/pairs").text) | bent)
    assert answer.status_code == 404
    assert lines(reviewed) == []


def test_what_the_last_run_changed_can_be_looked_at_alone(client: TestClient, reviewed: Path) -> None:
    assert "changed by the last run" not in client.get("/").text
    (reviewed / "corpus" / "new.txt").write_text("Ofsted will report by May 2027.", encoding="utf-8")
    run(reviewed / "corpus", reviewed / "outputs")
    assert "changed by the last run" in client.get("/").text
    page = client.get("/?changed=1&kind=commitment").text
    assert "Ofsted will: report by May 2027" in page
    assert "of 1 judged" in page


SENTENCES = [
    ("One. The plan is due in May. Three.", "plan", "The plan is due in May."),
    ("A heading\nThe plan is due\n", "plan", "The plan is due"),
    ("The plan", "plan", "The plan"),
    ("Is it due? It is! The plan.", "plan", "The plan."),
]


@pytest.mark.parametrize(("text", "words", "sentence"), SENTENCES)
def test_the_sentence_around_what_was_chosen(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    assert sentence_around(text, start, start + len(words)) == sentence
