"""Whatever is written is read back as it was, whatever the values."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import astuple

from loonpoort.contract import RequestFault
from loonpoort.contract.types import INT_MAX, INT_MIN, record_of
from loonpoort.wire.decode import decoder
from loonpoort.wire.encode import encoder
from loonpoort.wire.safety import parse
from loonpoort.wire.soap import read_envelope
from tests.wire.services_for_tests import Colour, Everything, Place, answered, body_of

RECORD = record_of(Everything)

# What XML can carry: no control characters, no halves of surrogate pairs, no non-characters.
texts = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff", include_characters="\t\n\r"
    )
)
whole_numbers = st.integers(INT_MIN, INT_MAX)
decimals = st.decimals(
    Decimal(-(2**90)), Decimal(2**90), allow_nan=False, allow_infinity=False, places=4
) | st.builds(lambda digits, places: Decimal(digits).scaleb(places), whole_numbers, st.integers(-18, 18))
moments = st.datetimes()
places = st.builds(Place, street=st.none() | texts, number=whole_numbers)
messages = st.builds(
    Everything,
    whole=whole_numbers,
    whole_or_nil=st.none() | whole_numbers,
    flag=st.booleans(),
    flag_or_nil=st.none() | st.booleans(),
    amount=decimals,
    amount_or_nil=st.none() | decimals,
    moment=moments,
    moment_or_nil=st.none() | moments,
    guid=st.uuids(),
    guid_or_nil=st.none() | st.uuids(),
    colour=st.sampled_from(Colour),
    colour_or_nil=st.none() | st.sampled_from(Colour),
    left_out_or_nil=st.none() | whole_numbers,
    text=st.none() | texts,
    data=st.none() | st.binary(),
    place=st.none() | places,
    places=st.none() | st.lists(places, max_size=4),
    words=st.none() | st.lists(texts, max_size=4),
    numbers=st.none() | st.lists(whole_numbers, max_size=4),
)


@given(messages)
def test_a_message_is_read_back_from_its_text(message):
    text = f'<Op xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{encoder(RECORD)(message)}</Op>'
    assert decoder(RECORD)(parse(text.encode())) == astuple(message)


@given(messages)
def test_a_message_is_read_back_from_an_answer(message):
    (result,) = body_of(answered("Everything_Get", message))
    assert decoder(RECORD)(result) == astuple(message)


@given(st.text(st.characters()))
def test_any_text_at_all_makes_an_answer_that_can_be_read(text):
    response_element = body_of(answered("Text_Get", text))
    assert len(response_element[0].text or "") == len(text)


@given(st.binary() | st.text().map(str.encode) | st.text("<>/!?-[]&;:='\" axmlnsDOCTYPE\0\n").map(str.encode))
def test_any_bytes_at_all_are_read_or_refused(body):
    with contextlib.suppress(RequestFault):
        read_envelope(body)


@pytest.mark.parametrize("field", [field.name for field in RECORD.fields])
@given(text=texts | st.text("0123456789+-.eE:TZ "))
def test_any_text_at_all_is_a_value_or_refused(field, text):
    element = parse(b"<Op/>")
    etree.SubElement(element, field).text = text
    with contextlib.suppress(RequestFault):
        decoder(RECORD)(element)
