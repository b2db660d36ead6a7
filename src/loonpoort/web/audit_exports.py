"""Audit entries as files: CSV for spreadsheets, JSON for programs, both written while they are read."""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from loonpoort.audit.models import Entry

COLUMNS = (
    "number", "at", "event", "actor_kind", "actor_id", "actor_name", "network_address", "subject_kind",
    "subject_id", "subject_name", "debtor_id", "before", "after", "previous", "key_number", "mac",
)  # fmt: skip
BYTE_ORDER_MARK = "\ufeff"
"""By which Excel knows UTF-8."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - they count as well


def csv_lines(entries: Iterable[Entry]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + writer.writerow(COLUMNS)
    for entry in entries:
        yield writer.writerow([_cell(getattr(entry, name)) for name in COLUMNS])


def json_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """One array, an entry a line."""
    before = "[\n"
    for entry in entries:
        values = {name: getattr(entry, name) for name in COLUMNS}
        yield before + json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    # A spreadsheet would run it: names and addresses come from outside.
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
