"""Handover links: made by an administrator, and used, once, by whoever is to have the token."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from loonpoort.access import actions
from loonpoort.access.actions import NewToken
from loonpoort.web.forms import OwnPasswordForm
from loonpoort.web.sessions import network_address
from loonpoort.web.token_desks import Desk, at_desk, for_care
from loonpoort.web.views.tokens import NO_TOKEN, token_page


@sensitive_variables("made")
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
@for_care
def make(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A link to the token there is, for the caller's own password."""
    if request.method != "POST":
        return redirect(desk.url())
    form, made = OwnPasswordForm(request.POST, auto_id="id_link_%s"), NO_TOKEN
    if form.is_valid():
        try:
            made = NewToken(link=actions.make_handover(desk.call, desk.login, form.cleaned_data["password"]))
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(request, _("The link is made. Earlier links to this token no longer work."))
    return token_page(request, desk, made=made, linking=form)


@login_not_required
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: HttpRequest, link: str) -> HttpResponse:
    """What the link leads to. Only the button in it uses it up: mail scanners open links, but press none."""
    if request.method == "POST":
        opened = actions.open_handover(link, network_address=network_address(request))
    else:
        found = actions.handover_of(link)
        opened = (found, "") if found else None
    if opened is None:
        return render(request, "web/handover_gone.html", status=410)
    found, token = opened
    context = {
        "handover": found,
        "login": found.token.login,
        "token": token,
        "base_url": settings.BASE_URL,
        "hides_language": bool(token),  # choosing one would lead away from what is shown once
    }
    response = render(request, "web/handover.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response
