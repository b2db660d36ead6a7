"""What the other side asks for, once a package is connected, and what is to be done yet."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import DashletRight
from loonpoort.access.models import Login, LoginStatus
from loonpoort.connect.manifests import ASKS, package
from loonpoort.connect.models import Connection
from loonpoort.operations import SERVICES
from loonpoort.web.places import LoginAddresses, login_within_or_404, place_of
from loonpoort.web.sessions import caller
from loonpoort.web.words import Reach

MOST_IDS = 20
"""Companies whose ids are told."""


@require_safe
def connection_made(request: HttpRequest, login_id: int) -> HttpResponse:
    call = caller(request)
    login = login_within_or_404(call, login_id, DashletRight.READ)
    connection = Connection.objects.filter(login=login).first()
    if connection is None:
        raise Http404
    place = place_of(login)
    found = package(connection.package)
    asks = found.asks if found else tuple(each for each in ASKS if not each.endswith("_id"))
    reached = Call(login, is_for_program=True)
    companies = reached.companies().queryset.values_list("pk", "number", "name")[:MOST_IDS]
    context = {
        "login": login,
        "connection": connection,
        "package": found,
        "asks": asks,
        "base_url": settings.BASE_URL,
        "services": [service.path for service in SERVICES],
        "reach": Reach.of(reached),
        "operations": [row.operation for row in connection.operations.all()],
        "place": place,
        "urls": LoginAddresses(place, login.pk),
        "step": _step(login),
        "may_change": place.may_change(call),
        "may_care": actions.may_care_for_token(call, login),
        "is_own": login.pk == call.login.pk,
        "companies": list(companies) if "company_id" in asks else [],
        "debtor_ids": list(reached.debtors().queryset.values_list("pk", "name")[:MOST_IDS])
        if "debtor_id" in asks
        else [],
    }
    return render(request, "web/connection_made.html", context)


def _step(login: Login) -> str:
    """What is to be done next: ``activate``, ``token``, or ``check`` once there is one."""
    if login.status != LoginStatus.ACTIVE:
        return "activate"
    return "check" if actions.live_token(login) else "token"
