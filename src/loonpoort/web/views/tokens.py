"""User profile, tab API Token. A token in clear is only ever in the body of the answer to a POST."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.web.forms import OwnPasswordForm
from loonpoort.web.sessions import caller
from loonpoort.web.words import Reach


@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def api_token(request: HttpRequest) -> HttpResponse:
    """The tab; a POST activates the API account."""
    call = _require_tab(request)
    token = None
    if request.method == "POST":
        token = actions.activate_api_account(call)
        if token is None:
            messages.info(request, _("Your API account is active already; nothing was changed."))
            return redirect("api-token")
        messages.success(request, _("Your API account is active. Packages can use it from this moment."))
    return _page(request, call, token=token, is_new=True)


@sensitive_variables("token")
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The token in clear, for the password."""
    call = _require_tab(request)
    if request.method != "POST":
        return redirect("api-token")
    form = OwnPasswordForm(request.POST)
    token = None
    if form.is_valid():
        try:
            token = actions.show_token(call, form.cleaned_data["password"])
        except ValidationError as error:
            form.add_errors(error)
    return _page(request, call, token=token, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest) -> HttpResponse:
    call = _require_tab(request)
    if actions.live_token(call.login) is None:
        return redirect("api-token")
    if request.method != "POST":
        return render(request, "web/token_revoke.html", {"back": "api-token"})
    actions.revoke_token(call, call.login)
    messages.success(request, _("The token is revoked. Packages that use it are refused from now on."))
    return redirect("api-token")


def _require_tab(request: HttpRequest) -> Call:
    call = caller(request)
    if not call.login.user_template.rules.has_api_token_tab:
        raise PermissionDenied(_("This kind of login has no API Token tab."))
    return call


@sensitive_variables("token")
def _page(
    request: HttpRequest,
    call: Call,
    *,
    token: str | None = None,
    form: OwnPasswordForm | None = None,
    is_new: bool = False,
) -> HttpResponse:
    live = actions.live_token(call.login)
    context: dict[str, Any] = {
        "live": live,
        "token": token,
        "is_new": is_new and token is not None,
        "masked": f"lp_{live.key_id}{'•' * 12}" if live else "",
        "form": form or OwnPasswordForm(),
        "base_url": settings.BASE_URL,
        "reach": Reach.of(call),
    }
    response = render(request, "web/api_token.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response
