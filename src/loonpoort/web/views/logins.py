"""Settings, and its logins at master level."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import Login
from loonpoort.web.forms import LoginForm
from loonpoort.web.login_rows import master_login_or_404, master_logins, rows
from loonpoort.web.sessions import caller
from loonpoort.web.traffic import TrafficWords
from loonpoort.web.words import Reach

PAGE_LENGTH = 50

PageView = Callable[..., HttpResponse]


def needs(right: DashletRight) -> Callable[[PageView], PageView]:
    """Refuse whoever has less than ``right`` on the logins."""

    def decorate(view: PageView) -> PageView:
        @wraps(view)
        def guarded(request: HttpRequest, **parameters: int) -> HttpResponse:
            if caller(request).right_on(Dashlet.LOGINS) < right:
                raise PermissionDenied(_("Your user template gives you no right to this part of Settings."))
            return view(request, **parameters)

        return guarded

    return decorate


@require_safe
@needs(DashletRight.READ)
def settings_page(request: HttpRequest) -> HttpResponse:
    return render(request, "web/settings.html", {"count": master_logins(caller(request)).count()})


@require_safe
@needs(DashletRight.READ)
def logins(request: HttpRequest) -> HttpResponse:
    call = caller(request)
    page = Paginator(master_logins(call), PAGE_LENGTH).get_page(request.GET.get("page"))
    context = {"page": page, "rows": rows(page.object_list), "may_change": _may_change(call)}
    return render(request, "web/logins.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(DashletRight.WRITE)
def new_login(request: HttpRequest) -> HttpResponse:
    call = caller(request)
    form = LoginForm(call, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.create_login(call, form.choices())
        except ValidationError as error:
            form.add_errors(error)
        else:
            _report(
                request, call, made.pk, _("The login is made. Nothing is sent yet: send the activation mail.")
            )
            return redirect("login", made.pk)
    return render(request, "web/login_new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(DashletRight.READ)
def login(request: HttpRequest, login_id: int) -> HttpResponse:
    call = caller(request)
    found = master_login_or_404(call, login_id)
    form = LoginForm(call, request.POST if request.method == "POST" else None, login=found)
    if form.is_valid() and _is_updated(call, found, form):
        _report(request, call, found.pk, _("Saved."))
        return redirect("login", found.pk)
    context = {
        "form": form,
        "row": rows([found])[0],
        "login": found,
        "reach": _reach(found),
        "traffic": TrafficWords.of(found),
        "is_own": found.pk == call.login.pk,
        "may_change": _may_change(call),
    }
    return render(request, "web/login.html", context)


def _is_updated(call: Call, found: Login, form: LoginForm) -> bool:
    try:
        actions.update_login(call, found, form.choices())
    except ValidationError as error:
        form.add_errors(error)
    return form.is_valid()


def _may_change(call: Call) -> bool:
    return call.right_on(Dashlet.LOGINS) >= DashletRight.WRITE


def _report(request: HttpRequest, call: Call, login_id: int, done: str) -> None:
    """Say what was done, and what the login reaches now that it is."""
    messages.success(request, f"{done} {_reach(master_login_or_404(call, login_id))}")


def _reach(found: Login) -> Reach:
    return Reach.of(Call(found))
