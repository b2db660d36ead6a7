"""The token of a login: User profile, tab API Token, and the same pages for an administrator.

A token in clear is only ever in the body of the answer to a POST.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from loonpoort.access import actions
from loonpoort.access.actions import NewToken
from loonpoort.access.calls import Call
from loonpoort.access.models import Token
from loonpoort.web import token_words
from loonpoort.web.forms import OwnPasswordForm, PageForm
from loonpoort.web.token_desks import Desk, at_desk, for_care, for_revocation
from loonpoort.web.token_forms import FoundTokenForm, RotationForm, TokenForm
from loonpoort.web.words import Reach

NO_TOKEN = NewToken()


@sensitive_variables("made")
@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def token(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The token of a login; a POST makes it."""
    if request.method != "POST":
        return token_page(request, desk)
    form = TokenForm(request.POST)
    made = None
    if form.is_valid():
        try:
            made = _make(request, desk, form)
        except ValidationError as error:
            form.add_errors(error)
        else:
            if made is None:
                messages.info(request, _has_one(desk))
                return redirect(desk.url())
            messages.success(request, _made(desk))
    return token_page(request, desk, made=made or NO_TOKEN, making=form)


def _make(request: HttpRequest, desk: Desk, form: TokenForm) -> NewToken | None:
    if not desk.is_own:
        by_link = "by_link" in request.POST
        return actions.make_token(desk.call, desk.login, form.choices(), by_link=by_link)
    made = actions.activate_api_account(desk.call, form.choices())
    return None if made is None else NewToken(token=made)


def _has_one(desk: Desk) -> str:
    if desk.is_own:
        return _("Your API account is active already; nothing was changed.")
    return _("This login has a token already; nothing was changed.")


def _made(desk: Desk) -> str:
    if desk.is_own:
        return _("Your API account is active. Packages can use it from this moment.")
    return _("The token is made. Packages can use it from this moment.")


@sensitive_variables("made")
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
@for_care
def show(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The token in clear, for the caller's own password."""
    if request.method != "POST":
        return redirect(desk.url())
    form, made = OwnPasswordForm(request.POST), NO_TOKEN
    if form.is_valid():
        try:
            made = NewToken(actions.show_token(desk.call, desk.login, form.cleaned_data["password"]))
        except ValidationError as error:
            form.add_errors(error)
    return token_page(request, desk, made=made, showing=form)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
@for_care
def change(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Name, last day and networks."""
    live = actions.live_token(desk.login)
    if live is None:
        return redirect(desk.url())
    form = TokenForm.of(live, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            is_changed = actions.change_token(desk.call, desk.login, form.choices())
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(request, _("Saved.") if is_changed else _("Nothing was changed."))
            return redirect(desk.url())
    context = {"desk": desk, "form": form, "address": desk.call.network_address}
    return render(request, "web/token_settings.html", context)


@sensitive_variables("made")
@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
@for_care
def rotate(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A new token beside the old one."""
    live = actions.live_token(desk.login)
    if live is None:
        return redirect(desk.url())
    form = RotationForm(request.POST if request.method == "POST" else None, initial={"overlap": 24})
    if form.is_valid():
        by_link = not desk.is_own and "by_link" in request.POST
        try:
            made = actions.rotate_token(
                desk.call, desk.login, form.overlap_chosen(), form.last_day_chosen(), by_link=by_link
            )
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(request, _("The new token is made."))
            return token_page(request, desk, made=made)
    context = {"desk": desk, "form": form, "live": live, "outgoing": actions.outgoing_token(desk.login)}
    return render(request, "web/token_rotate.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
@for_revocation
def revoke(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Revoke every token of the login at once, after a question."""
    outgoing = actions.outgoing_token(desk.login)
    if actions.live_token(desk.login) is None and outgoing is None:
        return redirect(desk.url())
    if request.method != "POST":
        return render(request, "web/token_revoke.html", {"desk": desk, "outgoing": outgoing})
    actions.revoke_token(desk.call, desk.login)
    messages.success(request, _("The token is revoked. Packages that use it are refused from now on."))
    return redirect(desk.url())


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
@for_revocation
def end_old(request: HttpRequest, desk: Desk) -> HttpResponse:
    """End the outgoing token before its time, after a question."""
    outgoing = actions.outgoing_token(desk.login)
    if outgoing is None:
        return redirect(desk.url())
    if request.method != "POST":
        return render(request, "web/token_end_old.html", {"desk": desk, "outgoing": outgoing})
    actions.end_outgoing_token(desk.call, desk.login)
    messages.success(request, _("The old token has ended. Packages that use it are refused from now on."))
    return redirect(desk.url())


@sensitive_post_parameters("token")
@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
@for_revocation
def compare(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Tell which token somebody has in hand. It is not shown again, nor kept."""
    if request.method != "POST":
        return redirect(desk.url())
    form = FoundTokenForm(request.POST, auto_id="id_compare_%s")
    found = token_words.comparison_words(desk.login, form.cleaned_data["token"]) if form.is_valid() else ""
    return token_page(request, desk, comparing=form, found=found)


@sensitive_variables()
def token_page(
    request: HttpRequest, desk: Desk, *, made: NewToken = NO_TOKEN, found: str = "", **forms: PageForm
) -> HttpResponse:
    """The page, with what was just made or found. ``forms``: those that were sent, by what they are for."""
    live, outgoing = actions.live_token(desk.login), actions.outgoing_token(desk.login)
    failed = next((form for form in forms.values() if form.errors), None)
    context: dict[str, Any] = {
        "desk": desk,
        "login": desk.login,
        "live": live,
        "outgoing": outgoing,
        "outgoing_words": outgoing and token_words.outgoing_words(outgoing, has_newer=live is not None),
        "made": made,
        "link": f"{settings.BASE_URL}{reverse('handover', args=[made.link])}" if made.link else "",
        "found": found,
        "form": failed,
        "making": forms.get("making") or TokenForm(),
        "showing": forms.get("showing") or OwnPasswordForm(),
        "linking": forms.get("linking") or OwnPasswordForm(auto_id="id_link_%s"),
        "comparing": FoundTokenForm(auto_id="id_compare_%s"),
        "history": token_words.history(desk.login, [live, outgoing]),
        "base_url": settings.BASE_URL,
        "reach": Reach.of(Call(desk.login, is_for_program=True)),
        **(_facts(live) if live else {}),
    }
    response = render(request, "web/api_token.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _facts(live: Token) -> dict[str, Any]:
    handover = live.handovers.order_by("-pk").first()
    return {
        "masked": token_words.masked(live),
        "last_use": token_words.last_use_words(live),
        "last_day": token_words.last_day_words(live),
        "is_ending_soon": token_words.is_ending_soon(live),
        "networks": token_words.networks_words(live),
        "handover_words": handover and token_words.handover_words(handover),
    }
