"""Changes of companies from the pages: who may make them."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from loonpoort.access.actions.permissions import require_password_session, right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period
from loonpoort.payroll.period_actions import Move, advance_companies


def advance_period(call: Call, company: Company, seen: Period) -> Move:
    """Move a company on to its next payroll period, from the one that the caller saw it in.

    Raises PermissionDenied, and ValidationError: it was moved on meanwhile, or there is no next period.
    """
    require_password_session(call)
    if right_of(call, Dashlet.COMPANIES) < DashletRight.WRITE:
        raise PermissionDenied(_("You may not move companies on to their next period."))
    if not call.companies().filter(pk=company.pk).exists():
        raise PermissionDenied(_("You may not change this company."))
    [move] = advance_companies(call.actor, {company.pk: seen})
    return move
