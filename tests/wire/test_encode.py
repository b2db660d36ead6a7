"""Values as text: every type, missing or there, safe or not."""

import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import astuple

from loonpoort.contract import Message, Named
from loonpoort.contract.types import (
    BASE64,
    BOOLEAN,
    DATE_TIME,
    DECIMAL,
    GUID,
    INT,
    LONG,
    STRING,
    Array,
    Enumeration,
    record_of,
)
from loonpoort.wire.encode import element_encoder, encoder, item_encoder
from tests.wire.services_for_tests import Colour, Everything, Nothing, Place, an_everything, full_everything

MISSING = (
    "<Whole>7</Whole>"
    '<WholeOrNil xsi:nil="true" />'
    "<Flag>true</Flag>"
    '<FlagOrNil xsi:nil="true" />'
    "<Amount>12.50</Amount>"
    '<AmountOrNil xsi:nil="true" />'
    "<Moment>2017-08-11T00:00:00</Moment>"
    '<MomentOrNil xsi:nil="true" />'
    "<Guid>3f2504e0-4f89-11d3-9a0c-0305e82c3301</Guid>"
    '<GuidOrNil xsi:nil="true" />'
    "<Colour>red</Colour>"
    '<ColourOrNil xsi:nil="true" />'
    '<LeftOutOrNil xsi:nil="true" />'
)
FULL = (
    "<Whole>7</Whole><WholeOrNil>-1</WholeOrNil><Flag>true</Flag><FlagOrNil>false</FlagOrNil>"
    "<Amount>12.50</Amount><AmountOrNil>-0.01</AmountOrNil>"
    "<Moment>2017-08-11T00:00:00</Moment><MomentOrNil>2026-02-28T23:59:58</MomentOrNil>"
    "<Guid>3f2504e0-4f89-11d3-9a0c-0305e82c3301</Guid>"
    "<GuidOrNil>00000000-0000-0000-0000-000000000005</GuidOrNil>"
    "<Colour>red</Colour><ColourOrNil>R&amp;D's</ColourOrNil><LeftOutOrNil>3</LeftOutOrNil>"
    "<BSN>Fish &amp; &lt;chips&gt;</BSN><Data>AP8=</Data>"
    "<Place><Street>Keizersgracht</Street><Number>1</Number></Place>"
    "<Places><Place><Number>2</Number></Place></Places>"
    "<Words><string>a</string><string></string></Words><Numbers><int>1</int><int>2</int></Numbers>"
)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def moment(*parts: int, zone: datetime.tzinfo | None = None) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=zone)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("node", "value", "text"),
    [
        (INT, 0, "0"),
        (INT, -(2**31), "-2147483648"),
        (LONG, 2**63 - 1, "9223372036854775807"),
        (BOOLEAN, True, "true"),
        (BOOLEAN, False, "false"),
        (BOOLEAN, 1, "true"),
        (BOOLEAN, 0, "false"),
        (DECIMAL, Decimal("1234.50"), "1234.50"),
        (DECIMAL, Decimal("1E+5"), "100000"),
        (DECIMAL, Decimal("1E-10"), "0.0000000001"),
        (DECIMAL, Decimal("-0"), "-0"),
        (DECIMAL, 12, "12"),
        (DATE_TIME, moment(2017, 8, 11), "2017-08-11T00:00:00"),
        (DATE_TIME, moment(1, 1, 1), "0001-01-01T00:00:00"),
        (DATE_TIME, moment(2017, 8, 11, 1, 2, 3, 4), "2017-08-11T01:02:03.000004"),
        (DATE_TIME, moment(2017, 8, 11, 1, 2, 3, 500000), "2017-08-11T01:02:03.5"),
        (DATE_TIME, datetime.date(2017, 8, 11), "2017-08-11T00:00:00"),
        (DATE_TIME, moment(2017, 8, 10, 22, zone=datetime.UTC), "2017-08-11T00:00:00"),
        (DATE_TIME, moment(2017, 1, 10, 23, zone=datetime.UTC), "2017-01-11T00:00:00"),
        (DATE_TIME, moment(2017, 8, 11, zone=AMSTERDAM), "2017-08-11T00:00:00"),
        (BASE64, b"", ""),
        (BASE64, b"\x00" * 60, "A" * 80),
        (BASE64, memoryview(b"abc"), "YWJj"),
        (GUID, UUID(int=0), "00000000-0000-0000-0000-000000000000"),
        (STRING, "", ""),
        (STRING, "é€\U0001f600", "é€\U0001f600"),
        (STRING, "<a b='c' d=\"e\">&amp;]]>", "&lt;a b='c' d=\"e\"&gt;&amp;amp;]]&gt;"),
        (STRING, "tab\tline\nreturn\r", "tab\tline\nreturn&#xD;"),
        (STRING, "\x00\x08\x0b\x1f\ufffe\uffff\ud800\udfff", "\ufffd" * 8),
        (Enumeration("Colour", Colour), Colour.DARK_BLUE, "Dark Blue"),
        (Enumeration("Colour", Colour), "R&D's", "R&amp;D's"),
        (Array(INT), [1, None], '<int>1</int><int xsi:nil="true" />'),
        (
            Array(Array(STRING)),
            [["a"], []],
            "<ArrayOfString><string>a</string></ArrayOfString><ArrayOfString></ArrayOfString>",
        ),
        (Array(record_of(Place)), [], ""),
        (record_of(Place), ("Dam", 1), "<Street>Dam</Street><Number>1</Number>"),
        (record_of(Place), Place(street="", number=1), "<Street /><Number>1</Number>"),
        (record_of(Place), (None, None), "<Number>0</Number>"),
        (record_of(Nothing), Nothing(), ""),
        (record_of(Nothing), (), ""),
    ],
)
def test_a_value_is_written(node, value, text):
    assert encoder(node)(value) == text


def test_missing_fields_are_left_out_or_nil():
    assert encoder(record_of(Everything))(an_everything()) == MISSING


def test_a_full_message_has_every_element_in_order():
    assert encoder(record_of(Everything))(full_everything()) == FULL


def test_a_row_is_written_as_the_message_is():
    assert encoder(record_of(Everything))(astuple(full_everything())) == FULL


def test_nothing_in_a_field_that_must_be_there_is_its_zero():
    row = (None,) * len(Everything.__struct_fields__)
    text = encoder(record_of(Everything))(row)
    assert text.startswith('<Whole>0</Whole><WholeOrNil xsi:nil="true" /><Flag>false</Flag>')
    assert "<Amount>0</Amount>" in text
    assert "<Moment>0001-01-01T00:00:00</Moment>" in text
    assert "<Guid>00000000-0000-0000-0000-000000000000</Guid>" in text
    assert "<Colour>red</Colour>" in text


def test_empty_text_bytes_structures_and_lists_are_empty_elements():
    message = an_everything(text="", data=b"", places=[], words=[], numbers=[])
    text = encoder(record_of(Everything))(message)
    assert text.removeprefix(MISSING) == "<BSN /><Data /><Places /><Words /><Numbers />"


def test_an_item_of_a_list_is_a_whole_element_or_nil():
    write = item_encoder(Array(record_of(Place)))
    assert write(("Dam", 1)) == "<Place><Street>Dam</Street><Number>1</Number></Place>"
    assert write(None) == '<Place xsi:nil="true" />'


class Quoted(StrEnum):
    ODD = "'''{\\}\""


class Odd(Message):
    word: Quoted


def test_a_zero_with_quotes_does_not_break_the_generated_code():
    field = record_of(Odd).fields[0]
    assert element_encoder(field)(None) == "<Word>'''{\\}\"</Word>"


def test_a_message_is_compiled_once():
    assert encoder(record_of(Place)) is encoder(record_of(Place))


class Crate(Message):
    bottles: list[Annotated[Place, Named("Bottle")]]


def test_an_item_may_have_another_name_than_its_type():
    text = encoder(record_of(Crate))(Crate(bottles=[Place(street="Dam", number=1)]))
    assert text == "<Bottles><Bottle><Street>Dam</Street><Number>1</Number></Bottle></Bottles>"
    assert record_of(Crate).fields[0].node.name == "ArrayOfBottle"
