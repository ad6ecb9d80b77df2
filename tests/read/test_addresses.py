"""Whose page it is by the addresses that it gives: known ones, and those made of a name that the page tells."""

from __future__ import annotations

import pytest

from pipeline.read.addresses import from_addresses
from pipeline.rules import Rules

TEXT = (
    "The Oakshire Parent Carer Forum met the Quill and Vale Rowing Club. Otters for All came, too, and Ana Reyne "
    "spoke. OakshireOnline was there, and so was Larch Tree of the Larch Tree Learning Partnership."
)


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("hello@nasen.org.uk", "nasen"),
        ("hello@oakshirepcf.org", "Oakshire Parent Carer Forum"),  # whole words and initials
        ("hello@opcf.org.uk", "Oakshire Parent Carer Forum"),
        ("hello@otters-for-all.org", "Otters for All"),
        ("hello@ottersall.org", "Otters for All"),  # small words may be left out
        ("hello@qvrc.co.uk", "Quill and Vale Rowing Club"),
        ("news@oakshireonline.co.uk", "OakshireOnline"),
        ("hello@larchtree.org", "Larch Tree Learning Partnership"),
        ("hello@parentcarers.org", None),  # not the words of any name
        ("hello@ottersclub.org", None),  # a word more than any name has
        ("ana@anareyne.org", None),  # a person
        ("@OakshireOnline", None),  # how somebody is called elsewhere
        ("hello@gmail.com", None),
    ],
)
def test_addresses_are_made_of_names(address: str, body: str | None, rules: Rules) -> None:
    assert from_addresses(f"{TEXT}\n\n{address}\n", [], rules) == body
