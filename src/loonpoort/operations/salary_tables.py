"""Salary tables of companies: their scales, and the steps of each."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Rows
from loonpoort.contract.faults import PeriodFault
from loonpoort.operations.parameters import CompanyId, PeriodNumber, Year
from loonpoort.operations.salaries import SalaryTableScale, SalaryTableStep
from loonpoort.operations.services import company_service
from loonpoort.organisation.models import SalaryTable as TableRecord
from loonpoort.organisation.periods import PeriodError
from loonpoort.organisation.selections import Selection
from loonpoort.payroll.handles import CompanyHandle

SCALE = {
    "scale": "name",
    "schaal_description": "description",
    "scale_value": "value",
    "scale_percentage_max": "highest_percentage",
    "scale_percentage_min": "lowest_percentage",
}
STEP = {"step": "name", "step_description": "description", "step_value": "value"}


class SalaryTable(Message):
    code: int
    description: str | None


class SalaryTableV2(SalaryTable):
    guid_salary_table: UUID


class SalaryTableScaleV2(SalaryTableScale):
    guid_salary_table_scale: UUID


class SalaryTableStepV2(SalaryTableStep):
    guid_salary_table_step: UUID


def _company(call: Call, company_id: int, year: int, number: int) -> CompanyHandle:
    """A company, once the period is known to be one of its own: its tables hold in all of them."""
    company = call.company(company_id)
    try:
        company.calendar.period(year, number)
    except PeriodError as error:
        raise PeriodFault(str(error)) from error
    return company


def _steps(company: CompanyHandle, sent: SalaryTableScale | None) -> Selection:
    """The steps of the scale that was sent, or without one of all scales."""
    name = sent.scale if sent else None
    if not name:
        return company.steps()
    found = company.scales().filter(name=name).first("pk")
    # Of several tables that have such a scale the first one counts, as it does in salaries.
    return company.steps().filter(scale_id=found[0] if found else 0)


Scale = Annotated[
    SalaryTableScale | None,
    Meta(description="Only the inner Scale is read: the name of a scale. Without one, steps of all scales."),
]


@company_service.operation("SalaryTable_Get")
def salary_table(call: Call, company_id: CompanyId, period: PeriodNumber, year: Year) -> SalaryTable | None:
    """Returns the salary table of a company; of several the one with the lowest code.

    Tables are not told apart by period: what a company has now is what it has in every period.
    """
    company = _company(call, company_id, year, period)
    return SalaryTable.first(company.listed(TableRecord))


@company_service.operation("SalaryTable2_Get")
def salary_table_2(
    call: Call, company_id: CompanyId, period: PeriodNumber, year: Year
) -> SalaryTableV2 | None:
    """Returns the salary table of a company with its GUID, chosen as SalaryTable_Get does."""
    company = _company(call, company_id, year, period)
    return SalaryTableV2.first(company.listed(TableRecord), guid_salary_table="guid")


@company_service.operation("SalaryTable_GetScales")
def salary_scales(
    call: Call, company_id: CompanyId, period: PeriodNumber, year: Year
) -> Rows[SalaryTableScale]:
    """Lists the scales of a company's salary tables, by code of the table and name."""
    return SalaryTableScale.rows(_company(call, company_id, year, period).scales(), **SCALE)


@company_service.operation("SalaryTable2_GetScales")
def salary_scales_2(
    call: Call, company_id: CompanyId, period: PeriodNumber, year: Year
) -> Rows[SalaryTableScaleV2]:
    """Lists the scales of a company's salary tables with their GUIDs, by code of the table and name."""
    scales = _company(call, company_id, year, period).scales()
    return SalaryTableScaleV2.rows(scales, **SCALE, guid_salary_table_scale="guid")


@company_service.operation("SalaryTable_GetSteps")
def salary_steps(
    call: Call, company_id: CompanyId, scale: Scale, period: PeriodNumber, year: Year
) -> Rows[SalaryTableStep]:
    """Lists the steps of a scale of a company, by name.

    A scale that the company does not have has no steps. Of tables with scales of one name, the one with the
    lowest code counts.
    """
    return SalaryTableStep.rows(_steps(_company(call, company_id, year, period), scale), **STEP)


@company_service.operation("SalaryTable2_GetSteps")
def salary_steps_2(
    call: Call, company_id: CompanyId, scale: Scale, period: PeriodNumber, year: Year
) -> Rows[SalaryTableStepV2]:
    """Lists the steps of a scale of a company with their GUIDs, as SalaryTable_GetSteps does.

    SalaryTable_Insert of EmployeeService takes such a GUID, and those of the table and the scale.
    """
    steps = _steps(_company(call, company_id, year, period), scale)
    return SalaryTableStepV2.rows(steps, **STEP, guid_salary_table_step="guid")
