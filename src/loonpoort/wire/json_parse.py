"""The one way in for JSON that strangers send: one object, with limits."""

import json
from collections.abc import Iterable
from typing import Any, NoReturn

from loonpoort.contract import RequestFault
from loonpoort.wire.safety import MAX_DEPTH

MAX_PARTS = 500_000
"""Commas and opening brackets, those inside texts too: a value takes many times the bytes it is read from."""


class Number(str):
    """The digits of a number as they were sent: a float would lose some."""

    __slots__ = ()


def parse_object(body: bytes) -> dict[str, Any]:
    """The object that a body holds; an empty body is an empty one.

    Raises RequestFault for all but one object of plain JSON: no name twice, no NaN, not deep, not vast.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RequestFault(f"The body is not UTF-8: see byte {error.start}.") from None
    if not text.strip(" \t\r\n"):
        return {}
    if body.count(b",") + body.count(b"[") + body.count(b"{") > MAX_PARTS:
        raise RequestFault(
            f"The body has more than {MAX_PARTS} commas and brackets; split it into several calls."
        )
    parsed = _parsed(text)
    if not isinstance(parsed, dict):
        raise RequestFault("The body is not an object; send parameters by name, and {} when there are none.")
    if _is_deep(parsed):
        raise _too_deep()
    return parsed


def _parsed(text: str) -> Any:
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise RequestFault(f"The body is not JSON: {error.msg}, at {place}.") from None
    except RecursionError:
        raise _too_deep() from None


def _too_deep() -> RequestFault:
    return RequestFault(f"Lists and objects are nested more than {MAX_DEPTH} deep.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise RequestFault("The body is not plain JSON: a name stands twice in one object.")
    return found


def _no_number(word: str) -> NoReturn:
    raise RequestFault(f"The body is not JSON: there is no number {word}.")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=Number, parse_float=Number, parse_constant=_no_number
)


def _is_deep(parsed: Any) -> bool:
    level = [parsed]
    for _ in range(MAX_DEPTH):
        level = [part for whole in level for part in _parts(whole) if isinstance(part, dict | list)]
        if not level:
            return False
    return True


def _parts(whole: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return whole.values() if isinstance(whole, dict) else whole
