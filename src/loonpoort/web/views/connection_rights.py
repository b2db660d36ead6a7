"""Closing the rights of a connection that nobody used, and opening them again: each asks first."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from loonpoort.access import actions
from loonpoort.connect import tightening
from loonpoort.connect.check.words import named
from loonpoort.connect.models import Tightening
from loonpoort.connect.names import connection_name
from loonpoort.connect.rights import governed_operations, unused_operations
from loonpoort.web.connection_words import operation_rows
from loonpoort.web.sessions import caller
from loonpoort.web.template_rows import UsedBy
from loonpoort.web.views.connections import caller_of_overview, connection_or_404, connections_trail
from loonpoort.web.words import grouped


@require_http_methods(["GET", "HEAD", "POST"])
def tighten(request: HttpRequest, login_id: int) -> HttpResponse:
    """Which open operations no login of the template called, to be closed together or all but some."""
    call = caller_of_overview(request)
    login = connection_or_404(call, login_id)
    template = login.user_template
    actions.require_template_management(call, template)
    chosen = request.POST.getlist("operation")
    error = ""
    if request.method == "POST":
        try:
            made = tightening.tighten(call, template, chosen, is_sure="sure" in request.POST)
        except ValidationError as refusal:
            error = " ".join(refusal.messages)
        else:
            _tell(request, made, chosen)
            return redirect("connection", login.pk)
    unused = unused_operations(template)
    made_of = getattr(login, "connection", None)
    wanted = set(made_of.operations.values_list("operation", flat=True)) if made_of else set()
    since = tightening.known_since(template)
    context = {
        "trail": [
            *connections_trail(),
            (connection_name(login, None), reverse("connection", args=[login.pk])),
        ],
        "login": login,
        "rows": operation_rows(unused, wanted, {}),
        "kept": unused.difference(chosen) if request.method == "POST" else (),
        "used": UsedBy.of(call, template),
        "since": since,
        "is_known_long_enough": tightening.is_known_long_enough(since),
        "period": tightening.period_words(),
        "error": error,
    }
    return render(request, "web/connection_tighten.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def loosen(request: HttpRequest, login_id: int, tightening_id: int) -> HttpResponse:
    """Open again what a tightening closed."""
    call = caller_of_overview(request)
    login = connection_or_404(call, login_id)
    found = login.user_template.tightenings.filter(pk=tightening_id).first()
    if found is None:
        raise Http404
    actions.require_template_management(call, login.user_template)
    if request.method == "POST":
        try:
            opened = tightening.loosen(caller(request), found)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            words = ngettext(
                "%(count)s operation is open again.", "%(count)s operations are open again.", len(opened)
            )
            messages.success(request, words % {"count": grouped(len(opened))})
        return redirect("connection", login.pk)
    closed = set(login.user_template.closed_operations.values_list("operation", flat=True))
    operations = [row.operation for row in found.operations.all()]
    context = {
        "trail": [
            *connections_trail(),
            (connection_name(login, None), reverse("connection", args=[login.pk])),
        ],
        "login": login,
        "tightening": found,
        "operations": [key for key in operations if key in closed],
    }
    return render(request, "web/connection_loosen.html", context)


def _tell(request: HttpRequest, made: Tightening, chosen: list[str]) -> None:
    """How many are closed now, and which stayed open because they were called in the meantime."""
    closed = {row.operation for row in made.operations.all()}
    words = ngettext(
        "%(count)s operation is closed in user template “%(template)s”. You can take this back below.",
        "%(count)s operations are closed in user template “%(template)s”. You can take this back below.",
        len(closed),
    ) % {"count": grouped(len(closed)), "template": made.user_template.name}
    messages.success(request, words)
    if called := sorted(governed_operations().intersection(chosen) - closed):
        words = _("Called or closed in the meantime, so left as it was: %(names)s.") % {
            "names": named(called)
        }
        messages.warning(request, words)
