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
from loonpoort.web.places import LoginAddresses, Place, at_place
from loonpoort.web.sessions import caller


@require_POST
@at_place(DashletRight.WRITE)
def send_activation(request: HttpRequest, place: Place, login_id: int) -> HttpResponse:
    found = place.login_or_404(caller(request), login_id)
    done = _("The activation mail to %(email)s is on its way.") % {"email": found.email}
    _is_changed(request, found, actions.send_activation, done)
    return redirect(place.list_url if request.POST.get("back") == "list" else place.url("", login_id))


@require_http_methods(["GET", "HEAD", "POST"])
@at_place(DashletRight.WRITE)
def deactivate(request: HttpRequest, place: Place, login_id: int) -> HttpResponse:
    found = place.login_or_404(caller(request), login_id)
    if request.method != "POST":
        return _question(request, "web/login_deactivate.html", place, found)
    done = _("%(email)s is deactivated: no sign-in and no API call from now on.") % {"email": found.email}
    _is_changed(request, found, actions.deactivate_login, done)
    return redirect(place.url("", login_id))


@require_http_methods(["GET", "HEAD", "POST"])
@at_place(DashletRight.WRITE)
def reactivate(request: HttpRequest, place: Place, login_id: int) -> HttpResponse:
    """It is asked first, since it lets a token in again as well."""
    found = place.login_or_404(caller(request), login_id)
    if request.method != "POST":
        return _question(request, "web/login_reactivate.html", place, found)
    if found.has_usable_password():
        done = _("%(email)s is active again.") % {"email": found.email}
    else:
        done = _("%(email)s can be activated again: send the activation mail.") % {"email": found.email}
    _is_changed(request, found, actions.reactivate_login, done)
    return redirect(place.url("", login_id))


@require_http_methods(["GET", "HEAD", "POST"])
@at_place(DashletRight.WRITE)
def reset_second_factor(request: HttpRequest, place: Place, login_id: int) -> HttpResponse:
    """For the owner who lost the authenticator app and the recovery codes."""
    found = place.login_or_404(caller(request), login_id)
    if request.method != "POST":
        return _question(request, "web/login_reset_second_factor.html", place, found)
    done = _("The second factor of %(email)s is reset; a link for a new password is on its way.") % {
        "email": found.email
    }
    _is_changed(request, found, actions.reset_second_factor, done)
    return redirect(place.url("", login_id))


@require_http_methods(["GET", "HEAD", "POST"])
@at_place(DashletRight.WRITE)
def delete(request: HttpRequest, place: Place, login_id: int) -> HttpResponse:
    found = place.login_or_404(caller(request), login_id)
    if request.method != "POST":
        return _question(request, "web/login_delete.html", place, found)
    done = _("%(email)s is deleted.") % {"email": found.email}
    is_gone = _is_changed(request, found, actions.delete_login, done)
    return redirect(place.list_url if is_gone else place.url("", login_id))


def _question(request: HttpRequest, template: str, place: Place, found: Login) -> HttpResponse:
    context = {
        "place": place,
        "login": found,
        "urls": LoginAddresses(place, found.pk),
        "has_token": found.tokens.filter(revoked_at=None).exists(),
    }
    return render(request, template, context)


def _is_changed(request: HttpRequest, login: Login, change: Callable[[Call, Login], None], done: str) -> bool:
    try:
        change(caller(request), login)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    messages.success(request, done)
    return True
