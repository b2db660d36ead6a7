"""PDF files with tables, in Dutch: company documents over runs and declarations.

Texts are written in letters that the fonts of every PDF reader have.
"""

from collections.abc import Iterable, Sequence

from loonpoort.payroll.annual_statements import printable

_HEIGHT, _SMALL = 8, 6
"""Millimetres."""


def table_pdf(
    title: str,
    facts: Iterable[tuple[str, str]],
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    texts: int = 1,
) -> bytes:
    """A document with a title, some facts and a table, whose heads come again on every page.

    The first columns, ``texts`` of them, are texts; those after them are amounts and stand to the right.
    """
    # Here, because it brings in image and font libraries that nothing else of the gate needs.
    from fpdf import FPDF, FontFace

    class Numbered(FPDF):
        def footer(self) -> None:
            self.set_y(-12)
            self.set_font("Helvetica", size=8)
            self.cell(0, _SMALL, f"Bladzijde {self.page_no()} van {{nb}}", align="R")

    pdf = Numbered(orientation="landscape")
    pdf.set_title(title)
    pdf.set_lang("nl")
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 16)
    pdf.cell(0, 12, printable(title), new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=10)
    for label, text in facts:
        pdf.cell(50, _SMALL, label)
        pdf.multi_cell(0, _SMALL, printable(text), new_x="LMARGIN", new_y="NEXT")
    pdf.ln(_HEIGHT)
    pdf.set_font("Helvetica", size=9)
    align = ("LEFT",) * texts + ("RIGHT",) * (len(heads) - texts)
    with pdf.table(
        text_align=align, borders_layout="SINGLE_TOP_LINE", headings_style=FontFace(emphasis="BOLD")
    ) as table:
        table.row([printable(head) for head in heads])
        for row in rows:
            table.row([printable(text) for text in row])
    return bytes(pdf.output())
