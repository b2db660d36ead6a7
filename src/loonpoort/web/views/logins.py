"""Logins, at master level and at a debtor: the list, the form, and what a filter would reach."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import DashletRight
from loonpoort.access.models import Login
from loonpoort.access.second_factor import has_second_factor
from loonpoort.web.connection_words import latest_refusals
from loonpoort.web.login_forms import LoginForm
from loonpoort.web.login_rows import for_rows, rows
from loonpoort.web.places import LoginAddresses, Place, at_place
from loonpoort.web.sessions import caller
from loonpoort.web.token_words import TokenCard
from loonpoort.web.traffic import TrafficWords
from loonpoort.web.usage_words import UsageGlance
from loonpoort.web.words import Reach

PAGE_LENGTH = 50
SHOWN_REFUSALS = 3


@require_safe
@at_place(DashletRight.READ)
def logins(request: HttpRequest, place: Place) -> HttpResponse:
    call = caller(request)
    page = Paginator(for_rows(place.logins(call)), PAGE_LENGTH).get_page(request.GET.get("page"))
    context = {
        "place": place,
        "page": page,
        "rows": rows(call, place, page.object_list),
        "may_change": place.may_change(call),
    }
    return render(request, "web/logins.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_place(DashletRight.WRITE)
def new_login(request: HttpRequest, place: Place) -> HttpResponse:
    call = caller(request)
    form = _form(request, call, place)
    if form.is_valid():
        try:
            made = actions.create_login(call, form.choices())
        except ValidationError as error:
            form.add_errors(error)
        else:
            done = _("The login is made. Nothing is sent yet: send the activation mail.")
            return _saved(request, place, made, done)
    return render(request, "web/login_new.html", {"place": place, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@at_place(DashletRight.READ)
def login(request: HttpRequest, place: Place, login_id: int) -> HttpResponse:
    call = caller(request)
    found = place.login_or_404(call, login_id)
    form = _form(request, call, place, found)
    if form.is_valid() and _is_updated(call, found, form):
        return _saved(request, place, found, " ".join(filter(None, [_("Saved."), form.kept])))
    found = place.login_or_404(call, login_id)
    context = {
        "place": place,
        "form": form,
        "row": rows(call, place, [found])[0],
        "login": found,
        "urls": LoginAddresses(place, found.pk),
        "reach": _reach(found),
        "token_card": TokenCard.of(call, found),
        "traffic": TrafficWords.of(found),
        "usage": UsageGlance.of(found),
        "refusals": latest_refusals(call, found, SHOWN_REFUSALS),
        "has_second_factor": has_second_factor(found),
        "is_own": found.pk == call.login.pk,
        "may_change": place.may_change(call),
    }
    return render(request, "web/login.html", context)


@require_POST
@at_place(DashletRight.WRITE)
def reach(request: HttpRequest, place: Place, login_id: int | None = None) -> HttpResponse:
    """What the filter in a form would reach, in words, for the form's script."""
    call = caller(request)
    found = place.login_or_404(call, login_id) if login_id is not None else None
    words = LoginForm(call, place, request.POST, login=found).reach_words()
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


def _form(request: HttpRequest, call: Call, place: Place, found: Login | None = None) -> LoginForm:
    if request.method != "POST":
        return LoginForm(call, place, login=found)
    if "preview" in request.POST:
        return LoginForm(call, place, login=found, draft=request.POST)
    return LoginForm(call, place, request.POST, login=found)


def _is_updated(call: Call, found: Login, form: LoginForm) -> bool:
    try:
        actions.update_login(call, found, form.choices(), revision=form.cleaned_data["revision"])
    except ValidationError as error:
        form.add_errors(error)
        if getattr(error, "code", None) == "stale":
            found.refresh_from_db(fields=["revision"])
            form.be_stale(found.revision)
    return form.is_valid()


def _saved(request: HttpRequest, place: Place, login: Login, done: str) -> HttpResponse:
    """Say what was done, and what the login reaches now that it is."""
    found = place.login_or_404(caller(request), login.pk)
    messages.success(request, f"{done} {_reach(found)}")
    return redirect(place.url("", login.pk))


def _reach(found: Login) -> Reach:
    return Reach.of(Call(found))
