"""Reports of the connection check as the page shows them: with links to where things are mended."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet
from loonpoort.access.models import Login
from loonpoort.connect.check.reports import OperationOutcome, Remedy, Report, Step
from loonpoort.connect.check.words import reached_words
from loonpoort.organisation.models import Product
from loonpoort.web.places import login_url, place_of
from loonpoort.web.rights import may_change

BADGES = {"ok": "active", "warning": "", "wrong": "bad", "not_looked_at": "deactivated"}
"""How a verdict is coloured; its words stand beside."""


@dataclass(frozen=True, slots=True)
class Mend:
    """Where or how something is mended: a link, or a press that does it."""

    label: str
    url: str = ""
    action: str = ""
    """What the check's own page is asked to do."""


@dataclass(frozen=True, slots=True)
class StepRow:
    step: Step
    mend: Mend | None

    @property
    def badge(self) -> str:
        return BADGES[self.step.verdict]


@dataclass(frozen=True, slots=True)
class OperationRow:
    outcome: OperationOutcome

    @property
    def badge(self) -> str:
        return BADGES[self.outcome.verdict]

    @property
    def reached(self) -> str:
        return reached_words(self.outcome.reached)


def step_rows(report: Report, call: Call | None) -> list[StepRow]:
    return [StepRow(step, _mend(step.remedy, report.login, call)) for step in report.steps]


def operation_rows(report: Report) -> list[OperationRow]:
    return [OperationRow(outcome) for outcome in report.operations]


def summary(report: Report) -> str:
    """The outcome in a sentence."""
    wrong = report.first_wrong
    if wrong is not None:
        return _("A call would strand at “%(step)s”.") % {"step": wrong.label}
    if not report.succeeds:
        return _("Not every call would succeed: see the operations.")
    return _("Every call would succeed.") if report.is_listed else _("Calls are let in.")


def _mend(remedy: Remedy | None, login: Login | None, call: Call | None) -> Mend | None:
    if remedy is None or call is None:
        return None
    if remedy is Remedy.MAKE_LOGIN:
        return Mend(_("Make a login"), _new_login(call))
    if login is None or remedy is Remedy.OPEN_OPERATIONS:
        return None  # the page has a form of its own for these
    return _mend_of(remedy, login, call)


def _mend_of(remedy: Remedy, login: Login, call: Call) -> Mend:
    is_own = login.pk == call.login.pk and login.user_template.rules.has_api_token_tab
    name, arguments = ("api-token", []) if is_own else ("login-token", [login.pk])
    match remedy:
        case Remedy.SEND_ACTIVATION:
            return Mend(_("Send activation mail"), action=remedy.value)
        case Remedy.REACTIVATE:
            return Mend(_("Reactivate"), place_of(login).url("reactivate", login.pk))
        case Remedy.SEE_TOKEN:
            return Mend(_("To the token"), reverse(name, args=arguments))
        case Remedy.CHANGE_TOKEN:
            return Mend(_("Change its networks"), reverse(f"{name}-settings", args=arguments))
        case Remedy.CHANGE_TEMPLATE:
            return Mend(_("To the user template"), reverse("template", args=[login.user_template_id]))
        case _:
            return Mend(_("To the login and its filter"), login_url(login))


def _new_login(call: Call) -> str:
    if may_change(call, Dashlet.LOGINS):
        return reverse("login-new")
    is_business = call.environment.product == Product.BUSINESS
    return reverse("business-client-login-new" if is_business else "debtors")
