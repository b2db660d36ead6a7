"""The overview of connections, and each of them: what it may call, what it called, and what is wrong."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from loonpoort.access.actions.permissions import LOGINS_AT
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import Level
from loonpoort.access.models import Login, LoginStop, Token
from loonpoort.connect.check.viewers import viewer_of
from loonpoort.connect.manifests import package
from loonpoort.connect.overview import connections_seen, rows_of
from loonpoort.connect.rights import calls_of, kept_since, open_operations
from loonpoort.connect.tightening import period_words
from loonpoort.web.connection_words import latest_refusals, operation_rows, warning_rows
from loonpoort.web.places import login_url
from loonpoort.web.rights import may_change, may_see, require_right
from loonpoort.web.sessions import caller
from loonpoort.web.trails import Trail, settings_trail
from loonpoort.web.words import Reach, filter_words

PAGE_LENGTH = 25
LONGEST_SEARCH = 100
MOST_REFUSALS = 10


@require_safe
def connections(request: HttpRequest) -> HttpResponse:
    """All that the caller may know of, trouble first; ``q`` narrows them."""
    call = caller_of_overview(request)
    wanted = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_SEARCH]
    page = Paginator(connections_seen(call, wanted), PAGE_LENGTH).get_page(request.GET.get("page"))
    context = {
        "trail": settings_trail(),
        "page": page,
        "rows": rows_of(page.object_list),
        "wanted": wanted,
        "period": period_words(),
        "may_connect": may_change(call, Dashlet.LOGINS) or may_change(call, Dashlet.CLIENT_LOGINS),
    }
    return render(request, "web/connections.html", context)


@require_safe
def connection(request: HttpRequest, login_id: int) -> HttpResponse:
    """One connection."""
    call = caller_of_overview(request)
    login = connection_or_404(call, login_id)
    [row] = rows_of([login])
    made = getattr(login, "connection", None)
    wanted = set(made.operations.values_list("operation", flat=True)) if made else set()
    opened = open_operations([login.user_template_id])[login.user_template_id]
    called = calls_of(login)
    rows = operation_rows(opened, wanted, called)
    first_token = Token.objects.filter(login=login).order_by("created_at").first()
    since = max(kept_since(), first_token.created_at) if first_token else None
    context = {
        "trail": connections_trail(),
        "row": row,
        "login": login,
        "warnings": warning_rows(call, login, row.warnings),
        "called": [each for each in rows if each.called],
        "never": [each for each in rows if not each.called],
        "since": since,
        "is_younger": since is not None and since > kept_since(),
        "period": period_words(),
        "reach": Reach.of(Call(login)),
        "filter": filter_words(login, call.scope),
        "package": package(row.package) if row.package else None,
        "refusals": latest_refusals(call, login, MOST_REFUSALS),
        "login_url": login_url(login) if may_see(call, LOGINS_AT[Level(login.level)]) else "",
        "may_see_templates": may_see(call, Dashlet.USER_TEMPLATES),
        "may_tighten": viewer_of(call).may_change_template(login.user_template),
        "stops": LoginStop.objects.filter(login=login, debtor__in=call.debtors().queryset)
        .select_related("debtor")
        .order_by("pk"),
        "tightenings": login.user_template.tightenings.prefetch_related("operations")[:5],
    }
    return render(request, "web/connection.html", context)


def caller_of_overview(request: HttpRequest) -> Call:
    """Raises PermissionDenied for a caller without the right, and at debtor level, which has no Settings."""
    call = caller(request)
    require_right(call, DashletRight.READ, Dashlet.CONNECTIONS)
    if call.login.level != Level.MASTER:
        raise PermissionDenied(_("Your user template gives you no right to this part of Settings."))
    return call


def connection_or_404(call: Call, login_id: int) -> Login:
    login = connections_seen(call).filter(pk=login_id).first()
    if login is None:
        raise Http404
    return login


def connections_trail() -> Trail:
    return [*settings_trail(), (_("Connections"), reverse("connections"))]
