"""Work costs (werkkostenregeling): what a company's space for them is, and what it used of it.

Everything is worked out of stored figures, over the year up to each period: the space of a year is a part of
the year's fiscal wage, so that what a period adds depends on those before it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from loonpoort.organisation.periods import FIRST_YEAR, LAST_YEAR
from loonpoort.payroll.handles import CompanyHandle
from loonpoort.payroll.models import LineKind, WorkCost

CENT, ZERO = Decimal("0.01"), Decimal(0)
LEVY = Decimal("0.80")
"""Of what exceeds the space (eindheffing): Wet LB 1964, article 31a, from 2011 on."""


@dataclass(frozen=True, slots=True)
class Space:
    """The space of a year: a part of the fiscal wage up to a threshold, and another of what is above it."""

    below: Decimal
    threshold: Decimal
    above: Decimal

    def of(self, wage: Decimal) -> Decimal:
        """The space that belongs to a fiscal wage; none to a negative one."""
        low = max(ZERO, min(wage, self.threshold))
        return low * self.below + max(ZERO, wage - self.threshold) * self.above


def _space(below: str, threshold: int, above: str) -> Space:
    return Space(Decimal(below) / 100, Decimal(threshold), Decimal(above) / 100)


SPACES = {
    2020: _space("3", 400_000, "1.2"),
    2021: _space("3", 400_000, "1.18"),
    2022: _space("1.7", 400_000, "1.18"),
    2023: _space("3", 400_000, "1.18"),
    2024: _space("1.92", 400_000, "1.18"),
    2025: _space("2", 400_000, "1.18"),
    2026: _space("2", 400_000, "1.18"),
}
"""By year, percentages of the Belastingdienst: Handboek Loonheffingen of each year, chapter on the
werkkostenregeling (vrije ruimte). 2020 and 2021 are with the enlargement because of corona."""


@dataclass(frozen=True, slots=True)
class PeriodCosts:
    """The work costs of a period. See WorkCost_GetList for what each amount is."""

    period: int
    payroll: Decimal
    financial: Decimal
    wage: Decimal
    space: Decimal
    to_pay: Decimal
    paid: Decimal
    estimated: Decimal | None

    @property
    def base(self) -> Decimal:
        return self.payroll + self.financial


def work_costs(company: CompanyHandle, year: int) -> Iterator[PeriodCosts]:
    """The periods of a year that have something entered or a run that has been processed, in their order."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return
    figures = _figures(company, year)
    financial = _entered(company, year)
    law = SPACES.get(year)
    wages = costs = spaces = owed = ZERO
    for period in sorted(figures.keys() | financial.keys()):
        of_kind = figures.get(period, {})
        wage = of_kind.get(LineKind.TAXABLE, ZERO)
        payroll = of_kind.get(LineKind.REIMBURSEMENT, ZERO)
        entered = financial.get(period, ZERO)
        wages, costs = wages + wage, costs + payroll + entered
        space = _cents(law.of(wages)) if law else ZERO
        to_pay = _levy(costs, space)
        estimated = None
        if law:
            rest = Decimal(company.calendar.count(year)) / period
            estimated = _levy(costs * rest, law.of(wages * rest))
        yield PeriodCosts(period, payroll, entered, wage, space - spaces, to_pay - owed, owed, estimated)
        spaces, owed = space, to_pay


def _figures(company: CompanyHandle, year: int) -> dict[int, dict[str, Decimal]]:
    """What runs that have been processed say, by their last period and kind of figure."""
    found: dict[int, dict[str, Decimal]] = defaultdict(dict)
    sums = company.figures().filter(run__year=year).via("summed_by_period")
    for period, kind, total in sums.values_list("run__last_period", "kind", "total"):
        found[period][kind] = Decimal(total or 0).quantize(CENT)
    return found


def _entered(company: CompanyHandle, year: int) -> dict[int, Decimal]:
    found: dict[int, Decimal] = defaultdict(lambda: ZERO)
    records = company.records(WorkCost).via("in_force_between", year * 100, year * 100 + 99)
    for index, amount in records.values_list("first_period", "amount"):
        found[index % 100] += Decimal(amount)
    return found


def _levy(costs: Decimal, space: Decimal) -> Decimal:
    return _cents(max(ZERO, costs - space) * LEVY)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)
