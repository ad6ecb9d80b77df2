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
    """Serves the app until it is stopped; `ready` is told the address first. Port 0 means any that is free.

    Raises SendFactsError when there is no run, or the port is taken.
    """
    app = create_app(outputs, decisions, reviewer, hosts=[host])
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
            # the address is told when a browser that comes at once is not turned away
            listening.listen()
        except OSError as error:
            raise SendFactsError(f"{host}:{port}: {error.strerror}; choose another with --port") from error
        name = f"[{host}]" if ":" in host else host
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
        with suppress(KeyboardInterrupt):  # the way to stop it
            ready(f"reviewing {outputs} at http://{name}:{listening.getsockname()[1]}/ (stop with Ctrl-C)")
            server.run(sockets=[listening])
