"""Work costs of companies (werkkostenregeling), by period."""

from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named
from loonpoort.contract.faults import ValuesFault
from loonpoort.operations.families import Family
from loonpoort.operations.parameters import CompanyId, PeriodNumber, Year
from loonpoort.operations.services import company_service
from loonpoort.payroll.models import WorkCost as WorkCostRecord
from loonpoort.payroll.work_costs import work_costs


class WorkCost(Message):
    period: int
    year: int
    work_cost_payroll: Decimal
    work_cost_financial: Decimal
    fiscal_wage: Decimal
    work_cost_available_space: Decimal
    work_cost_base: Decimal
    work_cost_to_pay: Decimal
    work_cost_estimated: Decimal | None
    work_cost_paid: Decimal


class EnteredCost(Message):
    """What is entered of a period."""

    value: Decimal


ENTERED = Family(WorkCostRecord, EnteredCost, {"value": "amount"}, lasts=False)
Amount = Annotated[
    Decimal,
    # Declared as the nmbrs package sends it.
    Named("Value"),
    Meta(description="What the bookkeeping has. May be negative, to take back what was too much."),
]
PayrollYear = Annotated[int, Meta(description="Payroll year.", examples=[2026])]


@company_service.operation("WorkCost_GetList")
def listed_work_costs(call: Call, company_id: CompanyId, year: PayrollYear) -> list[WorkCost]:
    """Lists the work costs of a company by period: those of the year with amounts entered or processed runs.

    WorkCostPayroll is the untaxed reimbursements of processed and locked runs: all of them, for runs do not
    tell which are exempt by their purpose. WorkCostFinancial is what WorkCost_Insert entered. WorkCostBase is
    their sum. FiscalWage is the wage for wage tax of the same runs; a run counts in its last period.

    WorkCostAvailableSpace is what the period adds to the space of the year, by the percentages of the
    Belastingdienst for 2020 to 2026; years of which none are known have no space. WorkCostToPay is what the
    period adds to the levy of 80% on what exceeds the space of the year so far, less than nought where space
    came free. WorkCostPaid is what the periods before it came to together, taken as paid.
    WorkCostEstimated is the levy of the whole year if its other periods were as those so far; nil for years
    of which no percentages are known.
    """
    return [
        WorkCost(
            period=costs.period,
            year=year,
            work_cost_payroll=costs.payroll,
            work_cost_financial=costs.financial,
            fiscal_wage=costs.wage,
            work_cost_available_space=costs.space,
            work_cost_base=costs.base,
            work_cost_to_pay=costs.to_pay,
            work_cost_estimated=costs.estimated,
            work_cost_paid=costs.paid,
        )
        for costs in work_costs(call.company(company_id), year)
    ]


@company_service.operation("WorkCost_Insert", is_write=True, faults=(ValuesFault,))
def insert_work_cost(
    call: Call, company_id: CompanyId, value: Amount, period: PeriodNumber, year: Year
) -> int:
    """Enters work costs of a period that the bookkeeping knows of, and returns their id.

    Amounts of one period add up. There is no UnprotectedMode: a past period may be entered into.
    """
    company, sent = call.company(company_id), EnteredCost(value=value)
    return ENTERED.insert(company, sent, (year, period), is_unprotected=True)
