"""How single values are read from XML text. A ValueError is a sentence for the caller."""

import binascii
import datetime
import enum
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

from loonpoort.contract.types import INT_MAX, INT_MIN
from loonpoort.wire.texts import HERE

_SPACE = " \t\r\n"
_WHOLE = re.compile(r"[+-]?[0-9]{1,40}\Z")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?\Z")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?\Z"
)
_GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\Z")
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}

LONG_MIN, LONG_MAX = -(2**63), 2**63 - 1
# Those of .NET. Without them a short text with an exponent would become gigabytes of digits.
DECIMAL_MAX = Decimal(2**96 - 1)
DECIMAL_PLACES = 28
LONGEST_DECIMAL = 100
"""Characters. Millions of digits, zeros perhaps, take long to be found out."""


def _shown(text: str) -> str:
    return f"'{text}'" if len(text) <= 40 else f"'{text[:40]}...'"


def whole_reader(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        text = text.strip(_SPACE)
        if _WHOLE.match(text):
            number = int(text)
            if low <= number <= high:
                return number
        raise ValueError(f"{_shown(text)} is not a whole number between {low} and {high}.")

    return read


def read_boolean(text: str) -> bool:
    text = text.strip(_SPACE)
    if text not in _BOOLEANS:
        raise ValueError(f"{_shown(text)} is not true, false, 1 or 0.")
    return _BOOLEANS[text]


def read_decimal(text: str) -> Decimal:
    text = text.strip(_SPACE)
    if len(text) <= LONGEST_DECIMAL and _DECIMAL.match(text):
        number = Decimal(text)
        exponent = number.as_tuple().exponent
        # abs() would round to the digits of the context.
        if number.copy_abs() <= DECIMAL_MAX and isinstance(exponent, int) and exponent >= -DECIMAL_PLACES:
            return number
    raise ValueError(
        f"{_shown(text)} is not a decimal number of at most {DECIMAL_PLACES} decimals "
        f"between -{DECIMAL_MAX} and {DECIMAL_MAX}."
    )


def read_moment(text: str) -> datetime.datetime:
    """A moment without zone; one that has a zone is read on the clock of the contract's country."""
    text = text.strip(_SPACE)
    day, time, zone = match.groups("") if (match := _MOMENT.match(text)) else ("", "", "")
    try:
        read = datetime.datetime.fromisoformat(f"{day}{time or 'T00:00:00'}{zone}")
        return read.astimezone(HERE).replace(tzinfo=None) if zone else read
    except (ValueError, OverflowError):
        raise ValueError(f"{_shown(text)} is not a moment such as 2017-08-11T00:00:00.") from None


def read_bytes(text: str) -> bytes:
    """Base64; space between the characters is allowed, as encoders break lines."""
    try:
        return binascii.a2b_base64(b"".join(text.encode("ascii").split()), strict_mode=True)
    except ValueError:
        raise ValueError(f"{_shown(text.strip(_SPACE))} is not base64.") from None


def read_guid(text: str) -> UUID:
    text = text.strip(_SPACE)
    if not _GUID.match(text):
        raise ValueError(f"{_shown(text)} is not a guid such as 3f2504e0-4f89-11d3-9a0c-0305e82c3301.")
    return UUID(text)


def enumeration_reader(words: type[enum.StrEnum]) -> Callable[[str], enum.StrEnum]:
    def read(text: str) -> enum.StrEnum:
        text = text.strip(_SPACE)
        try:
            return words(text)
        except ValueError:
            raise ValueError(f"{_shown(text)} is not one of {', '.join(words)}.") from None

    return read


READERS: dict[str, Callable[[str], Any]] = {
    "int": whole_reader(INT_MIN, INT_MAX),
    "long": whole_reader(LONG_MIN, LONG_MAX),
    "boolean": read_boolean,
    "decimal": read_decimal,
    "dateTime": read_moment,
    "string": str,
    "base64Binary": read_bytes,
    "guid": read_guid,
}
