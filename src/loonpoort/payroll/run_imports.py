"""Taking in the figures of payroll runs, all of a run or none, and locking runs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor
from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodError, PeriodType
from loonpoort.payroll import events
from loonpoort.payroll.models import CostShare, Employee, EmployeeDepartment, Run, RunLine, RunState
from loonpoort.payroll.run_files import Figure, RunFileError, figures, refused

LINES_AT_ONCE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChoices:
    """Which run the figures are of: a new one without a number."""

    company_id: int
    year: int
    first_period: int
    last_period: int
    number: int | None = None
    description: str = ""
    is_locked: bool = False
    """Whether it is locked once the figures are in."""


def import_run(actor: Actor, choices: RunChoices, lines: Iterable[str]) -> tuple[Run, int]:
    """Store the figures of a file as those of a run, and give the run and how many figures there are.

    A run that is there already has its figures replaced, unless it is locked. Raises ValidationError, by
    choice, and RunFileError; nothing is stored then.
    """
    with transaction.atomic():
        # Held, so that two imports do not both take the next number, and a run is not locked meanwhile.
        held = Company.unscoped.select_for_update(of=("self",)).select_related("debtor")
        company = held.filter(pk=choices.company_id).first()
        if company is None:
            raise ValidationError({"company": _("There is no such company.")})
        run = _run_of(company, choices)
        before = {"status": run.state} if run.pk else {}
        run.state = RunState.LOCKED if choices.is_locked else RunState.PROCESSED
        run.run_at = timezone.now()
        run.clean_fields(exclude=["company"])
        run.save()
        RunLine.unscoped.filter(run=run).delete()
        count = _store(run, lines)
        after = {"number": f"{run.year}/{run.number}", "status": run.state, "lines": count}
        events.record_company(events.COMPANY_RUN_IMPORTED, company, actor, before={**before}, after={**after})
    return run, count


def _run_of(company: Company, choices: RunChoices) -> Run:
    """The run that is chosen, saved or new. Raises ValidationError, by choice."""
    calendar = PeriodCalendar(PeriodType(company.period_type))
    for name in ("first_period", "last_period"):
        try:
            calendar.period(choices.year, getattr(choices, name))
        except PeriodError as error:
            raise ValidationError({name: f"{error}."}) from error
    if choices.last_period < choices.first_period:
        raise ValidationError({"last_period": _("It lies before the first.")})
    runs = Run.unscoped.filter(company=company, year=choices.year)
    if choices.number is None:
        last = runs.order_by("-number").values_list("number", flat=True).first() or 0
        run = Run(company=company, year=choices.year, number=last + 1)
    else:
        run = runs.filter(number=choices.number).first() or Run(
            company=company, year=choices.year, number=choices.number
        )
    if run.is_locked:
        raise ValidationError({"number": _("Run %(run)s is locked: it is never changed.") % {"run": run}})
    run.first_period, run.last_period = choices.first_period, choices.last_period
    run.description = choices.description or run.description
    return run


def _store(run: Run, lines: Iterable[str]) -> int:
    places = _Places(run)
    count, part = 0, []
    for figure in figures(lines):
        part.append(places.put(run, figure))
        count += 1
        if len(part) == LINES_AT_ONCE:
            RunLine.unscoped.bulk_create(part)
            part = []
    RunLine.unscoped.bulk_create(part)
    if not count:
        raise RunFileError(_("There are no figures in the file."))
    return count


class _Places:
    """Who works at the company, and where in the last period of the run."""

    def __init__(self, run: Run) -> None:
        index = Period(run.year, run.last_period).index
        self._employees: dict[int, list[int]] = defaultdict(list)
        for pk, number in Employee.unscoped.filter(company=run.company).values_list("pk", "number"):
            self._employees[number].append(pk)
        placed = EmployeeDepartment.unscoped.filter(employee__company=run.company)
        self._departments = dict(
            placed.holding_between(index, index).values_list("employee_id", "department__code")
        )
        shares = CostShare.unscoped.filter(allocation__employee__company=run.company).in_period(index)
        # The default comes last, and so it is what stays.
        by_weight = shares.order_by("is_default", "percentage", "-pk")
        self._centers = dict(by_weight.values_list("allocation__employee_id", "cost_center__code"))

    def put(self, run: Run, figure: Figure) -> RunLine:
        """The line of a figure. Where the file leaves its place open, it is the employee's."""
        found = self._employees.get(figure.employee_number, [])
        if len(found) != 1:
            text = (
                _("several employees of the company have") if found else _("no employee of the company has")
            )
            raise refused(figure.place, "employee", f"{text} {_('number')} {figure.employee_number}.")
        line, employee_id = figure.line, found[0]
        line.run, line.employee_id = run, employee_id
        line.department = line.department or str(self._departments.get(employee_id, ""))
        line.cost_center = line.cost_center or self._centers.get(employee_id, "")
        return line
