"""What its own people see of the packages that reach a debtor's data, and how they stop one."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Max, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.catalogue import operation_keys, writing_operations
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import Level
from loonpoort.access.models import ClosedOperation, Login, LoginStop, Token, Usage
from loonpoort.connect.reaching import Reaching, connections_reaching
from loonpoort.organisation.models import Company, Debtor, Product
from loonpoort.web.places import debtor_or_404, own_organisation
from loonpoort.web.rights import may_change, may_see, needs
from loonpoort.web.sessions import caller
from loonpoort.web.trails import Trail, user_accounts_trail, users_trail


@dataclass(frozen=True, slots=True)
class Row:
    """A connection as the debtor is told of it."""

    login_id: int
    name: str
    email: str
    """Of a login whose address the viewer may see."""
    is_of_debtor: bool
    reads: int
    writes: int
    since: Any
    last_call: Any
    """The last call about this debtor, its companies or employees; None for none that is kept."""


@needs(Dashlet.CONNECTIONS, DashletRight.READ)
@require_safe
def debtor_connections(request: HttpRequest, debtor_id: int) -> HttpResponse:
    call = caller(request)
    found = _debtor_or_404(call, debtor_id)
    stops = LoginStop.objects.filter(debtor=found).select_related("login__environment", "login__connection")
    context = {
        "debtor": found,
        "trail": _trail(call, found),
        "rows": _rows(call, found, connections_reaching(call.environment.pk, found.pk)),
        "stops": [(stop, _package_name(stop.login, actions.live_token(stop.login))) for stop in stops],
        "may_stop": may_change(call, Dashlet.CONNECTIONS),
        "sees_logins": may_see(call, Dashlet.CLIENT_LOGINS),
    }
    return render(request, "web/debtor_connections.html", context)


@needs(Dashlet.CONNECTIONS, DashletRight.WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, debtor_id: int, login_id: int) -> HttpResponse:
    """Asks first."""
    call = caller(request)
    found = _debtor_or_404(call, debtor_id)
    row = _reaching_or_404(call, found, login_id)
    name = _package_name(row.login, row.token)
    if request.method == "POST":
        actions.stop_at_debtor(call, row.login, found)
        messages.success(
            request, _("%(name)s is stopped: from its next call on it is refused.") % {"name": name}
        )
        return redirect("debtor-connections", found.pk)
    context = {
        "debtor": found,
        "name": name,
        "is_of_debtor": row.login.level == Level.DEBTOR,
        "trail": [*_trail(call, found), (_("Connections"), reverse("debtor-connections", args=[found.pk]))],
        "back": reverse("debtor-connections", args=[found.pk]),
    }
    return render(request, "web/debtor_connection_stop.html", context)


@needs(Dashlet.CONNECTIONS, DashletRight.WRITE)
@require_POST
def resume(request: HttpRequest, debtor_id: int, login_id: int) -> HttpResponse:
    call = caller(request)
    found = _debtor_or_404(call, debtor_id)
    held = LoginStop.objects.filter(debtor=found, login=login_id).select_related("login__environment").first()
    if held is None:
        raise Http404
    actions.resume_at_debtor(call, held.login, found)
    messages.success(request, _("It reaches %(debtor)s again.") % {"debtor": found.name})
    return redirect("debtor-connections", found.pk)


def _debtor_or_404(call: Call, debtor_id: int) -> Debtor:
    if call.environment.product != Product.BUSINESS:
        return debtor_or_404(call, debtor_id)
    found = own_organisation(call)
    if found is None or found.pk != debtor_id:
        raise Http404
    return found


def _reaching_or_404(call: Call, debtor: Debtor, login_id: int) -> Reaching:
    rows = connections_reaching(call.environment.pk, debtor.pk)
    row = next((each for each in rows if each.login.pk == login_id), None)
    if row is None:
        raise Http404
    return row


def _rows(call: Call, debtor: Debtor, found: list[Reaching]) -> list[Row]:
    last_calls = _last_calls(debtor, [each.login for each in found])
    sees = {Level.MASTER: may_see(call, Dashlet.LOGINS), Level.DEBTOR: may_see(call, Dashlet.CLIENT_LOGINS)}
    closed: dict[int, set[str]] = {each.login.user_template_id: set() for each in found}
    of_templates = ClosedOperation.objects.filter(user_template__in=closed)
    for template_id, operation in of_templates.values_list("user_template_id", "operation"):
        closed[template_id].add(operation)
    everything, writing = operation_keys(), writing_operations()
    rows = []
    for each in found:
        is_open = everything - closed[each.login.user_template_id]
        sees_login = sees[Level(each.login.level)]
        rows.append(
            Row(
                login_id=each.login.pk,
                # Whose login it is, is for whoever may see logins.
                name=each.name if sees_login else _package_name(each.login, each.token),
                email=each.login.email if sees_login else "",
                is_of_debtor=each.login.level == Level.DEBTOR,
                reads=len(is_open - writing),
                writes=len(is_open & writing),
                since=each.token.created_at,
                last_call=last_calls.get(each.login.pk),
            )
        )
    return rows


def _package_name(login: Login, token: Token | None) -> str:
    """What the package is called, without the name or address of anybody."""
    made = getattr(login, "connection", None)
    return (made.name if made else "") or (token.name if token else "") or _("A software package")


def _last_calls(debtor: Debtor, logins: list[Login]) -> dict[int, Any]:
    companies = list(Company.unscoped.filter(debtor=debtor).values_list("pk", flat=True))
    about = Q(debtor_id=debtor.pk) | Q(company_id__in=companies)
    found = Usage.objects.filter(about, login_id__in=[login.pk for login in logins])
    return dict(found.values_list("login_id").annotate(last=Max("minute")).order_by())


def _trail(call: Call, debtor: Debtor) -> Trail:
    return users_trail() if call.environment.product == Product.BUSINESS else user_accounts_trail(debtor)
