"""Services that exist only in tests of the wire, and shorthands around them."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from lxml import etree

from loonpoort.contract import Header, Message, Named, Omittable, Operation, Rows, Service
from loonpoort.wire.safety import parse
from loonpoort.wire.soap import Version, response


class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "Dark Blue"
    AMPERSAND = "R&D's"


class Place(Message):
    street: str | None
    number: int


class Everything(Message):
    """A field of every type, in every degree of being missing."""

    whole: int
    whole_or_nil: int | None
    flag: bool
    flag_or_nil: bool | None
    amount: Decimal
    amount_or_nil: Decimal | None
    moment: datetime.datetime
    moment_or_nil: datetime.datetime | None
    guid: UUID
    guid_or_nil: UUID | None
    colour: Colour
    colour_or_nil: Colour | None
    left_out_or_nil: Annotated[int | None, Omittable()]
    text: Annotated[str | None, Named("BSN")]
    data: bytes | None
    place: Place | None
    places: list[Place] | None
    words: list[str] | None
    numbers: list[int] | None


class Nothing(Message):
    """A structure without fields."""


class PlacesOfOne(Message):
    employee_id: int
    places: list[Place] | None


wire_service = Service("WireTestService", "Serves <tests> & nothing else.")
bare_service = Service("BareTestService", "Has one operation without a header.", header=Header.NONE)


@wire_service.operation("Everything_GetList")
def everything_list(call: Any, company_id: int) -> Rows[Everything]:
    """Lists everything."""
    return Rows([])


@wire_service.operation("Everything_Get")
def everything(call: Any, value: Everything | None) -> Everything | None:
    """Returns what it was given, <b>& more</b>."""
    return value


@wire_service.operation("Places_GetAll", header=Header.TOKEN, result_element="PlacesOfAll")
def places(call: Any, company_id: Annotated[int, Named("CompanyID")]) -> list[PlacesOfOne]:
    """Lists places by employee."""
    return []


@wire_service.operation("Words_Get")
def words(call: Any) -> list[str]:
    """Lists words."""
    return []


@wire_service.operation("Nothing_Get")
def nothing(call: Any) -> Nothing | None:
    """Returns a structure without fields."""
    return Nothing()


@wire_service.operation("Text_Get")
def text(call: Any, text: str | None, colour: Colour) -> str | None:
    """Returns a text."""
    return text


@wire_service.operation("Number_Get")
def number(call: Any, number: int) -> int:
    """Returns a number."""
    return number


@wire_service.operation("NumberOrNil_Get")
def number_or_nil(call: Any, number: int | None) -> int | None:
    """Returns a number, or nil."""
    return number


@wire_service.operation("Everything_Delete", is_write=True)
def deletion(call: Any, guid: UUID) -> None:
    """Deletes everything."""


@bare_service.operation("Ping")
def ping(call: Any) -> str:
    """Answers."""
    return "pong"


def operation(name: str) -> Operation:
    found = wire_service.find(name)
    assert found is not None
    return found


def answered(name: str, value: Any, version: Version = Version.SOAP11) -> bytes:
    return b"".join(response(version, operation(name), value))


def body_of(answer: bytes) -> etree._Element:
    """The response element of an answer."""
    (response_element,) = parse(answer)[-1]
    return response_element


def inner(name: str, value: Any) -> str:
    """What stands inside the response element, as text."""
    text = answered(name, value).decode()
    if f'{name}Response xmlns="{wire_service.namespace}" />' in text:
        return ""
    start = text.index(f'{name}Response xmlns="{wire_service.namespace}">') + len(
        f'{name}Response xmlns="{wire_service.namespace}">'
    )
    return text[start : text.index(f"</{name}Response>")]


def an_everything(**changes: Any) -> Everything:
    """A message with its required fields filled and all others missing, but for ``changes``."""
    values: dict[str, Any] = dict.fromkeys(Everything.__struct_fields__)
    values |= {
        "whole": 7,
        "flag": True,
        "amount": Decimal("12.50"),
        "moment": datetime.datetime(2017, 8, 11),  # noqa: DTZ001 - zone-less on the wire
        "guid": UUID("3f2504e0-4f89-11d3-9a0c-0305e82c3301"),
        "colour": Colour.RED,
    }
    return Everything(**values | changes)


def full_everything() -> Everything:
    """A message with every field filled."""
    moment = datetime.datetime(2026, 2, 28, 23, 59, 58)  # noqa: DTZ001 - zone-less on the wire
    return an_everything(
        whole_or_nil=-1,
        flag_or_nil=False,
        amount_or_nil=Decimal("-0.01"),
        moment_or_nil=moment,
        guid_or_nil=UUID(int=5),
        colour_or_nil=Colour.AMPERSAND,
        left_out_or_nil=3,
        text="Fish & <chips>",
        data=b"\x00\xff",
        place=Place(street="Keizersgracht", number=1),
        places=[Place(street=None, number=2)],
        words=["a", ""],
        numbers=[1, 2],
    )


def many(count: int, pulled: list[int]) -> Iterator[tuple[int, None]]:
    """Rows for Places_GetAll, each noted in ``pulled`` when it is read."""
    for index in range(count):
        pulled.append(index)
        yield index, None
