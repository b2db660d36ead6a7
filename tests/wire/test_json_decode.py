"""Parameters from JSON: as tolerant of names as SOAP is, and strict about everything else."""

import contextlib
import datetime
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from loonpoort.contract import RequestFault
from loonpoort.contract.types import record_of
from loonpoort.wire.json_decode import json_decoder
from loonpoort.wire.json_encode import json_value
from loonpoort.wire.json_parse import MAX_PARTS, parse_object
from loonpoort.wire.safety import MAX_DEPTH
from tests.wire.services_for_tests import Everything, Nothing, Place, operation
from tests.wire.test_round_trips import messages

RECORD = record_of(Everything)


def read(name: str, body: str | bytes) -> tuple[Any, ...]:
    """The arguments of an operation."""
    return json_decoder(operation(name).request)(
        parse_object(body.encode() if isinstance(body, str) else body)
    )


def value_of(field: str, literal: str) -> Any:
    """What a literal is read as in a field of Everything."""
    (everything,) = read("Everything_Get", f'{{"Value": {{"{field}": {literal}}}}}')
    attribute = next(each.attribute for each in RECORD.fields if each.name == field)
    return getattr(everything, attribute)


def refusal(body: str | bytes, name: str = "Everything_Get") -> str:
    with pytest.raises(RequestFault) as refused:
        read(name, body)
    return str(refused.value)


@given(messages)
def test_a_message_is_read_back_from_its_json(message):
    assert json_decoder(RECORD)(parse_object(json_value(RECORD, message))) == astuple(message)


@given(
    st.binary()
    | st.text().map(str.encode)
    | st.text('{}[]",:0123456789eE+-.\\u tfn').map(str.encode)
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["Value", "Place", "Whole"]), inner),
    ).map(lambda value: json.dumps(value).encode())
)
def test_any_bytes_at_all_are_read_or_refused(body):
    with contextlib.suppress(RequestFault):
        read("Everything_Get", body)


@pytest.mark.parametrize("body", [b"", b" \r\n", b"{}", b"\xef\xbb\xbf{}"])
def test_nothing_is_no_parameters(body):
    assert read("Places_GetAll", body) == (0,)
    assert read("Everything_Get", body) == (None,)
    assert read("Words_Get", body) == ()


def test_names_come_in_any_order_and_case_and_unknown_ones_are_skipped():
    assert read("Text_Get", '{"colour": "red", "Stranger": [{"x": 1}], "TEXT": "a"}') == ("a", "red")


def test_a_missing_field_is_zero_or_empty():
    (value,) = read("Everything_Get", '{"Value": {}}')
    assert value == Everything(
        **dict(zip(Everything.__struct_fields__, [field.zero for field in RECORD.fields], strict=True))
    )


@pytest.mark.parametrize(
    ("field", "literal", "value"),
    [
        ("Whole", "-2147483648", -(2**31)),
        ("Whole", "1.0", 1),
        ("Whole", "2e3", 2000),
        ("Whole", "-0", 0),
        ("WholeOrNil", "null", None),
        ("Flag", "true", True),
        ("Amount", "12.50", Decimal("12.50")),
        ("Amount", '"12.50"', Decimal("12.50")),
        ("Amount", "0.1234567890123456789012345678", Decimal("0.1234567890123456789012345678")),
        ("Amount", "5e-324", Decimal(0)),
        ("Moment", '"2017-08-11"', datetime.datetime(2017, 8, 11)),  # noqa: DTZ001
        ("BSN", '"\\ud83d\\ude00 é\\n"', "😀 é\n"),
        ("BSN", "null", None),
        ("Data", '"AP8="', b"\x00\xff"),
        ("Place", '{"STREET": "x"}', Place(street="x", number=0)),
        ("Places", "[]", []),
        ("Words", '["a", ""]', ["a", ""]),
    ],
)
def test_a_value_is_read(field, literal, value):
    assert value_of(field, literal) == value


def test_decimals_keep_every_digit():
    assert str(value_of("Amount", "1.10")) == str(value_of("Amount", '"1.10"')) == "1.10"


@pytest.mark.parametrize(
    ("field", "literal", "complaint"),
    [
        ("Whole", '"1"', "Value.Whole: a number was expected."),
        ("Whole", "true", "Value.Whole: a number was expected."),
        ("Whole", "null", "Value.Whole: a number was expected."),
        ("Whole", "1.5", "Value.Whole: '1.5' is not a whole number between"),
        ("Whole", "2147483648", "Value.Whole: '2147483648' is not a whole number between"),
        ("Whole", "1e999999999999", "Value.Whole: '1e999999999999' is not a whole"),
        ("Whole", "1" * 5000, "is not a whole number between"),
        ("Flag", "1", "Value.Flag: true or false was expected."),
        ("Flag", '"true"', "Value.Flag: true or false was expected."),
        ("Amount", "1e99", "Value.Amount: '1e99' is not a decimal number"),
        ("Amount", "1e999999999999999999999", "is not a decimal number"),
        ("Amount", "1" * 5000, "is not a decimal number"),
        ("Amount", '"1e-29"', "Value.Amount: '1e-29' is not a decimal number"),
        ("Amount", "true", "Value.Amount: a text was expected."),
        ("Moment", "0", "Value.Moment: a text was expected."),
        ("Moment", '"2017-13-01"', "Value.Moment: '2017-13-01' is not a moment"),
        ("Moment", '" 2017-01-01"', "Value.Moment: has space around the value."),
        ("Guid", '"x"', "Value.Guid: 'x' is not a guid"),
        ("Colour", '"Red"', "Value.Colour: 'Red' is not one of red,"),
        ("BSN", "5", "Value.BSN: a text was expected."),
        ("BSN", '"\\u0000"', "Value.BSN: holds control characters or halves of characters."),
        ("BSN", '"\\ud800"', "Value.BSN: holds control characters or halves of characters."),
        ("Data", '"a"', "Value.Data: 'a' is not base64."),
        ("Place", "[]", "Value.Place: an object was expected."),
        ("Places", "{}", "Value.Places: a list was expected."),
        ("Places", '[{}, {"Number": []}]', "Value.Places[1].Number: a number was expected."),
        ("Words", "[null]", "Value.Words[0]: a text was expected."),
    ],
)
def test_a_value_of_another_type_is_refused_with_its_place(field, literal, complaint):
    assert complaint in refusal(f'{{"Value": {{"{field}": {literal}}}}}')


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (b"\xff", "The body is not UTF-8: see byte 0."),
        ('{"a": 1}'.encode("utf-16"), "The body is not UTF-8"),
        (
            b"{",
            "The body is not JSON: Expecting property name enclosed in double quotes, at line 1, column 2.",
        ),
        (b"{} x", "The body is not JSON: Extra data, at line 1, column 4."),
        (b'{"a": "\n"}', "The body is not JSON: Invalid control character at, at line 1, column 8."),
        (b'{"a": NaN}', "The body is not JSON: there is no number NaN."),
        (b'{"a": -Infinity}', "The body is not JSON: there is no number -Infinity."),
        (b'{"a": 01}', "The body is not JSON"),
        (b'{"a": 1, "a": 1}', "The body is not plain JSON: a name stands twice in one object."),
        (b'{"Value": {}, "value": {}}', "Value: stands twice, in different case."),
        (b"null", "The body is not an object; send parameters by name, and {} when there are none."),
        (b"[]", "The body is not an object"),
        (b'"text"', "The body is not an object"),
        (b"[" * 100_000, f"Lists and objects are nested more than {MAX_DEPTH} deep."),
        (b'{"a":' * 5000, f"Lists and objects are nested more than {MAX_DEPTH} deep."),
        (b'{"a": [' + b"1," * MAX_PARTS + b"1]}", f"The body has more than {MAX_PARTS} commas and brackets"),
    ],
)
def test_what_is_not_one_plain_object_is_refused(body, complaint):
    assert refusal(body).startswith(complaint)


def test_depth_is_limited_whatever_the_field():
    def nested(depth: int) -> bytes:
        return b'{"x":' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"

    assert read("Words_Get", nested(MAX_DEPTH)) == ()
    assert "nested more than" in refusal(nested(MAX_DEPTH + 1))


def test_a_structure_without_fields_is_read():
    assert json_decoder(record_of(Nothing))({"x": 1}) == ()
