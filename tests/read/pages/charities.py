"""Pages of unions, charities and think tanks: summaries, blogs, newsletters."""

from __future__ import annotations

from datetime import date

from tests.read.pages.page import Page

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
    Page(
        "a menu with a line for each entry, of which only some are every site's",
        """
English/
Polish/
Gaelic/

Helpline: 01632 960 000
Home
About us
Advice for rowers and crews
Juniors
News & events

News

Locks and weirs: what the third log says, and what it leaves out

Posted 26/03/2022

The third log is out, two weeks late. Our Policy and Locks Manager, Ana Reyne, looks at the detail.

...

© 2022 Oakline Rowing Trust
""",
        title="Locks and weirs: what the third log says, and what it leaves out",
        author="Ana Reyne",
        publisher="Oakline Rowing Trust",
        published=date(2022, 3, 26),
    ),
    Page(
        "a page of a union that is called by an ordinary word, signed below",
        """
Home / News

We cannot row in an empty boat

17 October 2022

Our members said so. The Boat Crews' Review Body has not heard them. The Boat Crews' Review Body met in May.

...

We will press on. We have asked for more boats, and we will not stop asking until there are some for every crew.

Ana Reyne
Campaigns Officer

Community, 9 Mill Lane, Harrow Vale. © Community 2022
""",
        title="We cannot row in an empty boat",
        author="Ana Reyne",
        publisher="Community",
        published=date(2022, 10, 17),
    ),
]
