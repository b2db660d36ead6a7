"""From the activation link to a password."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from loonpoort.access import actions
from loonpoort.access.activation import login_of_link
from loonpoort.access.models import Login
from loonpoort.access.passwords import password_rules
from loonpoort.web.forms import NewPasswordForm
from loonpoort.web.sessions import network_address, speak
from loonpoort.web.views.sign_in import EMAIL_HINT

LINK = "activation_link"


@login_not_required
@require_safe
def activate(request: HttpRequest, who: str, proof: str) -> HttpResponse:
    """Take the link out of the address bar at once: from here on the session holds it."""
    login = login_of_link(who, proof)
    if login is None:
        response = gone(request, can_switch_language=False)
    else:
        if request.user.is_authenticated and request.user.pk != login.pk:
            messages.info(
                request,
                _("You were signed out as %(email)s: this link belongs to another login.")
                % {"email": request.user.get_username()},
            )
        request.session.flush()
        request.session[LINK] = [who, proof]
        response = redirect("set-password")
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            speak(response, login.language)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def set_password(request: HttpRequest) -> HttpResponse:
    login = login_of_link(*request.session.get(LINK, ("", "")))
    if login is None:
        return gone(request)
    form = NewPasswordForm(login, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.activate_login(
                login, form.cleaned_data["password"], network_address=network_address(request)
            )
        except ValidationError:
            return gone(request)  # used in another window a moment ago
        return _to_sign_in(request, login)
    context = {"form": form, "login": login, "rules": password_rules(login)}
    return render(request, "web/set_password.html", context)


def gone(request: HttpRequest, *, can_switch_language: bool = True) -> HttpResponse:
    """A link that was used, voided or altered, or is too old.

    Under the policy no-referrer a browser sends forms with the origin null, which the CSRF check refuses: no
    form on such a page.
    """
    return render(request, "web/link_gone.html", {"hides_language": not can_switch_language}, status=410)


def _to_sign_in(request: HttpRequest, login: Login) -> HttpResponse:
    request.session.flush()
    request.session[EMAIL_HINT] = login.email
    messages.success(request, _("Your password is set and your login is active. You can sign in now."))
    return redirect("sign-in")
