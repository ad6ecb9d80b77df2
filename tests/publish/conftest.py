"""An object store for the tests: a server of this machine that speaks S3."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from moto.server import ThreadedMotoServer
from upath import UPath

_NUMBERS = itertools.count()


@pytest.fixture(scope="package")
def server() -> Iterator[None]:
    """The server, found by everything that speaks S3 as long as the tests run."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patched.setenv("AWS_ACCESS_KEY_ID", "nobody")
        patched.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
        patched.setenv("AWS_DEFAULT_REGION", "us-east-1")
        yield
    server.stop()


@pytest.fixture
def bucket(server: None) -> str:
    """The address of an empty bucket."""
    address = f"s3://bucket-{next(_NUMBERS)}"
    UPath(address).fs.mkdir(address)
    return address
