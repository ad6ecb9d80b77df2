"""Starts the app and says where it is."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from pipeline.corpus import DECISIONS_FILE
from pipeline.errors import CorpusError, SendFactsError
from pipeline.review.app.server import create_app


def serve(
    outputs: Path, corpus: Path, *, reviewer: str | None, host: str, port: int, ready: Callable[[str], None]
) -> None:
    """Serves the app until it is stopped; `ready` is told the address first. Port 0 means any that is free.

    Raises SendFactsError when there is no run or no corpus, or the port is taken.
    """
    if not corpus.is_dir():
        raise CorpusError(f"{corpus}: no such folder")
    app = create_app(outputs, corpus / DECISIONS_FILE, reviewer, hosts=[host])
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
        ready(f"reviewing {outputs} at http://{name}:{listening.getsockname()[1]}/ (stop with Ctrl-C)")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
        server.run(sockets=[listening])
