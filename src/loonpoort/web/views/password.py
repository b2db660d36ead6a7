"""A forgotten password, and changing one's own."""

from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from loonpoort.access import actions
from loonpoort.access.password_links import login_of_link
from loonpoort.access.passwords import password_rules
from loonpoort.access.throttling import TooManyAttemptsError
from loonpoort.web.forms import NewPasswordForm
from loonpoort.web.forms_people import ChangePasswordForm, ForgottenPasswordForm
from loonpoort.web.sessions import caller, network_address, speak
from loonpoort.web.views.sign_in import EMAIL_HINT

LINK = "password_link"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for links. What is said, and what is done before it is said, is the same for every address."""
    form = ForgottenPasswordForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "web/password_forgotten.html", {"form": form})
    try:
        actions.request_password_links(form.cleaned_data["email"], network_address(request))
    except TooManyAttemptsError as error:
        form.add_error(None, str(error))
        return render(request, "web/password_forgotten.html", {"form": form}, status=429)
    return redirect("password-asked")


@login_not_required
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "web/password_asked.html")


@login_not_required
@require_safe
def link(request: HttpRequest, who: str, proof: str) -> HttpResponse:
    """Take the link out of the address bar at once: from here on the session holds it."""
    login = login_of_link(who, proof)
    if login is None:
        response = _gone(request, can_switch_language=False)
    else:
        if request.user.is_authenticated and request.user.pk != login.pk:
            messages.info(
                request,
                _("You were signed out as %(email)s: this link belongs to another login.")
                % {"email": request.user.get_username()},
            )
        request.session.flush()
        request.session[LINK] = [who, proof]
        response = redirect("password-new")
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            speak(response, login.language)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The new password of whoever opened a link."""
    login = login_of_link(*request.session.get(LINK, ("", "")))
    if login is None:
        return _gone(request)
    form = NewPasswordForm(login, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.reset_password(
                login, form.cleaned_data["password"], network_address=network_address(request)
            )
        except ValidationError:
            return _gone(request)  # used in another window a moment ago
        request.session.flush()
        request.session[EMAIL_HINT] = login.email
        messages.success(request, _("Your new password is set, and all sessions are ended. Sign in with it."))
        return redirect("sign-in")
    context = {"form": form, "login": login, "rules": password_rules(login)}
    return render(request, "web/password_new.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Another password for the login that is signed in."""
    call = caller(request)
    form = ChangePasswordForm(call.login, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.change_password(
                call,
                form.cleaned_data["current"],
                form.cleaned_data["password"],
                session_key=request.session.session_key,
            )
        except ValidationError as error:
            form.add_errors(_as_fields(error))
        else:
            auth.update_session_auth_hash(request, call.login)
            messages.success(request, _("Your password is changed. Your other sessions are ended."))
            return redirect("profile-security")
    return render(request, "web/password_change.html", {"form": form, "rules": password_rules(call.login)})


def _as_fields(error: ValidationError) -> ValidationError:
    """What the action calls the passwords, in the words of the form."""
    names = {"password": "current", "new": "password"}
    return ValidationError({names[name]: errors for name, errors in error.error_dict.items()})


def _gone(request: HttpRequest, *, can_switch_language: bool = True) -> HttpResponse:
    # Without a referrer the CSRF check refuses forms, the language's among them: see activation.gone.
    return render(request, "web/password_gone.html", {"hides_language": not can_switch_language}, status=410)
