"""What the demo's companies say of their payroll as a whole: wages for everybody, and work costs."""

from collections.abc import Iterable
from decimal import Decimal

from loonpoort.cli.demo.company_lists import CompanyLists
from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodType
from loonpoort.payroll.models import CompanyWageComponent, ComponentKind, WorkCost

_HOME, _GRATUITY = 4040, 3040
"""Wage codes that every company begins with."""
_PERIODS_OF_HOME = 3
_COSTS = {1: Decimal("180.00"), 2: Decimal("450.00")}
"""By how many periods ago: a lunch, and a party."""


def make_company_wages(companies: Iterable[Company], lists: dict[int, CompanyLists]) -> None:
    """Save what some companies have for everybody: working at home for some time, a gratuity once."""
    components: list[CompanyWageComponent] = []
    costs: list[WorkCost] = []
    for company in companies:
        codes = lists[company.pk].wages
        calendar, now = PeriodCalendar(PeriodType(company.period_type)), company.current_period
        components += [
            CompanyWageComponent(
                company=company,
                kind=ComponentKind.FIXED,
                code=codes[_HOME],
                value=Decimal("12.50"),
                first_period=_before(calendar, now, _PERIODS_OF_HOME).index,
            ),
            CompanyWageComponent(
                company=company,
                kind=ComponentKind.VARIABLE,
                code=codes[_GRATUITY],
                value=Decimal(75),
                first_period=now.index,
                last_period=now.index,
            ),
        ]
        for ago, amount in _COSTS.items():
            index = _before(calendar, now, ago).index
            costs.append(WorkCost(company=company, amount=amount, first_period=index, last_period=index))
    CompanyWageComponent.unscoped.bulk_create(components)
    WorkCost.unscoped.bulk_create(costs)


def _before(calendar: PeriodCalendar, period: Period, ago: int) -> Period:
    for _ in range(ago):
        period = calendar.previous(period)
    return period
