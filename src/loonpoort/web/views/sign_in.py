"""Signing in and out, and the language."""

import time
from typing import Any

from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language

from loonpoort.access import actions
from loonpoort.access.models import Login
from loonpoort.access.second_factor import has_second_factor
from loonpoort.access.throttling import TooManyAttemptsError, counted_logins_matching
from loonpoort.web.forms import SignInForm
from loonpoort.web.forms_people import CodeForm
from loonpoort.web.sessions import (
    caller,
    is_same_login,
    network_address,
    open_to_weak_sessions,
    open_without_second_factor,
    speak,
)
from loonpoort.web.sessions import sign_in as begin_session

EMAIL_HINT = "sign_in_email"
CHOICE = "sign_in_choice"
CODE = "sign_in_code"
CHOICE_SECONDS = 300
"""How long a password that was right is remembered while a login is chosen or a code is looked up."""


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        if request.user.is_authenticated and caller(request).token is None:
            return redirect(_own_path(request, request.GET.get("next")))
        form = SignInForm(initial={"email": request.session.get(EMAIL_HINT, "")})
        return _page(request, form, request.GET.get("next", ""))
    form, target = SignInForm(request.POST), request.POST.get("next", "")
    if not form.is_valid():
        return _page(request, form, target)
    email, password = form.cleaned_data["email"], form.cleaned_data["password"]
    try:
        logins = counted_logins_matching(email, password, network_address(request))
    except TooManyAttemptsError as error:
        form.add_error(None, str(error))
        return _page(request, form, target, status=429)
    if not logins:
        form.add_error(None, _("E-mail address and password do not go together, or the login is not active."))
        return _page(request, form, target)
    if len(logins) > 1:
        return _offer_choice(request, logins, target)
    return let_in(request, logins[0], target)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Several logins had this password: the person chooses."""
    offer: dict[str, Any] = request.session.get(CHOICE, {})
    logins = _offered(offer)
    if not logins:
        messages.info(request, _("Sign in again to choose a login."))
        return redirect("sign-in")
    if request.method == "POST":
        for login in logins:
            if str(login.pk) == request.POST.get("login"):
                return let_in(request, login, offer["next"])
    return render(request, "web/choose.html", {"logins": logins})


@login_not_required
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """The password was right, and the login has a second factor: nobody is signed in before its code is."""
    offer: dict[str, Any] = request.session.get(CODE, {})
    login = next(iter(_offered(offer)), None)
    if login is None:
        messages.info(request, _("Sign in again to enter a code."))
        return redirect("sign-in")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.enter_code(login, form.cleaned_data["code"], network_address=network_address(request))
        except ValidationError as error:
            form.add_errors(error)
        else:
            return _begin(request, login, offer["next"])
    return render(request, "web/sign_in_code.html", {"form": form, "login": login})


@open_to_weak_sessions
@open_without_second_factor
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    auth.logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("sign-in")


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Django's choice of language, in a cookie, remembered on the login as well."""
    chosen = request.POST.get("language", "")
    if request.user.is_authenticated and caller(request).token is None and chosen in dict(settings.LANGUAGES):
        actions.choose_language(caller(request), chosen)
    return set_language(request)


def let_in(request: HttpRequest, login: Login, target: str = "") -> HttpResponse:
    """Sign in a login whose password was right, or ask for the code of its second factor first."""
    if has_second_factor(login):
        _remember(request, CODE, [login], target)
        return redirect("sign-in-code")
    return _begin(request, login, target)


def _begin(request: HttpRequest, login: Login, target: str) -> HttpResponse:
    begin_session(request, login)
    response = redirect(_own_path(request, target))
    speak(response, login.language)
    return response


def _page(request: HttpRequest, form: SignInForm, target: str, *, status: int = 200) -> HttpResponse:
    return render(request, "web/sign_in.html", {"form": form, "next": target}, status=status)


def _offer_choice(request: HttpRequest, logins: list[Login], target: str) -> HttpResponse:
    _remember(request, CHOICE, logins, target)
    return redirect("sign-in-choose")


def _remember(request: HttpRequest, purpose: str, logins: list[Login], target: str) -> None:
    """Remember which logins the password opened, in a new session, without signing anybody in yet."""
    request.session.flush()
    request.session[purpose] = {
        "logins": {str(login.pk): login.get_session_auth_hash() for login in logins},
        "until": time.time() + CHOICE_SECONDS,
        "next": target,
    }


def _offered(offer: dict[str, Any]) -> list[Login]:
    if offer.get("until", 0) < time.time():
        return []
    proofs = offer["logins"]
    logins = Login.objects.select_related("environment", "user_template", "debtor").filter(pk__in=proofs)
    found = [login for login in logins if is_same_login(login, proofs[str(login.pk)])]
    return sorted(found, key=lambda login: (login.environment.name, login.level != "master", login.pk))


def _own_path(request: HttpRequest, target: str | None) -> str:
    """``target`` when it is a path on this host, else the start page."""
    is_own = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # What is no path would be taken for the name of a view.
    return target if target and is_own and target.startswith("/") else resolve_url("home")
