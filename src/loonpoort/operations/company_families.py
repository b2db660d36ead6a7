"""Families of what is kept of companies: a kind of row and the message that it is read and written as."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError

from loonpoort.access.calls import Call
from loonpoort.contract import Fault, Message
from loonpoort.contract.faults import RecordFault, ValuesFault
from loonpoort.operations.values import fault_of, reason_of
from loonpoort.organisation.models.company_lists import CompanyListRow
from loonpoort.payroll.changes import UnknownRecordError
from loonpoort.payroll.company_facts import add_fact, change_fact, set_fact

M = TypeVar("M", bound=Message)


@dataclass(frozen=True)
class CompanyFamily(Generic[M]):
    """Columns, faults and what is missing as those of a `Family`."""

    record: type[CompanyListRow]
    message: type[M]
    columns: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[tuple[str, str], type[Fault]] = field(default_factory=dict)
    missing: str = "Nothing was sent"

    def current(self, call: Call, company_id: int) -> M | None:
        """The one that holds."""
        return self.message.first(call.company(company_id).listed(self.record), **self.columns)

    def insert(self, call: Call, company_id: int, sent: M | None) -> int:
        """Add one, and give its id."""
        company = call.company(company_id)
        with self._refusing():
            return int(add_fact(call.actor, self.record, company.id, self._values(sent)).pk)

    def update(self, call: Call, company_id: int, pk: int, sent: M | None) -> None:
        """Change one; 0 is the one that holds."""
        company = call.company(company_id)
        with self._refusing():
            change_fact(call.actor, self.record, company.id, pk, self._values(sent))

    def say(self, call: Call, company_id: int, sent: M | None) -> None:
        """Say what a company has one of, in place of what was said before."""
        company = call.company(company_id)
        with self._refusing():
            set_fact(call.actor, self.record, company.id, self._values(sent))

    def _values(self, sent: M | None) -> dict[str, Any]:
        if sent is None:
            raise ValuesFault(self.missing)
        own = {column.name for column in self.record._meta.concrete_fields} - {"id", "company"}
        pairs = ((self.columns.get(name, name), name) for name in self.message.__struct_fields__)
        return {column: getattr(sent, name) for column, name in pairs if column in own}

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except UnknownRecordError as error:
            raise RecordFault from error
        except ValidationError as error:
            raise fault_of(error, reason_of(error, self.message, self.columns), self.faults) from error
