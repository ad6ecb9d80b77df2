"""What a title, a day or a name of a file may look like, whatever the page is."""

from __future__ import annotations

from datetime import date

from tests.read.pages.page import Page

PAGES = [
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
        "a site's name and strapline above a headline with its day and writer",
        """
Oars For Everyone
Sharing what works on rivers and canals

Why our crew took in two sinking boats
January 20, 2022 Ana Reyne

...
""",
        title="Why our crew took in two sinking boats",
        author="Ana Reyne",
        publisher="Oars For Everyone",
        published=date(2022, 1, 20),
    ),
    Page(
        "a podcast by its own name, with the day and the length",
        """
The Rowing Hour
Subscribe: Apple | Spotify | RSS

Episode 64: Can canals really do it?
Jan 29, 2022 • 47 min

...

The Rowing Hour is produced by Ana Reyne and Bo Lund.
""",
        title="Episode 64: Can canals really do it?",
        publisher="The Rowing Hour",
        published=date(2022, 1, 29),
    ),
    Page(
        "a title with its subtitle, which is no site's name",
        """
Locks in the north
What we found on nine rivers

3 May 2022

...
""",
        title="Locks in the north",
        published=date(2022, 5, 3),
    ),
    Page(
        "a politician's page",
        """
Member for Mid Vale
Home  About  News  Campaigns  Contact

Rowers deserve better: what I told the Minister
Friday, 21 February, 2025

...

Promoted by Bo Lund on behalf of Ana Reyne, both at 4 High Street, Harrow Vale.
""",
        title="Rowers deserve better: what I told the Minister",
        author="Ana Reyne",
        published=date(2025, 2, 21),
    ),
    Page(
        "a school's page with its motto and its address",
        """
St Oswin's C of E Primary School
'Let your boat shine'
Home   Our School   Key Information   Parents   Children   Contact

Meet our new cox
6th September 2024

...

St Oswin's C of E Primary School, Church Lane, Harrow Vale NG24 0XX
""",
        title="Meet our new cox",
        publisher="St Oswin's C of E Primary School",
        published=date(2024, 9, 6),
    ),
    Page(
        "a blog with the day above its headline",
        """
Ana's Two Boats

Autism, locks and oars

Thursday, 24 February 2022

What the white paper means for my boat

I read all of it last night, so that nobody else has to.

...
""",
        title="What the white paper means for my boat",
        publisher="Ana's Two Boats",
        published=date(2022, 2, 24),
    ),
    Page(
        "the name of a body with its motto, and a headline set apart",
        """
Oakline School
Rowing together

Letter from the lock keepers for crews

Monday 4th May 2020

...
""",
        title="Letter from the lock keepers for crews",
        publisher="Oakline School",
        published=date(2020, 5, 4),
    ),
    Page(
        "a body's paper with its subtitle, which is no motto",
        """
Oakline Council

Rowing strategy
What we want for crews on all our rivers

4 May 2020

...
""",
        title="Rowing strategy",
        publisher="Oakline Council",
        published=date(2020, 5, 4),
    ),
    Page(
        "a magazine's page with labels only above its headline, and its issue at the foot",
        """
TEACH ROWING
FEATURE | INCLUSION

The crew that threw out its oars

WORDS: ANA REYNE

...

teachrowing.com | May 2024 | 23
""",
        title="The crew that threw out its oars",
        author="Ana Reyne",
        publisher="Teach Rowing",
        published=date(2024, 5, 1),
    ),
    Page(
        "a site that says its name twice above the headline",
        """
Rowing Hub
Blog
The Rowing Hub

Organisations: Department for Education

What I learnt as a cox
Posted by: Ana Reyne, Posted on: 18 June 2024 - Categories: Boats

...
""",
        title="What I learnt as a cox",
        author="Ana Reyne",
        publisher="Department for Education",
        published=date(2024, 6, 18),
    ),
]
