"""Taking in the figures of payroll runs, all of a run or none."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor
from loonpoort.organisation.models import Company
from loonpoort.payroll import events
from loonpoort.payroll.models import Employee, Run, RunLine, RunState
from loonpoort.payroll.run_actions import check_not_locked, check_period, holding, next_number, tell_of
from loonpoort.payroll.run_files import Figure, RunFileError, figures, refused
from loonpoort.payroll.run_places import Places
from loonpoort.payroll.run_taking import take_in

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
    is_addition: bool = False
    """Whether the figures come beside the stored hours, wages and salaries, which the run then takes in."""


def import_run(actor: Actor, choices: RunChoices, lines: Iterable[str]) -> tuple[Run, int]:
    """Store the figures of a file as those of a run, and give the run and how many figures the file has.

    A run that is there already has its figures replaced, unless it is locked. Raises ValidationError, by
    choice, and RunFileError; nothing is stored then.
    """
    # Held, so that two imports do not both take the next number, and a run is not locked meanwhile.
    with holding(choices.company_id) as company:
        run = _run_of(company, choices)
        before = {"status": run.state} if run.pk else {}
        run.state = RunState.LOCKED if choices.is_locked else RunState.PROCESSED
        run.run_at = timezone.now()
        run.clean_fields(exclude=["company"])
        run.save()
        RunLine.unscoped.filter(run=run).delete()
        taken = take_in(run) if choices.is_addition else 0
        count = _store(run, lines)
        after = {"number": f"{run.year}/{run.number}", "status": run.state, "lines": taken + count}
        events.record_company(events.COMPANY_RUN_IMPORTED, company, actor, before={**before}, after={**after})
        tell_of(company, run)
    return run, count


def _run_of(company: Company, choices: RunChoices) -> Run:
    """The run that is chosen, saved or new. Raises ValidationError, by choice."""
    for name in ("first_period", "last_period"):
        check_period(company, name, choices.year, getattr(choices, name))
    if choices.last_period < choices.first_period:
        raise ValidationError({"last_period": _("It lies before the first.")})
    runs = Run.unscoped.filter(company=company, year=choices.year)
    if choices.number is None:
        run = Run(company=company, year=choices.year, number=next_number(company, choices.year))
    else:
        run = runs.filter(number=choices.number).first() or Run(
            company=company, year=choices.year, number=choices.number
        )
    check_not_locked(run)
    run.company = company
    run.first_period, run.last_period = choices.first_period, choices.last_period
    run.description = choices.description or run.description
    return run


def _store(run: Run, lines: Iterable[str]) -> int:
    employees, places = _Employees(run), Places(run)
    count, part = 0, []
    for figure in figures(lines):
        part.append(places.fill(employees.put(run, figure)))
        count += 1
        if len(part) == LINES_AT_ONCE:
            RunLine.unscoped.bulk_create(part)
            part = []
    RunLine.unscoped.bulk_create(part)
    if not count:
        raise RunFileError(_("There are no figures in the file."))
    return count


class _Employees:
    """Who works at the company, by number."""

    def __init__(self, run: Run) -> None:
        self._employees: dict[int, list[int]] = defaultdict(list)
        for pk, number in Employee.unscoped.filter(company=run.company).values_list("pk", "number"):
            self._employees[number].append(pk)

    def put(self, run: Run, figure: Figure) -> RunLine:
        """The line of a figure. Raises RunFileError when nobody, or several, have its number."""
        found = self._employees.get(figure.employee_number, [])
        if len(found) != 1:
            text = (
                _("several employees of the company have") if found else _("no employee of the company has")
            )
            raise refused(figure.place, "employee", f"{text} {_('number')} {figure.employee_number}.")
        line = figure.line
        line.run, line.employee_id = run, found[0]
        return line
