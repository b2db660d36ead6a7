"""How the costs of employees are divided over cost centres."""

from decimal import Decimal
from typing import Annotated

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import (
    CostCenterCodeFault,
    CostCenterIdFault,
    CostCenterTwiceFault,
    ValuesFault,
)
from loonpoort.operations.assembling import Assembled, Part
from loonpoort.operations.company_lists import CostCenter
from loonpoort.operations.families import Family, YearAndNumber
from loonpoort.operations.parameters import CompanyId, EmployeeId, PeriodNumber, Year
from loonpoort.operations.services import employee_service
from loonpoort.organisation.selections import Selection
from loonpoort.payroll.changes import changing
from loonpoort.payroll.cost_allocations import ShareChoices, divide_costs
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import CostAllocation


class Kostensoort(Message):
    code: str | None
    description: str | None


class EmployeeCostCenter(Message):
    id: int
    cost_center: CostCenter | None
    kostensoort: Kostensoort | None
    percentage: Decimal
    default: bool


class EmployeeCostCenters(Message):
    employee_id: int
    cost_centers: list[EmployeeCostCenter] | None


ALLOCATIONS = Family(
    CostAllocation,
    EmployeeCostCenter,
    {"default": "is_default", "kostensoort": "cost_type_code"},
    {
        ("cost_center", "unknown"): CostCenterIdFault,
        ("cost_center", "code"): CostCenterCodeFault,
        ("cost_center", "twice"): CostCenterTwiceFault,
    },
)
WRITING = (CostCenterIdFault, CostCenterCodeFault, CostCenterTwiceFault, ValuesFault)
"""How what is written may be refused."""
COST_CENTER = Part(("cost_center__code", "cost_center__description", "cost_center_id"), tuple)
COST_TYPE = Part(
    ("cost_type_code", "cost_type_description"), lambda values: None if values == (None, None) else values
)


def _assembled(shares: Selection) -> Assembled:
    return Assembled(shares, {"cost_center": COST_CENTER, "kostensoort": COST_TYPE})


def _rows(shares: Selection) -> Rows[EmployeeCostCenter]:
    return EmployeeCostCenter.rows(_assembled(shares), default="is_default")


def _choices(sent: EmployeeCostCenter) -> ShareChoices:
    center = sent.cost_center or CostCenter(code=None, description=None, id=None)
    cost_type = sent.kostensoort or Kostensoort(code=None, description=None)
    return ShareChoices(
        cost_center_id=center.id,
        cost_center_code=center.code,
        cost_type_code=cost_type.code,
        cost_type_description=cost_type.description,
        percentage=sent.percentage,
        is_default=sent.default,
    )


def _divide(
    employee: EmployeeHandle, sent: list[EmployeeCostCenter] | None, period: YearAndNumber | None = None
) -> None:
    if sent is None:
        raise ValuesFault("No list of cost centres was sent; an empty one ends the division")
    with ALLOCATIONS.refusing(), changing(employee.id) as change:
        first, _ = ALLOCATIONS.span(change, period, None, is_unprotected=True)
        divide_costs(change, first, [_choices(each) for each in sent])


@employee_service.operation("CostCenter_Get")
def employee_cost_centers(
    call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year
) -> Rows[EmployeeCostCenter]:
    """Lists the cost centres that the costs of an employee are divided over in a period."""
    employee = call.employee(employee_id)
    with ALLOCATIONS.refusing():
        return _rows(employee.cost_shares(employee.calendar.period(year, period)))


@employee_service.operation("CostCenter_GetCurrent")
def current_employee_cost_centers(call: Call, employee_id: EmployeeId) -> Rows[EmployeeCostCenter]:
    """Lists the cost centres that an employee's costs are divided over in the company's current period."""
    employee = call.employee(employee_id)
    return _rows(employee.cost_shares(employee.current_period))


@employee_service.operation("CostCenter_GetAllEmployeesByCompany")
def cost_centers_of_employees(
    call: Call, company_id: CompanyId, period: PeriodNumber, year: Year
) -> Rows[EmployeeCostCenters]:
    """Lists the cost centres of every employee of a company in a period."""
    company = call.company(company_id)
    with ALLOCATIONS.refusing():
        moment = company.calendar.period(year, period)
    return EmployeeCostCenters.grouped(
        (_assembled(part) for part in company.cost_shares(moment)),
        EmployeeCostCenter,
        by="allocation__employee_id",
        default="is_default",
    )


@employee_service.operation("CostCenter_Update", is_write=True, faults=WRITING)
def update_employee_cost_centers(
    call: Call,
    employee_id: EmployeeId,
    cost_centers: Annotated[list[EmployeeCostCenter] | None, Named("CostCenteren")],
    period: PeriodNumber,
    year: Year,
) -> None:
    """Divides the costs of an employee anew from a period on; with an empty list, no longer.

    A CostCenter is named by its Id or, without one, by its Code. The Id of an item is ignored. Percentages
    are 100 together at most. What was told to begin in a later period still does.
    """
    _divide(call.employee(employee_id), cost_centers, (year, period))


@employee_service.operation("CostCenter_UpdateCurrent", is_write=True, faults=WRITING)
def update_current_employee_cost_centers(
    call: Call, employee_id: EmployeeId, cost_centers: list[EmployeeCostCenter] | None
) -> None:
    """Divides the costs of an employee anew from the company's current period on.

    The elements are those of CostCenter_Update.
    """
    _divide(call.employee(employee_id), cost_centers)
