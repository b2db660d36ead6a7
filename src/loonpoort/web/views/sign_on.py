"""Single sign-on: the address that the SingleSignOn service's answers are used at."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from loonpoort.access import sign_ons
from loonpoort.web.sessions import sign_in, speak
from loonpoort.web.views.sign_in import let_in


@login_not_required
@require_GET
def sign_on(request: HttpRequest) -> HttpResponse:
    """A sign-on stands for the password: a login with a second factor is asked for its code."""
    found = sign_ons.redeem(request.GET.get("ID", ""))
    if found is None:
        response = render(request, "web/sign_on_gone.html", {"hides_language": True}, status=410)
    elif found.token is None:
        response = let_in(request, found.login)
    else:
        sign_in(request, found.login, found.token)
        response = redirect("home")
        speak(response, found.login.language)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
