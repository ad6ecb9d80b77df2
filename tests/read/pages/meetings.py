"""Minutes and reports of boards and councils."""

from __future__ import annotations

from datetime import date

from tests.read.pages.page import Page

PAGES = [
    Page(
        "minutes headed by the board's name in capitals",
        """
HARROWDALE SEND AND INCLUSION BOARD

Minutes of the meeting held on Thursday 18 January 2024, 1.00pm
Committee Room 2

Present:
Janet Bairstow (JB)      Director of Children's Services
Dr Imran Sheikh (IS)     Designated Clinical Officer

1. Minutes of the meeting on 16 November 2023

...
""",
        title="HARROWDALE SEND AND INCLUSION BOARD: Minutes of the meeting held on Thursday 18 January 2024, 1.00pm",
        publisher="Harrowdale SEND and Inclusion Board",
        published=date(2024, 1, 18),
    ),
    Page(
        "minutes with everything in one heading",
        """
Minutes of the Wexmoor Improvement Board held on Tuesday 6 February 2024 at County Hall

Present:
Jill Ames (Chair)

...
""",
        title="Minutes of the Wexmoor Improvement Board held on Tuesday 6 February 2024 at County Hall",
        publisher="Wexmoor Improvement Board",
        published=date(2024, 2, 6),
    ),
    Page(
        "minutes below a protective marking",
        """
OFFICIAL
National Inclusion Delivery Board: minutes of the fourth meeting

Date: Tuesday 18 June 2024    Venue: Teams

Chair: Baroness Quist

...

Date of next meeting: 17 September 2024
Page 2 of 2
""",
        title="National Inclusion Delivery Board: minutes of the fourth meeting",
        publisher="National Inclusion Delivery Board",
        published=date(2024, 6, 18),
    ),
    Page(
        "a report to a council's cabinet",
        """
ASHCOMBE BOROUGH COUNCIL
CABINET – 11 FEBRUARY 2025        Agenda item 9

Recovery and Sufficiency Plan

Report of:           Executive Director, Children and Learning (Bridie Cassell)
Cabinet Member:      Cllr Nathaniel Groves
Contact officer:     Lennox Pryce, ext. 4471

...
""",
        title="Recovery and Sufficiency Plan",
        publisher="Ashcombe Borough Council",
        published=date(2025, 2, 11),
    ),
    Page(
        "a report with a control box",
        """
Wexmoor County Council
Schools Forum
Date of meeting: 18 January 2024
Report title: Budget monitoring
Report author: Priya Nand, Finance Business Partner
Date of next meeting: 14 March 2024

...
""",
        title="Budget monitoring",
        author="Priya Nand",
        publisher="Wexmoor County Council",
        published=date(2024, 1, 18),
    ),
    Page(
        "minutes in two languages",
        """
Bwrdd Cynhwysiant Cwm Derw
Cwm Derw Inclusion Board

COFNODION / MINUTES
3 Mai / 3 May 2022, 2pm
Microsoft Teams

Yn bresennol / Present:
Ana Reyne (chair)

...
""",
        title="Cwm Derw Inclusion Board: MINUTES",
        publisher="Cwm Derw Inclusion Board",
        published=date(2022, 5, 3),
    ),
    Page(
        "minutes whose publisher signs below",
        """
# Harrow Vale Inclusion Board

## Minutes - Tuesday 14 November 2023, 1.30pm, Committee Room 4a, Civic Centre

Present
Ana Reyne (Chair)

...

*Published by Harrow Vale Council on 29 November 2023*
""",
        title="Harrow Vale Inclusion Board",
        publisher="Harrow Vale Council",
        published=date(2023, 11, 29),
    ),
    Page(
        "a paper to a committee without a letterhead",
        """
REPORT TO: EDUCATION AND BOATS COMMITTEE ON 4 MAY 2024

SUBJECT: REVIEW OF LOCKS

BY: DEPUTE CHIEF EXECUTIVE (EDUCATION AND BOATS)

3.1 Moray Council agreed to look at the locks.

...

Author of Report: Ana Reyne, Head of Locks
""",
        title="REVIEW OF LOCKS",
        author="Ana Reyne",
        publisher="Moray Council",
        published=date(2024, 5, 4),
    ),
    Page(
        "minutes of a council's committee that is called like one of a parliament",
        """
Education Committee

Minutes of Meeting of the Education Committee held in Inverness on Saturday 4 May 2024 at 12.05 pm

Present:
Ana Reyne (Chair)

The Highland Council agreed that a report would come to the next meeting.

...
""",
        title="Minutes of Meeting of the Education Committee held in Inverness on Saturday 4 May 2024 at 12.05 pm",
        publisher="The Highland Council",
        published=date(2024, 5, 4),
    ),
    Page(
        "what a board without a name talked about, on its council's page",
        """
Local Area Partnership Board April 2024

Actions

The board looked at boats with Kent County Council. Kent County Council will bring a plan by September.

...
""",
        title="Local Area Partnership Board April 2024",
        publisher="Kent County Council",
        published=date(2024, 4, 1),
    ),
    Page(
        "a paper whose author stands alone below its label, at its end",
        """
Cabinet

4 May 2024

Boats and Locks Strategy

Key Decision No. BL/2024/03

1 Kent County Council has a duty to look at its boats.

...

Author(s)
Ana Reyne      Tel: 01632 960 000
""",
        title="Boats and Locks Strategy",
        author="Ana Reyne",
        publisher="Kent County Council",
        published=date(2024, 5, 4),
    ),
    Page(
        "a Scottish minute, which names its committee, above the address where it met",
        """
MORAY COUNCIL

Minute of Meeting of the Boats and Locks Services Committee

Saturday, 4 May 2024

Boathouse Chamber, Council Office, Pier Street, Elgin, IV30 1BX, and via a link

PRESENT
Councillor Ana Reyne (Chair), Councillor Tom Marsh

...
""",
        title="Minute of Meeting of the Boats and Locks Services Committee",
        publisher="Moray Council",
        published=date(2024, 5, 4),
    ),
]
