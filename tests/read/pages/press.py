"""News, columns and press releases."""

from __future__ import annotations

from datetime import date

from tests.read.pages.page import Page

PAGES = [
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
        "a story below what the site files it under, line by line",
        """
ITV News
Tyne Tees
Harrow Vale
Education

Families left in the dark about late boats

Tuesday 3 March 2022 at 6:12pm

...
""",
        title="Families left in the dark about late boats",
        publisher="ITV",
        published=date(2022, 3, 3),
    ),
    Page(
        "a paper whose owner has the rights",
        """
News from the river since 1868
Sign in   Subscribe   Newsletters

Cabinet backs new locks, while crews ask who will pay

By Ana Reyne
Published 6th Nov 2022, 16:42 GMT

...

Find us on every river | E-mail alerts | Tell our newsdesk
© Tindle Newspapers Ltd. All rights reserved. Harrow Vale Courier
""",
        title="Cabinet backs new locks, while crews ask who will pay",
        author="Ana Reyne",
        publisher="Harrow Vale Courier",
        published=date(2022, 11, 6),
    ),
    Page(
        "a journal with its name above and the company that owns it below",
        """
Schools Week

Cabinet backs new locks, while crews ask who will pay

Posted: Sun 6 Nov 2022 | Ana Reyne, Boats Editor

...

© Oakline Wherry Ltd. Terms | Privacy
""",
        title="Cabinet backs new locks, while crews ask who will pay",
        author="Ana Reyne",
        publisher="Schools Week",
        published=date(2022, 11, 6),
    ),
    Page(
        "a press release below steps that are long, and without the label of the first",
        """
Home page of the government
Education, training and skills
Inclusion and wellbeing for children and young people
Special educational needs and boats of all kinds
Press release
Thousands of new boats for schools on rivers
Boats will come in May.
From:
Department for Education
Published
2 March 2023

...
""",
        title="Thousands of new boats for schools on rivers",
        publisher="Department for Education",
        published=date(2023, 3, 2),
    ),
    Page(
        "the news of an ombudsman",
        """
Rowers win £900 for a lock that nobody would mend

Thursday 7 March 2024

Surrey County Council will mend the lock now that the Local Government and Social Care Ombudsman has read the log.

Ms Ana Reyne, Local Government and Social Care Ombudsman, said: "The council will pay."

...
""",
        title="Rowers win £900 for a lock that nobody would mend",
        publisher="Local Government and Social Care Ombudsman",
        published=date(2024, 3, 7),
    ),
    Page(
        "a story with the labels of a site's pictures",
        """
Locks: ministers find more money

A lock at noon Image copyright Getty Images
Image caption A thousand locks will be mended

...
""",
        title="Locks: ministers find more money",
        publisher="BBC",
    ),
]
