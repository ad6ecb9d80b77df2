"""Newsletters as saved mail (.eml, and pages saved as .mht): subject and text, sender and day from the head.

Attachments are documents of their own, to be saved beside the mail; a notice names those of each mail.
"""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart

from pipeline.briefing import Metadata
from pipeline.corpus.limits import Limits
from pipeline.errors import ReadError
from pipeline.read.blocks import Reading
from pipeline.read.decoding import damage, decode_named
from pipeline.read.formats.html import read_page
from pipeline.read.registry import register

_HEADER = re.compile(rb"^(?:[A-Za-z][\w-]{0,60}:[^\n]{0,4000}\n(?:[ \t][^\n]{0,4000}\n){0,40}){2}")
_TRANSPORT = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|DKIM-Signature):", re.I | re.M)
_HEAD = 20_000
_SUBJECT_AT_ONCE = 300
_PASSED_ON = re.compile(r"^(?:(?:fwd?|fw|re) ?: *)+", re.I)
_FLOWED = re.compile(r"(?<=[^\s-]) \n(?=[^\s>])")
"""A soft line break of text/plain; format=flowed (RFC 3676): the paragraph goes on."""


def recognise(raw: bytes) -> bool:
    """Whether bytes are a mail as programs send it; text that a person copied from a mail has no such head."""
    head = raw[:_HEAD].replace(b"\r\n", b"\n")
    return _HEADER.match(head) is not None and _TRANSPORT.search(head.split(b"\n\n", 1)[0]) is not None


@register("mail", (".eml", ".mht", ".mhtml"), recognise)
def read_mail(raw: bytes, limits: Limits) -> Reading:
    """The text of a mail below its subject."""
    try:
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        reading = _body(mail, limits)
        if _is_saved_page(mail):
            return reading
        subject = _PASSED_ON.sub("", " ".join(str(mail.get("subject", "")).split()))
        declared = _declared(mail, subject)
    except ReadError:
        raise
    except Exception as error:  # the parser of the standard library trips over some damaged heads
        raise ReadError("damaged", f"the mail cannot be read: {error}") from error
    if not reading.text.strip():
        raise ReadError("empty", "the mail holds no text")
    if subject and subject not in reading.text[:_SUBJECT_AT_ONCE]:
        reading = _below(f"{subject}\n\n", reading)
    reading.declared = declared
    return reading


def _body(mail: EmailMessage, limits: Limits) -> Reading:
    """The text: the page that newsletters are, or the plain part of a mail without one."""
    page, plain = mail.get_body(("html", "related")), mail.get_body(("plain",))
    left = [f"not read: {name} (save it beside the mail)" for name in _attached(mail)]
    if page is not None and page.get_content_type() == "text/html" and (source := _text(page)).strip():
        try:
            reading = read_page(source, limits)
            reading.notices += left
            return reading
        except ReadError:
            if plain is None:
                raise
    if plain is None:
        raise ReadError("empty", "; ".join(["the mail holds neither text nor a page", *left]))
    text = _text(plain).replace("\r\n", "\n")
    if plain.get_param("format") == "flowed":
        text = _FLOWED.sub("" if plain.get_param("delsp") == "yes" else " ", text)
    return Reading(text, notices=damage(text) + left)


def _text(part: MIMEPart) -> str:
    """The text of a part, in the encoding it names or the one it has."""
    raw = part.get_payload(decode=True)
    return decode_named(raw, part.get_content_charset()) if isinstance(raw, bytes) and raw.strip() else ""


def _attached(mail: MIMEPart) -> Iterator[str]:
    """What hangs on a mail besides its text and pictures."""
    for part in mail.iter_parts() if mail.is_multipart() else ():
        if part.get_content_type() == "message/rfc822":
            yield "a mail that is attached"
        elif part.is_multipart():
            yield from _attached(part)
        elif part.is_attachment() and part.get_content_maintype() != "image":
            yield f"the attached {part.get_filename() or part.get_content_type()}"


def _is_saved_page(mail: EmailMessage) -> bool:
    """Whether a browser made the mail of a page (.mht): its day is that of the saving, its sender the browser."""
    return "snapshot-content-location" in mail or "saved by" in str(mail.get("from", "")).lower()[:10]


def _below(head: str, reading: Reading) -> Reading:
    """A reading with a line put above it."""
    by = len(head)
    return Reading(
        head + reading.text,
        [type(place)(place.start + by, place.page, place.element) for place in reading.places],
        [(start + by, end + by) for start, end in reading.furniture],
        notices=reading.notices,
    )


def _declared(mail: EmailMessage, subject: str) -> Metadata:
    """Who sent what when."""
    declared = Metadata(title=subject or None)
    sender, _ = email.utils.parseaddr(str(mail.get("from", "")))
    declared.author = declared.publisher = sender.strip(" \"'") or None
    try:
        declared.published = email.utils.parsedate_to_datetime(str(mail.get("date", ""))).date()
        declared.published_precision = "day"
    except (TypeError, ValueError):
        pass
    return declared
