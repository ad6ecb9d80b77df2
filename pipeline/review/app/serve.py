"""Starts the app and says where it is."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from pipeline.errors import SendFactsError
from pipeline.review.app.server import create_app


def serve(
    outputs: Path, decisions: Path, *, reviewer: str | None, host: str, port: int, ready: Callable[[str], None]
) -> None:
    """Serves the app until it is stopped. Port 0 means any that is free.

    `ready` is told the address as soon as browsers and Ctrl-C are answered.

    Raises SendFactsError when there is no run, or the port is taken.
    """
    app = create_app(outputs, decisions, reviewer, hosts=[host])
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
            # of two that bind a free port at once the second fails here
            listening.listen()
        except OSError as error:
            raise SendFactsError(f"{host}:{port}: {error.strerror}; choose another with --port") from error
        name = f"[{host}]" if ":" in host else host
        address = f"reviewing {outputs} at http://{name}:{listening.getsockname()[1]}/ (stop with Ctrl-C)"
        server = _Server(
            uvicorn.Config(app, log_level="warning", access_log=False, server_header=False),
            started=lambda: ready(address),
        )
        with suppress(KeyboardInterrupt):  # the way to stop it
            server.run(sockets=[listening])


class _Server(uvicorn.Server):
    """A server that says when it has started: only then does it answer Ctrl-C with an orderly end."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._tell()
