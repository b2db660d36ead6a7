"""Requests into values: lenient about order, case and namespaces, strict about types."""

import datetime
from decimal import Decimal
from uuid import UUID

import pytest

from loonpoort.contract import RequestFault
from loonpoort.contract.types import record_of
from loonpoort.wire.decode import decoder
from loonpoort.wire.safety import parse
from tests.wire.services_for_tests import Colour, Everything, Place, operation

XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
FIELDS = record_of(Everything).fields


def read(content: str) -> dict[str, object]:
    element = parse(f"<Op {XSI}>{content}</Op>".encode())
    values = decoder(record_of(Everything))(element)
    return dict(zip(Everything.__struct_fields__, values, strict=True))


def refusal(content: str) -> str:
    with pytest.raises(RequestFault) as caught:
        read(content)
    prefix, cause = str(caught.value).split(" (1, 0). ---> ")
    assert prefix == "Server was unable to read request. ---> There is an error in XML document"
    return cause


def moment(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts)  # type: ignore[arg-type] # noqa: DTZ001 - zone-less on the wire


def test_missing_elements_take_their_zero():
    assert list(read("").values()) == [field.zero for field in FIELDS]
    assert read("")["whole"] == 0
    assert read("")["text"] is None
    assert read("")["whole_or_nil"] is None


def test_arguments_come_in_the_order_of_the_declaration():
    element = parse(b"<Text_Get><Colour>Dark Blue</Colour><Text>a</Text></Text_Get>")
    assert decoder(operation("Text_Get").request)(element) == ("a", Colour.DARK_BLUE)


def test_an_operation_without_parameters_takes_no_arguments():
    assert decoder(operation("Words_Get").request)(parse(b"<Words_Get><x/></Words_Get>")) == ()


@pytest.mark.parametrize(
    "sent",
    [
        "<CompanyID>5</CompanyID>",
        "<CompanyId>5</CompanyId>",
        "<companyid>5</companyid>",
        '<x:CompanyID xmlns:x="u:x">5</x:CompanyID>',
        '<CompanyID any="1">5</CompanyID>',
        "<Unknown><CompanyID>6</CompanyID></Unknown><CompanyID>5</CompanyID>",
    ],
)
def test_names_are_read_in_any_case_and_namespace(sent):
    element = parse(f"<Op>{sent}</Op>".encode())
    assert decoder(operation("Places_GetAll").request)(element) == (5,)


def test_of_a_repeated_element_the_first_counts():
    assert read("<Whole>1</Whole><whole>2</whole>")["whole"] == 1
    assert read("<Numbers><int>1</int></Numbers><Numbers><int>2</int></Numbers>")["numbers"] == [1]


@pytest.mark.parametrize(
    ("content", "field", "value"),
    [
        ("<Whole> \n5\t</Whole>", "whole", 5),
        ("<Whole>+5</Whole>", "whole", 5),
        ("<Whole>-2147483648</Whole>", "whole", -(2**31)),
        ("<Whole>00000000002147483647</Whole>", "whole", 2**31 - 1),
        ("<Whole>1<!-- x -->2</Whole>", "whole", 12),
        ("<Flag>true</Flag>", "flag", True),
        ("<Flag> 1 </Flag>", "flag", True),
        ("<FlagOrNil>false</FlagOrNil>", "flag_or_nil", False),
        ("<FlagOrNil>0</FlagOrNil>", "flag_or_nil", False),
        ("<Amount>-1.50</Amount>", "amount", Decimal("-1.50")),
        ("<Amount>.5</Amount>", "amount", Decimal("0.5")),
        ("<Amount>1.</Amount>", "amount", Decimal(1)),
        ("<Amount> 1.5e3 </Amount>", "amount", Decimal(1500)),
        ("<Amount>1E-28</Amount>", "amount", Decimal("1E-28")),
        ("<Amount>79228162514264337593543950335</Amount>", "amount", Decimal(2**96 - 1)),
        ("<Moment>2017-08-11T01:02:03</Moment>", "moment", moment(2017, 8, 11, 1, 2, 3)),
        ("<Moment>2017-08-11</Moment>", "moment", moment(2017, 8, 11)),
        ("<Moment>2017-08-11T01:02:03.5</Moment>", "moment", moment(2017, 8, 11, 1, 2, 3, 500000)),
        ("<Moment>2017-08-11T01:02:03.1234567</Moment>", "moment", moment(2017, 8, 11, 1, 2, 3, 123456)),
        ("<Moment>2017-08-10T22:00:00Z</Moment>", "moment", moment(2017, 8, 11)),
        ("<Moment>2017-01-10T23:00:00.000Z</Moment>", "moment", moment(2017, 1, 11)),
        ("<Moment>2017-08-11T00:00:00+02:00</Moment>", "moment", moment(2017, 8, 11)),
        ("<Moment>2017-08-10T17:00:00-05:00</Moment>", "moment", moment(2017, 8, 11)),
        ("<Moment>2017-08-11+02:00</Moment>", "moment", moment(2017, 8, 11)),
        ("<Moment>0001-01-01T00:00:00</Moment>", "moment", moment(1, 1, 1)),
        (
            "<Guid> 3F2504E0-4f89-11d3-9a0c-0305e82c3301 </Guid>",
            "guid",
            UUID("3f2504e0-4f89-11d3-9a0c-0305e82c3301"),
        ),
        ("<Colour> Dark Blue </Colour>", "colour", Colour.DARK_BLUE),
        ("<BSN> a b </BSN>", "text", " a b "),
        ("<BSN/>", "text", ""),
        ("<BSN>a<!-- x -->b<![CDATA[<c>]]></BSN>", "text", "ab<c>"),
        ("<Data>A P\n8=</Data>", "data", b"\x00\xff"),
        ("<Data/>", "data", b""),
        ("<Place><number>1</number></Place>", "place", Place(street=None, number=1)),
        ("<Place/>", "place", Place(street=None, number=0)),
        ("<Places/>", "places", []),
        ("<Places><x/><PLACE/></Places>", "places", [Place(street=None, number=0)]),
        ("<Words><string>a</string><string/></Words>", "words", ["a", ""]),
        ('<Words xsi:nil="1"/>', "words", None),
        ('<BSN xsi:nil="true">a</BSN>', "text", None),
        ('<BSN xsi:nil="false">a</BSN>', "text", "a"),
        ('<BSN nil="true">a</BSN>', "text", "a"),
        ('<Place xsi:nil=" true "/>', "place", None),
        ('<WholeOrNil xsi:nil="true"/>', "whole_or_nil", None),
        ('<ColourOrNil xsi:nil="true"/>', "colour_or_nil", None),
    ],
)
def test_a_value_is_read(content, field, value):
    found = read(content)[field]
    assert found == value
    assert type(found) is type(value)


WHOLE = "is not a whole number between -2147483648 and 2147483647."
MOMENT = "is not a moment such as 2017-08-11T00:00:00."
DECIMAL = (
    "is not a decimal number of at most 28 decimals between "
    "-79228162514264337593543950335 and 79228162514264337593543950335."
)


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("<Whole>abc</Whole>", f"Whole: 'abc' {WHOLE}"),
        ("<whole>1.0</whole>", f"whole: '1.0' {WHOLE}"),
        ("<Whole/>", f"Whole: '' {WHOLE}"),
        ("<WholeOrNil></WholeOrNil>", f"WholeOrNil: '' {WHOLE}"),
        ("<Whole>2147483648</Whole>", f"Whole: '2147483648' {WHOLE}"),
        ("<Whole>1_0</Whole>", f"Whole: '1_0' {WHOLE}"),
        ("<Whole>\u0661</Whole>", f"Whole: '\u0661' {WHOLE}"),
        (f"<Whole>{'9' * 5000}</Whole>", f"Whole: '{'9' * 40}...' {WHOLE}"),
        ('<Whole xsi:nil="true"/>', "Whole: may not be nil."),
        ("<Whole><a/></Whole>", "Whole: a value was expected, not elements."),
        ("<BSN>ab<c/>d</BSN>", "BSN: a value was expected, not elements."),
        ("<Flag>True</Flag>", "Flag: 'True' is not true, false, 1 or 0."),
        ("<Flag/>", "Flag: '' is not true, false, 1 or 0."),
        ("<Amount>NaN</Amount>", f"Amount: 'NaN' {DECIMAL}"),
        ("<Amount>INF</Amount>", f"Amount: 'INF' {DECIMAL}"),
        ("<Amount>1,5</Amount>", f"Amount: '1,5' {DECIMAL}"),
        ("<Amount/>", f"Amount: '' {DECIMAL}"),
        ("<Amount>.</Amount>", f"Amount: '.' {DECIMAL}"),
        ("<Amount>1e999</Amount>", f"Amount: '1e999' {DECIMAL}"),
        ("<Amount>1e999999999</Amount>", f"Amount: '1e999999999' {DECIMAL}"),
        ("<Amount>1e-29</Amount>", f"Amount: '1e-29' {DECIMAL}"),
        ("<Moment/>", f"Moment: '' {MOMENT}"),
        ("<Moment>2017-02-30</Moment>", f"Moment: '2017-02-30' {MOMENT}"),
        ("<Moment>0000-01-01</Moment>", f"Moment: '0000-01-01' {MOMENT}"),
        ("<Moment>20170811</Moment>", f"Moment: '20170811' {MOMENT}"),
        ("<Moment>11-08-2017</Moment>", f"Moment: '11-08-2017' {MOMENT}"),
        ("<Moment>2017-08-11T25:00:00</Moment>", f"Moment: '2017-08-11T25:00:00' {MOMENT}"),
        ("<Moment>2017-08-11T00:00:00+99:00</Moment>", f"Moment: '2017-08-11T00:00:00+99:00' {MOMENT}"),
        ("<Moment>9999-12-31T23:59:59Z</Moment>", f"Moment: '9999-12-31T23:59:59Z' {MOMENT}"),
        ("<Moment>0001-01-01T00:00:00+14:00</Moment>", f"Moment: '0001-01-01T00:00:00+14:00' {MOMENT}"),
        ("<Guid>x</Guid>", "Guid: 'x' is not a guid such as 3f2504e0-4f89-11d3-9a0c-0305e82c3301."),
        ("<Guid/>", "Guid: '' is not a guid such as 3f2504e0-4f89-11d3-9a0c-0305e82c3301."),
        ("<Colour>Red</Colour>", "Colour: 'Red' is not one of red, Dark Blue, R&D's."),
        ("<Colour/>", "Colour: '' is not one of red, Dark Blue, R&D's."),
        ("<Data>A</Data>", "Data: 'A' is not base64."),
        ("<Data>AP8=AP8=</Data>", "Data: 'AP8=AP8=' is not base64."),
        ("<Data>AP-_</Data>", "Data: 'AP-_' is not base64."),
        ("<Data>é</Data>", "Data: 'é' is not base64."),
        ("<Place><Number>x</Number></Place>", f"Number: 'x' {WHOLE}"),
        ("<Numbers><int>x</int></Numbers>", f"int: 'x' {WHOLE}"),
        ('<Numbers><int xsi:nil="true"/></Numbers>', "int: an item of a list may not be nil."),
        ('<Places><Place xsi:nil="true"/></Places>', "Place: an item of a list may not be nil."),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(content, cause):
    assert refusal(content) == cause


def test_a_refusal_names_the_line():
    with pytest.raises(RequestFault) as caught:
        read("\n\n<Whole>x</Whole>")
    assert "There is an error in XML document (3, 0). ---> Whole: 'x'" in str(caught.value)


def test_a_message_is_compiled_once():
    assert decoder(record_of(Place)) is decoder(record_of(Place))


def test_values_of_two_requests_are_not_shared():
    first = read("<Words><string>a</string></Words>")["words"]
    assert isinstance(first, list)
    first.append("b")
    assert read("<Words><string>a</string></Words>")["words"] == ["a"]
    assert read("")["words"] is None
