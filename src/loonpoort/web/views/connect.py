"""Connecting a package, step by step: its operations, where its login is to be, the login."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet
from loonpoort.connect.connecting import Wanted, closed_to, connect
from loonpoort.connect.matching import match_list
from loonpoort.web.connect_forms import (
    AnswersForm,
    ListForm,
    PackageLoginForm,
    PlaceForm,
    WantedForm,
    found_by_token,
    places_of,
)
from loonpoort.web.rights import may_change
from loonpoort.web.sessions import caller


@require_http_methods(["GET", "HEAD", "POST"])
def connect_list(request: HttpRequest) -> HttpResponse:
    """From a list that somebody pastes. Nothing is kept before the last step."""
    call = caller(request)
    _require_places(call)
    match request.POST.get("step"):
        case "list":
            return _matches(request, call, is_answered=False)
        case "answers":
            return _matches(request, call, is_answered=True)
        case "place" | "login" as step:
            return _next(request, call, step)
    return render(request, "web/connect.html", {"form": ListForm()})


@require_http_methods(["GET", "HEAD", "POST"])
def connect_package(request: HttpRequest, slug: str) -> HttpResponse:
    """From an entry of the App Store."""
    call = caller(request)
    _require_places(call)
    found = found_by_token(slug)
    if found is None:
        raise Http404
    if request.POST.get("step") in ("place", "login"):
        return _next(request, call, request.POST["step"])
    return _place(request, call, Wanted(found.name, found.operations, found.slug))


def _require_places(call: Call) -> None:
    if not places_of(call):
        raise PermissionDenied(
            _("Your user template does not let you make logins. Ask an administrator of your environment.")
        )


def _matches(request: HttpRequest, call: Call, *, is_answered: bool) -> HttpResponse:
    """What the names of a list mean: the sure ones told, the doubtful ones asked about."""
    form = ListForm(request.POST)
    found = []
    if form.is_valid():
        try:
            found = match_list(form.cleaned_data["list"])
        except ValidationError as error:
            form.add_error("list", error)
        else:
            if not any(each.operation or each.candidates for each in found):
                form.add_error("list", _("No operation is recognised in this list."))
    if not form.is_valid():
        return render(request, "web/connect.html", {"form": form})
    sure = [each.operation for each in found if each.operation]
    questions = [each for each in found if each.candidates]
    unknown = [each.text for each in found if not each.operation and not each.candidates]
    answers = AnswersForm(questions, request.POST if is_answered else None)
    if answers.is_valid() or (not questions and not unknown):
        chosen = tuple(dict.fromkeys([*sure, *(answers.operations() if is_answered else ())]))
        if chosen:
            return _place(request, call, Wanted(form.cleaned_data["name"].strip(), chosen))
        answers.add_error(None, _("A connection needs at least one operation."))
    context = {
        "form": answers,
        "list": form,
        "sure": sure,
        "unknown": unknown,
    }
    return render(request, "web/connect_matches.html", context)


def _next(request: HttpRequest, call: Call, step: str) -> HttpResponse:
    wanted = WantedForm(request.POST).wanted()
    if wanted is None:
        return redirect("connect")
    place = PlaceForm(call, request.POST)
    if not place.is_valid():
        return _place(request, call, wanted, place)
    return _login(request, call, wanted, place, is_filled_in=step == "login")


def _place(request: HttpRequest, call: Call, wanted: Wanted, form: PlaceForm | None = None) -> HttpResponse:
    form = form or PlaceForm(call)
    return render(request, "web/connect_place.html", {"form": form, **_told(call, wanted)})


def _login(
    request: HttpRequest, call: Call, wanted: Wanted, place_form: PlaceForm, *, is_filled_in: bool
) -> HttpResponse:
    place = place_form.place()
    if not is_filled_in:
        form = PackageLoginForm(call, place)
        form.initial["name"] = wanted.name
    elif "preview" in request.POST:
        form = PackageLoginForm(call, place, draft=request.POST)
    else:
        form = PackageLoginForm(call, place, request.POST)
    if form.is_valid():
        try:
            made = connect(
                call, wanted, form.choices(), sends_activation=form.cleaned_data["sends_activation"]
            )
        except ValidationError as error:
            form.add_errors(error)
        else:
            if made.user_template.logins.count() > 1:
                words = _("The user template %(name)s was there already, and opens exactly this.")
                messages.info(request, words % {"name": made.user_template.name})
            return redirect("connection-made", made.pk)
    chosen = place_form.cleaned_data
    context = {
        "form": form,
        "place": place,
        "where": chosen["where"],
        "debtor": chosen.get("debtor") or "",
        **_told(call, wanted),
    }
    return render(request, "web/connect_login.html", context)


def _told(call: Call, wanted: Wanted) -> dict[str, Any]:
    """What every step after the list tells of the package."""
    return {
        "wanted": wanted,
        "closed": closed_to(call, wanted.operations),
        "may_make_templates": may_change(call, Dashlet.USER_TEMPLATES),
    }
