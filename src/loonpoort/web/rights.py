"""Rights on the pages: whoever has less than a page needs gets none of it."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from loonpoort.access.actions.permissions import right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.web.sessions import caller

PageView = Callable[..., HttpResponse]


def needs(dashlet: Dashlet, right: DashletRight) -> Callable[[PageView], PageView]:
    """Refuse whoever has less than ``right`` on a panel."""

    def decorate(view: PageView) -> PageView:
        @wraps(view)
        def guarded(request: HttpRequest, **parameters: object) -> HttpResponse:
            require_right(caller(request), right, dashlet)
            return view(request, **parameters)

        return guarded

    return decorate


def require_right(call: Call, right: DashletRight, *dashlets: Dashlet) -> None:
    """Raise PermissionDenied for a caller who has less than ``right`` on each of some panels."""
    if max(right_of(call, dashlet) for dashlet in dashlets) >= right:
        return
    if dashlets[0].value.startswith("settings."):
        raise PermissionDenied(_("Your user template gives you no right to this part of Settings."))
    raise PermissionDenied(_("Your user template gives you no right to this page."))


def may_see(call: Call, dashlet: Dashlet) -> bool:
    return right_of(call, dashlet) >= DashletRight.READ


def may_change(call: Call, dashlet: Dashlet) -> bool:
    return right_of(call, dashlet) >= DashletRight.WRITE
