"""The payroll runs of the demo's companies: made-up figures such as a payroll engine hands over.

Each company has a processed run of the period before its current one, and a locked one of that before. One
has begun with the current period, and another one's planning package asks for a run of it.
"""

import datetime
from collections.abc import Collection
from decimal import Decimal

from django.utils import timezone

from loonpoort.cli.demo.careers import Career
from loonpoort.cli.demo.declarations import declare
from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodType
from loonpoort.payroll.models import CodeBooking, LineKind, Run, RunLine, RunRequest, RunState, Salary

PERIODS_OF_RUNS = 2
"""Those before the current one, of each company."""
_CENT = Decimal("0.01")
_WEEK = 40
_OF_MONTH = {PeriodType.MONTH: Decimal(1), PeriodType.FOUR_WEEKS: Decimal(12) / 13}
_WEEKS = {PeriodType.MONTH: Decimal(52) / 12, PeriodType.FOUR_WEEKS: Decimal(4), PeriodType.WEEK: Decimal(1)}
_WITHHELD = {
    LineKind.DEDUCTION: (6100, "Pensioenpremie werknemer", Decimal("0.07"), "1720"),
    LineKind.TAX: (6000, "Loonheffing", Decimal("0.21"), "1700"),
}
_OF_EMPLOYER = {
    LineKind.HEALTH_EMPLOYER: (7000, "Werkgeversheffing Zvw", Decimal("0.0657"), "4020", "1710"),
    LineKind.EMPLOYER_COST: (7100, "Pensioenpremie werkgever", Decimal("0.12"), "4030", "1720"),
}
"""Parts of the gross wage: round numbers of ours, not those of any law."""
_WAGES, _TO_PAY, _NET = "4000", "1900", "1600"


class PayRuns:
    """Collects runs and their figures, unsaved, so that all are saved in a few statements."""

    def __init__(self) -> None:
        self.runs: dict[tuple[int, Period], Run] = {}
        self.lines: list[RunLine] = []

    def give(self, career: Career, salaries: Collection[Salary]) -> None:
        """The figures of the periods before the current one, of who was employed then."""
        period = career.now
        for _ in range(PERIODS_OF_RUNS):
            period = career.calendar.previous(period)
            last_day = career.calendar.last_day(period)
            begun = [salary for salary in salaries if salary.first_day <= last_day]
            if begun and period >= career.begin and (career.end is None or period <= career.end):
                self._pay(career, self._run(career.employee.company, period, last_day), begun[-1])

    def save(self) -> None:
        companies = list(dict.fromkeys(run.company for run in self.runs.values()))
        Run.unscoped.bulk_create([*self.runs.values(), *(_begun(company) for company in companies[:1])])
        RunRequest.unscoped.bulk_create(_asked(company) for company in companies[1:2])
        CodeBooking.unscoped.bulk_create(
            CodeBooking(company=company, debit_account=_WAGES, credit_account=_TO_PAY)
            for company in companies
        )
        for line in self.lines:
            line.run_id = line.run.pk
        RunLine.unscoped.bulk_create(self.lines, batch_size=5000)
        declare(self.runs.values(), self.lines)

    def _run(self, company: Company, period: Period, last_day: datetime.date) -> Run:
        key = company.pk, period
        if key not in self.runs:
            is_latest = period == PeriodCalendar(PeriodType(company.period_type)).previous(
                company.current_period
            )
            at = datetime.datetime.combine(last_day, datetime.time(9), timezone.get_default_timezone())
            self.runs[key] = Run(
                company=company,
                year=period.year,
                number=period.number,
                first_period=period.number,
                last_period=period.number,
                description=f"Salarisrun {period.number}-{period.year}",
                state=RunState.PROCESSED if is_latest else RunState.LOCKED,
                run_at=at,
                created_at=at,
            )
        return self.runs[key]

    def _pay(self, career: Career, run: Run, salary: Salary) -> None:
        kind = PeriodType(run.company.period_type)
        hours = _rounded(_WEEKS[kind] * _WEEK * career.part)
        of_month = _OF_MONTH.get(kind)
        gross = _rounded(salary.value * (of_month * career.part if of_month else hours))
        self._add(career, run, LineKind.HOURS, (1000, "Gewerkte uren"), hours=hours)
        self._add(career, run, LineKind.GROSS, (3001, "Salaris"), gross, (_WAGES, _TO_PAY))
        net = taxable = gross
        for withheld, (code, text, part, account) in _WITHHELD.items():
            amount = _rounded(gross * part)
            self._add(career, run, withheld, (code, text), amount, (_TO_PAY, account))
            net -= amount
            taxable -= amount if withheld == LineKind.DEDUCTION else 0
        self._add(career, run, LineKind.TAXABLE, (6900, "Loon loonheffingen"), taxable)
        for cost, (code, text, part, debit, credit) in _OF_EMPLOYER.items():
            self._add(career, run, cost, (code, text), _rounded(gross * part), (debit, credit))
        self._add(career, run, LineKind.NET, (9000, "Nettoloon"), net, (_TO_PAY, _NET))

    def _add(
        self,
        career: Career,
        run: Run,
        kind: LineKind,
        named: tuple[int, str],
        amount: Decimal | None = None,
        accounts: tuple[str, str] = ("", ""),
        *,
        hours: Decimal | None = None,
    ) -> None:
        self.lines.append(
            RunLine(
                run=run,
                employee=career.employee,
                code=named[0],
                description=named[1],
                kind=kind,
                amount=amount,
                hours=hours,
                debit_account=accounts[0],
                credit_account=accounts[1],
            )
        )


def _begun(company: Company) -> Run:
    """An open run of the company's current period."""
    now = company.current_period
    return Run(
        company=company, year=now.year, number=now.number, first_period=now.number, last_period=now.number
    )


def _asked(company: Company) -> RunRequest:
    """A request for one."""
    return RunRequest(company=company, year=company.current_year, period=company.current_period_number)


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(_CENT)
