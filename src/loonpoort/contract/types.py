"""The type tree: annotations read once, for every renderer and codec to walk.

::

    annotation              node                   on the wire
    int, bool, str, ...     Scalar                 int, boolean, string, ...
    LongText                Scalar                 string
    a StrEnum               Enumeration            a simple type of that name
    a Message               Record                 a complex type of that name
    list[X], Rows[X]        Array                  ArrayOfX of X elements

``X | None`` makes a number, moment, boolean or enumeration nillable; text, records and lists may always
be left out.
"""

import datetime
import enum
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

import msgspec

from loonpoort.contract.faults import Fault
from loonpoort.contract.messages import LongText, Message, Named, Omittable, RefusedBy, Rows, pascal_case

INT_MIN, INT_MAX = -(2**31), 2**31 - 1
"""The whole numbers of the contract have 32 bits."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value without parts. ``zero`` is what a missing element means where nothing else is allowed."""

    name: str
    zero: Any
    is_value: bool
    """False for text and bytes, which are left out rather than sent as nil."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """One of a set of words."""

    name: str
    python: type[enum.StrEnum]

    @property
    def values(self) -> list[str]:
        return [member.value for member in self.python]

    @property
    def zero(self) -> enum.StrEnum:
        return next(iter(self.python))


@dataclass(frozen=True, slots=True)
class Array:
    """A list. The repeated element is named as its type is, unless it was marked with a name.

    ``Rows[Annotated[HourComponentListItem, Named("HourComponent")]]``
    """

    item: "Node"
    given_name: str = ""

    @property
    def item_name(self) -> str:
        return self.given_name or self.item.name

    @property
    def name(self) -> str:
        return f"ArrayOf{self.item_name[:1].upper()}{self.item_name[1:]}"


@dataclass(frozen=True, slots=True)
class Field:
    """One element of a record. ``attribute`` is its name in Python, ``name`` on the wire."""

    name: str
    attribute: str
    node: "Node"
    nillable: bool
    """May be sent as ``xsi:nil``."""
    optional: bool
    """May be left out (minOccurs 0)."""
    description: str = ""
    example: Any = None
    faults: tuple[type[Fault], ...] = ()
    """The refusals that its value may meet, beyond not being readable."""

    @property
    def zero(self) -> Any:
        """What is read when the element is missing."""
        if self.nillable or not isinstance(self.node, Scalar | Enumeration):
            return None
        return self.node.zero


@dataclass(frozen=True, slots=True)
class Record:
    """A structure: its fields in wire order."""

    name: str
    fields: tuple[Field, ...]
    python: type[Message]


Node = Scalar | Enumeration | Array | Record


def is_value(node: Node) -> bool:
    """Whether a node is sent even when there is nothing to say: numbers, moments, booleans, enumerations."""
    return isinstance(node, Enumeration) or (isinstance(node, Scalar) and node.is_value)


INT = Scalar("int", 0, is_value=True)
LONG = Scalar("long", 0, is_value=True)
BOOLEAN = Scalar("boolean", zero=False, is_value=True)
DECIMAL = Scalar("decimal", Decimal(0), is_value=True)
DATE_TIME = Scalar("dateTime", datetime.datetime(1, 1, 1), is_value=True)  # noqa: DTZ001 - zone-less on the wire
STRING = Scalar("string", None, is_value=False)
BASE64 = Scalar("base64Binary", None, is_value=False)
GUID = Scalar("guid", UUID(int=0), is_value=True)

_SCALARS: dict[Any, Scalar] = {
    int: INT,
    bool: BOOLEAN,
    Decimal: DECIMAL,
    datetime.datetime: DATE_TIME,
    str: STRING,
    LongText: STRING,
    bytes: BASE64,
    UUID: GUID,
}


@dataclass(frozen=True, slots=True)
class Slot:
    """An annotation taken apart: its node, whether None is allowed, and what it was marked with."""

    node: Node
    allows_none: bool
    marks: tuple[Any, ...]

    @property
    def name(self) -> str:
        """The name that it was marked with, or nothing."""
        return next((mark.name for mark in self.marks if isinstance(mark, Named)), "")

    def field(self, attribute: str) -> Field:
        """The field called ``attribute`` in Python, named by rule unless it was marked with a name."""
        metas = [mark for mark in self.marks if isinstance(mark, msgspec.Meta)]
        return Field(
            name=self.name or pascal_case(attribute),
            attribute=attribute,
            node=self.node,
            nillable=is_value(self.node) and self.allows_none,
            optional=(not is_value(self.node) and self.allows_none) or Omittable() in self.marks,
            description=next((meta.description for meta in metas if meta.description), ""),
            example=next((meta.examples[0] for meta in metas if meta.examples), None),
            faults=tuple(mark.fault for mark in self.marks if isinstance(mark, RefusedBy)),
        )


def slot_of(annotation: Any) -> Slot:
    """Take an annotation apart. Raises TypeError, with a sentence, for one that has no place on the wire."""
    marks: list[Any] = []
    allows_none = False
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            annotation, *more = typing.get_args(annotation)
            marks += more
        elif origin in (typing.Union, types.UnionType):
            others = [arg for arg in typing.get_args(annotation) if arg is not types.NoneType]
            if len(others) != 1:
                raise TypeError(f"{annotation} is a choice of types; the contract knows only 'X | None'.")
            allows_none = True
            annotation = others[0]
        else:
            return Slot(_node_of(annotation), allows_none, tuple(marks))


def _node_of(annotation: Any) -> Node:
    if typing.get_origin(annotation) in (list, Rows):
        (item,) = typing.get_args(annotation)
        slot = slot_of(item)
        return Array(slot.node, slot.name)
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    if isinstance(annotation, type) and issubclass(annotation, enum.StrEnum):
        return Enumeration(annotation.__name__, annotation)
    if isinstance(annotation, type) and issubclass(annotation, Message):
        return record_of(annotation)
    raise TypeError(f"{annotation!r} has no place on the wire; use a scalar, a StrEnum, a Message or a list.")


@cache
def record_of(message: type[Message]) -> Record:
    """The record of a message type, base class first."""
    hints = typing.get_type_hints(message, include_extras=True)
    fields = (slot_of(hints[attribute]).field(attribute) for attribute in message.__struct_fields__)
    return Record(message.wire_name or message.__name__, tuple(fields), message)


def named_types(*roots: Node) -> list[Node]:
    """Every type under ``roots`` that has a definition of its own in the schema, each once, parts last."""
    found: dict[str, Node] = {}
    for node in _walk(roots):
        known = found.setdefault(node.name, node)
        if known != node:
            raise TypeError(f"Two different types are both called {node.name} in one service.")
    return list(found.values())


def _walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    queue = list(nodes)
    seen: set[Node] = set()
    while queue:
        node = queue.pop(0)
        if isinstance(node, Scalar) or node in seen:
            continue
        seen.add(node)
        yield node
        match node:
            case Array(item):
                queue.append(item)
            case Record(fields=fields):
                queue += [field.node for field in fields]
