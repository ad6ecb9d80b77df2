"""Variants of names in running text, from the words of briefings to one entity a row; near names stay apart."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pipeline import read_tables, run

BRIEFINGS = {
    "june.txt": """
Notes of a meeting, 14 June 2023

The Department for Education (DfE) gave evidence to the Education Select Committee on Monday. Telford & Wrekin Council
and Warwickshire County Council sent officers. The Council for Disabled Children spoke first.

Josh MacAlister, who led the review, answered questions. Claire Coutinho, minister for children, spoke for the DfE.
Claire said that she had read every letter. Gillian Keegan, the secretary of state, sent her apologies.
Eva Brindlesham of the DfE took notes for Ruth Bellwether. Helen Larkspur is head teacher of Oakline School.
""",
    "july.txt": """
Notes of a meeting, 12 July 2023

The Dept for Education wrote to the Education Committee. Telford and Wrekin Council and Warwicks LA had asked for it.
The Disabled Children's Partnership and the Health and Social Care Committee were told.

Josh McAlister agreed with Ms Keegan. Eva Brindlesham will send the papers, and Eva will take notes.
Mark Bellwether of the Disabled Children's Partnership thanked them. Helen Larkspur is chief executive of Wexmoor Trust.
""",
}

ONE = [
    ("DfE", "Department for Education", "Dept for Education"),
    ("Education Select Committee", "Education Committee"),
    ("Telford & Wrekin Council", "Telford and Wrekin Council"),
    ("Warwickshire County Council", "Warwicks LA"),
    ("Josh MacAlister", "Josh McAlister"),
    ("Claire Coutinho", "Claire"),
    ("Gillian Keegan", "Ms Keegan"),
    ("Eva Brindlesham", "Eva"),
]
TWO = [
    ("Council for Disabled Children", "Disabled Children's Partnership"),
    ("Education Committee", "Health and Social Care Committee"),
    ("Ruth Bellwether", "Mark Bellwether"),
]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    folder: Path = tmp_path_factory.mktemp("variants")
    (folder / "corpus").mkdir()
    for name, text in BRIEFINGS.items():
        (folder / "corpus" / name).write_text(text, encoding="utf-8")
    run(folder / "corpus", folder / "outputs", workers=1)
    return read_tables(folder / "outputs")


def entities(tables: dict[str, pd.DataFrame], form: str) -> set[str]:
    """The entities that a surface form names, wherever it stands."""
    mentions = tables["mentions"]
    found = set(mentions.loc[mentions["text"] == form, "entity_id"])
    assert found, f"{form!r} is no mention"
    return found


@pytest.mark.parametrize("forms", ONE, ids=lambda forms: " / ".join(forms))
def test_variants_are_one_entity(tables: dict[str, pd.DataFrame], forms: tuple[str, ...]) -> None:
    assert len(set().union(*(entities(tables, form) for form in forms))) == 1


@pytest.mark.parametrize("forms", TWO, ids=lambda forms: " / ".join(forms))
def test_near_names_stay_apart(tables: dict[str, pd.DataFrame], forms: tuple[str, ...]) -> None:
    assert len(set().union(*(entities(tables, form) for form in forms))) == len(forms)


def test_one_name_of_two_people_by_their_posts(tables: dict[str, pd.DataFrame]) -> None:
    """Nobody is head teacher of a school and chief executive of a trust a month apart; somebody is to look at it."""
    both = entities(tables, "Helen Larkspur")
    assert len(both) == 2
    unsure = tables["unsure"]
    assert frozenset(both) in {frozenset(pair) for pair in zip(unsure["left_id"], unsure["right_id"], strict=True)}


def test_every_surface_form_is_accounted_for(tables: dict[str, pd.DataFrame]) -> None:
    resolutions = tables["resolutions"]
    assert set(tables["mentions"]["text"]) <= set(resolutions["alias"])
    methods = resolutions.set_index("alias")["method"]
    assert methods[["DfE", "Eva", "Ms Keegan"]].tolist() == ["acronym", "partial_name", "partial_name"]
    assert methods["Josh McAlister"] == "fuzzy"
