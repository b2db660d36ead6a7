"""Payroll runs in words: what may be done with one, and what journals are grouped by."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet
from loonpoort.organisation.models import Company
from loonpoort.payroll.journals import Grouping
from loonpoort.payroll.models import Run, RunState
from loonpoort.web.payroll_places import company_trail
from loonpoort.web.rights import may_see
from loonpoort.web.trails import Trail

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Step:
    """A button, and the question behind it."""

    name: str
    button: Words
    explained: Words


STEPS = {
    "process": Step(
        "process",
        _("Process"),
        _(
            "The stored hours, wages and salaries of all who are in service in its period become its figures,"
            " which packages can then read. Figures that were imported stay."
        ),
    ),
    "lock": Step("lock", _("Lock"), _("A locked run is never changed. This cannot be undone.")),
    "reopen": Step(
        "reopen",
        _("Open again"),
        _("Until it is processed again packages read no figures of it. Its figures stay until then."),
    ),
}
_OFFERED = {RunState.OPEN: ("process",), RunState.PROCESSED: ("lock", "reopen"), RunState.LOCKED: ()}
_JOURNALS = {
    Grouping.COMPANY: _("Company"),
    Grouping.COST_CENTER: _("Cost centre"),
    Grouping.COST_CENTER_COST_UNIT: _("Cost centre and cost unit"),
    Grouping.DEPARTMENT: _("Department"),
    Grouping.EMPLOYEE: _("Employee"),
}


def step_words(name: str) -> Step:
    return STEPS[name]


def steps_of(run: Run) -> list[Step]:
    """What may be done with a run as it is now."""
    return [STEPS[name] for name in _OFFERED[RunState(run.state)]]


def journal_names() -> list[tuple[str, Words]]:
    """What journals come by, and how that is called."""
    return [(grouping.value, words) for grouping, words in _JOURNALS.items()]


def runs_trail(call: Call, of: Company) -> Trail:
    """The way to what is of a company's runs."""
    if not may_see(call, Dashlet.COMPANIES):
        return company_trail(call, of)
    return [*company_trail(call, of), (of.name, reverse("company", args=[of.pk]))]
