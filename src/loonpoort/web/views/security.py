"""Settings > Security: what holds for every login of the environment."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe
from django_otp.plugins.otp_totp.models import TOTPDevice

from loonpoort.access import actions
from loonpoort.access.actions.permissions import right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import Login, LoginStatus, Token
from loonpoort.web.sessions import caller

View = Callable[[HttpRequest], HttpResponse]


def _needs(right: DashletRight) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest) -> HttpResponse:
            if right_of(caller(request), Dashlet.SECURITY) < right:
                raise PermissionDenied
            return view(request)

        return guarded

    return decorate


@require_safe
@_needs(DashletRight.READ)
def security(request: HttpRequest) -> HttpResponse:
    call = caller(request)
    context = {
        "environment": call.environment,
        "may_change": right_of(call, Dashlet.SECURITY) >= DashletRight.WRITE,
        **_figures(call),
    }
    return render(request, "web/security.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@_needs(DashletRight.WRITE)
def second_factor(request: HttpRequest) -> HttpResponse:
    """Whether everybody needs a second factor: a question, and the answer."""
    call = caller(request)
    is_on = call.environment.requires_second_factor
    if request.method != "POST":
        return render(request, "web/security_second_factor.html", {"is_on": is_on, **_figures(call)})
    wanted = request.POST.get("turn") == "on"
    actions.require_second_factor(call, required=wanted)
    messages.success(
        request,
        _("Every login needs a second factor from now on.")
        if wanted
        else _("A second factor is each login's own choice from now on."),
    )
    return redirect("security")


@require_http_methods(["GET", "HEAD", "POST"])
@_needs(DashletRight.WRITE)
def show_once(request: HttpRequest) -> HttpResponse:
    """Whether tokens are shown only once: a question, and the answer."""
    call = caller(request)
    is_on = call.environment.is_show_once
    if request.method != "POST":
        return render(request, "web/security_show_once.html", {"is_on": is_on, **_figures(call)})
    wanted = request.POST.get("turn") == "on"
    erased = actions.show_tokens_once(call, once=wanted)
    if wanted:
        said = ngettext(
            "Tokens are shown once from now on. %(count)s kept copy is erased.",
            "Tokens are shown once from now on. %(count)s kept copies are erased.",
            erased,
        )
        messages.success(request, said % {"count": erased})
    else:
        messages.success(request, _("Of new tokens a copy is kept from now on, to be shown again."))
    return redirect("security")


def _figures(call: Call) -> dict[str, int]:
    """What a change would mean to how many."""
    active = Login.objects.filter(environment=call.environment, status=LoginStatus.ACTIVE)
    has_factor = Exists(TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True))
    copies = Token.objects.filter(login__environment=call.environment).exclude(encrypted_copy="")
    return {
        "logins": active.count(),
        "without_factor": active.exclude(has_factor).count(),
        "copies": copies.count(),
    }
