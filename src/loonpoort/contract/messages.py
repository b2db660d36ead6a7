"""Messages: the structures that go over the wire, and rows on their way into one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar

import msgspec


def pascal_case(name: str) -> str:
    """``employee_id`` is ``EmployeeId`` on the wire. Odd names are spelt out with `named` or `Named`."""
    return "".join(word[:1].upper() + word[1:] for word in name.split("_"))


_WIRE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """How one parameter departs from the rules: ``company_id: Annotated[CompanyId, Named("CompanyID")]``."""

    name: str

    def __post_init__(self) -> None:
        if not _WIRE_NAME.match(self.name):
            raise TypeError(f"{self.name!r} cannot be the name of an XML element.")


@dataclass(frozen=True, slots=True)
class Omittable:
    """Marks a nillable field that the contract also lets be left out (minOccurs 0)."""


def named(name: str) -> Any:
    """The wire name of a message's field where it departs from the rule: ``bsn: str | None = named("BSN")``."""
    return msgspec.field(name=Named(name).name)


class Query(Protocol):
    """What rows are read from: a queryset, without this layer knowing of one."""

    def values_list(self, *fields: str) -> Iterable[tuple[Any, ...]]: ...


class Message(msgspec.Struct, kw_only=True, frozen=True, rename=pascal_case):
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
