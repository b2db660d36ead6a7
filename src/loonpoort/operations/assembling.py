"""Rows whose messages have parts: several columns put together into one value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from loonpoort.organisation.selections import Selection
from loonpoort.organisation.statements import Row


@dataclass(frozen=True, slots=True)
class Part:
    """Columns, and what is made of their values."""

    columns: tuple[str, ...]
    make: Callable[[Row], Any]


@dataclass(frozen=True, slots=True)
class Assembled:
    """A selection in which some names stand for parts; the others are columns, as ever."""

    records: Selection
    parts: Mapping[str, Part]

    def values_list(self, *names: str) -> list[Row]:
        """All rows, read at once."""
        columns, places = self._read(names)
        return [_assembled(row, places) for row in self.records.values_list(*columns)]

    def first(self, *names: str) -> Row | None:
        """The first row, or None."""
        columns, places = self._read(names)
        row = self.records.first(*columns)
        return None if row is None else _assembled(row, places)

    def _read(self, names: tuple[str, ...]) -> tuple[list[str], list["_Place"]]:
        """The columns to read, and where among them the value of each name is."""
        columns: list[str] = []
        places: list[_Place] = []
        for name in names:
            part = self.parts.get(name)
            start = len(columns)
            columns += part.columns if part else [name]
            places.append((start, len(columns), part.make if part else None))
        return columns, places


_Place = tuple[int, int, Callable[[Row], Any] | None]


def _assembled(row: Row, places: list[_Place]) -> Row:
    return tuple([make(row[start:stop]) if make else row[start] for start, stop, make in places])
