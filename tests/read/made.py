"""One briefing made in every format that is read: the same words, as each format's own programs would write them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape

import docx
from fpdf import FPDF
from fpdf.enums import XPos, YPos

WIDTH = 92


@dataclass(frozen=True)
class Part:
    """A part of a briefing: `kind` is heading (with its level), text, list, numbers or table (of rows)."""

    kind: str
    words: str = ""
    level: int = 1
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def heading(words: str, level: int = 2) -> Part:
    return Part("heading", words, level)


def text(words: str) -> Part:
    return Part("text", words)


def listed(*items: str) -> Part:
    return Part("list", items=items)


def numbered(*items: str) -> Part:
    return Part("numbers", items=items)


def table(*rows: tuple[str, ...]) -> Part:
    return Part("table", rows=rows)


def as_markdown(parts: list[Part]) -> str:
    blocks = []
    for part in parts:
        if part.kind == "heading":
            blocks.append(f"{'#' * part.level} {part.words}")
        elif part.kind == "list":
            blocks.append("\n".join(f"- {item}" for item in part.items))
        elif part.kind == "numbers":
            blocks.append("\n".join(f"{i}. {item}" for i, item in enumerate(part.items, 1)))
        elif part.kind == "table":
            head, *rows = [f"| {' | '.join(row)} |" for row in part.rows]
            blocks.append("\n".join([head, f"|{' --- |' * len(part.rows[0])}", *rows]))
        else:
            blocks.append(part.words)
    return "\n\n".join(blocks) + "\n"


def as_text(parts: list[Part]) -> str:
    blocks = []
    for part in parts:
        if part.kind in ("heading", "text"):
            blocks.append(part.words)
        elif part.kind == "list":
            blocks.append("\n".join(f"• {item}" for item in part.items))
        elif part.kind == "numbers":
            blocks.append("\n".join(f"{i}. {item}" for i, item in enumerate(part.items, 1)))
        else:
            widths = [max(len(row[i]) for row in part.rows) + 4 for i in range(len(part.rows[0]))]
            rows = ["".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in part.rows]
            blocks.append("\n".join(rows))
    return "\n\n".join(blocks) + "\n"


def as_html(parts: list[Part]) -> str:
    body = []
    for part in parts:
        if part.kind == "heading":
            body.append(f"<h{part.level}>{escape(part.words)}</h{part.level}>")
        elif part.kind in ("list", "numbers"):
            tag = "ul" if part.kind == "list" else "ol"
            body.append(f"<{tag}>" + "".join(f"<li>{escape(item)}</li>" for item in part.items) + f"</{tag}>")
        elif part.kind == "table":
            cells = [[f"<td>{escape(cell)}</td>" for cell in row] for row in part.rows]
            body.append("<table>" + "".join(f"<tr>{''.join(row)}</tr>" for row in cells) + "</table>")
        else:
            body.append(f"<p>{escape(part.words)}</p>")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>'
        + escape(parts[0].words)
        + "</title><script>var tracked = true;</script></head><body>"
        + "<nav><ul><li><a href='/'>Home</a></li><li><a href='/join'>Join the Wexmoor Union</a></li></ul></nav>"
        + f"<main><article>{''.join(body)}</article></main>"
        + "<footer><p>Wexmoor Union, 1 Mill Lane</p></footer></body></html>"
    )


def as_docx(parts: list[Part]) -> bytes:
    document = docx.Document()
    for part in parts:
        if part.kind == "heading":
            document.add_heading(part.words, part.level)
        elif part.kind in ("list", "numbers"):
            for item in part.items:
                document.add_paragraph(item, "List Bullet" if part.kind == "list" else "List Number")
        elif part.kind == "table":
            made = document.add_table(rows=0, cols=len(part.rows[0]))
            for row in part.rows:
                for cell, words in zip(made.add_row().cells, row, strict=True):
                    cell.text = words
        else:
            document.add_paragraph(part.words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Pdf(FPDF):
    running = "Wexmoor Union briefing"

    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.cell(0, 5, self.running, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(4)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 5, f"Page {self.page_no()}", align="C")


def as_pdf(parts: list[Part]) -> bytes:
    pdf = _Pdf(format=(148, 210))
    pdf.add_page()
    for part in parts:
        if part.kind == "heading":
            pdf.set_font("Helvetica", "B", size=20 - 3 * part.level)
            pdf.multi_cell(0, 8, _latin(part.words), new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            pdf.ln(2)
            continue
        pdf.set_font("Helvetica", size=11)
        if part.kind in ("list", "numbers"):
            for number, item in enumerate(part.items, 1):
                bullet = "\x95" if part.kind == "list" else f"{number}."
                pdf.multi_cell(0, 5.5, f"{bullet} {_latin(item)}", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        elif part.kind == "table":
            with pdf.table() as made:
                for row in part.rows:
                    cells = made.row()
                    for cell in row:
                        cells.cell(_latin(cell))
        else:
            pdf.multi_cell(0, 5.5, _latin(part.words), new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        pdf.ln(4)
    return bytes(pdf.output())


def _latin(words: str) -> str:
    """Words in the letters of the fonts that every PDF program has."""
    return words.encode("cp1252").decode("latin-1")


def as_mail(parts: list[Part]) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = parts[0].words
    mail["From"] = "Wexmoor Union <news@wexmoor.example>"
    mail["Date"] = "Mon, 03 Jun 2024 09:00:00 +0100"
    mail["Message-ID"] = "<1@wexmoor.example>"
    mail.set_content(as_text(parts))
    mail.add_alternative(as_html(parts), subtype="html")
    return mail.as_bytes()


def formats(parts: list[Part]) -> dict[str, bytes]:
    """{name of the file: its bytes}"""
    return {
        "briefing.txt": as_text(parts).encode(),
        "briefing.md": as_markdown(parts).encode(),
        "briefing.html": as_html(parts).encode(),
        "briefing.docx": as_docx(parts),
        "briefing.pdf": as_pdf(parts),
        "briefing.eml": as_mail(parts),
    }


BRIEFING = [
    heading("Wexmoor Union briefing: the inclusion plan one year on", 1),
    text("First published 3 June 2024"),
    text(
        "The Department for Education (DfE) has set out what it will do about special educational needs and "
        "disabilities (SEND) before the next school year. This briefing sums up the plan for members, and "
        "says what the union will do about it."
    ),
    heading("What the department has undertaken"),
    text(
        "In a statement on 20 May 2024 the DfE said that it would publish national standards by the end of "
        "2025. Clara Winslow, the minister for schools, told the Education Committee that local authorities "
        "must agree inclusion plans by September 2025. Ofsted plans to inspect every alternative provision "
        "from April 2026."
    ),
    text("The DfE will:"),
    listed(
        "open 15 special free schools by September 2026",
        "publish a digital template for education, health and care plans (EHCPs) in spring 2025",
        "train 400 more educational psychologists by 31 March 2026",
    ),
    heading("What others say"),
    text(
        "Ana Reyne, chief executive of the Oakline Trust, welcomed the plan but said that the money was not "
        "there. \u201cWe will ask the minister to think again before the autumn term,\u201d she said. Robert "
        "Lund, chair of the National Network of Parent Carer Forums (NNPCF), said that parents had waited "
        "since 2014."
    ),
    heading("Who does what"),
    table(
        ("Body", "Task", "By"),
        ("Ofsted", "a framework for inspections", "30 September 2024"),
        ("NHS England", "waiting times for therapies", "March 2025"),
        ("Wexmoor County Council", "a sufficiency plan", "1 July 2024"),
    ),
    heading("What happens next"),
    numbered(
        "The union will meet the Oakline Trust on 12 June 2024.",
        "Harrowdale Borough Council intends to consult on its own plan in October 2024.",
        "Members should send their examples to the union by 28 June 2024.",
    ),
    text(
        "The Local Government Association (LGA) expects councils to overspend by the end of the financial "
        "year 2024-25. The Council for Disabled Children (CDC) will publish guidance for governors in January "
        "2025, and Contact will run a helpline until the end of the year."
    ),
]
"""A briefing in our own words with every kind of fact."""
