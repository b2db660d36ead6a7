"""Selections: querysets that are built and compiled once per shape, and run with new values ever after.

Building a queryset costs several times what its SQL costs to run. A selection only notes what is asked, as
cheap tuples; the first of its shape builds the real queryset and keeps its SQL.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any, NamedTuple, Self

from django.core.exceptions import EmptyResultSet
from django.db import connection, models

from loonpoort.organisation.statements import Row, Statement

Root = Callable[..., models.QuerySet[Any]]
"""Begins a queryset from values. Equal roots begin equal querysets, whatever the values."""


@dataclass(frozen=True, slots=True)
class Unscoped:
    """The root of a selection by the manager that is for the gate and for what hangs below a row in reach."""

    model: type[models.Model]

    def __call__(self) -> models.QuerySet[Any]:
        rows: models.QuerySet[Any] = getattr(self.model, "unscoped", self.model._default_manager).all()
        return rows


class Step(NamedTuple):
    """A method of the queryset with the values it takes: by name or, without names, in order."""

    method: str
    names: tuple[str, ...]
    values: int


class Shape(NamedTuple):
    """All of a selection but its values."""

    root: Root
    steps: tuple[Step, ...]
    columns: tuple[str, ...]
    is_one: bool
    kinds: tuple[int, ...]
    """What the SQL depends on of each value: the length of a list, -1 for None (IS NULL), 0 for others."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of one kind, narrowed step by step as a queryset is."""

    root: Root
    values: tuple[Any, ...]
    steps: tuple[Step, ...] = ()

    def filter(self, **conditions: Any) -> Self:
        step = Step("filter", tuple(conditions), len(conditions))
        return type(self)(self.root, (*self.values, *conditions.values()), (*self.steps, step))

    def via(self, method: str, *values: Any) -> Self:
        """Take a step by a method of the queryset's own, e.g. ``via("in_force_between", 202611, 202611)``."""
        return type(self)(self.root, self.values + values, (*self.steps, Step(method, (), len(values))))

    @property
    def queryset(self) -> Any:
        """The real queryset, for whoever is in no hurry."""
        return _build(self.root, self.steps, self.values)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.queryset)

    def count(self) -> int:
        number: int = self.queryset.count()
        return number

    def exists(self) -> bool:
        return self.first("pk") is not None

    def values_list(self, *columns: str) -> list[Row]:
        """All rows, read at once."""
        return self._read(columns, is_one=False)

    def first(self, *columns: str) -> Row | None:
        """The first row, or None."""
        found = self._read(columns, is_one=True)
        return found[0] if found else None

    def _read(self, columns: tuple[str, ...], *, is_one: bool) -> list[Row]:
        kinds = tuple(
            [len(value) if type(value) is list else -1 if value is None else 0 for value in self.values]
        )
        shape = Shape(self.root, self.steps, columns, is_one, kinds)
        statement = _STATEMENTS.get(shape)
        if statement is None:
            statement = _STATEMENTS[shape] = _compile(shape, self.values)
        return statement.rows(_flat(self.values)) if statement else list(_queryset(shape, self.values))


_STATEMENTS: dict[Shape, Statement | None] = {}
"""By shape; None for one whose SQL depends on its values, which is then built each time."""


def _build(root: Root, steps: tuple[Step, ...], values: tuple[Any, ...]) -> models.QuerySet[Any, Any]:
    taken = len(values) - sum(step.values for step in steps)
    queryset = root(*values[:taken])
    for method, names, number in steps:
        own, taken = values[taken : taken + number], taken + number
        if names:
            queryset = getattr(queryset, method)(**dict(zip(names, own, strict=True)))
        else:
            queryset = getattr(queryset, method)(*own)
    return queryset


def _queryset(shape: Shape, values: tuple[Any, ...]) -> models.QuerySet[Any, Any]:
    rows = _build(shape.root, shape.steps, values).values_list(*shape.columns)
    return rows[:1] if shape.is_one else rows


class _DependsOnValuesError(Exception):
    """The SQL of a shape is not the same for all values."""


def _compile(shape: Shape, values: tuple[Any, ...]) -> Statement | None:
    """The SQL of a shape, built with two sets of stand-ins to see where the values went."""
    try:
        one, other = _stand_ins(values, 11_000), _stand_ins(values, 21_000)
        compiler = _queryset(shape, one).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        other_sql, others = _queryset(shape, other).query.get_compiler(connection=connection).as_sql()
        if sql != other_sql:
            return None
        places = _places(parameters, others, _flat(one), _flat(other))
    except (EmptyResultSet, _DependsOnValuesError):
        return None
    return Statement.of(compiler, sql, places)


def _stand_ins(values: tuple[Any, ...], begin: int) -> tuple[Any, ...]:
    """Values of the same types that no query has as constants, small enough for every column."""
    numbers = count(begin)

    def stand_in(value: Any) -> Any:
        if type(value) is int:
            return next(numbers)
        if type(value) is str:
            return f"stand-in {next(numbers)}"
        if type(value) is datetime.date:
            return datetime.date.fromordinal(700_000 + next(numbers))
        if type(value) is list:
            return [stand_in(item) for item in value]
        raise _DependsOnValuesError

    return tuple([stand_in(value) for value in values])


def _flat(values: tuple[Any, ...]) -> list[Any]:
    flat: list[Any] = []
    for value in values:
        if type(value) is list:
            flat += value
        elif type(value) is datetime.date:
            flat.append(connection.ops.adapt_datefield_value(value))
        else:
            flat.append(value)
    return flat


def _places(
    parameters: Row, others: Row, stand_ins: list[Any], other_stand_ins: list[Any]
) -> tuple[int | tuple[Any], ...]:
    indexes = {pair: index for index, pair in enumerate(zip(stand_ins, other_stand_ins, strict=True))}
    places: list[int | tuple[Any]] = []
    for pair in zip(parameters, others, strict=True):
        if pair in indexes:
            places.append(indexes[pair])
        elif pair[0] == pair[1]:
            places.append((pair[0],))
        else:
            raise _DependsOnValuesError
    if set(indexes.values()) - set(places):
        raise _DependsOnValuesError
    return tuple(places)
