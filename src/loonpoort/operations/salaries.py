"""Salaries of employees."""

import datetime
from collections.abc import Collection
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import ValuesFault
from loonpoort.operations.assembling import Assembled, Part
from loonpoort.operations.families import Family, Stored, Values
from loonpoort.operations.parameters import CompanyId, EmployeeId, PeriodNumber, StartDay, Year
from loonpoort.operations.services import employee_service
from loonpoort.organisation.selections import Selection
from loonpoort.organisation.statements import Row
from loonpoort.payroll.changes import Change
from loonpoort.payroll.models import Salary as SalaryRecord
from loonpoort.payroll.salary_tables import find_place


class SalaryType(StrEnum):
    """The words of the contract, in the order of the numbers that stand for them elsewhere."""

    NONE = "None"
    GROSS_FULL_TIME = "Bruto_Salaris_Fulltime"
    GROSS_PART_TIME = "Bruto_Salaris_Partime"
    GROSS_HOURLY = "Bruto_Uurloon"
    NET_PART_TIME_WITH_COMPONENTS = "Netto_Salaris_Partime_incl_looncomp"
    NET_PART_TIME_WITHOUT_COMPONENTS = "Netto_Salaris_Partime_excl_looncomp"
    NET_HOURLY_WITHOUT_COMPONENTS = "Netto_Uurloon_excl_looncomp"
    EMPLOYER_COSTS = "Werkgerverslasten"
    NET_HOURLY_WITH_COMPONENTS = "Netto_Uurloon_incl_looncomp"


WORDS = list(SalaryType)


class SalaryTableScale(Message):
    scale: str | None
    schaal_description: str | None
    scale_value: Decimal
    scale_percentage_max: Decimal
    scale_percentage_min: Decimal


class SalaryTableStep(Message):
    step: str | None
    step_description: str | None
    step_value: Decimal


class SalaryTableEmployee(Message):
    code: int
    description: str | None
    schaal: SalaryTableScale | None
    trede: SalaryTableStep | None


class Salary(Message):
    value: Decimal
    type: SalaryType
    salary_table: SalaryTableEmployee | None
    start_date: datetime.datetime


class SalaryV2(Message):
    wire_name = "Salary_V2"

    id: Annotated[int, Named("ID")]
    value: Decimal
    type: Annotated[int, Meta(description="0 to 8, in the order of the words of SalaryType.")]
    salary_table: SalaryTableEmployee | None
    start_date: datetime.datetime
    creation_date: datetime.datetime


class EmployeeSalaryItem(Message):
    employee_id: int
    employee_salaries: list[SalaryV2] | None


class SalaryTableScaleInput(Message):
    scale: str | None
    scale_percentage: Decimal


class SalaryTableStepInput(Message):
    step: str | None


class SalaryTableEmployeeInput(Message):
    scale: SalaryTableScaleInput | None
    step: SalaryTableStepInput | None


class SalaryInput(Message):
    value: Decimal
    type: SalaryType
    salary_table: SalaryTableEmployeeInput | None


class SalaryFamily(Family[SalaryInput]):
    """A timeline whose messages name a scale and a step of the company's salary table."""

    def values(self, sent: SalaryInput | None) -> Values:
        """With the place in the table still as it was sent."""
        values = super().values(sent)
        return {**values, "type": WORDS.index(values["type"]), "place": sent and sent.salary_table}

    def storing(self, changes: Collection[Change]) -> Stored:
        """With the scale and the step that the place stands for."""

        def stored(change: Change, values: Values) -> Values:
            place: SalaryTableEmployeeInput | None = values.pop("place")
            scale = place.scale if place and place.scale and place.scale.scale else None
            step = place.step.step if place and place.step else None
            found = find_place(change.company_id, scale.scale if scale else None, step)
            # A percentage of 0 is one that was left out.
            return {**values, **found, "scale_percentage": scale.scale_percentage or None if scale else None}

        return stored


SALARIES = SalaryFamily(SalaryRecord, SalaryInput, {"salary_table": "scale"}, missing="No salary was sent")


def _table(values: Row) -> Row | None:
    """A place in a salary table, of its columns; None without one."""
    if values[0] is None:
        return None
    return (*values[:2], values[2:7], None if values[7] is None else values[7:])


TABLE = Part(
    (
        "scale__table__code",
        "scale__table__description",
        "scale__name",
        "scale__description",
        "scale__value",
        "scale__highest_percentage",
        "scale__lowest_percentage",
        "step__name",
        "step__description",
        "step__value",
    ),
    _table,
)
WORD = Part(("type",), lambda values: WORDS[values[0]])


def _in_words(salaries: Selection) -> Assembled:
    return Assembled(salaries, {"salary_table": TABLE, "type": WORD})


def _latest(salaries: Selection) -> Salary | None:
    return Salary.first(_in_words(salaries.via("latest_first")), start_date="first_day")


@employee_service.operation("Salary_GetAll_AllEmployeesByCompany")
def salaries_of_company(
    call: Call, company_id: Annotated[CompanyId, Named("CompanyID")]
) -> Rows[EmployeeSalaryItem]:
    """Lists all salaries of every employee of a company, with the day that each begins on."""
    parts = call.company(company_id).by_employee(SalaryRecord)
    return EmployeeSalaryItem.grouped(
        (Assembled(part, {"salary_table": TABLE}) for part in parts),
        SalaryV2,
        by="employee_id",
        start_date="first_day",
        creation_date="created_at",
    )


@employee_service.operation("Salary_GetCurrent")
def current_salary(call: Call, employee_id: EmployeeId) -> Salary | None:
    """Returns the salary of an employee at the end of the company's current period."""
    return _latest(SALARIES.current(call.employee(employee_id)))


@employee_service.operation("Salary_Get")
def salary(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> Salary | None:
    """Returns the salary of an employee at the end of a period: the latest that has begun by then."""
    return _latest(SALARIES.in_period(call.employee(employee_id), year, period))


@employee_service.operation("Salary_GetList")
def salaries(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> Rows[Salary]:
    """Lists the salaries that an employee has on some day of a period, in the order that they begin."""
    found = SALARIES.said_in_period(call.employee(employee_id), year, period)
    return Salary.rows(_in_words(found), start_date="first_day")


@employee_service.operation("Salary_Update", is_write=True, faults=(ValuesFault,))
def update_salary(call: Call, employee_id: EmployeeId, salary: SalaryInput | None, start: StartDay) -> None:
    """Gives an employee a salary from a day on. One that began on the same day is replaced.

    Scale and Step are names of the company's salary table; Value is stored as it is sent, also with these.
    """
    SALARIES.begin(call.employee(employee_id), salary, start.date())


@employee_service.operation("Salary_UpdateCurrent", is_write=True, faults=(ValuesFault,))
def update_current_salary(call: Call, employee_id: EmployeeId, salary: SalaryInput | None) -> None:
    """Gives an employee a salary from the first day of the company's current period on.

    The elements are those of Salary_Update.
    """
    SALARIES.begin(call.employee(employee_id), salary)
