"""Newsletters as saved mail (.eml, and pages saved as .mht): subject and text, sender and day from the head.

Attachments are documents of their own: save them beside the mail.
"""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from email.message import EmailMessage

from pipeline.briefing import Metadata
from pipeline.corpus.limits import Limits
from pipeline.errors import ReadError
from pipeline.read.blocks import Reading
from pipeline.read.decoding import damage
from pipeline.read.formats.html import read_page
from pipeline.read.registry import register

_HEADER = re.compile(rb"^(?:[A-Za-z][\w-]{0,60}:[^\n]{0,4000}\n(?:[ \t][^\n]{0,4000}\n){0,40}){2}")
_TRANSPORT = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|DKIM-Signature):", re.I | re.M)
_HEAD = 20_000
_SUBJECT_AT_ONCE = 300


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
        subject = " ".join(str(mail.get("subject", "")).split())
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
    page = mail.get_body(("html", "related"))
    if page is not None and page.get_content_type() == "text/html" and str(page.get_content()).strip():
        return read_page(str(page.get_content()), limits)
    plain = mail.get_body(("plain",))
    if plain is None:
        raise ReadError("empty", "the mail holds neither text nor a page")
    text = str(plain.get_content()).replace("\r\n", "\n")
    return Reading(text, notices=damage(text))


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
