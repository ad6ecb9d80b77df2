"""Pages of officials: letters, consultations, circulars, what departments and health bodies send out."""

from __future__ import annotations

from datetime import date

from tests.read.pages.page import Page

PAGES = [
    Page(
        "a letter to a minister",
        """
Harrowdale Parent Carer Forum
The Old Mill, Bridge Street
Harrowdale HD1 2ZZ

12 March 2025

Rt Hon Clara Winslow MP
Secretary of State for Education
London SW1P 3BT

Dear Secretary of State

What families need from reform

...

Yours sincerely

Siobhán Ní Dhónaill
Chair, Harrowdale Parent Carer Forum
""",
        title="What families need from reform",
        author="Siobhán Ní Dhónaill",
        publisher="Harrowdale Parent Carer Forum",
        published=date(2025, 3, 12),
    ),
    Page(
        "a letter to many, signed for a council",
        """
SEND update, 5 March 2024

Dear colleagues,

...

Kind regards
Tamsin Bell
Head of Inclusion
Wexmoor County Council
""",
        title="SEND update, 5 March 2024",
        author="Tamsin Bell",
        publisher="Wexmoor County Council",
        published=date(2024, 3, 5),
    ),
    Page(
        "an e-mail",
        """
From: Ana Reyne
To: SENCO network
Sent: 12 September 2024 09:14
Subject: Top-up funding this term

Dear all

...
""",
        title="Top-up funding this term",
        author="Ana Reyne",
        published=date(2024, 9, 12),
    ),
    Page(
        "a bulletin of a health body",
        """
Update for partners: Quarter 2
Josie Wardle, Designated Clinical Officer (DCO)
NHS Marlbury and Fens Integrated Care Board (MFICB)
Issued: 29/09/23

Dear all

...

You have received this bulletin because you are on our list. To be removed, reply UNSUBSCRIBE.
""",
        title="Update for partners: Quarter 2",
        author="Josie Wardle",
        publisher="NHS Marlbury and Fens Integrated Care Board",
        published=date(2023, 9, 29),
    ),
    Page(
        "a parents' newsletter",
        """
View this email in your browser

Orrin Parents Together (OPT)
** Newsletter – Issue 23 – September 2023 **

...

You can update your preferences or unsubscribe from this list.
""",
        title="Newsletter – Issue 23 – September 2023",
        publisher="Orrin Parents Together",
        published=date(2023, 9, 1),
    ),
    Page(
        "a consultation",
        """
Changes to home to school transport
Closed 28 Apr 2024
Opened 3 Feb 2024
Overview

...
""",
        title="Changes to home to school transport",
        published=date(2024, 2, 3),
    ),
    Page(
        "a government's analysis, letterhead in two languages",
        """
Scottish Government
Riaghaltas na h-Alba

Guidance on restraint: analysis of responses
Social research series
Catriona Laidlaw, principal researcher
21st August 2023

...
""",
        title="Guidance on restraint: analysis of responses",
        author="Catriona Laidlaw",
        publisher="Scottish Government",
        published=date(2023, 8, 21),
    ),
    Page(
        "a department of Northern Ireland",
        """
Skip to main content
Department of Education
An Roinn Oideachais
Home > News > Minister visits a special school

Minister visits a special school
Date published: 05 March 2024

Topics: Schools, Funding

...
""",
        title="Minister visits a special school",
        publisher="Department of Education",
        published=date(2024, 3, 5),
    ),
    Page(
        "a numbered briefing below a letterhead",
        """
ARDNAREE POLICY NETWORK
Briefing 3

Northern Ireland: where things stand
(as at 9 February 2024)

...

Prepared for members of the network. Not for onward circulation.
""",
        title="Northern Ireland: where things stand",
        publisher="Ardnaree Policy Network",
        published=date(2024, 2, 9),
    ),
    Page(
        "a response to a consultation",
        """
Response to the inspectorate's proposals
Submission by the Alliance for Inclusive Pupils (AIP)
28 April 2025

...
""",
        title="Response to the inspectorate's proposals",
        publisher="Alliance for Inclusive Pupils",
        published=date(2025, 4, 28),
    ),
    Page(
        "a memorandum",
        """
BRIEFING NOTE

TO: Members of the Health and Wellbeing Board
FROM: Sunil Rao, Director of Public Health
DATE: 6 Nov 2023
RE: Inspection in our area

...
""",
        title="Inspection in our area",
        author="Sunil Rao",
        published=date(2023, 11, 6),
    ),
    Page(
        "a minister's letter with the address above",
        """
The Rt Hon Clara Winslow MP
Secretary of State for Education
Department for Education, Sanctuary Buildings, London SW1P 3BT

Helen Marsh MP
Chair, Education Committee
House of Commons

22 October 2025

Dear Helen,

...

Yours ever,

Rt Hon Clara Winslow MP
Secretary of State for Education
""",
        author="Clara Winslow",
        publisher="Department for Education",
        published=date(2025, 10, 22),
    ),
    Page(
        "a circular from a director",
        """
OA | Larkspur Authority

Stakeholder update: reform of provision
Issue 7   |   Tuesday 18 February 2025

From Ana Reyne, Director for Children (interim)

Dear Principal / colleague

...
""",
        title="Stakeholder update: reform of provision",
        author="Ana Reyne",
        publisher="Larkspur Authority",
        published=date(2025, 2, 18),
    ),
    Page(
        "a newsletter of a season, by its editor",
        """
The Legal Bit: news from the tribunal
Summer 2023 edition
Edited by Ana Reyne and colleagues at Larkspur

...

© Larkspur 2023
""",
        title="The Legal Bit: news from the tribunal",
        author="Ana Reyne",
        publisher="Larkspur",
        published=date(2023, 6, 1),
    ),
    Page(
        "a circular with a box of contacts",
        """
Circular 2024/17

Subject:
Guidance on locks

Date of Issue:
7 October 2024

Target Audience:
Principals and rowers

Contact:
Locks Team
Department of Education
Reyne House, Mill Road, Harrow Vale BT19 7PR

...
""",
        title="Guidance on locks",
        publisher="Department of Education",
        published=date(2024, 10, 7),
    ),
    Page(
        "a minister's letter, whose head says how to answer",
        """
Ana Reyne OBE MP
Minister for Canals

Reyne Buildings Great Lock Street Harrow Vale SW1P 3BT
tel: 0370 000 0000  www.education.gov.uk/help/contactus

24 November 2022

To: Directors of rowing

Dear colleagues,

...

Yours,
Ana Reyne OBE MP
Minister for Canals
""",
        author="Ana Reyne",
        publisher="Department for Education",
        published=date(2022, 11, 24),
    ),
    Page(
        "a report under Crown copyright",
        """
Boats on canals: a study of locks

March 2024

© Crown copyright 2024

The Scottish Government asked for this study in 2022. Education Scotland read it. The Scottish Government will answer.

...
""",
        title="Boats on canals: a study of locks",
        publisher="Scottish Government",
        published=date(2024, 3, 1),
    ),
]
