"""How single values are read from JSON: as from XML text, but numbers are numbers and texts are texts."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from loonpoort.contract import RequestFault
from loonpoort.wire.json_parse import Number
from loonpoort.wire.values import DECIMAL_PLACES, LONGEST_DECIMAL, READERS, read_decimal

Reader = Callable[[Any, str], Any]
"""Takes what was parsed and where it stood, e.g. ``Address.Street``."""

# What XML cannot carry either, and halves of surrogate pairs.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def expected(python: type, value: Any, path: str, words: str) -> Any:
    """The value, when it is of that type. By its exact type: to Python a number is a text here."""
    if type(value) is not python:
        raise RequestFault(f"{path}: {words} was expected.")
    return value


def text_reader(convert: Callable[[str], Any]) -> Reader:
    """Reads what JSON has no type for from a text, as XML does."""

    def read(value: Any, path: str) -> Any:
        text: str = expected(str, value, path, "a text")
        if _UNREADABLE.search(text):
            raise RequestFault(f"{path}: holds control characters or halves of characters.")
        if convert is not str and text != text.strip():
            raise RequestFault(f"{path}: has space around the value.")
        return _converted(convert, text, path)

    return read


def value_reader(name: str) -> Reader:
    """The reader of a scalar type."""
    return _READERS.get(name) or text_reader(READERS[name])


def _whole_reader(convert: Callable[[str], Any]) -> Reader:
    def read(value: Any, path: str) -> Any:
        return _converted(convert, _without_point(expected(Number, value, path, "a number")), path)

    return read


def _read_boolean(value: Any, path: str) -> Any:
    return expected(bool, value, path, "true or false")


def _read_decimal(value: Any, path: str) -> Any:
    if type(value) is Number:
        return _converted(read_decimal, _rounded(value), path)
    return _read_decimal_text(value, path)


_read_decimal_text = text_reader(read_decimal)

_READERS: dict[str, Reader] = {
    "int": _whole_reader(READERS["int"]),
    "long": _whole_reader(READERS["long"]),
    "boolean": _read_boolean,
    "decimal": _read_decimal,
}


def _converted(convert: Callable[[str], Any], text: str, path: str) -> Any:
    try:
        return convert(str(text))
    except ValueError as error:
        raise RequestFault(f"{path}: {error}") from None


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text) if len(text) <= LONGEST_DECIMAL else None
    except InvalidOperation:
        return None


def _without_point(text: str) -> str:
    """1.0 and 1e2 are whole numbers in JSON; what is none stays as it was, to be refused by its reader."""
    number = None if text.isdigit() else _number(text)
    if number is None or number.adjusted() > LONGEST_DECIMAL or number != number.to_integral_value():
        return text
    return str(int(number))


def _rounded(text: str) -> str:
    """A JSON number is rounded to the decimals that there are, being a float to most; a text is exact."""
    number = _number(text)
    if number is None or number.adjusted() > LONGEST_DECIMAL:
        return text
    exponent = number.as_tuple().exponent
    is_finer = isinstance(exponent, int) and exponent < -DECIMAL_PLACES
    return f"{number:.{DECIMAL_PLACES}f}" if is_finer else text
