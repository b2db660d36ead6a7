"""Single sign-on: the address that the SingleSignOn service's answers are used at."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from loonpoort.access import sign_ons
from loonpoort.web.sessions import sign_in, speak


@login_not_required
@require_GET
def sign_on(request: HttpRequest) -> HttpResponse:
    found = sign_ons.redeem(request.GET.get("ID", ""))
    if found is None:
        response = render(request, "web/sign_on_gone.html", {"hides_language": True}, status=410)
    else:
        sign_in(request, found.login, found.token)
        response = redirect("home")
        speak(response, found.login.language)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
