"""The report as one HTML file that opens from disk: no network, no script needed to read it."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from datetime import date
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.hostile import one_line
from pipeline.report.page import bodies, charts, undertakings
from pipeline.report.page.evidence import Links, pages
from pipeline.report.page.reading import Reading, rows

MOST = 200
"""Rows of a list; what is beyond is counted, and stands in commitments.csv and in the tables."""
_MOST_BODIES = 15
_MOST_TIES = 25
_FACTS = ("commitments", "roles", "dates", "acronyms", "mentions")


def render(reading: Reading) -> str:
    """The report on a run's tables as HTML, as seen from the day of the reading."""
    links = Links()
    view = undertakings.outlook(reading, reading.as_of)
    worse = undertakings.followed(reading)
    shown: dict[str, Any] = {
        "reading": reading,
        "view": view,
        "months": undertakings.MONTHS_AHEAD,
        "worse": worse,
        "bodies": bodies.bodies_with_posts(reading),
        "ties": bodies.ties(reading, _MOST_TIES),
        "boards": bodies.boards(reading, _MOST_BODIES),
        "glossary": bodies.glossary(reading),
        "coverage": _coverage(reading),
        "problems": rows(reading.tables["problems"]),
        "decisions": reading.run.get("decisions") or {},
        "timeline_chart": charts.timeline(view.dated, reading.as_of, links),
        "slip_chart": charts.slips(worse, links),
        "bodies_chart": charts.named_over_time(bodies.seen_over_time(reading, _MOST_BODIES), links),
        "most": MOST,
    }
    environment = Environment(
        loader=PackageLoader("pipeline.report.page"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    filters: dict[str, Any] = {"day": _day, "month": _month, "line": one_line, "link": links.to}
    environment.filters |= filters
    environment.globals["link_id"] = links.to_id
    script = _file("report.js")
    main = Markup(environment.get_template("main.html.j2").render(shown))
    # the documents come last: by now every link that leads into them has been handed out
    return environment.get_template("report.html.j2").render(
        main=main,
        pages=pages(reading, links),
        style=Markup(_file("report.css")),
        script=Markup(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        **shown,
    )


def _coverage(reading: Reading) -> list[tuple[Any, dict[str, int]]]:
    """Every document with the number of its facts of each kind."""
    counts = {table: Counter(reading.tables[table]["document_id"]) for table in _FACTS}
    return [(source, {t: counts[t][source.id] for t in _FACTS}) for source in reading.sources.values()]


def _day(day: date | None) -> str:
    return f"{day:%-d %b %Y}" if day else "no date"


def _month(day: date) -> str:
    return f"{day:%B %Y}"


def _file(name: str) -> str:
    return (resources.files("pipeline.report.page") / "templates" / name).read_text(encoding="utf-8")
