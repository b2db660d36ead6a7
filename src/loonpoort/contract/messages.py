"""Messages: the structures that go over the wire, and rows on their way into one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar

import msgspec

from loonpoort.contract.faults import Fault


def pascal_case(name: str) -> str:
    """``employee_id`` is ``EmployeeId`` on the wire. Odd names are spelt out with `Named`."""
    return "".join(word[:1].upper() + word[1:] for word in name.split("_"))


_WIRE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """The wire name of a field or parameter that departs from the rule.

    ``company_id: Annotated[CompanyId, Named("CompanyID")]``
    """

    name: str

    def __post_init__(self) -> None:
        if not _WIRE_NAME.match(self.name):
            raise TypeError(f"{self.name!r} cannot be the name of an XML element.")


@dataclass(frozen=True, slots=True)
class Omittable:
    """Marks a nillable field that the contract also lets be left out (minOccurs 0)."""


@dataclass(frozen=True, slots=True)
class RefusedBy:
    """Marks a parameter whose value may be refused, with the fault that says so."""

    fault: type[Fault]


class Query(Protocol):
    """What rows are read from, without this layer knowing of databases."""

    def values_list(self, *fields: str) -> Iterable[tuple[Any, ...]]: ...

    def first(self, *fields: str) -> tuple[Any, ...] | None: ...


class Message(msgspec.Struct, kw_only=True):
    """A structure of the contract; its fields in wire order, those of a base class first.

    Values that may be missing are typed ``| None``. ``wire_name`` is the type's name in the schema where
    that differs from the class's.
    """

    wire_name: ClassVar[str] = ""

    @classmethod
    def rows(cls, query: Query, **columns: str) -> "Rows[Self]":
        """All rows of ``query``; a field is read from the column of its own name unless ``columns`` says."""
        return Rows(query.values_list(*cls.columns(**columns)))

    @classmethod
    def first(cls, query: Query, **columns: str) -> Self | None:
        """The first row of ``query``, or None."""
        row = query.first(*cls.columns(**columns))
        return None if row is None else cls(**dict(zip(cls.__struct_fields__, row, strict=True)))

    @classmethod
    def grouped(
        cls, parts: Iterable[Query], record: "type[Message]", *, by: str, **columns: str
    ) -> "Rows[Self]":
        """By-company lists: one item for each run of rows with the same ``by``, holding their records.

        The message has two fields, the key and the list of records. Each part is ordered by ``by``, and no
        run goes on in the next part.
        """
        names = record.columns(**columns)
        if by in names:
            key, runs = itemgetter(names.index(by)), (part.values_list(*names) for part in parts)
            return Rows((value, list(run)) for rows in runs for value, run in groupby(rows, key=key))
        runs = (part.values_list(by, *names) for part in parts)
        return Rows(
            (value, [row[1:] for row in run])
            for rows in runs
            for value, run in groupby(rows, key=itemgetter(0))
        )

    @classmethod
    def columns(cls, **columns: str) -> list[str]:
        """The columns that the fields are read from, in wire order."""
        unknown = columns.keys() - set(cls.__struct_fields__)
        if unknown:
            raise TypeError(f"{cls.__name__} has no field {', '.join(sorted(unknown))}.")
        return [columns.get(field, field) for field in cls.__struct_fields__]


M = TypeVar("M", bound=Message, covariant=True)


@dataclass(frozen=True, slots=True)
class Rows(Generic[M]):
    """A list result: plain tuples in the field order of ``M``, read as they are needed."""

    values: Iterable[tuple[Any, ...]]

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.values)


@dataclass(frozen=True, slots=True)
class LongText:
    """A text result that is made while it is sent: its pieces, in order."""

    pieces: Iterable[str]

    def __iter__(self) -> Iterator[str]:
        return iter(self.pieces)
