"""What an employee of the demo lives through: when it began, and perhaps ended."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodType
from loonpoort.payroll.models import Employee, PersonalInfo

LONGEST_PAST = 4
"""Years of history, besides the beginning itself: enough to look at, and quick to make."""
NEXT_YEAR = datetime.date(2027, 1, 1)


@dataclass(frozen=True, slots=True)
class Career:
    """One employment, in the periods of its company."""

    employee: Employee
    info: PersonalInfo
    begin: Period
    end: Period | None
    """The last period of who is out of service."""
    part: Decimal
    """Of a full-time week."""

    @property
    def calendar(self) -> PeriodCalendar:
        return PeriodCalendar(PeriodType(self.employee.company.period_type))

    @property
    def now(self) -> Period:
        return self.employee.company.current_period

    @property
    def first_day(self) -> datetime.date:
        return self.calendar.first_day(self.begin)

    @property
    def last_day(self) -> datetime.date | None:
        return None if self.end is None else self.calendar.last_day(self.end)

    @property
    def last_index(self) -> int | None:
        return None if self.end is None else self.end.index

    def new_years(self) -> list[datetime.date]:
        """The first days of years that it went on in, of late."""
        last = self.end.year if self.end else self.now.year
        years = range(max(self.begin.year + 1, self.now.year - LONGEST_PAST), last + 1)
        return [datetime.date(year, 1, 1) for year in years]

    def recent(self, count: int) -> list[Period]:
        """Its last periods up to and with the current one, the latest first."""
        period = self.end or self.now
        periods: list[Period] = []
        while len(periods) < count and period >= self.begin:
            periods.append(period)
            period = self.calendar.previous(period)
        return periods


def career_of(
    employee: Employee, info: PersonalInfo, begin: Period, *, is_over: bool, random: Random
) -> Career:
    """One that began in a period; that of who is out of service ended before the current one if it can."""
    company = employee.company
    calendar = PeriodCalendar(PeriodType(company.period_type))
    end = None
    if is_over:
        end = company.current_period
        for _ in range(random.randint(1, 14)):
            if calendar.previous(end) < begin:
                break
            end = calendar.previous(end)
    part = random.choice([Decimal(1)] * 5 + [Decimal("0.8")] * 3 + [Decimal("0.6")] * 2 + [Decimal("0.4")])
    return Career(employee, info, begin, end, part)
