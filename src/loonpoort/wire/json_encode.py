"""From values to JSON: rows and messages become dicts by one function a type, made once; msgspec writes."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, islice
from typing import Any

import msgspec
from msgspec.structs import astuple

from loonpoort.contract import LongText, Message, Operation
from loonpoort.contract.types import Array, Field, Node, Record, Scalar, record_of
from loonpoort.wire import texts
from loonpoort.wire.soap import ROWS_PER_CHUNK

Plain = Callable[[Any], Any]
"""Makes of a value, never None, what msgspec writes as the contract has it."""

_JSON = msgspec.json.Encoder()
_OPENING, _CLOSING = b'{"result":', b"}"
# Where msgspec's own choice differs: zones, days, exponents, and truth kept as a number by a database.
_CONVERTED: dict[str, Plain] = {
    "boolean": bool,
    "dateTime": texts.moment,
    "decimal": texts.decimal,
    "guid": str,
}


def json_response(operation: Operation, value: Any) -> Iterator[bytes]:
    """The answer in chunks. The first rows are read before this returns, the others as they are sent."""
    if isinstance(value, LongText):
        return _long_text(value)
    if isinstance(value, Message) and (taken := texts.without_long_text(value)):
        return _around(operation, *taken)
    node = operation.result.node if operation.result else None
    if node is None or value is None:
        return iter((_OPENING + _JSON.encode(_missing(operation)) + _CLOSING,))
    if not isinstance(node, Array):
        return iter((_OPENING + _JSON.encode(_plain_of(node)(value)) + _CLOSING,))
    plain, rows = _plain_of(node.item), iter(value)
    first = list(islice(rows, ROWS_PER_CHUNK))
    opening = _OPENING + b"[" + _items(plain, first)
    if len(first) < ROWS_PER_CHUNK:
        return iter((opening + b"]" + _CLOSING,))
    return chain((opening,), _rest(plain, rows))


def _long_text(text: LongText) -> Iterator[bytes]:
    opening = _OPENING + b'"'
    for piece in texts.joined(text):
        yield opening + _JSON.encode(piece)[1:-1]
        opening = b""
    yield opening + b'"' + _CLOSING


def _around(operation: Operation, value: Message, mark: str, text: LongText) -> Iterator[bytes]:
    before, after = b"".join(json_response(operation, value)).split(mark.encode())
    yield before
    for piece in texts.joined(text):
        yield _JSON.encode(piece)[1:-1]
    yield after


def _missing(operation: Operation) -> Any:
    result = operation.result
    if result is None or result.zero is None:
        return None
    return _plain_of(result.node)(result.zero)


def _rest(plain: Plain, rows: Iterator[Any]) -> Iterator[bytes]:
    while chunk := list(islice(rows, ROWS_PER_CHUNK)):
        yield b"," + _items(plain, chunk)
    yield b"]" + _CLOSING


def _items(plain: Plain, rows: list[Any]) -> bytes:
    return _JSON.encode([None if row is None else plain(row) for row in rows])[1:-1]


def json_value(node: Node, value: Any) -> bytes:
    """One value of a type as it stands in an answer."""
    return _JSON.encode(None if value is None else _plain_of(node)(value))


def _plain_of(node: Node) -> Plain:
    return _converter(node) or (lambda value: value)


def _converter(node: Node) -> Plain | None:
    """None when a value is written as it is."""
    match node:
        case Record(python=python):
            return _record_plain(python)
        case Array(item):
            plain = _plain_of(item)
            return lambda values: [None if value is None else plain(value) for value in values]
    return _CONVERTED.get(node.name) if isinstance(node, Scalar) else None


@cache
def _record_plain(python: type[Message]) -> Plain:
    record = record_of(python)
    names: dict[str, Any] = {"astuple": astuple}
    variables = "".join(f"v{index}, " for index in range(len(record.fields)))
    unpacked = f"{variables}= value if isinstance(value, tuple) else astuple(value)" if variables else ""
    entries = ", ".join(
        f'"{field.name}": {_entry(field, f"v{index}", names)}' for index, field in enumerate(record.fields)
    )
    source = f"def plain(value):\n {unpacked}\n return {{{entries}}}"
    exec(source, names)  # noqa: S102 - made of the names of declared types only, each an identifier
    plain: Plain = names["plain"]
    return plain


def _entry(field: Field, variable: str, names: dict[str, Any]) -> str:
    """The expression of one field."""
    convert = _converter(field.node)
    if convert is None and field.zero is None:
        return variable
    text = variable if convert is None else f"{_known(convert, names)}({variable})"
    zero = None if field.zero is None else _plain_of(field.node)(field.zero)
    return f"{_known(zero, names)} if {variable} is None else {text}"


def _known(value: Any, names: dict[str, Any]) -> str:
    name = f"known{len(names)}"
    names[name] = value
    return name
