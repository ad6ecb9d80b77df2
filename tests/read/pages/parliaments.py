"""Pages of parliaments and ministers: statements, debates, inquiries."""

from __future__ import annotations

from datetime import date

from tests.read.pages.page import Page

PAGES = [
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
        publisher="UK Parliament",
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
        "a debate that calls members so",
        """
Skip to main content

Special Educational Needs

Volume 612: debated on Wednesday 9 March 2022

[Relevant documents: First Report of the Canals Committee.]

Before I call Mr Lund, I remind hon. Members that the locks close at six.

...
""",
        title="Special Educational Needs",
        publisher="House of Commons",
        published=date(2022, 3, 9),
    ),
    Page(
        "a column of the Lords' record",
        """
HL Deb 09 March 2022 vol 819 cc100-12

4.10 p.m.

Baroness Reyne rose to ask about the locks.

The noble Baroness said: My Lords, the locks are late.

...
""",
        title=None,
        publisher="House of Lords",
        published=date(2022, 3, 9),
    ),
    Page(
        "a sitting as a site of records shows it",
        """
5. 2. Locks for the young – in the Senedd at 3:05 pm on 9 March 2022.

Photo of Ana Reyne Ana Reyne Labour 3:05, 9 March 2022

...
""",
        title="Locks for the young",
        publisher="Senedd",
        published=date(2022, 3, 9),
    ),
    Page(
        "the evidence that a committee heard",
        """
Official Report: Minutes of Evidence

Committee for Canals, meeting on Wednesday, 9 March 2022

Members present for all or part of the day:
Mr Bo Lund (Chairperson)
Ms Ana Reyne

Witnesses:
Mr Ola Marsh, Lock Keepers' Guild

Lock Safety Bill: Lock Keepers' Guild

The Chairperson (Mr Lund): I welcome Mr Marsh.

...
""",
        title="Lock Safety Bill: Lock Keepers' Guild",
        publisher="Northern Ireland Assembly",
        published=date(2022, 3, 9),
    ),
    Page(
        "a statement to a parliament, with the day of its meeting",
        """
Scottish Parliament
Meeting of the Parliament 9 March 2022

Lock Safety Review

The Deputy Presiding Officer (Ola Marsh): The next item is a statement.

...
""",
        title="Lock Safety Review",
        publisher="Scottish Parliament",
        published=date(2022, 3, 9),
    ),
    Page(
        "the day of an assembly",
        """
Official Report: Wednesday 09 March 2022

The Assembly met at 9.15 am, with few in their seats.

Assembly Business

Mr Speaker: I remind members that the locks close at six.

...
""",
        title="Official Report: Wednesday 09 March 2022",
        publisher="Northern Ireland Assembly",
        published=date(2022, 3, 9),
    ),
    Page(
        "a committee's record in two languages",
        """
Y Pwyllgor Camlesi a Chychod

Canals and Boats Committee

09/03/2022

Aelodau'r Pwyllgor a oedd yn bresennol

Committee Members in Attendance

Bo Lund
Ana Reyne Cadeirydd y Pwyllgor
Committee Chair

...
""",
        title="Canals and Boats Committee",
        publisher="Senedd Cymru",
        published=date(2022, 3, 9),
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
        "a written statement in Northern Ireland, as received",
        """
WRITTEN MINISTERIAL STATEMENT

The text of this statement is as received by the Assembly, ahead of any reporting by its own editors.

Department of Education

Locks and weirs: the plan for the river

Published on Tuesday 8 March 2022.

Mr Reyne (The Minister of Education): Today I have sent the plan to the rowers.

...
""",
        title="Locks and weirs: the plan for the river",
        author="Mr Reyne",
        publisher="Department of Education",
        published=date(2022, 3, 8),
    ),
    Page(
        "the cover and the first item of a committee's report in Scotland",
        """
The Scottish Parliament
Pàrlamaid na h-Alba
OFFICIAL REPORT
AITHISG OIFIGEIL

Canals and Boats Committee

Wednesday 9 March 2022

Session 6

© Parliamentary copyright. Scottish Parliamentary Corporate Body

CANALS AND BOATS COMMITTEE
7th Meeting 2022, Session 6

CONVENER
*Ana Reyne (Vale) (Ind)

Decision on Taking Business in Private

The Convener: Are we agreed to take item 4 in private?

Lock Keeping Inquiry

The Convener: Our next item is a session on lock keeping.

...
""",
        title="Lock Keeping Inquiry",
        publisher="Scottish Parliament",
        published=date(2022, 3, 9),
    ),
    Page(
        "an item of a sitting in Wales, with the time of each speech",
        """
Plenary
09/03/2022

The Senedd met in the Chamber and by video-conference at 13:30 with the Llywydd in the Chair.

4. Statement by the Cabinet Secretary for Education: Locks

Ana Reyne 15:42:11

Thank you. I will say what comes next.

...
""",
        title="Statement by the Cabinet Secretary for Education: Locks",
        publisher="Senedd Cymru",
        published=date(2022, 3, 9),
    ),
    Page(
        "a written question with the party and the seat of who asks",
        """
Locks: Repairs
Question for Department for Education
UIN 38112, tabled on 10 March 2025

Question
Bo Lund
Green Party
Mid Vale
Commons

To ask the Secretary of State for Education, what she has made of the locks.

Answer
Ana Reyne
Labour
Harrow Vale
Commons
Answered on
18 March 2025

...
""",
        title="Locks: Repairs",
        author="Ana Reyne",
        publisher="UK Parliament",
        published=date(2025, 3, 18),
    ),
    Page(
        "a record of parliaments on a site of its own",
        """
RowersAtLaw
Home | Members | Help

4. Statement by the Minister for Boats: Locks

– in the Senedd at 3:42 pm on 4 May 2024.

Photo of Ana Reyne Ana Reyne Green 3:42, 4 May 2024

...
""",
        title="4. Statement by the Minister for Boats: Locks",
        publisher="RowersAtLaw",
        published=date(2024, 5, 4),
    ),
    Page(
        "a written question with its number above",
        """
WQ96000 (e) Tabled on 28/04/2024

Locks: Repairs

What has the Minister made of the locks?

Answered by Minister for Boats | Answered on 04/05/2024

...
""",
        title="Locks: Repairs",
        published=date(2024, 5, 4),
    ),
    Page(
        "what was said in a committee, headed by the committee and its contents",
        """
Skip to main content

Language: English / Gàidhlig

Locks Committee [Draft]

Meeting date: Saturday, May 4, 2024

Contents

Support for Rowers

The Convener

Agenda item 2 is a paper on support for rowers. I welcome our witnesses, who have come by boat from far away.

...
""",
        title="Support for Rowers",
        publisher="Scottish Parliament",
        published=date(2024, 5, 4),
    ),
    Page(
        "what a parliament prints, owned by the body that runs its affairs",
        """
Support for Rowers

Saturday, May 4, 2024

The Deputy Presiding Officer

I welcome everybody who has come by boat from far away.

...

© Scottish Parliamentary Corporate Body
""",
        title="Support for Rowers",
        publisher="Scottish Parliament",
        published=date(2024, 5, 4),
    ),
]
