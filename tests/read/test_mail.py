"""Mail as programs save it: its parts and their encodings, what hangs on it, who sent it on."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from pipeline.read import briefing_from_bytes
from pipeline.rules import Rules

PLAIN = "Dear colleague,\n\nThe DfE will open two hubs by 31 May 2026. Siân’s café – “late” – will host us.\n"
PAGE = (
    "<html><body><h1>Hubs</h1><p>The DfE will open two hubs by 31 May 2026, and says so on this page.</p></body></html>"
)


def mail(subject: str = "Hubs", sender: str = "Wexmoor Union <news@union.example>") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = sender, subject, "Wed, 05 Mar 2025 10:00:00 +0000"
    made["Message-ID"] = "<1@union.example>"
    return made


def sent(head: str, body: bytes) -> bytes:
    """A mail whose bytes are what they are, whatever its head says of them."""
    return mail().as_bytes().strip() + f"\n{head}\n\n".encode() + body


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Content-Type: text/plain; charset=utf-8", PLAIN.encode()),
        ("Content-Type: text/plain; charset=windows-1252", PLAIN.encode("cp1252")),
        ("Content-Type: text/plain; charset=iso-8859-1", PLAIN.encode("cp1252")),
        ("Content-Type: text/plain; charset=iso-8859-1", PLAIN.encode()),
        ("Content-Type: text/plain; charset=us-ascii", PLAIN.encode()),
        ("Content-Type: text/plain; charset=no-such-thing", PLAIN.encode("cp1252")),
        ("Content-Type: text/plain; charset=unicode_escape", PLAIN.encode()),
        ("Content-Type: text/plain", PLAIN.encode("cp1252")),
        ("Content-Type: text/plain; charset=utf-8", PLAIN.encode("cp1252")),
        ("X-Other: a mail of old", PLAIN.encode()),
    ],
    ids=[
        "as it says", "Windows as it says", "Latin-1 that is Windows-1252", "Latin-1 that is UTF-8",
        "ASCII that is UTF-8", "an unknown encoding", "an encoding of programs", "no encoding", "UTF-8 that is none",
        "no type",
    ],
)  # fmt: skip
def test_letters_are_right_whatever_a_mail_says_of_them(head: str, body: bytes, rules: Rules) -> None:
    assert briefing_from_bytes(sent(head, body), "a.eml", rules).text == f"Hubs\n\n{PLAIN}"


@pytest.mark.parametrize(
    ("kind", "body", "text"),
    [
        ("flowed", "They will \nmeet in \nMay.\n\nA list: \n\n> quoted \n> words\n-- \nAna\n",
         "They will meet in May.\n\nA list: \n\n> quoted \n> words\n-- \nAna\n"),
        ("flowed; delsp=yes", "They will mee \nt.\n", "They will meet.\n"),
        ("fixed", "They will \nmeet.\n", "They will \nmeet.\n"),
    ],
)  # fmt: skip
def test_paragraphs_that_flow_are_on_one_line(kind: str, body: str, text: str, rules: Rules) -> None:
    raw = sent(f"Content-Type: text/plain; charset=utf-8; format={kind}", body.encode())
    assert briefing_from_bytes(raw, "a.eml", rules).text == f"Hubs\n\n{text}"


def test_a_mail_is_its_page_or_where_that_says_nothing_its_text(rules: Rules) -> None:
    for page, expected in (
        (PAGE, "says so on this page"),
        ("<html><body><img src='x'></body></html>", "Dear colleague"),
    ):
        made = mail()
        made.set_content(PLAIN)
        made.add_alternative(page, subtype="html")
        assert expected in briefing_from_bytes(made.as_bytes(), "a.eml", rules).text


def test_what_hangs_on_a_mail_is_named(rules: Rules) -> None:
    made, inner = mail(), mail()
    inner.set_content("Inside.")
    made.set_content(PLAIN)
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="plan.pdf")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(inner)
    briefing = briefing_from_bytes(made.as_bytes(), "a.eml", rules)
    assert "Inside" not in briefing.text
    assert briefing.notices == [
        "not read: the attached plan.pdf (save it beside the mail)",
        "not read: a mail that is attached (save it beside the mail)",
    ]


@pytest.mark.parametrize(
    ("subject", "sender", "about"),
    [
        ("Hubs", "Wexmoor Union <a@b.example>", ("Hubs", "Wexmoor Union", "Wexmoor Union")),
        ("Fwd: RE: Hubs", "Margaret Selwick <a@b.example>", ("Hubs", "Margaret Selwick", None)),
        ("FW:Regional hubs", "a@b.example", ("Regional hubs", None, None)),
    ],
)
def test_who_sends_a_mail_need_not_publish_it(
    subject: str, sender: str, about: tuple[str | None, ...], rules: Rules
) -> None:
    made = mail(subject, sender)
    made.set_content(PLAIN)
    found = briefing_from_bytes(made.as_bytes(), "a.eml", rules).metadata
    assert (found.title, found.author, found.publisher) == about


@pytest.mark.parametrize(
    "head",
    ["From: <Saved by Blink>\nSnapshot-Content-Location: https://union.example/hubs", "From: <Saved by a browser>"],
)
def test_a_saved_page_is_of_its_own_day(head: str, rules: Rules) -> None:
    page = PAGE.replace("<body>", "<head><meta property='article:published_time' content='2025-03-05'></head><body>")
    rest = "Subject: Hubs | Union\nDate: Mon, 2 Jun 2025 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
    briefing = briefing_from_bytes(f"{head}\n{rest}{page}".encode(), "page.mht", rules)
    about = briefing.metadata
    assert briefing.text.startswith("# Hubs\n")
    assert (str(about.published), about.author, about.publisher, about.title) == ("2025-03-05", None, None, "Hubs")
