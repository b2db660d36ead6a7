"""What the demo's employees are paid, for which hours, and at whose cost."""

import datetime
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from loonpoort.cli.demo.careers import NEXT_YEAR, Career
from loonpoort.cli.demo.company_lists import CompanyLists
from loonpoort.organisation.periods import Period, PeriodType
from loonpoort.payroll.models import (
    Absence,
    AbsenceCause,
    ComponentKind,
    CostAllocation,
    CostShare,
    DossierKind,
    HourComponent,
    Salary,
    SalaryType,
    Schedule,
    WageComponent,
)
from loonpoort.payroll.models.schedules import DAYS

TRAVEL, HOME, CLUB, BONUS, EXPENSES, THIRTEENTH = 4010, 4040, 5040, 3010, 4050, 3030
OVERTIME, ILLNESS, TRAVELLED = 1025, 2200, 1400
FULL_DAY, HALF_DAY, WHOLE = Decimal(8), Decimal(4), Decimal(100)
_RAISE = Decimal("1.03")
Row = TypeVar("Row", HourComponent, WageComponent)


class Pay:
    """Collects what employees have to do with money, unsaved, so that all is saved in a few statements."""

    def __init__(self, seed: int) -> None:
        # A stream of its own: who the people are does not depend on what they are paid.
        self._random = Random(seed)  # noqa: S311 - made up, and the same every time
        self.salaries: list[Salary] = []
        self.schedules: list[Schedule] = []
        self.allocations: list[CostAllocation] = []
        self.shares: list[CostShare] = []
        self.hours: list[HourComponent] = []
        self.wages: list[WageComponent] = []
        self.absences: list[Absence] = []

    def give(self, career: Career, lists: CompanyLists) -> None:
        self._pay(career, lists)
        self._roster(career)
        self._allocate(career, lists)
        self._add_fixed(career, lists)
        self._add_variable(career, lists)
        self._fall_ill(career)

    def save(self) -> None:
        Salary.unscoped.bulk_create(self.salaries)
        Schedule.unscoped.bulk_create(self.schedules)
        CostAllocation.unscoped.bulk_create(self.allocations)
        CostShare.unscoped.bulk_create(self.shares)
        HourComponent.unscoped.bulk_create(self.hours)
        WageComponent.unscoped.bulk_create(self.wages)
        Absence.unscoped.bulk_create(self.absences)

    def _pay(self, career: Career, lists: CompanyLists) -> None:
        """A salary that is raised with the new year; some know already what comes next."""
        days = [career.first_day, *(day for day in career.new_years() if day > career.first_day)]
        if career.end is None and self._random.random() < 0.15:
            days.append(NEXT_YEAR)
        is_hourly = career.employee.company.period_type == PeriodType.WEEK
        if lists.steps:
            place = self._random.randrange(len(lists.steps) - len(days))
            for offset, day in enumerate(days):
                step = lists.steps[place + offset]
                self._salary(career, day, step.value, scale=step.scale, step=step, scale_percentage=WHOLE)
            return
        value = Decimal(
            self._random.randint(1480, 2600) if is_hourly else self._random.randint(2300, 5200) * 100
        )
        value = value / 100
        kind = SalaryType.GROSS_HOURLY if is_hourly else SalaryType.GROSS_FULL_TIME
        for day in days:
            self._salary(career, day, value.quantize(Decimal("0.01")), type=kind)
            value *= _RAISE

    def _salary(self, career: Career, day: datetime.date, value: Decimal, **more: object) -> None:
        values = {"type": SalaryType.GROSS_FULL_TIME, **more}
        self.salaries.append(Salary(employee=career.employee, first_day=day, value=value, **values))

    def _roster(self, career: Career) -> None:
        """The week that belongs to the part; one in ten works less since, or will."""
        self._schedule(career, career.first_day, career.part)
        change = self._random.choice([*career.new_years(), NEXT_YEAR])
        if career.part == 1 and self._random.random() < 0.1 and change > career.first_day:
            self._schedule(career, change, Decimal("0.8"))

    def _schedule(self, career: Career, day: datetime.date, part: Decimal) -> None:
        worked = int(5 * part)
        is_alternating = part == 1 and self._random.random() < 0.15
        hours = {
            f"hours_{name}{week}": FULL_DAY if number < worked else Decimal(0)
            for week in ("", "2")
            for number, name in enumerate(DAYS)
        }
        if is_alternating:
            hours |= {"hours_friday": HALF_DAY, "hours_saturday2": HALF_DAY}
        self.schedules.append(
            Schedule(
                employee=career.employee,
                first_day=day,
                parttime_percentage=part * WHOLE,
                company_rooster_nr=1,
                **hours,
            )
        )

    def _allocate(self, career: Career, lists: CompanyLists) -> None:
        """Costs are borne by one centre, or by two; some have moved from the one to the other."""
        first, second = self._random.sample(lists.centers, 2)
        moments = [(career.begin, {first: WHOLE})]
        chance = self._random.random()
        if chance < 0.2:
            moments = [(career.begin, {first: Decimal(60), second: Decimal(40)})]
        elif chance < 0.3 and len(recent := career.recent(6)) == 6:
            moments.append((recent[3], {second: WHOLE}))
        for period, parts in moments:
            allocation = CostAllocation(employee=career.employee, first_period=period.index)
            self.allocations.append(allocation)
            for place, (center, percentage) in enumerate(parts.items()):
                self.shares.append(
                    CostShare(
                        allocation=allocation,
                        cost_center=center,
                        percentage=percentage,
                        is_default=place == 0,
                    )
                )

    def _add_fixed(self, career: Career, lists: CompanyLists) -> None:
        if self._random.random() < 0.6:
            self._wage(career, lists, TRAVEL, self._random.randint(3000, 18000), career.begin)
        if self._random.random() < 0.2:
            self._wage(career, lists, HOME, 2160, career.recent(20)[-1])
        if self._random.random() < 0.25:
            self._wage(career, lists, CLUB, 500, career.begin)
        if self._random.random() < 0.1:
            self._hour(career, lists, TRAVELLED, Decimal(self._random.randint(2, 8)), career.begin)
        if career.end is None and self._random.random() < 0.05:
            self._wage(
                career, lists, HOME, 2400, career.calendar.next(career.now), comment="Volgens nieuw beleid"
            )

    def _add_variable(self, career: Career, lists: CompanyLists) -> None:
        """Of the last periods, and now and then of one to come."""
        for period in career.recent(3):
            if self._random.random() < 0.25:
                hours = Decimal(self._random.randint(2, 48)) / 4
                self._hour(career, lists, OVERTIME, hours, period, is_fixed=False)
            if self._random.random() < 0.06:
                self._hour(career, lists, ILLNESS, FULL_DAY, period, is_fixed=False)
            if self._random.random() < 0.08:
                cents = self._random.randint(800, 15000)
                self._wage(career, lists, EXPENSES, cents, period, is_fixed=False, comment="Declaratie")
        if career.end is None and self._random.random() < 0.1:
            coming = career.calendar.next(career.now)
            code, cents = (BONUS, 50000) if self._random.random() < 0.5 else (THIRTEENTH, 150000)
            self._wage(career, lists, code, cents, coming, is_fixed=False)

    def _wage(
        self, career: Career, lists: CompanyLists, code: int, cents: int, since: Period, **more: Any
    ) -> None:
        row = WageComponent(code=lists.wages[code], value=Decimal(cents) / 100)
        self.wages.append(self._component(row, career, lists, since, **more))

    def _hour(
        self, career: Career, lists: CompanyLists, code: int, hours: Decimal, since: Period, **more: Any
    ) -> None:
        row = HourComponent(code=lists.hours[code], hours=hours)
        self.hours.append(self._component(row, career, lists, since, **more))

    def _component(
        self,
        row: Row,
        career: Career,
        lists: CompanyLists,
        since: Period,
        *,
        is_fixed: bool = True,
        comment: str | None = None,
    ) -> Row:
        row.employee, row.comment = career.employee, comment
        row.kind = ComponentKind.FIXED if is_fixed else ComponentKind.VARIABLE
        row.first_period = since.index
        row.last_period = career.last_index if is_fixed else since.index
        if self._random.random() < 0.1:
            row.cost_unit = self._random.choice(lists.units)
        return row

    def _fall_ill(self, career: Career) -> None:
        """A flu of some days; a few are ill now, some of them for a part."""
        chance, day = self._random.random(), self._random.randint(20, 300)
        begin = career.calendar.first_day(career.end or career.now) - datetime.timedelta(days=day)
        if begin <= career.first_day:
            return
        if chance < 0.12:
            last = begin + datetime.timedelta(days=self._random.randint(1, 9))
            self.absences.append(
                Absence(
                    employee=career.employee,
                    first_day=begin,
                    last_day=last,
                    reported_on=begin,
                    recovery_reported_on=last,
                    dossier_number=1,
                    dossier_kind=DossierKind.NO_SAFETY_NET,
                    cause=AbsenceCause.ILLNESS,
                )
            )
        elif chance < 0.15 and career.end is None:
            part = self._random.choice([100, 100, 50])
            self.absences.append(
                Absence(
                    employee=career.employee,
                    first_day=begin,
                    reported_on=begin,
                    percentage=part,
                    dossier_number=1,
                    dossier_kind=DossierKind.NO_SAFETY_NET,
                    cause=AbsenceCause.ACCIDENT_AT_WORK if part < WHOLE else AbsenceCause.ILLNESS,
                )
            )
