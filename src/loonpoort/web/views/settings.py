"""Settings: the way to what an administrator looks after."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet
from loonpoort.access.kinds import Level
from loonpoort.connect.overview import connections_seen
from loonpoort.organisation.models import Product
from loonpoort.web.places import Place, own_organisation
from loonpoort.web.rights import may_see
from loonpoort.web.sessions import caller
from loonpoort.web.views.webhooks import webhooks_seen


@require_safe
def settings_page(request: HttpRequest) -> HttpResponse:
    call = caller(request)
    if not may_see_settings(call):
        raise PermissionDenied(_("Your user template gives you no right to this part of Settings."))
    context: dict[str, Any] = {}
    if may_see(call, Dashlet.LOGINS):
        context["logins"] = Place(call.environment.product).logins(call).count()
    if may_see(call, Dashlet.CLIENT_LOGINS) and (debtor := own_organisation(call)):
        context["client_logins"] = Place(call.environment.product, debtor).logins(call).count()
    if may_see(call, Dashlet.USER_TEMPLATES):
        context["templates"] = call.environment.user_templates.count()
    if may_see(call, Dashlet.DEBTOR_TAGS) and call.environment.product == Product.ACCOUNTANT:
        context["tags"] = call.tags().count()
    if may_see(call, Dashlet.CONNECTIONS) and call.login.level == Level.MASTER:
        context["connections"] = connections_seen(call).count()
    if organisation := own_organisation(call):
        context["organisation"] = organisation
        context["webhooks"] = webhooks_seen(call, organisation)
    return render(request, "web/settings.html", context)


def may_see_settings(call: Call) -> bool:
    """Whether there is anything in Settings for the caller; in Business client logins and webhooks too."""
    here = {dashlet for dashlet in Dashlet if dashlet.value.startswith("settings.")}
    if call.environment.product == Product.BUSINESS:
        here = here - {Dashlet.DEBTOR_TAGS} | {Dashlet.CLIENT_LOGINS, Dashlet.DEBTORS}
    if call.login.level == Level.MASTER:
        here = here | {Dashlet.CONNECTIONS}
    return any(may_see(call, dashlet) for dashlet in here)
