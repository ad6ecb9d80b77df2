"""What keeps the app a reviewer's own: who may ask, what a page may load.

A page of another site open in the same browser can send requests here. It is refused by what browsers say of a
request's origin (Sec-Fetch-Site, Origin), and by the name the server is called by (Host), which a site that turns its
own name to this machine's address gives away.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    # not no-referrer: with it browsers hide the origin of this app's own forms
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_OWN = frozenset({"same-origin", "none"})
_MOST_BYTES = 200_000
"""No form of the app is larger."""


class Guard(BaseHTTPMiddleware):
    """Refuses requests from elsewhere and tells browsers what the pages may load."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK) -> None:
        super().__init__(app)
        self._hosts = frozenset(hosts)

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        """Answers a request, or refuses it with 403."""
        if (reason := self._refusal(request)) is not None:
            return PlainTextResponse(f"Refused: {reason}\n", status_code=403)
        response = await call_next(request)
        response.headers.update(_HEADERS)
        # pages change with every decision; the script and the styles with the next version
        unchanging = request.url.path.startswith("/static/")
        response.headers["Cache-Control"] = "max-age=600" if unchanging else "no-store"
        return response

    def _refusal(self, request: Request) -> str | None:
        host = request.headers.get("host", "")
        if urlsplit(f"//{host}").hostname not in self._hosts:
            return "this server does not go by that name."
        if request.method in ("GET", "HEAD"):
            return None
        site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
        if site is None and origin is None:
            return "the request does not say where it comes from."
        if site is not None and site not in _OWN:
            return "the request comes from another site."
        if origin is not None and urlsplit(origin).netloc != host:
            return "the request comes from another site."
        if int(request.headers.get("content-length") or 0) > _MOST_BYTES:
            return "the form is too large."
        return None
