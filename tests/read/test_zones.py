"""The furniture of copied web pages is marked by wording and place, and the briefing never is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read import briefing_from_text
from pipeline.rules import Rules
from tests.read.pages import PAGES, TEXT

LONG = "\n\n".join([TEXT] * 3)


def furniture(text: str, rules: Rules) -> list[str]:
    """The stretches of a page that are marked as furniture, `...` being its text."""
    text = text.replace("...", LONG)
    return [text[start:end].strip() for start, end in briefing_from_text(text, rules).boilerplate]


ABOVE = {
    "entries on lines of their own": "Skip to main content\nMenu\n\nHome\nJoin us\nLog in\n\nHome > Inclusion",
    "entries in one line": "About us   Get support   Campaigns   Blog   Shop",
    "entries of a council's own site": "Quillmoor\nCouncillors\nForward plan\nRegatta",
    "a masthead above its menu": "Wexford Chronicle\n\nNews  Sport  What's On  Jobs\nLog in   Subscribe for £1 a week",
    "a letterhead above a trail": "Oakline Trust\nYmddiriedolaeth\nHome > News > A quiet month",
    "a breadcrumb trail": "You are here: Home / Policy / Inclusion",
    "a picture's name": "Home Menu\n\nMembers' home\n\nOur people icon.jpg",
    "a notice about writers": "Home Menu\n\nThe views expressed here are the writers' own.",
    "a banner about cookies": "Cookies on Oakline\nWe use cookies to make this site work.\nAccept cookies",
}


@pytest.mark.parametrize("menu", ABOVE.values(), ids=ABOVE)
def test_menus_above_the_title(menu: str, rules: Rules) -> None:
    assert furniture(f"{menu}\n\nA quiet month\n\n...", rules) == [menu]


BELOW = {
    "a membership advert": "Not a member yet?\n\nThe union looks after you. Join today.\n\nJoin now\nMembership FAQs",
    "contacts of the host site": "Your inclusion team\n\nNational officer\nJo Okon: jo.okon@uil.example\n\n"
    "Membership desk\nmembers@uil.example",
    "a prompt to subscribe": "Don’t miss a thing!\n\nAdd your email address below.",
    "a notice about filters": "You receive this email because you joined.\nIf it landed in junk, mark it as safe.",
    "a list of links": "See also\n\nRound-up: February 2024\nHigh needs funding: your questions\nWho’s who",
    "related stories": "Most read\n1  Bypass closed\n2  Panto dame retires",
    "an imprint": "© 2025 Oakline Trust. Registered charity no. 0000000.\nPrivacy | Cookies | Accessibility",
    "feedback on the page": "Share this page\nPrint this page\nIs this page useful?\nCookies",
    "a footer in one line": "Prepared for members. Not for onward circulation.\nPage 3 of 3",
    "comments": "Leave a Reply\nYour email address will not be published.",
}


@pytest.mark.parametrize("footer", BELOW.values(), ids=BELOW)
def test_furniture_below_the_briefing(footer: str, rules: Rules) -> None:
    assert furniture(f"A quiet month\n\n...\n\n{footer}\n", rules) == [footer]


def test_prose_of_an_advert_belongs_to_it(rules: Rules) -> None:
    advert = (
        "UIL Life logo\n\nWith UIL Life you stay a member after you retire.\n\n"
        "To qualify for the benefits of membership you must join within six months.\n\n"
        "The committee meets four times a year and is made up of one person elected in each of our regions.\n\n"
        "Chair\n\nJohn Kell: john.kell@uil.example\n\nSee also\n\nJoin now\nTax relief\nWho's who"
    )
    assert furniture(f"A quiet month\n\n...\n\nFirst published 14 May 2024\n\n{advert}", rules) == [advert]


@pytest.mark.parametrize(
    "line",
    [
        "Find out more here",
        "Read the document:",
        "Share this post:  Facebook  X  LinkedIn",
        "Page 1 of 3",
        "team photo.jpg",
        "Advertisement",
        "www.oakline.example",
        "Follow us on Facebook for the latest news",
    ],
)
def test_prompts_inside_the_briefing(line: str, rules: Rules) -> None:
    assert furniture(f"A quiet month\n\n...\n\n{line}\n\n...", rules) == [line]


BODY = {
    "plain paragraphs": "A quiet month\n\n...",
    "a title that share buttons would follow": "News from the board\n\n...",
    "headings that are words of menus": "# A quiet month\n\n## Education\n\n...\n\n## Membership\n\n"
    "Jane Orme (Labour) is among the members of the committee that will report.",
    "a call to take part": "A quiet month\n\n...\n\n## Have your say\n\nSend your views to the Policy Unit "
    "(policy@oakline.example) by 31 March. A webinar will be held on 13 March at 4.30pm; Dr Eze will speak.",
    "a glossary at the end": "A quiet month\n\n...\n\nGlossary\n\nALN | Additional learning needs\nIDP | A plan",
    "an author's note at the end": "A quiet month\n\n...\n\nAbout the author\n\nAna Reyne is head of policy.",
    "actions at the end": "Minutes\n\n...\n\nActions\n\n1  Send map  DP  2 February\n2  Meet leads  JB  Easter",
    "a cross-reference above more text": "A quiet month\n\n...\n\nSee also\n\n...\n\n...\n\n...",
    "a contact above more text": "A quiet month\n\n...\n\nContact us\n\n...\n\n...\n\n...",
    "names and posts": "Members\n\nAna Reyne, chair\nBo Lund, director\nJo Orme, member\nAl Pym, member",
    "commitments about newsletters": "A quiet month\n\n...\n\nWe will send every school a newsletter on the change by "
    "the end of May, and the council will publish its privacy policy and a page for parents in the summer.",
}


@pytest.mark.parametrize("page", BODY.values(), ids=BODY)
def test_the_briefing_itself_is_never_furniture(page: str, rules: Rules) -> None:
    assert furniture(page, rules) == []


def test_title_before_share_buttons_is_not_a_masthead(rules: Rules) -> None:
    assert furniture("A quiet month\nShare  Print  Email\n\n...", rules) == ["Share  Print  Email"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.kind)
def test_no_page_loses_its_text(page: object, rules: Rules) -> None:
    whole: str = page.whole  # type: ignore[attr-defined]
    at = whole.index(TEXT)
    zones = briefing_from_text(whole, rules).boilerplate
    assert not any(start < at + len(TEXT) and at < end for start, end in zones)


LINES = st.sampled_from(
    [
        "Home",
        "Log in",
        "See also",
        "Join now",
        "A line of text.",
        "a@b.example",
        "Share this",
        "© 2024",
        "Page 1 of 2",
        "",
        "x",
    ]
)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join), st.lists(LINES).map("\r\n".join)))
def test_zones_are_ordered_disjoint_and_within_the_text(text: str) -> None:
    from pipeline.rules import load

    zones = briefing_from_text(text, load()).boilerplate
    bounds = [bound for zone in zones for bound in zone]
    assert all(0 <= bound <= len(text) for bound in bounds)
    assert all(start < end for start, end in zones)
    assert bounds == sorted(bounds)
