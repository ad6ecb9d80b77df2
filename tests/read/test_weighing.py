"""Which line of a head is the title: signs that pages of every kind share, weighed against one another."""

from __future__ import annotations

import pytest

from pipeline.read import briefing_from_text
from pipeline.rules import Rules

TEXT = "Officers told the rowers that both locks stay shut until the beams have been made, and that no boat will pass."
BROKEN = (
    "Each of these is a story that I think our\nrowers will look at first, and with good reason, for boats are dear."
)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        # a motto hangs on to the name above it
        ("VALE PARENT CARER FORUM\nOars · Boats · Rivers\n\nBulletin no. 9, 3 May 2024", "Bulletin no. 9, 3 May 2024"),
        ("Oakline Trust\nRowing further together\n\nLocks stay shut for now", "Locks stay shut for now"),
        ("Vale Council\nA river for everybody\n\nLocks stay shut\n\n3 May 2024", "Locks stay shut"),
        (
            "RowersAtLaw\nThe record of rowers\nHome | Help\n\n4. Locks\n\n– in the Senedd at 2:05 pm on 4 May 2024.",
            "4. Locks",
        ),
        # but what is all that could be the title is, and so is what has its day or is numbered
        ("Oakline Trust\nRowing further together", "Rowing further together"),
        ("Oakline Trust\nLocks stay shut for now\n3 May 2024\n\nRowers are cross", "Locks stay shut for now"),
        ("Oakline Trust\nRowing update 4\n\nFrom our head of boats", "Rowing update 4"),
        ("Oakline Trust\nLocks: what now?\n\nAn answer for rowers", "Locks: what now?"),
        ("Oakline Trust\n\nRowing further together\n\nFrom our head of boats", "Rowing further together"),
        # captions of a site stand beside one another
        ("Rivers | Local News | Vale\n\nLocks stay shut for now", "Locks stay shut for now"),
        ("Advice – Oars – Change\n\nLocks stay shut for now", "Locks stay shut for now"),
        ("Locks stay shut for now | Vale News\n\nRowers are cross with all of it", "Locks stay shut for now"),
        ("Locks – what now – and when?", "Locks – what now – and when?"),
        # a month behind a colon dates an edition; a line broken at the margin is none
        (f"The Rowing Brief: May 2024\n\n{BROKEN}", "The Rowing Brief: May 2024"),
        (f"Rowing round-up\n{BROKEN}", "Rowing round-up"),
        # where a paper goes
        ("Meeting of the Board of Vale Rowers\n3 May 2024\nRepair of the locks", "Repair of the locks"),
        ("Report to Cabinet\n\nRepair of the locks", "Repair of the locks"),
        ("Meeting of the Board of Vale Rowers\n3 May 2024", "Meeting of the Board of Vale Rowers"),
        # a word alone, addresses and numbers to ring, a body's name broken over two lines, what sort of page of when
        ("Vale\n\nLocks stay shut for now", "Locks stay shut for now"),
        ("Vale", "Vale"),
        ("West Office, 23-24 Boat Gardens, Vale\n\nLocks stay shut for now", "Locks stay shut for now"),
        ("Cymorth / Helpline: 01632 960 000\n\nLocks stay shut for now", "Locks stay shut for now"),
        ("Department\nfor Education\n\nLocks stay shut for now", "Locks stay shut for now"),
        ("Policy briefing | July 2025\n\nLocks stay shut for now", "Locks stay shut for now"),
        ("Policy briefing | July 2025", "Policy briefing"),
        ("Guest author: Ana Reyne, trustee\n\nLocks stay shut for now", "Locks stay shut for now"),
        # where a site files a page, and links to what it is about
        ("Site news\n\nLocks stay shut for now", "Locks stay shut for now"),
        ("Agendas, reports and minutes\n\nRepair of the locks", "Repair of the locks"),
        ("Minutes: Read the minutes\n\nRepair of the locks", "Repair of the locks"),
        ("Oakline & Lund\nLegal updates\nLocks stay shut for now\n3 May 2024", "Locks stay shut for now"),
        # the stamp below a headline, also where it has a word of its own
        ("Oakline Trust\n\nLocks stay shut for now\n\nOakline News | 3 May 2024", "Locks stay shut for now"),
        # what a body is stands behind its name; a headline can have a dash, too
        (
            "Oarline - the advice service for rowers\nAutumn letter to rowers\n3 May 2024\n\nOarline is free.",
            "Autumn letter to rowers",
        ),
        ("Weirs – the service that nobody wants\n3 May 2024", "Weirs – the service that nobody wants"),
        # what a site says of itself is no text: a headline below it has its day
        (
            "Home\nNews\n\nWe are the leading union, run by rowers and for all rowers.\n\nLocks stay shut\n3 May 2024",
            "Locks stay shut",
        ),
        # whose minutes they are stands above them
        (
            "Vale Rowing Board\nMinutes – Friday 3 May 2024\n\nAttendance",
            "Vale Rowing Board: Minutes – Friday 3 May 2024",
        ),
        (
            "Northern Ireland Assembly\n\nCommittee for Rowing\n\nMinutes of Proceedings - 3 May 2024\n\nPresent:",
            "Committee for Rowing: Minutes of Proceedings - 3 May 2024",
        ),
        # who met is told further below
        (
            "Agenda and minutes\n\nVenue: Boats\n\nContact: Ana Reyne\n\nRowing Forum - Friday, 3 May 2024 2.00 pm",
            "Rowing Forum - Friday, 3 May 2024 2.00 pm",
        ),
    ],
)
def test_signs_of_a_title_are_weighed(head: str, title: str, rules: Rules) -> None:
    assert briefing_from_text(f"{head}\n\n{TEXT}", rules).metadata.title == title


@pytest.mark.parametrize(
    ("path", "head", "title"),
    [
        ("rowing-letter-spring.txt", "Vale together\n\nRowing Letter\nSpring half | May 2024", "Rowing Letter"),
        ("2024/why-locks-stay-shut.html", "We are moving house\n\nWhy the locks stay shut", "Why the locks stay shut"),
        ("WLR-brief.txt", "We are moving house\n\nWhite Lock Rowers: a brief", "White Lock Rowers: a brief"),
        ("locks_reviewed.txt", "Locks will be reviewed\n\nThe boats of the Vale", "Locks will be reviewed"),
        # one word proves nothing, nor does less than half of them, and the first of two that say it is the title
        ("oakline-magazine.txt", "We are the glue\n\nOakline's rowers tell of their boats", "We are the glue"),
        ("vale-rowers-minutes-lock-repairs.txt", "All shut\n\nWhat rowers say in the vale", "All shut"),
        ("lock-repairs.txt", "Lock repairs\n\nLock repairs will take a year", "Lock repairs"),
        ("03-05-2024.txt", "All shut\n\nWhat happened on 03-05-2024 at the lock", "All shut"),
    ],
)
def test_a_file_is_named_by_its_title(path: str, head: str, title: str, rules: Rules) -> None:
    assert briefing_from_text(f"{head}\n\n{TEXT}", rules, path=path).metadata.title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            f"We are moving house\n\nHome / News / Why the locks stay shut\n\nWhy the locks stay shut\n\n{TEXT}",
            "Why the locks stay shut",
        ),
        (f"We are moving house\n\nWhy the locks stay shut\n\n{TEXT}", "We are moving house"),
        # a heading told once more alone is a part of the text
        (f"All about locks\n\nWhy the locks stay shut\n\nWhy the locks stay shut\n\n{TEXT}", "All about locks"),
    ],
)
def test_a_title_is_a_step_of_the_trail(text: str, title: str, rules: Rules) -> None:
    assert briefing_from_text(text, rules).metadata.title == title


@pytest.mark.parametrize(
    ("page", "title"),
    [
        # a sitting is told of above who speaks, not in a story
        (
            f"Locks stay shut\n\nBo Lund\n3 May 2024\n\n{TEXT}\n\n"
            '"We will not rush what has been broken for a decade."\n\n'
            "Asked by Ana Reyne, who speaks for rowers, to rule that out, the minister for canals said that she would"
            " not.",
            "Locks stay shut",
        ),
        ("Rowing on canals\n(asked on 3 May 2024) - View Source\n\nQuestion to the Department:", "Rowing on canals"),
        # writing paper tells who heads the body, how to ring it and where it is
        (
            f"VALE TRUST\nChief Executive: Ana Reyne\nTel 01632 960000\n\nDear Parents\n\nOur new locks\n\n{TEXT}",
            "Our new locks",
        ),
        (f"Locks stay shut for now\n\nDear Parents\n\nOur new locks\n\n{TEXT}", "Locks stay shut for now"),
        (f"VALE TRUST\n\nDear Parents\n\nWelcome!\n\n{TEXT}", "VALE TRUST"),
        # what somebody said, above the headline; a headline and its standfirst in a block below the name of a site
        (
            f'"We were told to wait for as long as we could row"\n\nLocks stay shut for now\n\n3 May 2024\n\n{TEXT}',
            "Locks stay shut for now",
        ),
        (f'"We were told to wait for as long as we could row"\n\n3 May 2024\n\n{TEXT}', '"We were told to wait'),
        (
            "Otter Notes\nSubscribe   Sign in\n\nWhat otters learned from every lock\n"
            "And why the boats keep coming back\n\n"
            f"Ana Reyne\nMay 3, 2024\n\n{TEXT}",
            "What otters learned from every lock",
        ),
        (f"Portfolio of the Cabinet Member for Canals\n\nRepair of the locks\n\n{TEXT}", "Repair of the locks"),
    ],
)
def test_what_stands_around_a_title_or_below_a_greeting(page: str, title: str, rules: Rules) -> None:
    assert (briefing_from_text(page, rules).metadata.title or "").startswith(title)
