"""Charts as drawings inside the page: made with Altair and turned into SVG here, so that the page needs no script.

Colours are the page's own (CSS variables), so that they follow light, dark and print; every mark is a link to its
evidence and has its words as a tooltip. Each chart is drawn twice, for wide and for narrow screens.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import altair as alt
import pandas as pd
import vl_convert
from markupsafe import Markup

from pipeline.report.page.bodies import Seen
from pipeline.report.page.evidence import Links
from pipeline.report.page.reading import Undertaking
from pipeline.report.page.undertakings import Followed

STRENGTHS = ("firm", "required", "intended", "proposed")
WIDE, NARROW = 860, 340
_MOST_ACTORS = 12
_LANES = 4
"""Rows of dots an actor gets; what is more in one month lies on the last."""
_LONGEST_LABEL = {WIDE: 34, NARROW: 18}
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"

alt.data_transformers.disable_max_rows()
ET.register_namespace("", _SVG)


def timeline(dated: Sequence[Undertaking], as_of: date | None, links: Links) -> Markup:
    """Undertakings by deadline, a row an actor, coloured by strength; the rarer actors share the last row."""
    totals = Counter(u.who for u in dated)
    actors = sorted(totals, key=lambda who: (-totals[who], who))[:_MOST_ACTORS]
    records = _dots(dated, actors, links)
    order = [*actors, "others"]
    today = [] if as_of is None else [{"day": _moment(as_of)}]

    rows_high = alt.Step(11, **{"for": "offset"})

    def draw(width: int) -> Any:
        labels = _labels(width)
        dots = (
            alt.Chart(pd.DataFrame(records))
            .mark_circle(size=70 if width == WIDE else 46, opacity=0.9)
            .encode(
                x=alt.X("due:T", title=None, scale=alt.Scale(type="utc"), axis=_calendar(width)),
                y=alt.Y("who:N", sort=order, title=None, axis=alt.Axis(labelExpr=labels)),
                yOffset=alt.YOffset("lane:O"),
                color=alt.Color(
                    "strength:N",
                    scale=alt.Scale(domain=STRENGTHS, range=[f"var(--{s})" for s in STRENGTHS]),
                    legend=alt.Legend(title=None, orient="top", columns=4 if width == WIDE else 2),
                ),
                href="link:N",
                description="tip:N",
            )
        )
        if not today:
            return dots.properties(width=width, height=rows_high)
        rule = alt.Chart(pd.DataFrame(today)).mark_rule(strokeDash=[3, 3], color="var(--ink)").encode(x="day:T")
        return alt.layer(rule, dots).properties(width=width, height=rows_high)

    return _both(draw, "Undertakings by deadline and actor") if records else Markup("")


def _dots(dated: Sequence[Undertaking], actors: Sequence[str], links: Links) -> list[dict[str, Any]]:
    """A record for each undertaking with a deadline: where its dot lies, and what it says when pointed at."""
    lanes: Counter[tuple[str, int, int]] = Counter()
    records = []
    for u in dated:
        if u.due_end is None:
            continue
        who = u.who if u.who in actors else "others"
        near = (who, u.due_end.year, u.due_end.month)
        lanes[near] += 1
        records.append(
            {
                "due": _moment(u.due_end),
                "who": who,
                "lane": min(lanes[near], _LANES),
                "strength": u.strength,
                "tip": f"{u.who}: {u.what} – {u.due_end:%-d %B %Y}, {u.strength}",
                "link": links.to(u),
            }
        )
    return records


def slips(worse: Sequence[Followed], links: Links) -> Markup:
    """First and last deadline of undertakings that slipped, with a line between."""
    records = [
        {
            "what": f"{f.last.who}: {f.last.what}",
            "first": _moment(days[0]),
            "last": _moment(days[-1]),
            "tip": f"{f.last.who}: {f.last.what} – {f.slipped} days later",
            "link": links.to(f.last),
        }
        for f in worse[:_MOST_ACTORS]
        if f.slipped and (days := [u.due_end for u in f.statements if u.due_end])
    ]
    if not records:
        return Markup("")

    def draw(width: int) -> Any:
        base = alt.Chart(pd.DataFrame(records)).encode(
            y=alt.Y("what:N", sort=None, title=None, axis=alt.Axis(labelExpr=_labels(width))),
            href="link:N",
            description="tip:N",
        )
        x = alt.X("first:T", title=None, scale=alt.Scale(type="utc"), axis=_calendar(width))
        line = base.mark_rule(strokeWidth=3, color="var(--proposed)").encode(x=x, x2="last:T")
        first = base.mark_circle(size=70, color="var(--muted)", opacity=1).encode(x="first:T")
        last = base.mark_circle(size=90, color="var(--required)", opacity=1).encode(x="last:T")
        return alt.layer(line, first, last).properties(width=width, height=alt.Step(28))

    return _both(draw, "Deadlines that slipped, from the first to the last")


def named_over_time(seen: Sequence[Seen], links: Links) -> Markup:
    """How often bodies are named, by period: a circle's area is the count."""
    records = [
        {
            "body": s.body,
            "period": s.period,
            "mentions": s.mentions,
            "tip": f"{s.body}, {s.period}: {s.mentions} mention{'s' if s.mentions > 1 else ''}",
            "link": links.to_id(s.mention_id),
        }
        for s in seen
    ]
    if not records:
        return Markup("")

    def draw(width: int) -> Any:
        base = alt.Chart(pd.DataFrame(records)).encode(
            x=alt.X("period:O", title=None, axis=alt.Axis(labelAngle=0 if width == WIDE else -90, labelOverlap=True)),
            y=alt.Y("body:N", sort=None, title=None, axis=alt.Axis(labelExpr=_labels(width))),
            href="link:N",
            description="tip:N",
        )
        circles = base.mark_circle(color="var(--firm)", opacity=0.85).encode(
            size=alt.Size("mentions:Q", scale=alt.Scale(range=[30, 520]), legend=None)
        )
        return circles.properties(width=width, height=alt.Step(28))

    return _both(draw, "Bodies named most, by month of publication")


def _moment(day: date) -> int:
    """Milliseconds since 1970: the one form of a day that no time zone of a machine changes."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def _calendar(width: int) -> Any:
    return alt.Axis(format="%b %Y", labelFlush=True, tickCount=9 if width == WIDE else 3, orient="top")


def _labels(width: int) -> str:
    longest = _LONGEST_LABEL[width]
    return f"length(datum.label) > {longest} ? substring(datum.label, 0, {longest - 1}) + '…' : datum.label"


def _both(draw: Callable[[int], Any], label: str) -> Markup:
    return Markup("").join(_svg(draw(width), label, shape) for width, shape in ((WIDE, "wide"), (NARROW, "narrow")))


def _svg(chart: Any, label: str, shape: str) -> Markup:
    text = alt.AxisConfig(
        labelColor="var(--ink)",
        titleColor="var(--ink)",
        gridColor="var(--line)",
        domainColor="var(--line)",
        tickColor="var(--line)",
        labelFontSize=12,
        labelLimit=400,
    )
    look = {
        "background": "transparent",
        "font": "sans-serif",
        "axis": text,
        "legend": alt.LegendConfig(labelColor="var(--ink)", labelFontSize=12, symbolSize=90),
        "view": alt.ViewConfig(stroke=None),
        # the page's letters can be wider than those that the drawing was measured with
        "padding": {"left": 14, "right": 14, "top": 4, "bottom": 4},
        "autosize": alt.AutoSizeParams(type="fit-x", contains="padding"),
    }
    drawn: str = vl_convert.vegalite_to_svg(chart.configure(**look).to_json())
    root = ET.fromstring(drawn)
    for name in ("width", "height"):
        root.attrib.pop(name, None)
    root.attrib |= {"class": f"chart {shape}", "role": "img", "aria-label": label}
    for element in list(root.iter()):
        if target := element.attrib.pop(_XLINK, None):
            _, _, fragment = target.partition("#")
            element.set("href", f"#{fragment}")
        if element.get("role") == "graphics-symbol" and (tip := element.get("aria-label")):
            ET.SubElement(element, f"{{{_SVG}}}title").text = tip
    return Markup(ET.tostring(root, encoding="unicode"))
