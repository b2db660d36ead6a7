"""The connection check: a page that is open to everybody, and tells only those who may know."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from loonpoort.access import actions, visitors
from loonpoort.access.models import Login
from loonpoort.connect.check.checking import Inputs, check_connection
from loonpoort.connect.check.opening import open_operations
from loonpoort.connect.check.proof import whole_logins
from loonpoort.connect.check.reports import Report
from loonpoort.connect.check.viewers import Viewer, viewer_of
from loonpoort.web import check_words
from loonpoort.web.check_forms import CheckForm, asked_of
from loonpoort.web.sessions import PageRequest, network_address

RETRY_AFTER = "1"


@login_not_required
@sensitive_variables("inputs", "form")
@sensitive_post_parameters("token")
@require_http_methods(["GET", "HEAD", "POST"])
def connection_check(request: HttpRequest) -> HttpResponse:
    """The form, and below it what was found; ``login`` names one that somebody signed in may know of."""
    viewer = viewer_of(cast(PageRequest, request).call)
    login = _login(request, viewer)
    if request.method != "POST":
        chosen = {name: request.GET.get(name, "") for name in ("package", "username")}
        form = CheckForm(viewer, has_login=login is not None, initial=chosen)
        asked = asked_of(chosen["package"], "")
        report = check_connection(Inputs(asked=asked), viewer, login) if login else None
        return _page(request, viewer, form, report, login=login, typed=chosen)
    form = CheckForm(viewer, request.POST, has_login=login is not None)
    if not form.is_valid():
        return _page(request, viewer, form, None, login=login)
    if login is None and not visitors.may_check(network_address(request)):
        response = _page(request, viewer, form, None, is_too_much=True, status=429)
        response.headers["Retry-After"] = RETRY_AFTER
        return response
    inputs = form.inputs(network_address(request))
    try:
        if login and request.POST.get("mend"):
            _mend(request, viewer, login, inputs)
            login = _login(request, viewer)
        report = check_connection(inputs, viewer, login)
    except ValidationError as error:
        form.add_errors(error)
        return _page(request, viewer, form, None, login=login)
    typed = form.cleaned_data
    return _page(request, viewer, form, report, login=login, is_refused=report is None, typed=typed)


def _login(request: HttpRequest, viewer: Viewer) -> Login | None:
    """The login that the address or the form names. Strangers name none: they are told of none."""
    text = (request.POST if request.method == "POST" else request.GET).get("login", "")
    if not text or viewer.call is None:
        return None
    is_number = text.isascii() and text.isdigit() and len(text) < 19
    login = whole_logins().filter(pk=int(text)).first() if is_number else None
    if login is None or not viewer.sees(login):
        raise Http404
    return login


def _mend(request: HttpRequest, viewer: Viewer, login: Login, inputs: Inputs) -> None:
    """Do what was pressed, and say so; the check runs again after it."""
    if viewer.call is None:
        raise PermissionDenied
    try:
        if request.POST["mend"] == "send_activation":
            actions.send_activation(viewer.call, login)
            done = _("The activation mail to %(email)s is on its way.") % {"email": login.email}
        else:
            done = _open(request, viewer, login, inputs)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, done)


def _open(request: HttpRequest, viewer: Viewer, login: Login, inputs: Inputs) -> str:
    call, report = viewer.call, check_connection(inputs, viewer, login)
    closed = report.closed if report else None
    if call is None or closed is None:
        return _("Everything that the package calls is open.")
    text = request.POST.get("revision", "")
    revision = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    opened = len(open_operations(call, login.user_template, closed.can_open, revision=revision))
    return ngettext(
        "%(count)s operation is open now in user template “%(template)s”.",
        "%(count)s operations are open now in user template “%(template)s”.",
        opened,
    ) % {"count": opened, "template": login.user_template.name}


def _seen(report: Report | None, viewer: Viewer) -> Login | None:
    """The login that was found by its address or token, for those who may know of it without a token."""
    found = report.login if report else None
    return found if found and viewer.sees(found) else None


def _page(
    request: HttpRequest,
    viewer: Viewer,
    form: CheckForm,
    report: Report | None,
    *,
    login: Login | None = None,
    is_refused: bool = False,
    is_too_much: bool = False,
    typed: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "login": login or _seen(report, viewer),
        "is_signed_in": viewer.call is not None,
        "is_refused": is_refused,
        "is_too_much": is_too_much,
        "typed": {
            name: (typed or {}).get(name, "") for name in ("package", "operations", "domain", "calls_from")
        },
    }
    if report:
        context |= {
            "report": report,
            "summary": check_words.summary(report),
            "steps": check_words.step_rows(report, viewer.call),
            "operations": check_words.operation_rows(report),
        }
    return render(request, "web/connection_check.html", context, status=status)
