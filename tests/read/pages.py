"""Small pages of the kinds that briefings come as, with what a reader would say of each: who published what when.

`...` in a page stands for its text: two paragraphs that name days, bodies and people of their own, none of them the
page's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

TEXT = """The council said this week that it would look again at how support is paid for, and parents have been asked \
to say what they think by 31 May 2024. Ana Reyne of the Oakline Trust has been asked as well.

A second paragraph follows, in which little is said about 3 March 2021, except that the plan was published in March \
2020 and that nobody had read it by the end of that year."""


@dataclass(frozen=True)
class Page:
    """A page and what is known of it; what is None must not be found."""

    kind: str
    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    path: str = "page.txt"

    @property
    def whole(self) -> str:
        """The page with its text."""
        return self.text.replace("...", TEXT).lstrip("\n")


PAGES = [
    Page(
        "a union's monthly summary below its menu",
        """
Home Menu

Members' home

Rosa Tamsin’s Inclusion Summary – March 2024

...

First published 4 April 2024

UIL Life logo

Please ensure UIL has your new address.

See also

Join now
Update your details
""",
        title="Rosa Tamsin’s Inclusion Summary – March 2024",
        author="Rosa Tamsin",
        publisher="UIL",
        published=date(2024, 4, 4),
    ),
    Page(
        "a devolved government's written statement",
        """
WRITTEN STATEMENT
BY
THE WELSH GOVERNMENT

TITLE   Next steps for learners with additional needs
DATE    12 July 2023
BY      Nia Prosser MS, Minister for Skills

...
""",
        title="Next steps for learners with additional needs",
        author="Nia Prosser",
        publisher="Welsh Government",
        published=date(2023, 7, 12),
    ),
    Page(
        "a written statement with its labels on lines of their own",
        """
Llywodraeth Cymru
Hafan

Written Statement

Title:
Funding for specialist places
Date:
2 May 2024
By:
Nia Prosser MS, Minister for Skills

...
""",
        title="Funding for specialist places",
        author="Nia Prosser",
        publisher="Welsh Government",
        published=date(2024, 5, 2),
    ),
    Page(
        "a ministerial statement in Parliament",
        """
Inclusion Update
Statement made on 2 March 2023
Statement UIN HCWS000
Statement made by
Clara Winslow
Parliamentary Under-Secretary (Department for Education)
Department for Education
Commons

...
""",
        title="Inclusion Update",
        author="Clara Winslow",
        publisher="Department for Education",
        published=date(2023, 3, 2),
    ),
    Page(
        "an oral statement on a government site",
        """
GOV.UK
Home > Education > Inclusion
Search  Menu

Oral statement to Parliament
Inclusion in every school

From: Department for Education and The Rt Hon Clara Winslow MP
Delivered on: 14 October 2025 (Transcript of the speech, exactly as it was delivered)

...

Published 14 October 2025
Is this page useful? Yes / No
© Crown copyright
""",
        title="Inclusion in every school",
        publisher="Department for Education",
        published=date(2025, 10, 14),
    ),
    Page(
        "a press release below a trail with a line for each step",
        """
Skip to main content
Home
Education, training and skills
Special educational needs
Press release
Thousands of new places in specialist bases
Bases will open across England in September.

From:
Department for Education
Published
2 March 2023
Last updated
9 March 2023

...

Share this page
""",
        title="Thousands of new places in specialist bases",
        publisher="Department for Education",
        published=date(2023, 3, 2),
    ),
    Page(
        "the report of a debate",
        """
Hansard
Special Schools: Funding
Volume 745: debated on Thursday 15 February 2024

...
""",
        title="Special Schools: Funding",
        published=date(2024, 2, 15),
    ),
    Page(
        "a briefing of a parliament's library",
        """
UK Parliament
House of Commons Library
Support in mainstream schools
Research Briefing
Published Friday, 21 March, 2025
Robert Lund, Shadi Orme and Nerys Wynn

...
""",
        title="Support in mainstream schools",
        author="Robert Lund, Shadi Orme and Nerys Wynn",
        publisher="House of Commons Library",
        published=date(2025, 3, 21),
    ),
    Page(
        "a committee's inquiry",
        """
UK Parliament > Business > Committees > Education Committee > News
Skip to main content

Committee to look at waiting times

22 January 2024

...

Image: Parliamentary copyright
Sign up for committee emails
""",
        title="Committee to look at waiting times",
        publisher="Education Committee",
        published=date(2024, 1, 22),
    ),
    Page(
        "an inquiry's page with its days",
        """
UK Parliament
Committees
House of Commons
Education Committee
Waiting for support
Inquiry

Opened 19 December 2024
Closes 6 February 2025

...
""",
        title="Waiting for support",
        publisher="Education Committee",
        published=date(2024, 12, 19),
    ),
    Page(
        "a newspaper's report",
        """
Wexford Vale Chronicle

News  Sport  What's On  Property  Jobs

Councils ‘cannot go on like this’, say MPs

Cabinet backs a new school as the union thinks about a ballot

By Calum Strachan-Dee, education correspondent
Friday 17 January 2025, 14.06 GMT

...

Most read
1  Bypass closed
2  Panto dame retires
""",
        title="Councils ‘cannot go on like this’, say MPs",
        author="Calum Strachan-Dee",
        publisher="Wexford Vale Chronicle",
        published=date(2025, 1, 17),
    ),
    Page(
        "a news site with single menu entries, a section and a by-line without 'by'",
        """
News
Opinion
Sport
Culture
Special educational needs
Councils face a ‘cliff edge’, MPs say

A plan is needed at once, according to their report

Sally Wexler Education correspondent
Mon 3 Mar 2025 06.00 GMT
Share

...

© 2025 Lantern News & Media. All rights reserved.
""",
        title="Councils face a ‘cliff edge’, MPs say",
        author="Sally Wexler",
        publisher="Lantern News & Media",
        published=date(2025, 3, 3),
    ),
    Page(
        "a news item with its by-line on two lines",
        """
BBC
Home
News
Sport
Parents 'worn out' by the fight for places

Bronwen Jefferson
Education editor
Published
14 May 2024

...
""",
        title="Parents 'worn out' by the fight for places",
        author="Bronwen Jefferson",
        publisher="BBC",
        published=date(2024, 5, 14),
    ),
    Page(
        "a weekly round-up that says the year only below",
        """
Inclusion Wire | Latest | Jobs | Sign in

The week in brief
Week ending 6 December
Compiled by Mina Castellano for Inclusion Wire

...

Forward to a friend | Unsubscribe
© Inclusion Wire 2024.
""",
        title="The week in brief",
        author="Mina Castellano",
        publisher="Inclusion Wire",
        published=date(2024, 12, 6),
    ),
    Page(
        "a guest's post on a charity's blog",
        """
Skip to main content

Donate | Helpline 0300 000 0000 | Log in

Blog > Policy

What should families take from that?

By Marian Oyelaran, head of policy at Brightwater Families

Posted on 5 November 2025  |  6 min read

The Lantern Project is pleased to host this guest post.

...

© 2025 The Lantern Project. Registered charity no. 0000000. Privacy | Cookies
""",
        title="What should families take from that?",
        author="Marian Oyelaran",
        publisher="Lantern Project",
        published=date(2025, 11, 5),
    ),
    Page(
        "a blog post with the day before the writer",
        """
Home » Blog » Guest posts
Why working together matters now

March 12, 2024 by Tolu Adeniyi-Brown

...

Filed Under: Blog
Leave a Reply
Copyright © 2024 · Different Minds Network · All Rights Reserved
""",
        title="Why working together matters now",
        author="Tolu Adeniyi-Brown",
        publisher="Different Minds Network",
        published=date(2024, 3, 12),
    ),
    Page(
        "a post headed by section, day and writer",
        """
Different Minds
About  Get help  Donate
BLOG | 14.02.25 | Dr Amara O'Connell-Shah
Five things we learned

...

Different Minds is a registered charity in England and Wales (000000).
""",
        title="Five things we learned",
        author="Amara O'Connell-Shah",
        publisher="Different Minds",
        published=date(2025, 2, 14),
    ),
    Page(
        "labels in one line",
        """
A new deal for inclusion?
Posted on: 3 June 2025 Author: Gwen Pascoe Category: Policy

...
""",
        title="A new deal for inclusion?",
        author="Gwen Pascoe",
        published=date(2025, 6, 3),
    ),
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
        "a page known only by its address",
        """
Publication - Consultation analysis

Guidance on plans

Published: 14 December 2023
Directorate: Learning Directorate

...

Contact
Email: plans@gov.scot
""",
        title="Guidance on plans",
        publisher="Scottish Government",
        published=date(2023, 12, 14),
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
        "a think tank's summary whose site goes by a short name",
        """
Foundry | Research | Events | People | Donate

Paying Twice: the cost of late support
SUMMARY

Authors: Ottoline Fry and Marcus Adeyemi-Hale
May 2025

Foundry Policy Institute is an independent think tank.

...
""",
        title="Paying Twice: the cost of late support",
        author="Ottoline Fry and Marcus Adeyemi-Hale",
        publisher="Foundry Policy Institute",
        published=date(2025, 5, 1),
    ),
    Page(
        "a title over three lines",
        """
Improving support for children who wait for
a diagnosis in Northern Ireland: what the
committee heard

Research paper 14/24
9 February 2024

...
""",
        title="Improving support for children who wait for a diagnosis in Northern Ireland: what the committee heard",
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
        "a press release under embargo",
        """
Embargoed until 00:01, Tuesday 21 May 2024

CHARITIES CALL FOR A PLAN

...

ENDS

Notes to editors
1. The Inclusion Coalition is a membership body of 40 charities.
""",
        title="CHARITIES CALL FOR A PLAN",
        publisher="Inclusion Coalition",
        published=date(2024, 5, 21),
    ),
    Page(
        "a Markdown briefing that names its body by acronym and was updated within the month",
        """
# Inspecting inclusion: a briefing

**Voice of Classroom Staff (VCS) | February 2025**

This briefing sets out what is on the table. It was last updated on 20 February 2025.

...
""",
        title="Inspecting inclusion: a briefing",
        publisher="Voice of Classroom Staff",
        published=date(2025, 2, 20),
        path="briefing.md",
    ),
    Page(
        "front matter",
        """
---
title: 'What the "white paper" says'
author: "Nia Wyn-Roberts"
date: 12/03/2025
site_name: Tegwch
---

## Summary

...
""",
        title='What the "white paper" says',
        author="Nia Wyn-Roberts",
        publisher="Tegwch",
        published=date(2025, 3, 12),
        path="page.md",
    ),
    Page(
        "a title with the site behind a bar",
        """
Home
The spiralling cost of late support | Institute for Fairer Schools

Published on 10 December 2024

...
""",
        title="The spiralling cost of late support",
        publisher="Institute for Fairer Schools",
        published=date(2024, 12, 10),
    ),
    Page(
        "a title with the body behind a dash",
        """
Funding special schools: our view - Oakline Trust

Date posted: 11/10/2023

...
""",
        title="Funding special schools: our view",
        publisher="Oakline Trust",
        published=date(2023, 10, 11),
    ),
    Page(
        "a briefing in two languages",
        """
Cyngor Plant / Children's Council

Blog
An open letter on learning
Gan Lowri Prys / By Lowri Prys
14 Hydref 2024 / 14 October 2024

...
""",
        title="An open letter on learning",
        author="Lowri Prys",
        publisher="Children's Council",
        published=date(2024, 10, 14),
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
        "a blog with section and writer behind the day",
        """
Wexmoor Parent Carer Forum
Menu
Home » News » What you need to know

What you need to know

June 9, 2025 / in News / by Eva Grantham

...
""",
        title="What you need to know",
        author="Eva Grantham",
        publisher="Wexmoor Parent Carer Forum",
        published=date(2025, 6, 9),
    ),
    Page(
        "a committee's report",
        """
Public Accounts Committee
Support for children who wait
First Report of Session 2024-25
HC 000
Published on 15 January 2025 by authority of the House of Commons

Summary

...
""",
        title="Support for children who wait",
        publisher="Public Accounts Committee",
        published=date(2025, 1, 15),
    ),
    Page(
        "a column with the reading time above the title",
        """
Oakline Trust
Written by: Hannah Osei
Date: 03.02.2025
Reading time: 4 minutes

What does the review mean for pupils?

...
""",
        title="What does the review mean for pupils?",
        author="Hannah Osei",
        publisher="Oakline Trust",
        published=date(2025, 2, 3),
    ),
    Page(
        "a day in the file's name",
        "A quiet month\n\n...",
        title="A quiet month",
        published=date(2024, 1, 18),
        path="2024-01-18 notes.txt",
    ),
    Page(
        "a month in the file's name",
        "A quiet month\n\n...",
        title="A quiet month",
        published=date(2023, 3, 1),
        path="news/round-up_march-2023.txt",
    ),
    Page(
        "a month in numbers",
        "A quiet month\n\n...",
        title="A quiet month",
        published=date(2024, 3, 1),
        path="summary_2024_03.md",
    ),
    Page("an academic year in the file's name", "A quiet year\n\n...", title="A quiet year", path="plan-2011-12.txt"),
    Page(
        "first published wins over updated",
        "A quiet month\nLast updated: 9 May 2024\nFirst published: 2 May 2024\n\n...",
        title="A quiet month",
        published=date(2024, 5, 2),
    ),
    Page(
        "updated, for want of better",
        "A quiet month\n\n...\n\nLast updated: 9 May 2024",
        title="A quiet month",
        published=date(2024, 5, 9),
    ),
    Page(
        "a month in the title wins over a later update",
        "Round-up – March 2024\n\n...\n\nLast updated: 9 May 2024",
        title="Round-up – March 2024",
        published=date(2024, 3, 1),
    ),
    Page(
        "a date that the title speaks of",
        "What became of the March 2022 green paper\n\n...",
        title="What became of the March 2022 green paper",
    ),
    Page(
        "days that are not the page's",
        "A quiet month\nClosing date: 4 June 2024\nNext meeting: 5 June 2024\n\n...",
        title="A quiet month",
    ),
    Page("nothing but text", "...", title=None),
    Page(
        "a blog below a helpline's appeal",
        """
[Home](/) › [News](/news) › Reform

Want to talk? Ring our helpline: **01632 960 000** | Give | Sign in

# What does the white paper say about support?

*4 March 2025 · 5 min read · Posted by Ana Reyne, policy officer*

...

Larkspur is the charity for families of disabled children. We use cookies.
""",
        title="What does the white paper say about support?",
        author="Ana Reyne",
        publisher="Larkspur",
        published=date(2025, 3, 4),
    ),
    Page(
        "an appeal between the menu and the title",
        """
Larkspur   Get support   Get involved   Shop   Donate

Worried about money? Text us on 00000!

Home / News / Reform

Reform: what next

3 March 2026

...
""",
        title="Reform: what next",
        publisher="Larkspur",
        published=date(2026, 3, 3),
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
        "a briefing for a debate",
        """
# Briefing for MSPs

**Support for learning: what the review asks**

*Debate in the Chamber, Wednesday 12 May 2021*

Prepared by the Alliance for Fair Schools (AFS) · Contact: Bo Lund · 10 May 2021

...
""",
        title="Support for learning: what the review asks",
        publisher="Alliance for Fair Schools",
        published=date(2021, 5, 10),
    ),
    Page(
        "a debate whose title is a topic",
        """
Special Educational Needs
Volume 700: debated on Wednesday 17 April 2024

Westminster Hall

...

© UK Parliament 2024
""",
        title="Special Educational Needs",
        publisher="UK Parliament",
        published=date(2024, 4, 17),
    ),
    Page(
        "a column whose furniture keeps naming a union",
        """
Home Menu

Inclusion column, November 2024

...

NASUWT Life logo

NASUWT Life gives you the opportunity to continue your membership.

See also

Ofsted news
Pensions advice
""",
        title="Inclusion column, November 2024",
        publisher="NASUWT",
        published=date(2024, 11, 1),
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
        "a union known by an acronym that stands in no brackets",
        """
Round-up: November 2022

In the Union of Oak Leaders we have long asked for this.

...

UOL membership: join UOL today
""",
        title="Round-up: November 2022",
        publisher="Union of Oak Leaders",
        published=date(2022, 11, 1),
    ),
]
