"""The frame and the pieces of the API's own pages. Every piece escapes the text that it is given."""

from collections.abc import Iterable, Sequence
from html import escape

STATIC = "/static/loonpoort"
INDEX = "/soap/v3/"
JSON_INDEX = "/json/v3/"

_MARK = (
    '<svg class="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">'
    '<rect width="32" height="32" rx="8"/><path d="M8.5 25V14.5a7.5 7.5 0 0 1 15 0V25"/>'
    '<circle cx="16" cy="15.5" r="2.4"/><path d="M16 17.5V25"/></svg>'
)

Html = str
"""Text that is HTML already."""


def page(title: str, lead: str, content: Html, *, trail: Sequence[Html] = (), script: str = "") -> bytes:
    """A whole page; ``trail`` leads back to the index and ``script`` names a file."""
    way = "".join(
        f"<li>{step}</li>" for step in [*trail, f'<span aria-current="page">{escape(title)}</span>']
    )
    loaded = f'<script defer src="{STATIC}/{escape(script)}"></script>' if script else ""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex, nofollow"><meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)} · Loonpoort</title>"
        f'<link rel="icon" type="image/svg+xml" href="{STATIC}/favicon.svg">'
        f'<link rel="stylesheet" href="{STATIC}/style.css"><link rel="stylesheet" href="{STATIC}/help.css">'
        f'{loaded}</head><body><a class="skip" href="#main">Skip to content</a>'
        f'<header class="top"><div class="wide"><a class="brand" href="/">{_MARK}<span>Loonpoort</span></a>'
        f'<nav class="main" aria-label="Main">{link(INDEX, "Operations")}{link(JSON_INDEX, "JSON")}</nav>'
        '</div></header><main id="main" tabindex="-1" class="wide">'
        f'<nav class="trail" aria-label="Where this is"><ol>{way}</ol></nav>'
        f'<div class="head"><div><h1>{escape(title)}</h1><p class="lead">{escape(lead)}</p></div></div>'
        f"{content}</main></body></html>"
    ).encode()


def section(heading: str, content: Html, *, name: str = "", flush: bool = False) -> Html:
    """A part of a page under its heading; ``flush`` for a table that goes from edge to edge."""
    own = f' id="{escape(name)}"' if name else ""
    return (
        f'<section class="card{" flush" if flush else ""}"{own}><h2>{escape(heading)}</h2>{content}</section>'
    )


def table(headings: Sequence[str], rows: Iterable[Sequence[Html]], *, kind: str = "") -> Html:
    """A table whose rows are named by their first cell; a column that is empty throughout is left out."""
    rows = list(rows)
    shown = [index for index in range(len(headings)) if index == 0 or any(row[index] for row in rows)]
    head = "".join(f'<th scope="col">{escape(headings[index])}</th>' for index in shown)
    body = "".join(f"<tr>{''.join(_cell(headings, row, index) for index in shown)}</tr>" for row in rows)
    return (
        f'<table class="{escape(f"cards {kind}".strip())}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(headings: Sequence[str], row: Sequence[Html], index: int) -> Html:
    # Narrow screens show rows as cards, each cell under the name of its column.
    label = f'data-label="{escape(headings[index])}"'
    return f"<td {label}>{row[index]}</td>" if index else f'<th scope="row" {label}>{row[index]}</th>'


def link(address: str, text: str) -> Html:
    return f'<a href="{escape(address)}">{breakable(text)}</a>'


def breakable(text: str) -> Html:
    """A name that may be broken where its words meet."""
    return escape(text).replace("_", "_<wbr>")


def code(text: str) -> Html:
    return f"<code>{breakable(text)}</code>"


def listing(text: str) -> Html:
    """Lines of code; they scroll sideways, by keyboard too."""
    return f'<pre tabindex="0"><code>{escape(text)}</code></pre>'


def paragraphs(text: str) -> Html:
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n") if part)
