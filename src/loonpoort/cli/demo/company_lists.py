"""The lists that the demo's companies pay by: codes, cost centres, cost units and salary tables."""

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from loonpoort.organisation.default_codes import add_default_codes
from loonpoort.organisation.models import (
    Company,
    CostCenter,
    CostUnit,
    Department,
    Function,
    HourCode,
    SalaryScale,
    SalaryStep,
    SalaryTable,
    WageCode,
)

_CENTERS = (("100", "Directie"), ("200", "Kantoor"), ("300", "Uitvoering"), ("400", "Magazijn"))
_UNITS = (("P01", "Vaste klanten"), ("P02", "Projecten"))
SCALED = "Zorg"
"""Companies with this in their name pay by a salary table."""
_SCALES, _STEPS = 8, 7
_LOWEST, _SCALE_STEP, _STEP_STEP = Decimal(2184), Decimal("1.11"), Decimal("1.028")


@dataclass(slots=True)
class CompanyLists:
    """What a company's employees are paid by, and the departments and functions of its debtor."""

    hours: dict[int, HourCode] = field(default_factory=dict)
    wages: dict[int, WageCode] = field(default_factory=dict)
    centers: list[CostCenter] = field(default_factory=list)
    units: list[CostUnit] = field(default_factory=list)
    steps: list[SalaryStep] = field(default_factory=list)
    departments: list[Department] = field(default_factory=list)
    functions: list[Function] = field(default_factory=list)


def make_lists(companies: Collection[Company]) -> dict[int, CompanyLists]:
    """Save the lists of some companies, and give them by company id."""
    add_default_codes(companies)
    lists = {company.pk: CompanyLists() for company in companies}
    hours: Any = HourCode.unscoped.filter(company__in=companies)
    for hour in hours:
        lists[hour.company_id].hours[hour.number] = hour
    wages: Any = WageCode.unscoped.filter(company__in=companies)
    for wage in wages:
        lists[wage.company_id].wages[wage.number] = wage
    centers = [
        CostCenter(company=company, code=code, description=description)
        for company in companies
        for code, description in _CENTERS
    ]
    units = [
        CostUnit(company=company, code=code, description=description)
        for company in companies
        for code, description in _UNITS
    ]
    for center in CostCenter.unscoped.bulk_create(centers):
        lists[center.company_id].centers.append(center)
    for unit in CostUnit.unscoped.bulk_create(units):
        lists[unit.company_id].units.append(unit)
    for step in _make_steps([company for company in companies if SCALED.lower() in company.name.lower()]):
        lists[step.scale.table.company_id].steps.append(step)
    return lists


def _make_steps(companies: Collection[Company]) -> list[SalaryStep]:
    tables = SalaryTable.unscoped.bulk_create(
        SalaryTable(company=company, code=1, description="Salarisschalen") for company in companies
    )
    scales = SalaryScale.unscoped.bulk_create(
        SalaryScale(
            table=table,
            name=f"Schaal {number}",
            value=_rounded(_LOWEST * _SCALE_STEP**number),
            lowest_percentage=Decimal(90),
            highest_percentage=Decimal(110),
        )
        for table in tables
        for number in range(1, _SCALES + 1)
    )
    return list(
        SalaryStep.unscoped.bulk_create(
            SalaryStep(
                scale=scale,
                name=f"Trede {number}",
                value=_rounded(scale.value * _STEP_STEP**number),
            )
            for scale in scales
            for number in range(_STEPS)
        )
    )


def _rounded(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1))
