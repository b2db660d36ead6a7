"""Switching to another login of the same e-mail address. Each asks for its own password and second factor."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from loonpoort.access.authentication import logins_matching
from loonpoort.access.calls import Call
from loonpoort.access.throttling import TooManyAttemptsError, counted
from loonpoort.web.forms_people import SwitchForm
from loonpoort.web.other_logins import other_logins
from loonpoort.web.sessions import caller, network_address
from loonpoort.web.views.sign_in import let_in


@require_safe
def switch(request: HttpRequest) -> HttpResponse:
    logins = other_logins(caller(request))
    return render(request, "web/switch.html", {"logins": logins})


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def switch_to(request: HttpRequest, login_id: int) -> HttpResponse:
    call = caller(request)
    login = other_logins(call).filter(pk=login_id).first()
    if login is None:
        raise Http404
    form = SwitchForm(login, request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_its_password(request, call, form):
        return let_in(request, login)
    return render(request, "web/switch_to.html", {"form": form, "login": login})


def _is_its_password(request: HttpRequest, call: Call, form: SwitchForm) -> bool:
    try:
        email, password = call.login.email, form.cleaned_data["password"]
        is_right = counted(
            email, network_address(request), lambda: form.login in logins_matching(email, password)
        )
    except TooManyAttemptsError as error:
        form.add_error("password", str(error))
        return False
    if not is_right:
        form.add_error("password", _("This is not the password of this login."))
    return form.is_valid()
