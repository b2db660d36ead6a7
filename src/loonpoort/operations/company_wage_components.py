"""Wage components of companies: values of a wage code that hold for all their employees.

They are as those of employees, variable or fixed, but without cost centre, comment and document.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Rows
from loonpoort.contract.faults import (
    CompanyFault,
    PeriodFault,
    ProtectedFault,
    RecordFault,
    ValuesFault,
    WageComponentFault,
)
from loonpoort.operations.batches import insert_company_batch
from loonpoort.operations.components import FIXED, VARIABLE
from loonpoort.operations.families import Family, Stored, Values
from loonpoort.operations.parameters import CompanyId, PeriodNumber, UnprotectedMode, Year
from loonpoort.operations.services import company_service
from loonpoort.organisation.models import WageCode
from loonpoort.organisation.selections import Selection
from loonpoort.payroll.changes import Change
from loonpoort.payroll.company_names import ComponentNames
from loonpoort.payroll.models import CompanyWageComponent as ComponentRecord


class WageComponent(Message):
    id: int
    code: int
    value: Decimal


class CompanyWageComponent(Message):
    company_id: int
    id: int
    code: int
    value: Decimal


@dataclass(frozen=True)
class CompanyComponentFamily(Family[WageComponent]):
    """Its messages name a wage code of the company by number."""

    def storing(self, changes: Collection[Change]) -> Stored:
        names = ComponentNames(WageCode)

        def stored(change: Change, values: Values) -> Values:
            own = dict(values)
            code = own.pop("code")
            return {**own, "code_id": names.code(change.company_id, code)}

        return stored


VARIABLE_WAGES = CompanyComponentFamily(
    ComponentRecord,
    WageComponent,
    faults={("code", "unknown"): WageComponentFault},
    missing="No wage component was sent",
    among=VARIABLE,
    lasts=False,
)
FIXED_WAGES = replace(VARIABLE_WAGES, among=FIXED, lasts=True)
WRITING = (WageComponentFault, ValuesFault)
"""How what is written may be refused."""
BATCHED = (CompanyFault, PeriodFault, ProtectedFault, *WRITING)


def _listed(components: Selection) -> Rows[WageComponent]:
    return WageComponent.rows(components, code="code__number")


@company_service.operation("WageComponentFixed_Get")
def fixed_company_wages(
    call: Call, company_id: CompanyId, period: PeriodNumber, year: Year
) -> Rows[WageComponent]:
    """Lists the fixed wage components of a company that hold in a period."""
    return _listed(FIXED_WAGES.in_period(call.company(company_id), year, period))


@company_service.operation("WageComponentFixed_GetCurrent")
def current_fixed_company_wages(call: Call, company_id: CompanyId) -> Rows[WageComponent]:
    """Lists the fixed wage components of a company that hold in its current period."""
    return _listed(FIXED_WAGES.current(call.company(company_id)))


@company_service.operation("WageComponentFixed_Insert", is_write=True, faults=(ProtectedFault, *WRITING))
def insert_fixed_company_wages(
    call: Call,
    company_id: CompanyId,
    wage_component: WageComponent | None,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> int:
    """Adds a fixed wage component to a company from a period on, and returns its id.

    It holds until WageComponentFixed_Stop. The other elements are those of WageComponentVar_Insert.
    """
    company = call.company(company_id)
    return FIXED_WAGES.insert(company, wage_component, (year, period), is_unprotected=unprotected_mode)


@company_service.operation("WageComponentFixed_InsertCurrent", is_write=True, faults=WRITING)
def insert_current_fixed_company_wages(
    call: Call, company_id: CompanyId, wage_component: WageComponent | None
) -> int:
    """Adds a fixed wage component to a company from its current period on, and returns its id.

    The elements are those of WageComponentFixed_Insert.
    """
    return FIXED_WAGES.insert(call.company(company_id), wage_component)


@company_service.operation("WageComponentFixed_Insert_Batch", is_write=True, faults=BATCHED)
def insert_fixed_company_wages_batch(
    call: Call,
    wage_components: list[CompanyWageComponent] | None,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> list[int]:
    """Adds fixed wage components from a period on to companies: all of them, or none. Returns their ids.

    The fault names the item that is refused, counted from one; a company beyond reach is 2004.
    """
    return insert_company_batch(
        FIXED_WAGES, call, wage_components, (year, period), is_unprotected=unprotected_mode
    )


@company_service.operation("WageComponentFixed_Stop", is_write=True, faults=(RecordFault, ProtectedFault))
def stop_fixed_company_wages(
    call: Call,
    company_id: CompanyId,
    wage_component_id: int,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> None:
    """Ends a fixed wage component of a company after a period.

    One that begins later is removed; one that has ended before stays as it was.
    """
    company = call.company(company_id)
    FIXED_WAGES.end(company, wage_component_id, (year, period), is_unprotected=unprotected_mode)


@company_service.operation("WageComponentVar_Get")
def variable_company_wages(
    call: Call, company_id: CompanyId, period: PeriodNumber, year: Year
) -> Rows[WageComponent]:
    """Lists the variable wage components of a company in a period: those of that period alone."""
    return _listed(VARIABLE_WAGES.in_period(call.company(company_id), year, period))


@company_service.operation("WageComponentVar_GetCurrent")
def current_variable_company_wages(call: Call, company_id: CompanyId) -> Rows[WageComponent]:
    """Lists the variable wage components of a company in its current period."""
    return _listed(VARIABLE_WAGES.current(call.company(company_id)))


@company_service.operation("WageComponentVar_Insert", is_write=True, faults=(ProtectedFault, *WRITING))
def insert_variable_company_wages(
    call: Call,
    company_id: CompanyId,
    wage_component: WageComponent | None,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> int:
    """Adds a variable wage component to a company in a period, and returns its id.

    Its value holds for all employees of the company. The Id sent is ignored; the value may be negative, to
    take back what was too much.
    """
    company = call.company(company_id)
    return VARIABLE_WAGES.insert(company, wage_component, (year, period), is_unprotected=unprotected_mode)


@company_service.operation("WageComponentVar_InsertCurrent", is_write=True, faults=WRITING)
def insert_current_variable_company_wages(
    call: Call, company_id: CompanyId, wage_component: WageComponent | None
) -> int:
    """Adds a variable wage component to a company in its current period, and returns its id.

    The elements are those of WageComponentVar_Insert.
    """
    return VARIABLE_WAGES.insert(call.company(company_id), wage_component)


@company_service.operation("WageComponentVar_Insert_Batch", is_write=True, faults=BATCHED)
def insert_variable_company_wages_batch(
    call: Call,
    wage_components: list[CompanyWageComponent] | None,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> list[int]:
    """Adds variable wage components in a period to companies: all of them, or none. Returns their ids.

    The fault names the item that is refused, counted from one; a company beyond reach is 2004.
    """
    return insert_company_batch(
        VARIABLE_WAGES, call, wage_components, (year, period), is_unprotected=unprotected_mode
    )


@company_service.operation("WageComponentVar_Clear", is_write=True, faults=(ProtectedFault,))
def clear_variable_company_wages(
    call: Call,
    company_id: CompanyId,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> list[int]:
    """Removes all variable wage components of a company in a period, and returns their ids.

    Fixed ones stay.
    """
    return VARIABLE_WAGES.clear(call.company(company_id), (year, period), is_unprotected=unprotected_mode)


@company_service.operation("WageComponentVar_ClearCurrent", is_write=True)
def clear_current_variable_company_wages(call: Call, company_id: CompanyId) -> list[int]:
    """Removes all variable wage components of a company in its current period, and returns their ids."""
    return VARIABLE_WAGES.clear(call.company(company_id))
