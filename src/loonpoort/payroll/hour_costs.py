"""What an hour of an employee costs the employer, by what payroll runs say."""

from decimal import ROUND_HALF_UP, Decimal

from loonpoort.organisation.periods import Period
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import LineKind, Schedule
from loonpoort.payroll.models.run_lines import COSTS
from loonpoort.payroll.models.schedules import HOURS
from loonpoort.payroll.schedules import hours_by_day

CENT = Decimal("0.01")


def hour_cost(employee: EmployeeHandle, asked: Period) -> Decimal:
    """The estimate by the latest runs up to a period; 0 without costs or hours.

    Gross wage, health insurance levy and other employer costs of the runs over the last periods that have
    such figures, divided by the hours in these runs or, where they have none, by those of the schedule.
    """
    costs = employee.figures().via("costs_until", asked.year, asked.number)
    latest = costs.first("run__year", "run__first_period", "run__last_period")
    if latest is None:
        return Decimal(0)
    # Of runs over just these periods: beside the ordinary one there may be one that corrects it.
    same = dict(zip(("run__year", "run__first_period", "run__last_period"), latest, strict=True))
    figures = employee.figures().filter(**same).via("counted").values_list("kind", "amount", "hours")
    cost = sum((amount for kind, amount, _ in figures if kind in COSTS), Decimal(0))
    hours = sum((spent for kind, _, spent in figures if kind == LineKind.HOURS), Decimal(0))
    hours = hours if hours > 0 else _scheduled_hours(employee, *latest)
    return (cost / hours).quantize(CENT, ROUND_HALF_UP) if hours > 0 else Decimal(0)


def _scheduled_hours(employee: EmployeeHandle, year: int, first: int, last: int) -> Decimal:
    begin = employee.calendar.first_day(Period(year, first))
    end = employee.calendar.last_day(Period(year, last))
    said = employee.records(Schedule).via("holding_between", begin, end).via("by_employee")
    schedules = [(day, hours) for day, *hours in said.values_list("first_day", *HOURS)]
    return sum((hours for _, hours in hours_by_day(schedules, begin, end)), Decimal(0))
