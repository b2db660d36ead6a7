"""Debtor management: the debtors within reach, and each with its tags and user accounts."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import Level
from loonpoort.organisation.models import Debtor, DebtorTag, Product
from loonpoort.web.debtor_forms import DebtorSearchForm, DebtorTagsForm
from loonpoort.web.debtor_rows import rows, tags_of
from loonpoort.web.payroll_places import OPEN_DEBTORS
from loonpoort.web.places import Place, debtor_or_404
from loonpoort.web.rights import may_change, may_see, require_right
from loonpoort.web.sessions import caller
from loonpoort.web.trails import debtors_trail
from loonpoort.web.views.companies import companies_of
from loonpoort.web.views.webhooks import webhooks_seen
from loonpoort.web.words import grouped, unreached_tags

PAGE_LENGTH = 50
PANELS = OPEN_DEBTORS


@require_safe
def debtors(request: HttpRequest) -> HttpResponse:
    call = caller(request)
    require_right(call, DashletRight.READ, *PANELS)
    if call.environment.product != Product.ACCOUNTANT:
        raise Http404
    if call.login.level == Level.DEBTOR and call.login.debtor_id:
        return redirect("debtor", call.login.debtor_id)
    tags = list(call.tags())
    form = DebtorSearchForm(tags, request.GET)
    page = Paginator(_found(call, form), PAGE_LENGTH).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": rows(call, page.object_list),
        "has_tags": bool(tags),
        "is_narrowed": any(form.cleaned_data.values()),
        "counts_logins": may_see(call, Dashlet.CLIENT_LOGINS),
    }
    return render(request, "web/debtors.html", context)


def _found(call: Call, form: DebtorSearchForm) -> QuerySet[Debtor]:
    """The debtors within reach that are looked for; what cannot be looked for is told and finds nothing."""
    found: QuerySet[Debtor] = call.debtors().queryset
    if not form.is_valid():
        return found.none()
    text, tag = form.cleaned_data["q"], form.cleaned_data["tag"]
    if text:
        found = found.filter(Q(number__icontains=text) | Q(name__icontains=text))
    if tag:
        found = found.filter(Exists(DebtorTag.objects.filter(debtor=OuterRef("pk"), tag=tag)))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def debtor(request: HttpRequest, debtor_id: int) -> HttpResponse:
    """The page; a POST puts tags on the debtor and takes them off."""
    call = caller(request)
    require_right(call, DashletRight.READ, *PANELS)
    found = debtor_or_404(call, debtor_id)
    if request.method == "POST":
        require_right(call, DashletRight.WRITE, Dashlet.DEBTORS)
    tags = tags_of(call, [found])[found.pk]
    form = DebtorTagsForm(call, tags, request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_tagged(call, found, form):
        messages.success(request, _("Saved. Logins with these tags in their filter reach this debtor."))
        return redirect("debtor", found.pk)
    place = Place(call.environment.product, found)
    context = {
        "debtor": found,
        "trail": debtors_trail(),
        "form": form,
        "tags": tags,
        "kept": _kept(call, found, len(tags)),
        "sees_tags": call.login.level == Level.MASTER,
        "may_tag": may_change(call, Dashlet.DEBTORS),
        "companies": grouped(call.companies().filter(debtor_id=found.pk).count()),
        "employees": grouped(call.employees().filter(company__debtor_id=found.pk).count()),
        "client_logins": place.logins(call).count() if may_see(call, place.dashlet) else None,
        "client_logins_url": place.list_url,
        "webhooks": webhooks_seen(call, found),
        **companies_of(call, found),
    }
    return render(request, "web/debtor.html", context)


def _is_tagged(call: Call, found: Debtor, form: DebtorTagsForm) -> bool:
    try:
        actions.tag_debtor(call, found, form.cleaned_data["tags"])
    except ValidationError as error:
        form.add_errors(error)
    return form.is_valid()


def _kept(call: Call, found: Debtor, reached: int) -> str:
    """How many tags the debtor has that the caller does not reach; they stay."""
    if call.scope.tag_ids is None:
        return ""
    others = DebtorTag.objects.filter(debtor=found).count() - reached
    return _("%(what)s: left in place.") % {"what": unreached_tags(others)} if others else ""
