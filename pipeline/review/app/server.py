"""The app's addresses. Every page works without a script; the script adds keys and the choosing of text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.datastructures import FormData, QueryParams
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pipeline.errors import SendFactsError
from pipeline.hostile import one_line, visible
from pipeline.review.agreement import agreements
from pipeline.review.app.desk import Desk, NotThere
from pipeline.review.app.forms import fields, reasons, typed
from pipeline.review.app.guard import LOOPBACK, Guard
from pipeline.review.app.pane import pane
from pipeline.review.estimates import coverage, kind_estimates, rule_estimates
from pipeline.review.findings import TABLE_OF, Card
from pipeline.review.queue import ORDERS, Choice

_NAME = "reviewer"
_LONGEST_NAME = 60
_YEAR = 365 * 24 * 3600


def create_app(outputs: Path, decisions: Path, reviewer: str | None = None, hosts: Iterable[str] = ()) -> Starlette:
    """The app on a run's tables. `reviewer` is the name of who has not given one; `hosts` are further names of the
    server. Raises SendFactsError when there is no run.
    """
    pages = _Pages(Desk(outputs, decisions), reviewer)
    routes = [
        Route("/", pages.queue),
        Route("/fact/{fact_id}", pages.fact),
        Route("/pairs", pages.pairs),
        Route("/status", pages.status),
        Route("/name", pages.name, methods=["POST"]),
        Route("/judge", pages.judge, methods=["POST"]),
        Route("/correct", pages.correct, methods=["POST"]),
        Route("/add", pages.add, methods=["POST"]),
        Route("/skip", pages.skip, methods=["POST"]),
        Route("/undo", pages.undo, methods=["POST"]),
        Route("/pair", pages.pair, methods=["POST"]),
        Mount("/static", StaticFiles(packages=[("pipeline.review.app", "static")])),
    ]
    guard = Middleware(cast(Any, Guard), hosts=LOOPBACK | set(hosts))
    told: dict[Any, Callable[[Request, Exception], Awaitable[Response]]] = {SendFactsError: pages.fault}
    return Starlette(routes=routes, middleware=[guard], exception_handlers=cast(Any, told))


class _Pages:
    """Answers each address from what is on the desk."""

    def __init__(self, desk: Desk, reviewer: str | None) -> None:
        self._desk = desk
        self._reviewer = reviewer
        self._templates = Environment(
            loader=PackageLoader("pipeline.review.app"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._templates.filters |= {"line": one_line, "visible": visible}

    async def queue(self, request: Request) -> Response:
        """The next card of a queue."""
        who, choice = self._who(request), _choice(request.query_params)
        self._desk.refresh()
        if who is None:
            return self._page("welcome", request)
        card = self._desk.next_card(who, choice)
        if card is None:
            return self._page("done", request, choice=choice, progress=self._desk.progress(who, choice))
        return self._card(request, card, choice)

    async def fact(self, request: Request) -> Response:
        """The card of one fact."""
        if self._who(request) is None:
            return self._page("welcome", request)
        return self._card(request, self._desk.card(request.path_params["fact_id"]), _choice(request.query_params))

    async def name(self, request: Request) -> Response:
        """Remembers who is reviewing."""
        form = await request.form()
        name = one_line(str(form.get("name", "")))[:_LONGEST_NAME]
        response = _to("/")
        if name:
            response.set_cookie(_NAME, name.encode().hex(), max_age=_YEAR, httponly=True, samesite="strict")
        return response

    async def judge(self, request: Request) -> Response:
        """A fact is right or wrong."""
        form, who, choice = await self._sent(request)
        right = form.get("verdict") == "right"
        self._desk.judge(who, _fact_id(form), "right" if right else "wrong", choice)
        return _to("/", choice)

    async def correct(self, request: Request) -> Response:
        """A fact has other values."""
        form, who, choice = await self._sent(request)
        card = self._desk.card(_fact_id(form))
        try:
            values, span = typed(card.kind, form), self._stretch(form, card)
            changed = self._desk.correct(who, card.id, values, span, choice)
        except (ValidationError, NotThere) as error:
            return self._card(request, card, choice, mistake=_told(error), opened="correct")
        if not changed:
            return self._card(request, card, choice, mistake="nothing was changed", opened="correct")
        return _to("/", choice)

    async def add(self, request: Request) -> Response:
        """A fact that no rule found."""
        form, who, choice = await self._sent(request)
        card, kind = self._desk.card(_fact_id(form)), next((k for k in TABLE_OF if k == form.get("adding")), None)
        try:
            if kind is None:
                raise NotThere("There is no such kind of fact.")
            self._desk.add(who, card.document_id, kind, self._stretch(form, card), typed(kind, form))
        except (ValidationError, NotThere) as error:
            return self._card(request, card, choice, mistake=_told(error), opened="add", adding=kind or "")
        return _to(f"/fact/{card.id}", choice, said="added")

    async def skip(self, request: Request) -> Response:
        """A card for later."""
        form, who, choice = await self._sent(request)
        self._desk.skip(who, _fact_id(form))
        return _to("/", choice)

    async def undo(self, request: Request) -> Response:
        """The last decision taken back, its card shown again."""
        form, who, choice = await self._sent(request)
        fact_id = self._desk.undo(who)
        if form.get("page") == "pairs":
            return _to("/pairs")
        return _to(f"/fact/{fact_id}" if fact_id and self._desk.findings.card(fact_id) else "/", choice)

    async def pairs(self, request: Request) -> Response:
        """Two entities that may be one."""
        who = self._who(request)
        self._desk.refresh()
        if who is None:
            return self._page("welcome", request)
        pair = self._desk.next_pair(who)
        sides = (
            [self._desk.findings.entity(pair[f"{side}_id"], pair["kind"]) for side in ("left", "right")] if pair else []
        )
        done = len(self._desk.ledger.paired_by(who))
        return self._page("pairs", request, pair=pair, sides=sides, done=done)

    async def pair(self, request: Request) -> Response:
        """Whether two entities are one."""
        form, who, _ = await self._sent(request)
        verdict = str(form.get("verdict"))
        if verdict not in ("same", "different", "unsure") or form.get("kind") not in ("organisation", "person"):
            raise NotThere("There is no such answer.")
        self._desk.pair(who, cast(Any, form["kind"]), str(form["left"]), str(form["right"]), cast(Any, verdict))
        return _to("/pairs")

    async def status(self, request: Request) -> Response:
        """What the decisions say."""
        self._desk.refresh()
        decisions, index = self._desk.ledger.decisions, self._desk.findings.index
        return self._page(
            "status",
            request,
            seen=coverage(index, decisions.facts),
            kinds=[e for e in kind_estimates(index, decisions.facts) if e.judged],
            rules=rule_estimates(index, decisions.facts)[:40],
            agreements=agreements(decisions.facts),
            cut_off=decisions.cut_off,
            stale=(self._desk.findings.run.get("decisions") or {}).get("stale", []),
            entities=len(decisions.entities),
        )

    async def fault(self, request: Request, error: Exception) -> Response:
        """A page for what a reviewer can do something about."""
        status = 404 if isinstance(error, NotThere) else 500
        return self._page("fault", request, status=status, reason=str(error))

    def _card(
        self,
        request: Request,
        card: Card,
        choice: Choice,
        *,
        mistake: str = "",
        opened: str = "",
        adding: str = "",
    ) -> Response:
        who = self._who(request) or ""
        whole = request.query_params.get("whole") == "1"
        findings = self._desk.findings
        return self._page(
            "card",
            request,
            card=card,
            choice=choice,
            progress=self._desk.progress(who, choice),
            why=self._desk.why.get(card.rule),
            neighbours=findings.neighbours(card),
            pane=pane(findings, card, whole=whole),
            fields=fields(card.kind, card.values),
            forms={kind: fields(kind, None) for kind in TABLE_OF},
            names=findings.names_in(card.document_id),
            rules=self._desk.rules,
            orders=ORDERS,
            kinds=list(TABLE_OF),
            mistake=mistake,
            opened=opened,
            adding=adding,
            said=request.query_params.get("said") == "added",
            judged=card.id in self._desk.ledger.judged_by(who),
            drawn=self._desk.drawn(who, card.id, choice),
            any_changed=bool(findings.changed),
        )

    def _page(self, name: str, request: Request, *, status: int = 200, **shown: Any) -> Response:
        page = self._templates.get_template(f"{name}.html.j2")
        unsure = len(self._desk.findings.unsure)
        link = partial(_address, "/")
        return HTMLResponse(page.render(who=self._who(request), unsure=unsure, link=link, **shown), status_code=status)

    def _stretch(self, form: FormData, card: Card) -> tuple[int, int]:
        """The stretch of the document that was chosen, by its place or by its words."""
        start, end = str(form.get("start", "")), str(form.get("end", ""))
        if start.isdecimal() and end.isdecimal():
            return int(start), int(end)
        return self._desk.stretch(card, str(form.get("words", "")))

    def _who(self, request: Request) -> str | None:
        """The reviewer's name, from the cookie that `/name` set."""
        try:
            return bytes.fromhex(request.cookies.get(_NAME, "")).decode() or self._reviewer
        except ValueError:
            return self._reviewer

    async def _sent(self, request: Request) -> tuple[FormData, str, Choice]:
        """A form with who sent it and from which queue. Raises NotThere where nobody has given a name."""
        form = await request.form()
        who = self._who(request)
        if who is None:
            raise NotThere("Say who you are first.")
        return form, who, _choice(QueryParams(str(form.get("queue", ""))))


def _choice(query: QueryParams) -> Choice:
    return Choice(
        kind=query.get("kind", "") if query.get("kind") in TABLE_OF else "",
        document=query.get("document", "").strip(),
        rule=query.get("rule", "").strip(),
        entity=query.get("entity", "").strip(),
        zone=query.get("zone", "") if query.get("zone") in ("body", "boilerplate") else "",
        changed=bool(query.get("changed")),
        again=bool(query.get("again")),
        order="doubtful" if query.get("order") == "doubtful" else "random",
    )


def _fact_id(form: FormData) -> str:
    return str(form.get("fact_id", ""))


def _told(error: ValidationError | NotThere) -> str:
    return reasons(error) if isinstance(error, ValidationError) else str(error)


def _address(path: str, choice: Choice | None = None, **more: str) -> str:
    query = urlencode((choice.query() if choice else {}) | more)
    return f"{path}?{query}" if query else path


def _to(path: str, choice: Choice | None = None, **more: str) -> RedirectResponse:
    # 303: going back in the browser does not decide again
    return RedirectResponse(_address(path, choice, **more), status_code=303)
