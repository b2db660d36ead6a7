"""When the demo's employees entered and left service, and what new ones of its companies begin with."""

import datetime
from collections.abc import Collection
from decimal import Decimal
from random import Random
from typing import Any

from loonpoort.cli.demo.careers import Career
from loonpoort.organisation.models import Company, Debtor, Department, Function
from loonpoort.payroll.models import DefaultEmployeeTemplate, EmployeeType, Employment, EndReason

ONE_DAY = datetime.timedelta(days=1)
_REASONS = [
    *[EndReason.RESIGNATION] * 5,
    *[EndReason.END_OF_CONTRACT] * 3,
    *[EndReason.AGREEMENT, EndReason.RETIREMENT],
]
_TEMPLATES = [
    ("Vaste medewerker", EmployeeType.ON_PAYROLL, Decimal(40)),
    ("Oproepkracht", EmployeeType.ON_PAYROLL, Decimal(0)),
    ("Ingehuurd", EmployeeType.EXTERNAL, None),
]


class Service:
    """Collects employments, unsaved, so that all are saved in a few statements."""

    def __init__(self, seed: int) -> None:
        # A stream of its own, as that of what people are paid.
        self._random = Random(seed)  # noqa: S311 - made up, and the same every time
        self.employments: list[Employment] = []

    def employ(self, career: Career) -> None:
        """One employment; some were hired by another firm for a year or so before it, at the same place."""
        first, last = career.first_day, career.last_day
        chance, reason = self._random.random(), self._random.choice(_REASONS)
        seniority_day = first - datetime.timedelta(days=365) if chance < 0.05 else first
        begin = first
        if chance > 0.92 and (later := [day for day in career.new_years() if day > first]):
            begin = later[0]
            self._add(career, first, begin - ONE_DAY, seniority_day, EmployeeType.EXTERNAL)
        self._add(career, begin, last, seniority_day, EmployeeType.ON_PAYROLL, reason if last else None)
        if last is not None and career.end == career.now:
            # The last period is not over yet.
            career.employee.employee_type = EmployeeType.ON_PAYROLL

    def save(self) -> None:
        Employment.unscoped.bulk_create(self.employments)

    def _add(
        self,
        career: Career,
        first: datetime.date,
        last: datetime.date | None,
        seniority_day: datetime.date,
        kind: EmployeeType,
        reason: EndReason | None = None,
    ) -> None:
        self.employments.append(
            Employment(
                employee=career.employee,
                first_day=first,
                last_day=last,
                seniority_day=seniority_day,
                employee_type=kind,
                end_reason=reason,
            )
        )


def make_templates(debtor: Debtor, companies: Collection[Company]) -> None:
    """Save the default templates of the companies of a debtor."""
    department: Any = Department.unscoped.filter(debtor=debtor).first()
    function: Any = Function.unscoped.filter(debtor=debtor).first()
    DefaultEmployeeTemplate.unscoped.bulk_create(
        DefaultEmployeeTemplate(
            company=company,
            description=description,
            employee_type=kind,
            department=department,
            function=function,
            hours_per_week=hours,
        )
        for company in companies
        for description, kind, hours in _TEMPLATES
    )
