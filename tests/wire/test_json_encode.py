"""Answers as JSON: every field by its wire name, in order, missing values as null."""

import datetime
import json
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import astuple

from loonpoort.wire.json_encode import json_response
from loonpoort.wire.soap import ROWS_PER_CHUNK
from tests.wire.services_for_tests import (
    Colour,
    Nothing,
    Place,
    PlacesOfOne,
    an_everything,
    full_everything,
    many,
    operation,
)


def chunks(name: str, value: Any) -> list[bytes]:
    return list(json_response(operation(name), value))


def result(name: str, value: Any) -> Any:
    answer = json.loads(b"".join(chunks(name, value)))
    assert list(answer) == ["result"]
    return answer["result"]


FULL = {
    "Whole": 7,
    "WholeOrNil": -1,
    "Flag": True,
    "FlagOrNil": False,
    "Amount": "12.50",
    "AmountOrNil": "-0.01",
    "Moment": "2017-08-11T00:00:00",
    "MomentOrNil": "2026-02-28T23:59:58",
    "Guid": "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    "GuidOrNil": "00000000-0000-0000-0000-000000000005",
    "Colour": "red",
    "ColourOrNil": "R&D's",
    "LeftOutOrNil": 3,
    "BSN": "Fish & <chips>",
    "Data": "AP8=",
    "Place": {"Street": "Keizersgracht", "Number": 1},
    "Places": [{"Street": None, "Number": 2}],
    "Words": ["a", ""],
    "Numbers": [1, 2],
}


@pytest.mark.parametrize("form", [lambda message: message, astuple], ids=["message", "row"])
def test_a_structure_has_all_its_fields_in_order(form):
    written = result("Everything_Get", form(full_everything()))
    assert written == FULL
    assert list(written) == list(FULL)


def test_what_is_missing_is_null_or_zero():
    nothing = result("Everything_Get", tuple([None] * len(FULL)))
    zeros = {
        "Whole": 0,
        "Flag": False,
        "Amount": "0",
        "Moment": "0001-01-01T00:00:00",
        "Guid": "00000000-0000-0000-0000-000000000000",
        "Colour": "red",
    }
    assert nothing == dict.fromkeys(FULL) | zeros
    assert list(nothing) == list(FULL)


@pytest.mark.parametrize(
    ("field", "value", "written"),
    [
        ("flag", 0, False),
        ("flag_or_nil", 1, True),
        ("amount", Decimal("1E+3"), "1000"),
        ("amount", 1, "1"),
        ("moment", datetime.date(2026, 2, 28), "2026-02-28T00:00:00"),
        ("moment", datetime.datetime(2026, 7, 1, 12, tzinfo=datetime.UTC), "2026-07-01T14:00:00"),
        ("moment", datetime.datetime(2026, 7, 1, 12, 0, 0, 500000), "2026-07-01T12:00:00.5"),  # noqa: DTZ001
        ("colour", "Dark Blue", "Dark Blue"),
        ("text", 'quote " back \\ line \n', 'quote " back \\ line \n'),
    ],
)
def test_a_value_is_written_as_the_contract_has_it(field, value, written):
    answer = result("Everything_Get", an_everything(**{field: value}))
    name = "BSN" if field == "text" else "".join(word.capitalize() for word in field.split("_"))
    assert (answer[name], type(answer[name])) == (written, type(written))


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("Number_Get", 5, 5),
        ("Number_Get", None, 0),
        ("NumberOrNil_Get", None, None),
        ("Text_Get", "a", "a"),
        ("Text_Get", None, None),
        ("Nothing_Get", Nothing(), {}),
        ("Everything_Delete", None, None),
        ("Everything_Get", None, None),
        ("Words_Get", [], []),
        ("Words_Get", None, None),
        ("Words_Get", ["a", None], ["a", None]),
        (
            "Places_GetAll",
            [PlacesOfOne(employee_id=1, places=[Place(street="a", number=2)]), (2, [(None, 3)]), (3, None)],
            [
                {"EmployeeId": 1, "Places": [{"Street": "a", "Number": 2}]},
                {"EmployeeId": 2, "Places": [{"Street": None, "Number": 3}]},
                {"EmployeeId": 3, "Places": None},
            ],
        ),
    ],
)
def test_a_result_of_every_kind(name, value, written):
    assert result(name, value) == written


def test_an_enumeration_in_a_list_of_rows_is_its_word():
    row = astuple(an_everything(colour=Colour.DARK_BLUE))
    assert result("Everything_GetList", [row])[0]["Colour"] == "Dark Blue"


@pytest.mark.parametrize("count", [0, 1, ROWS_PER_CHUNK - 1, ROWS_PER_CHUNK, ROWS_PER_CHUNK + 1, 350])
def test_a_list_of_any_length_is_whole(count):
    rows = result("Places_GetAll", many(count, []))
    assert [row["EmployeeId"] for row in rows] == list(range(count))


def test_a_long_list_is_read_as_it_is_sent():
    pulled: list[int] = []
    answer = json_response(operation("Places_GetAll"), many(350, pulled))
    assert len(pulled) == ROWS_PER_CHUNK
    next(answer)
    assert len(pulled) == ROWS_PER_CHUNK
    next(answer)
    assert len(pulled) == 2 * ROWS_PER_CHUNK
