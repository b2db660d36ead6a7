"""The demo's registered time: the last days worked of some employees."""

import datetime
from random import Random

from loonpoort.cli.demo.careers import Career
from loonpoort.organisation.models import TimeRegistrationCode
from loonpoort.payroll.models import TimeRegistration, TimeRegistrationItemStatus

_BEGIN, _END = datetime.time(8, 30), datetime.time(17)


class WorkedTime:
    """Collects it, unsaved, so that all is saved in a few statements."""

    def __init__(self, seed: int) -> None:
        # A stream of its own: who the people are does not depend on when they work.
        self._random = Random(f"worked time {seed}")  # noqa: S311 - made up, and the same every time
        self.registrations: list[TimeRegistration] = []

    def give(self, career: Career) -> None:
        """A few days of this period and of the one before, of one in ten at work."""
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
