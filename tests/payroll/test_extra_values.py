"""What employees have in extra fields: of each field one value at a time, of the field's own type."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from loonpoort.audit.records import SYSTEM
from loonpoort.organisation.debtor_changes import add_detail
from loonpoort.organisation.models import ExtraField
from loonpoort.payroll.models import ExtraValue
from loonpoort.payroll.record_actions import RecordChange, add_record, change_record
from tests.cast import House

DAYS = [datetime.date(2026, month, 1) for month in (1, 4, 7, 10)]


def field_of(house: House, kind: str, name: str = "Field") -> ExtraField:
    return add_detail(ExtraField, house.debtors["bakery"].pk, {"name": name, "type": kind})


def change(field: ExtraField, value: str, first: datetime.date, **more: Any) -> RecordChange:
    values = {"field": field, "value": value}
    return RecordChange(
        model=ExtraValue, is_timeline=False, values=values, first=first, changes_past=True, **more
    )


def spans(house: House) -> dict[str, tuple[datetime.date, datetime.date | None]]:
    rows = ExtraValue.unscoped.filter(employee=house.employees["bram"])
    return {row.value: (row.first_day, row.last_day) for row in rows}


def before(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=1)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_value_ends_where_the_next_begins_in_whatever_order_they_came(order, house) -> None:
    field, other = field_of(house, "Text"), field_of(house, "Text", "Other")
    bram = house.employees["bram"].pk
    for number in order:
        add_record(SYSTEM, bram, change(field, f"value {number}", DAYS[number]))
        add_record(SYSTEM, bram, change(other, f"other {number}", DAYS[3 - number]))
    found = spans(house)
    assert [found[f"value {number}"] for number in range(3)] == [
        (DAYS[0], before(DAYS[1])),
        (DAYS[1], before(DAYS[2])),
        (DAYS[2], None),
    ]


def test_a_value_is_changed_from_a_day_on(house) -> None:
    field, bram = field_of(house, "Number"), house.employees["bram"].pk
    made = add_record(SYSTEM, bram, change(field, "1", DAYS[0]))
    change_record(SYSTEM, bram, made.pk, change(field, "2", DAYS[2]))
    assert spans(house) == {"1": (DAYS[0], before(DAYS[2])), "2": (DAYS[2], None)}


def test_two_values_of_a_field_do_not_begin_on_one_day(house) -> None:
    field, bram = field_of(house, "Text"), house.employees["bram"].pk
    add_record(SYSTEM, bram, change(field, "a", DAYS[0]))
    with pytest.raises(ValidationError, match="has a value from this day on already"):
        add_record(SYSTEM, bram, change(field, "b", DAYS[0]))
    assert spans(house) == {"a": (DAYS[0], None)}


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("Text", ["x", "1"], ["", "x" * 251, "a\u202eb"]),
        ("Number", ["1", "-1.50"], ["", "1,5", "NaN", "Infinity", "one"]),
        ("Date", ["2026-02-28"], ["", "2026-02-29", "28-02-2026", "20260228"]),
        ("YesNo", ["true", "false"], ["", "True", "yes", "1"]),
    ],
)
def test_a_value_is_of_the_type_of_its_field(kind, right, wrong, house) -> None:
    field, bram = field_of(house, kind), house.employees["bram"].pk
    for value in wrong:
        with pytest.raises(ValidationError) as refused:
            add_record(SYSTEM, bram, change(field, value, DAYS[0]))
        assert list(refused.value.message_dict) == ["value"]
    for value, day in zip(right, DAYS, strict=False):
        add_record(SYSTEM, bram, change(field, value, day))
    assert list(spans(house)) == right
