"""Pages as sites make them: what surrounds the briefing, tables of all shapes, encodings that are not what they say."""

from __future__ import annotations

import pytest

from pipeline.briefing import Briefing
from pipeline.read import briefing_from_bytes
from pipeline.rules import Rules

STORY = (
    "<p>The Department for Education (DfE) will open two hubs by 31 May 2026, and it will tell parents in time.</p>"
    "<p>Ofsted will visit each of them within a year of its opening, and publish what it finds for all to read.</p>"
)
GOVERNMENT = f"""<!DOCTYPE html><html lang="en"><head><title>Hubs: policy note - A SITE</title></head><body>
<div id="global-cookie-message" role="region"><h2>Cookies on A SITE</h2><p>We use some essential cookies to make this
website work.</p><button>Accept additional cookies</button></div><a href="#content">Skip to main content</a>
<header role="banner"><nav><ul><li>Benefits</li><li>Education and learning</li></ul></nav></header>
<div class="breadcrumbs"><ol><li>Home</li><li>Education</li><li>Special needs</li></ol></div>
<main id="content"><span>Policy paper</span><h1>Hubs: policy note</h1>
<dl><dt>From:</dt><dd><a>Department for Education</a></dd><dt>Published</dt><dd>3 March 2025</dd></dl>
<h2>What will change</h2>{STORY}<ul><li>train 400 staff by March 2026</li></ul>
<details><summary>More detail</summary><p>NHS England will name a lead for each hub by 1 October 2025.</p></details>
<div><h2>Updates to this page</h2><p>Published 3 March 2025<br>Last updated 12 May 2025 <a>+ show all updates</a></p>
<ol><li>12 May 2025<p>Added a timetable.</p></li></ol></div><div>Sign up for emails or print this page</div></main>
<aside><h2>Related content</h2><ul><li>Other plan</li></ul></aside><form><h2>Is this page useful?</h2></form>
<footer><p>© Crown copyright</p></footer></body></html>"""
BLOG = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="UTF-8"><title>Our answer &#8211; Wexmoor Union</title>
<meta property="article:published_time" content="2025-03-05T10:12:00+00:00">
<meta property="article:modified_time" content="2025-04-01T10:12:00+00:00">
<meta property="og:site_name" content="Wexmoor Union"></head><body class="single-post">
<div id="cookie-notice">We use cookies to give you the best experience. <a>Ok</a></div>
<header><p class="site-title">Wexmoor Union</p><nav><ul><li>Home</li><li>About us</li></ul></nav></header>
<main><article><h1 class="entry-title">Our answer</h1><div class="entry-meta">Posted on <time>5 March 2025</time> by
<a>Margaret Selwick</a></div><div class="entry-content">{STORY}<p><strong>What we will do</strong></p>
<ul><li>We will ballot members by 30 September 2025.</li></ul>
<div class="sharedaddy"><h3>Share this:</h3><ul><li>Click to share on Facebook (Opens in new window)</li></ul></div>
<div id="jp-relatedposts"><h3>Related</h3><p>Hubs: what we know</p></div></div></article>
<div id="comments"><h2>2 thoughts on &#8220;Our answer&#8221;</h2><p>Tom says: The government will never do this.</p>
<h3>Leave a Reply</h3><p>Your email address will not be published.</p></div></main>
<aside><h2>Recent posts</h2></aside><footer>© 2025 Wexmoor Union</footer></body></html>"""


def body_of(briefing: Briefing) -> str:
    """The text without what is marked as furniture."""
    text = briefing.text
    for start, end in reversed(briefing.boilerplate):
        text = text[:start] + text[end:]
    return text


@pytest.mark.parametrize(
    ("page", "says", "never", "about"),
    [
        (GOVERNMENT, ["From: Department for Education", "two hubs by 31 May 2026", "- train 400 staff", "name a lead"],
         ["cookies", "Benefits", "show all updates", "Added a timetable", "Sign up", "Other plan", "Crown"],
         ("Hubs: policy note", None, "Department for Education", "2025-03-03")),
        (BLOG, ["two hubs by 31 May 2026", "What we will do", "- We will ballot members"],
         ["cookies", "About us", "Facebook", "what we know", "never do this", "Recent posts", "2025 Wexmoor"],
         ("Our answer", "Margaret Selwick", "Wexmoor Union", "2025-03-05")),
    ],
    ids=["a department's", "a blog's"],
)  # fmt: skip
def test_the_briefing_is_told_from_what_surrounds_it(
    page: str, says: list[str], never: list[str], about: tuple[str | None, ...], rules: Rules
) -> None:
    briefing = briefing_from_bytes(page.encode(), "page.html", rules)
    text, known = body_of(briefing), briefing.metadata
    assert [words for words in says if words not in text] == []
    assert [words for words in never if words in text] == []
    assert (known.title, known.author, known.publisher, str(known.published)) == about


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("<tr><td>a<td>b<tr><td>c<td>d", ["| a | b |", "| c | d |"]),
        ("<tr><th>Who<th>What<tr><td rowspan=2>DfE<td>plan<tr><td>hubs",
         ["| Who | What |", "| DfE | plan |", "| DfE | hubs |"]),
        ("<tr><td>plan<td rowspan='2'>May<tr><td>hubs<tr><td>c<td>d",
         ["| plan | May |", "| hubs | May |", "| c | d |"]),
        ("<tr><td rowspan=3>a<td rowspan=2>b<td>1<tr><td>2<tr><td>c<td>3",
         ["| a | b | 1 |", "| a | b | 2 |", "| a | c | 3 |"]),
        ("<tr><td colspan=2>wide<td rowspan=2>both<tr><td>a<td>b", ["| wide | both |", "| a | b | both |"]),
        ("<tr><td rowspan=2>a<td>b<tr><tr><td>c<td>d", ["| a | b |", "| c | d |"]),
        ("<tr><td rowspan=0>a<td rowspan=x>b<tr><td>c<td colspan=-1>d", ["| a | b |", "| c | d |"]),
    ],
    ids=["plain", "the first", "the last", "two at once", "over columns", "an empty row", "numbers that are none"],
)  # fmt: skip
def test_a_cell_over_several_rows_counts_in_each(table: str, rows: list[str], rules: Rules) -> None:
    page = f"<!DOCTYPE html><html><body><main><h1>Hubs</h1>{STORY}<table>{table}</table>{STORY}</main></body></html>"
    lines = briefing_from_bytes(page.encode(), "page.html", rules).text.splitlines()
    assert [line for line in lines if line.startswith("|")] == rows


def test_lines_are_kept_only_where_a_page_breaks_them(rules: Rules) -> None:
    told = "<pre>Leeds   two hubs\nYork    one hub</pre><p>One\nplan<br>in May</p>"
    page = f"<!DOCTYPE html><html><body><main><h1>Hubs</h1>{STORY}{told}{STORY}</main></body></html>"
    assert "\n\nLeeds two hubs\nYork one hub\n\nOne plan\nin May\n\n" in body_of(
        briefing_from_bytes(page.encode(), "page.html", rules)
    )


def test_a_briefing_begins_with_its_first_heading_of_the_highest_level(rules: Rules) -> None:
    above = "<div><h2>Our other pages</h2><p>Order two boats for the price of one today.</p></div>"
    page = f"<!DOCTYPE html><html><body>{above}<main><h1>Hubs</h1>{STORY}{STORY}</main></body></html>"
    assert body_of(briefing_from_bytes(page.encode(), "page.html", rules)).startswith("# Hubs\n")


def test_short_rows_at_the_end_of_a_page_are_read(rules: Rules) -> None:
    rows = "".join(f"<tr><td>Body{number}<td>May" for number in range(12))
    page = f"<!DOCTYPE html><html><body><main><h1>Hubs</h1>{STORY}<table>{rows}</table></main></body></html>"
    briefing = briefing_from_bytes(page.encode(), "page.html", rules)
    assert [f"| Body{number} | May |" in body_of(briefing) for number in range(12)] == [True] * 12


def test_cells_that_count_again_cannot_make_a_page_grow_without_bound(rules: Rules) -> None:
    spanning = "".join(f"<td rowspan=9999>cell {number}" for number in range(300))
    page = f"<!DOCTYPE html><html><body><table><tr>{spanning}{'<tr><td>a<td>b' * 200}</table></body></html>"
    assert len(briefing_from_bytes(page.encode(), "page.html", rules).text) < 400_000
    long = f"<tr><td rowspan=4000>{'word ' * 60}<td>a{'<tr><td>b<td>c' * 300}"
    page = f"<!DOCTYPE html><html><body><table>{long}</table></body></html>"
    assert briefing_from_bytes(page.encode(), "page.html", rules).text.count("word") == 60


@pytest.mark.parametrize(
    ("says", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("windows-1252", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("utf-8", "cp1252"),
        ("utf-16", "utf-8"),
        ("unicode_escape", "utf-8"),
        ("no-such-thing", "utf-8"),
    ],
)
def test_letters_are_right_whatever_a_page_says_of_them(says: str, encoding: str, rules: Rules) -> None:
    head = f"<!DOCTYPE html><html><head><meta charset='{says}'></head>"
    page = f"{head}<body><p>Published 3 March 2025</p>{STORY}<p>Siân’s plan – “late”</p></body></html>"
    briefing = briefing_from_bytes(page.encode(encoding), "page.html", rules)
    assert "Siân’s plan – “late”" in briefing.text
    assert briefing.notices == []
