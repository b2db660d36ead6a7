"""Where whoever finds a token has it revoked, without signing in and without being told anything."""

import json

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from loonpoort.access import secrets, visitors
from loonpoort.access.actions import report_token
from loonpoort.web.sessions import network_address
from loonpoort.web.token_forms import FoundTokenForm

LONGEST_BODY = 4096


# Without the CSRF check: programs that scan for leaked secrets call it, and it goes by what is in the body
# alone, never by who is signed in.
@csrf_exempt
@login_not_required
@sensitive_variables()
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Revoke the ``token`` of a form or of JSON. The same answer whether there is such a token or not."""
    if request.method != "POST":
        return _page(request, FoundTokenForm())
    if not visitors.may_report(network_address(request)):
        response = HttpResponse(_("Too many at once. Try again in a minute."), "text/plain", status=429)
        response.headers["Retry-After"] = "60"
        return response
    if request.content_type == "application/json":
        return _from_program(request)
    form = FoundTokenForm(request.POST)
    if form.is_valid() and not secrets.is_whole(form.cleaned_data["token"]):
        # Its checksum says so, which anybody can reckon: it tells nothing of what tokens there are.
        form.add_error("token", _("This is not a whole token. It begins with lp_ and has 51 characters."))
    if not form.is_valid():
        return _page(request, form)
    report_token(form.cleaned_data["token"], network_address=network_address(request))
    return _page(request, FoundTokenForm(), is_done=True)


def _from_program(request: HttpRequest) -> HttpResponse:
    try:
        token = json.loads(request.read(LONGEST_BODY))["token"]
    except (ValueError, LookupError, TypeError, RecursionError):
        token = None
    if not isinstance(token, str):
        return JsonResponse({"error": 'Send {"token": "lp_..."}.'}, status=400)
    report_token(token, network_address=network_address(request))
    return JsonResponse({"received": True}, status=202)


def _page(request: HttpRequest, form: FoundTokenForm, *, is_done: bool = False) -> HttpResponse:
    context = {"form": form, "is_done": is_done}
    return render(request, "web/token_found.html", context, status=202 if is_done else 200)
