"""Files of payroll figures: CSV as a payroll engine writes it, line by line into figures of a run."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from loonpoort.payroll.models import LineKind, RunLine

NEEDED = ("employee", "code", "description", "kind", "amount")
OPTIONAL = ("hours", "cost_center", "cost_unit", "department", "debit_account", "credit_account")
"""Columns of a file, by the names in its first line."""


class RunFileError(Exception):
    """A file that is refused; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of a file: where it stands, whose it is, and what it says."""

    place: int
    employee_number: int
    line: RunLine


def figures(lines: Iterable[str]) -> Iterator[Figure]:
    """The figures of a file's lines, each checked on its own. Raises RunFileError."""
    reader = csv.reader(_decoded(lines), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        _check_header(header)
        for cells in reader:
            if cells:
                yield _figure(reader.line_num, header, cells)
    except csv.Error as error:
        raise RunFileError(f"Line {reader.line_num}: {error}") from error


def refused(place: int, column: str, reason: object) -> RunFileError:
    """What is wrong with a column of a line."""
    return RunFileError(f"Line {place}, column {column}: {reason}")


def _decoded(lines: Iterable[str]) -> Iterator[str]:
    try:
        yield from lines
    except UnicodeDecodeError as error:
        raise RunFileError(_("The file is not UTF-8 text.")) from error


def _check_header(header: list[str]) -> None:
    known = (*NEEDED, *OPTIONAL)
    for name in header:
        if name not in known:
            told = {"name": name, "known": ", ".join(known)}
            raise refused(1, name, _("there is no column %(name)s; there are %(known)s.") % told)
        if header.count(name) > 1:
            raise refused(1, name, _("it is there twice."))
    for name in NEEDED:
        if name not in header:
            raise refused(1, name, _("it is not there. The columns are separated by commas."))


def _figure(place: int, header: list[str], cells: list[str]) -> Figure:
    if len(cells) != len(header):
        told = {"cells": len(cells), "columns": len(header)}
        text = _("there are %(cells)d values, and the first line has %(columns)d columns.") % told
        raise RunFileError(f"Line {place}: {text}")
    values = dict(zip(header, (cell.strip() for cell in cells), strict=True))
    line = RunLine(
        code=_whole(place, "code", values["code"]),
        kind=values["kind"],
        amount=_decimal(place, "amount", values["amount"]),
        hours=_decimal(place, "hours", values.get("hours", "")),
        description=values["description"],
        **{name: values.get(name, "") for name in OPTIONAL if name != "hours"},
    )
    try:
        line.clean_fields(exclude=["run", "employee"])
        line.clean()
    except ValidationError as error:
        column, texts = next(iter(error.message_dict.items()))
        reason = " ".join(texts)
        if column == "kind":
            reason = f"{reason} {_('The kinds are')} {', '.join(LineKind.values)}."
        raise refused(place, column, reason) from error
    return Figure(place, _whole(place, "employee", values["employee"]), line)


def _whole(place: int, column: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(2**31))):
        raise refused(place, column, _("“%(text)s” is not a whole number.") % {"text": text})
    return int(text)


def _decimal(place: int, column: str, text: str) -> Any:
    """A number with a point; None for an empty cell."""
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not text.isascii() or "_" in text:
        told = {"text": text}
        raise refused(place, column, _("“%(text)s” is not a number such as 1234.56.") % told)
    return number
