"""The demo's registered time, the last days worked of some employees, and the schedules they work by."""

import datetime
from random import Random

from loonpoort.cli.demo.careers import Career
from loonpoort.organisation.models import TimeRegistrationCode
from loonpoort.payroll.models import (
    TimeRegistration,
    TimeRegistrationItemStatus,
    TimeSchedule,
    TimeScheduleSlot,
)

_BEGIN, _END = datetime.time(8, 30), datetime.time(17)
_NOON, _AFTER_LUNCH = datetime.time(12, 30), datetime.time(13)
_SCHEDULED = 0.2


class WorkedTime:
    """Collects it, unsaved, so that all is saved in a few statements."""

    def __init__(self, seed: int) -> None:
        # A stream of its own: who the people are does not depend on when they work.
        self._random = Random(f"worked time {seed}")  # noqa: S311 - made up, and the same every time
        self._times = Random(f"time schedules {seed}")  # noqa: S311 - made up, and the same every time
        self.registrations: list[TimeRegistration] = []
        self.schedules: list[TimeSchedule] = []
        self.slots: list[TimeScheduleSlot] = []

    def give(self, career: Career) -> None:
        """A few days of this period and of the one before, of one in ten at work."""
        self._schedule(career)
        if career.end is not None or self._random.random() > 0.1:
            return
        for period in career.recent(2):
            day = career.calendar.first_day(period)
            for step in range(self._random.randint(2, 4)):
                begin = day + datetime.timedelta(days=step)
                if begin.weekday() < 5 and begin >= career.first_day:
                    self.registrations.append(self._registration(career, begin))

    def save(self) -> None:
        self._set_codes()
        TimeRegistration.unscoped.bulk_create(self.registrations)
        TimeSchedule.unscoped.bulk_create(self.schedules)
        TimeScheduleSlot.unscoped.bulk_create(self.slots)

    def _schedule(self, career: Career) -> None:
        """One in five who is at work works by the clock; some of them on other days since a new year."""
        if career.end is not None or self._times.random() > _SCHEDULED:
            return
        for first in sorted({career.first_day, *career.new_years()[-1:]}):
            schedule = TimeSchedule(employee=career.employee, first_day=first)
            self.schedules.append(schedule)
            days = max(1, round(5 * career.part))
            for day in sorted(self._times.sample(range(1, 6), days)):
                self.slots += [
                    TimeScheduleSlot(
                        schedule=schedule, day_of_week=day, start_time=begin, end_time=end, is_worked=True
                    )
                    for begin, end in ((_BEGIN, _NOON), (_AFTER_LUNCH, _END))
                ]

    def _registration(self, career: Career, day: datetime.date) -> TimeRegistration:
        status = TimeRegistrationItemStatus
        return TimeRegistration(
            employee=career.employee,
            first_day=day,
            last_day=day,
            start_time=_BEGIN,
            end_time=_END,
            description=self._random.choice([None, "Op kantoor", "Bij de klant"]),
            status=self._random.choice([status.OPEN, status.OPEN, status.SENT, status.PROCESSED]),
        )

    def _set_codes(self) -> None:
        """Each environment has codes of its own, which are known once all is saved that comes before."""
        found: dict[int, list[TimeRegistrationCode]] = {}
        for registration in self.registrations:
            environment = registration.employee.company.debtor.environment_id
            if environment not in found:
                codes = TimeRegistrationCode.unscoped.filter(environment_id=environment, is_of_hours=True)
                found[environment] = list(codes[:3])
            registration.code = self._random.choice(found[environment])
