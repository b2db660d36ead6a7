"""Employment contracts of employees. They hold from a day on, and several may hold side by side."""

import datetime
from decimal import Decimal
from typing import Annotated

from django.core.exceptions import ValidationError
from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import ProtectedFault, RecordFault, ValuesFault
from loonpoort.operations.families import Family
from loonpoort.operations.parameters import CompanyId, EmployeeId, UnprotectedMode
from loonpoort.operations.services import employee_service
from loonpoort.organisation.periods import PeriodError
from loonpoort.payroll.changes import EmployeeChange, changing, set_span
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import Contract


class EmployeeContract(Message):
    contract_id: Annotated[int, Named("ContractID")]
    creation_date: datetime.datetime | None
    start_date: datetime.datetime | None
    trial_period: Annotated[datetime.datetime | None, Meta(description="The last day of the trial period.")]
    end_date: Annotated[datetime.datetime | None, Meta(description="The last day that it holds.")]
    employement_type: Annotated[
        int,
        Meta(description="A number from 0 to 99. The contract leaves its values open: it is kept as sent."),
    ]
    employment_sequence_tax_id: Annotated[
        int, Meta(description="The number of the employment in the wage tax return, 0 for none, up to 9999.")
    ]
    indefinite: bool | None
    phase_classification: Annotated[
        int | None, Meta(description="A number from 0 to 99. Its values are open too.")
    ]
    written_contract: bool
    hours_per_week: Annotated[Decimal, Meta(description="From 0 to 168.")]


class EmployeeContractItem(Message):
    employee_id: int
    employee_contracts: list[EmployeeContract] | None


class EmployeeContractItemGlobal(Message):
    employee_id: int
    employee_contracts: list[EmployeeContract] | None


class ContractFamily(Family[EmployeeContract]):
    """Contracts say themselves on which days they begin and end."""

    def add(
        self, employee: EmployeeHandle, sent: EmployeeContract | None, *, is_unprotected: bool = False
    ) -> int:
        """Add a contract from its start date on, and give its id."""
        with self.refusing(), changing(employee.id) as change:
            values, first, last = self.values(sent), _day(change, sent, "start_date"), None
            if first is None:
                raise ValidationError({"first_day": "A contract begins on a day"})
            change.check_day(first, is_unprotected=is_unprotected)
            last = self._last(change, sent, first)
            return int(change.insert(self.record, values, first, last).pk)

    def add_current(self, employee: EmployeeHandle, sent: EmployeeContract | None) -> int:
        """Add a contract that begins in the current period or later, at its first day unless told."""
        with self.refusing(), changing(employee.id) as change:
            values = self.values(sent)
            now = change.calendar.first_day(change.current_period)
            first = _day(change, sent, "start_date") or now
            if first < now:
                text = f"It begins before the current period, which begins on {now}. Use Contract_Insert"
                raise ValidationError({"first_day": text})
            return int(change.insert(self.record, values, first, self._last(change, sent, first)).pk)

    def change(
        self, employee: EmployeeHandle, sent: EmployeeContract | None, *, is_unprotected: bool
    ) -> None:
        """Change all of a contract but the day that it begins on."""
        with self.refusing(), changing(employee.id) as change:
            values = self.values(sent)
            record = self.found(change, sent.contract_id if sent else 0)
            change.check_day(record.first_day, is_unprotected=is_unprotected)
            set_span(record, record.first_day, self._last(change, sent, record.first_day))
            change.update(record, values)

    def _last(
        self, change: EmployeeChange, sent: EmployeeContract | None, first: datetime.date
    ) -> datetime.date | None:
        last = _day(change, sent, "end_date")
        if last is not None and last < first:
            raise ValidationError({"last_day": f"It would end before it begins, on {first}"})
        return last


COLUMNS = {
    "contract_id": "id",
    "creation_date": "created_at",
    "start_date": "first_day",
    "trial_period": "trial_ends_on",
    "end_date": "last_day",
    "employement_type": "employment_type",
    "employment_sequence_tax_id": "employment_sequence",
    "indefinite": "is_indefinite",
    "written_contract": "is_written",
}
CONTRACTS = ContractFamily(Contract, EmployeeContract, COLUMNS, missing="No contract was sent")


def _day(change: EmployeeChange, sent: EmployeeContract | None, name: str) -> datetime.date | None:
    """A day of a contract. Raises ValidationError for one out of the calendar."""
    moment: datetime.datetime | None = getattr(sent, name, None)
    if moment is None:
        return None
    try:
        change.check_day(moment.date(), is_unprotected=True)
    except PeriodError as error:
        raise ValidationError({COLUMNS[name]: str(error)}) from error
    return moment.date()


@employee_service.operation("Contract_GetAll_AllEmployeesByCompany")
def contracts_of_company(
    call: Call, company_id: Annotated[CompanyId, Named("CompanyID")]
) -> Rows[EmployeeContractItemGlobal]:
    """Lists all contracts of every employee of a company, in the order that they begin."""
    return EmployeeContractItemGlobal.grouped(
        call.company(company_id).by_employee(Contract), EmployeeContract, by="employee_id", **COLUMNS
    )


@employee_service.operation("Contract_GetAll")
def contracts(call: Call, employee_id: EmployeeId) -> Rows[EmployeeContract]:
    """Lists all contracts of an employee, in the order that they begin."""
    return CONTRACTS.rows(CONTRACTS.all_of(call.employee(employee_id)))


@employee_service.operation("Contract_GetCurrentPeriod", result_element="EmployeeContractItem")
def current_contracts(call: Call, employee_id: EmployeeId) -> EmployeeContractItem | None:
    """Returns the contracts of an employee that hold on some day of the company's current period.

    Without any the result is left out.
    """
    employee = call.employee(employee_id)
    rows = [
        EmployeeContract(**dict(zip(EmployeeContract.__struct_fields__, row, strict=True)))
        for row in CONTRACTS.rows(CONTRACTS.current(employee))
    ]
    return EmployeeContractItem(employee_id=employee.id, employee_contracts=rows) if rows else None


@employee_service.operation("Contract_Insert", is_write=True, faults=(ProtectedFault, ValuesFault))
def insert_contract(
    call: Call,
    employee_id: EmployeeId,
    employee_contract: EmployeeContract | None,
    unprotected_mode: UnprotectedMode,
) -> int:
    """Adds a contract to an employee from its StartDate on, and returns its id.

    A StartDate before the company's current period takes UnprotectedMode. Contracts may overlap: an employee
    may have several. ContractID and CreationDate are ignored.
    """
    employee = call.employee(employee_id)
    return CONTRACTS.add(employee, employee_contract, is_unprotected=unprotected_mode)


@employee_service.operation("Contract_InsertCurrentPeriod", is_write=True, faults=(ValuesFault,))
def insert_current_contract(
    call: Call, employee_id: EmployeeId, employee_contract: EmployeeContract | None
) -> int:
    """Adds a contract to an employee that begins in the company's current period, and returns its id.

    Without a StartDate it begins on the first day of that period; one before that is refused (Contract_Insert
    takes it), a later one is not. ContractID and CreationDate are ignored.
    """
    return CONTRACTS.add_current(call.employee(employee_id), employee_contract)


@employee_service.operation(
    "Contract_Update", is_write=True, faults=(RecordFault, ProtectedFault, ValuesFault)
)
def update_contract(
    call: Call,
    employee_id: EmployeeId,
    employee_contract: EmployeeContract | None,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Changes the contract that has the ContractID sent. Its start date stays as it was.

    What is not sent is taken away. A contract that began before the company's current period takes
    UnprotectedMode.
    """
    CONTRACTS.change(call.employee(employee_id), employee_contract, is_unprotected=unprotected_mode)


@employee_service.operation("Contract_Delete", is_write=True, faults=(RecordFault,))
def delete_contract(call: Call, employee_id: EmployeeId, contract_id: Annotated[int, Named("Id")]) -> None:
    """Removes a contract of an employee, for all the time that it held."""
    CONTRACTS.delete(call.employee(employee_id), contract_id)
