"""A fact in a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.review.wording import in_a_sentence
from pipeline.verdicts import Values
from pipeline.verdicts.values import AcronymValues, CommitmentValues, DateValues, MentionValues, RoleValues

MAY = date(2025, 5, 31)

SENTENCES: list[tuple[Values, str]] = [
    (MentionValues(kind="person", name="Ana Reyne"), "“X” names the person Ana Reyne."),
    (MentionValues(name="Oakline", organisation_kind="local_authority"), "“X” names the local authority Oakline."),
    (MentionValues(name="Oakline", organisation_kind="nhs_body"), "“X” names the NHS body Oakline."),
    (MentionValues(name="Oakline"), "“X” names the body Oakline."),
    (RoleValues(person="Ana", role="chair", organisation="the Forum"), "Ana is chair at the Forum."),
    (RoleValues(person="Ana", role="chair", former=True), "Ana was formerly chair, of no body named."),
    (RoleValues(person="Ana", organisation="the Forum"), "Ana belongs to the Forum."),
    (RoleValues(person="Ana", former=True), "Ana belonged to a body not named."),
    (DateValues(date_start=MAY, date_end=MAY), "“X” means 31 May 2025."),
    (DateValues(date_start=date(2025, 5, 1), date_end=MAY), "“X” means May 2025."),
    (DateValues(date_start=date(2025, 5, 1), date_end=date(2025, 6, 30)), "“X” means 1 May 2025 to 30 June 2025."),
    (DateValues(date_start=date(2025, 5, 2), date_end=MAY), "“X” means 2 May 2025 to 31 May 2025."),
    (DateValues(), "“X” means no day that can be told."),
    (AcronymValues(short="OT", long="Oakline Trust"), "“OT” stands for Oakline Trust."),
    (AcronymValues(short="OT", organisation="Oakline Trust"), "“OT” is used and never explained."),
    (CommitmentValues(actor="the DfE", action="act"), "the DfE will: act – no deadline."),
    (
        CommitmentValues(actor="it", actor_name="DfE", action="act", strength="required", negated=True, due_end=MAY),
        "DfE must not: act – due 31 May 2025.",
    ),
    (
        CommitmentValues(actor="two new hubs", actor_name="DfE", action="be opened", due_end=MAY),
        "DfE will: two new hubs to be opened – due 31 May 2025.",
    ),
    (
        CommitmentValues(action="act", strength="proposed", due_start=MAY, due_end=MAY, speaker="Ana"),
        "Somebody not named proposes to: act – due 31 May 2025, says Ana.",
    ),
]


@pytest.mark.parametrize(("values", "sentence"), SENTENCES, ids=[s for _, s in SENTENCES])
def test_what_a_fact_says(values: Values, sentence: str) -> None:
    assert in_a_sentence(values, "X") == sentence
