"""Bytes to text: the encodings that real files come in, and what is no text at all."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ReadError
from pipeline.read.decoding import decode

SAMPLE = "The minister’s plan – “late” – costs £3m.\r\nSiân\u00a0Wyn said so.\n"


@pytest.mark.parametrize(
    "raw",
    [
        SAMPLE.encode("utf-8"),
        codecs.BOM_UTF8 + SAMPLE.encode("utf-8"),
        SAMPLE.encode("cp1252"),
        codecs.BOM_UTF16_LE + SAMPLE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SAMPLE.encode("utf-16-be"),
        SAMPLE.encode("utf-16-le"),
        SAMPLE.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + SAMPLE.encode("utf-32-le"),
    ],
    ids=["utf-8", "utf-8 with mark", "cp1252", "utf-16 le", "utf-16 be", "le, no mark", "be, no mark", "utf-32"],
)
def test_text_is_read_as_it_is(raw: bytes) -> None:
    assert decode(raw) == SAMPLE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_letters_of_two_bytes_without_a_mark_are_no_utf_8(encoding: str) -> None:
    # in plain letters each second byte is empty, which UTF-8 allows
    assert decode("The plan is late.\n".encode(encoding)) == "The plan is late.\n"


def test_latin_1_letters() -> None:
    assert decode("Siân and Zoë left café Über".encode("latin-1")) == "Siân and Zoë left café Über"


def test_broken_utf_8_stays_utf_8() -> None:
    raw = SAMPLE.encode("utf-8").replace(b"costs", b"cost\xe2\x80s")
    assert decode(raw) == SAMPLE.replace("costs", "cost\ufffds")


def test_line_ends_and_blanks_stay() -> None:
    text = "one\r\ntwo\rthree\n\n\u00a0four\u2028five\tsix \n"
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\0\0\0\0", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (codecs.BOM_UTF16_LE, "empty"),
        ("\u00a0\u200b\n".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0", "not text"),
        (random.Random(1).randbytes(5000), "not text"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(256)) * 4, "not text"),
    ],
    ids=["nothing", "blanks", "zeros", "mark only", "utf-16 mark only", "odd blanks", "picture", "noise", "archive"],
)
def test_what_is_no_text_is_refused(raw: bytes, kind: str) -> None:
    with pytest.raises(ReadError) as refused:
        decode(raw)
    assert refused.value.kind == kind


@given(st.binary(max_size=3000))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    try:
        text = decode(raw)
    except ReadError:
        return
    assert text.strip()
    assert text.encode("utf-8", errors="surrogatepass")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf_8_comes_back_unchanged(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff") and text.strip("\ufeff\u200b\u00a0 "):
        assert decode(text.encode("utf-8")) == text
