"""What the pages know of a family of an employee's records."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.functional import Promise

from loonpoort.access.dashlets import Dashlet
from loonpoort.audit.records import Event
from loonpoort.payroll.models import Employee
from loonpoort.payroll.models.periods import DayRecord, TimedRecord

Choices = Callable[[Employee], models.QuerySet[Any]]
"""What a column that names another row may name, for an employee whose company is loaded."""


@dataclass(frozen=True, slots=True)
class Number:
    """A column that is masked until somebody with a right of its own asks for it."""

    panel: Dashlet
    event: Event
    """What the asking is recorded as."""
    digits: int
    """How many of the last are shown anyway."""


@dataclass(frozen=True, slots=True)
class Computed:
    """A column that is shown only: worked out, for several records at once, by id."""

    label: Promise
    of: Callable[[Sequence[Any]], Mapping[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A kind of record as the pages show it."""

    name: str
    """In addresses."""
    model: type[TimedRecord]
    title: Promise
    labels: Mapping[str, Promise]
    """All columns that are shown and changed, in order."""
    columns: tuple[str, ...]
    """Those that tell records apart in lists, computed ones among them."""
    panel: Dashlet = Dashlet.EMPLOYEES
    is_timeline: bool = False
    """One record holds at a time, the latest begun; otherwise several hold side by side."""
    is_one_period: bool = False
    """A record holds in one period only, and is never stopped."""
    shows_facts: bool = False
    """All that it says is shown at once, not only the columns of lists."""
    form: Any = None
    """The form of one whose records have rows of their own; the others' is made of their columns."""
    conditions: Mapping[str, Any] = field(default_factory=dict)
    """What makes a record of the model one of this family."""
    computed: Mapping[str, Computed] = field(default_factory=dict)
    amounts: tuple[str, ...] = ()
    """Columns of money: shown with cents."""
    numbers: Mapping[str, Number] = field(default_factory=dict)
    choices: Mapping[str, Choices] = field(default_factory=dict)

    @property
    def panels(self) -> set[Dashlet]:
        """Those that it takes a right on."""
        return {Dashlet.EMPLOYEES, self.panel}

    @property
    def is_by_day(self) -> bool:
        return issubclass(self.model, DayRecord)

    def label(self, column: str) -> str:
        return str(self.computed[column].label if column in self.computed else self.labels[column])

    def records(self, employee: Employee) -> Any:
        """All records of an employee that was found within the caller's reach."""
        rows: Any = self.model._base_manager.filter(employee_id=employee.pk, **self.conditions)
        return rows.select_related(*self.choices) if self.choices else rows
