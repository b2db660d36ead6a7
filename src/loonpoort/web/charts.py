"""Charts as SVG, drawn here: stacked columns by day. No script, and colours by class alone."""

import datetime
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _

from loonpoort.web.words import grouped

WIDTH, HEIGHT = 960, 260
LEFT, RIGHT, TOP, BOTTOM = 52, 24, 10, 28
LINES = 4
"""Lines across, the lowest apart."""
LABELS = 10
"""Days that are named under the columns, at the most."""


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of the columns, from the bottom up: a label, a class of the style sheet, a figure a day."""

    label: str
    css: str
    figures: Sequence[int]

    @property
    def total(self) -> str:
        return grouped(sum(self.figures))


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle; ``label`` is what it says when somebody points at it."""

    x: str
    y: str
    width: str
    height: str
    css: str
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A text at the edge with the place that it belongs to."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What a template draws. Lengths are text, so that no language puts a comma into them."""

    series: list[Series]
    pieces: list[Piece]
    lines: list[Mark]
    days: list[Mark]
    rows: list[tuple[datetime.date, list[str]]]
    """The same figures for a table: each day with its series and the sum, days without calls left out."""
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    base: int = HEIGHT - BOTTOM


def columns_by_day(days: Sequence[datetime.date], series: Sequence[Series]) -> Chart:
    """The chart of some days, each with the figures at its place in every series."""
    shown = [each for each in series if any(each.figures)]
    sums = [sum(each.figures[place] for each in shown) for place in range(len(days))]
    top = _round_up(max(sums, default=0))
    scale = (HEIGHT - TOP - BOTTOM) / top
    step = (WIDTH - LEFT - RIGHT) / len(days)
    pieces = [
        piece
        for place, day in enumerate(days)
        for piece in _column(
            day, LEFT + place * step, step, [(each, each.figures[place]) for each in shown], scale
        )
    ]
    apart = math.ceil(len(days) / LABELS)
    named = [place for place in range(len(days)) if (len(days) - 1 - place) % apart == 0]
    steps = [top * part // LINES for part in range(LINES + 1)]
    return Chart(
        series=shown,
        pieces=pieces,
        lines=[Mark(_px(HEIGHT - BOTTOM - figure * scale), grouped(figure)) for figure in steps],
        days=[
            Mark(_px(LEFT + (place + 0.5) * step), formats.date_format(days[place], _("j M")))
            for place in named
        ],
        rows=[
            (days[place], [grouped(each.figures[place]) for each in shown] + [grouped(sums[place])])
            for place in reversed(range(len(days)))
            if sums[place]
        ],
    )


def _column(
    day: datetime.date, x: float, step: float, figures: Sequence[tuple[Series, int]], scale: float
) -> Iterator[Piece]:
    """The pieces of one day, from the bottom up."""
    gap, y = min(step * 0.25, 12), float(HEIGHT - BOTTOM)
    for series, figure in figures:
        if not figure:
            continue
        # A single call among thousands must still be seen.
        height = max(figure * scale, 2)
        y = max(y - height, 0)
        label = f"{formats.date_format(day, 'DATE_FORMAT')} · {series.label}: {grouped(figure)}"
        yield Piece(_px(x + gap / 2), _px(y), _px(step - gap), _px(height), series.css, label)


def _round_up(figure: int) -> int:
    """The next figure that round lines divide: so many times 1 to 5, with zeros."""
    size = 1
    while LINES * size * 5 < figure:
        size *= 10
    return next(LINES * size * times for times in range(1, 6) if LINES * size * times >= figure)


def _px(length: float) -> str:
    return f"{length:.1f}"
