"""What is done to a login apart from its form: each a POST, destructive ones after a question."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import DashletRight
from loonpoort.access.models import Login
from loonpoort.web.login_rows import master_login_or_404
from loonpoort.web.sessions import caller
from loonpoort.web.views.logins import needs


@require_POST
@needs(DashletRight.WRITE)
def send_activation(request: HttpRequest, login_id: int) -> HttpResponse:
    found = master_login_or_404(caller(request), login_id)
    done = _("The activation mail to %(email)s is on its way.") % {"email": found.email}
    _change(request, found, actions.send_activation, done)
    return redirect("logins") if request.POST.get("back") == "logins" else redirect("login", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(DashletRight.WRITE)
def deactivate(request: HttpRequest, login_id: int) -> HttpResponse:
    found = master_login_or_404(caller(request), login_id)
    if request.method != "POST":
        return render(request, "web/login_deactivate.html", {"login": found})
    done = _("%(email)s is deactivated: no sign-in and no API call from now on.") % {"email": found.email}
    _change(request, found, actions.deactivate_login, done)
    return redirect("login", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(DashletRight.WRITE)
def revoke_token(request: HttpRequest, login_id: int) -> HttpResponse:
    found = master_login_or_404(caller(request), login_id)
    if request.method != "POST":
        return render(request, "web/login_revoke_token.html", {"login": found})
    done = _("The token of %(email)s is revoked.") % {"email": found.email}
    _change(request, found, actions.revoke_token, done)
    return redirect("login", found.pk)


def _change(request: HttpRequest, login: Login, change: Callable[[Call, Login], None], done: str) -> None:
    try:
        change(caller(request), login)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, done)
