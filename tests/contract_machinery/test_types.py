"""The type tree: annotations read into nodes."""

import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

import pytest
from msgspec import Meta

from loonpoort.contract import Message, Named, Omittable, Rows
from loonpoort.contract.types import (
    BASE64,
    BOOLEAN,
    DATE_TIME,
    DECIMAL,
    GUID,
    INT,
    STRING,
    Array,
    Enumeration,
    Record,
    is_value,
    named_types,
    record_of,
    slot_of,
)


class Size(StrEnum):
    SMALL = "Small"
    LARGE = "Large"


class Leaf(Message):
    wire_name = "LeafOnTheWire"
    size: Size


class Branch(Message):
    leaves: list[Leaf] | None
    best: Leaf | None


class LeafOnTheWire(Message):
    length: int


@pytest.mark.parametrize(
    ("annotation", "node"),
    [
        (int, INT),
        (bool, BOOLEAN),
        (Decimal, DECIMAL),
        (datetime.datetime, DATE_TIME),
        (str, STRING),
        (bytes, BASE64),
        (UUID, GUID),
        (Size, Enumeration("Size", Size)),
        (list[int], Array(INT)),
        (Rows[Leaf], Array(record_of(Leaf))),
        (list[list[str]], Array(Array(STRING))),
        (Annotated[Annotated[int, Meta(gt=0)] | None, Named("X")], INT),
    ],
)
def test_an_annotation_has_its_node(annotation, node):
    assert slot_of(annotation).node == node


@pytest.mark.parametrize(
    "annotation", [float, object, dict[str, int], datetime.date, Any, int | str, tuple[int]]
)
def test_an_annotation_without_a_place_on_the_wire_is_refused(annotation):
    with pytest.raises(TypeError, match=r"has no place on the wire|is a choice of types"):
        slot_of(annotation)


@pytest.mark.parametrize(
    ("annotation", "nillable", "optional"),
    [
        (int, False, False),
        (int | None, True, False),
        (Annotated[int | None, Omittable()], True, True),
        (Size | None, True, False),
        (UUID | None, True, False),
        (str, False, False),
        (str | None, False, True),
        (bytes | None, False, True),
        (Leaf | None, False, True),
        (list[int] | None, False, True),
    ],
)
def test_what_may_be_missing_is_nil_or_left_out(annotation, nillable, optional):
    field = slot_of(annotation).field("some_name")
    assert (field.nillable, field.optional) == (nillable, optional)


@pytest.mark.parametrize(
    ("annotation", "zero"),
    [
        (int, 0),
        (bool, False),
        (Decimal, Decimal(0)),
        (datetime.datetime, datetime.datetime(1, 1, 1)),  # noqa: DTZ001 - zone-less on the wire
        (UUID, UUID(int=0)),
        (Size, Size.SMALL),
        (int | None, None),
        (Size | None, None),
        (str, None),
        (bytes, None),
        (list[int], None),
        (Leaf | None, None),
    ],
)
def test_a_missing_element_has_its_zero(annotation, zero):
    found = slot_of(annotation).field("some_name").zero
    assert found == zero
    assert type(found) is type(zero)


def test_a_field_is_named_by_rule_or_by_mark():
    assert slot_of(int).field("employee_id").name == "EmployeeId"
    assert slot_of(Annotated[int, Named("employeeID")]).field("employee_id").name == "employeeID"


def test_a_field_carries_its_description():
    assert slot_of(Annotated[int, Meta(description="The year.")]).field("year").description == "The year."


def test_lists_are_named_after_their_items():
    assert [Array(node).name for node in (INT, STRING, record_of(Leaf), Array(INT))] == [
        "ArrayOfInt",
        "ArrayOfString",
        "ArrayOfLeafOnTheWire",
        "ArrayOfArrayOfInt",
    ]


def test_a_record_keeps_its_fields_in_order():
    record = record_of(Branch)
    assert (record.name, [field.name for field in record.fields]) == ("Branch", ["Leaves", "Best"])
    assert record_of(Branch) is record


def test_values_are_sent_even_when_there_is_nothing_to_say():
    nodes = [INT, GUID, Enumeration("Size", Size), STRING, BASE64, Array(INT), record_of(Leaf)]
    assert [is_value(node) for node in nodes] == [True, True, True, False, False, False, False]


def test_every_type_is_named_once():
    names = [node.name for node in named_types(record_of(Branch), INT, record_of(Leaf))]
    assert sorted(names) == ["ArrayOfLeafOnTheWire", "Branch", "LeafOnTheWire", "Size"]


def test_two_types_of_one_name_are_refused():
    with pytest.raises(TypeError, match="Two different types are both called LeafOnTheWire in one service"):
        named_types(record_of(Leaf), record_of(LeafOnTheWire))


def test_a_record_says_which_class_it_is_of():
    assert record_of(Leaf) == Record("LeafOnTheWire", record_of(Leaf).fields, Leaf)
