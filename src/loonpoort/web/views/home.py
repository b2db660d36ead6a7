"""The start page: what this login reaches today."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from loonpoort.access.calls import Call
from loonpoort.access.kinds import Level
from loonpoort.organisation.models import Product
from loonpoort.web.debtor_rows import tags_of
from loonpoort.web.rights import may_see
from loonpoort.web.sessions import caller, open_to_weak_sessions
from loonpoort.web.views.debtors import PANELS
from loonpoort.web.words import Reach, filter_words

PAGE_LENGTH = 50


@open_to_weak_sessions
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    call = caller(request)
    page = Paginator(call.debtors().queryset, PAGE_LENGTH).get_page(request.GET.get("page"))
    tags = tags_of(call, page.object_list)
    is_accountant = call.environment.product == Product.ACCOUNTANT
    context = {
        "reach": Reach.of(call),
        "filter": filter_words(call.login),
        "page": page,
        "rows": [(debtor, tags[debtor.pk]) for debtor in page.object_list],
        "sees_tags": is_accountant and call.login.level == Level.MASTER,
        "may_open": is_accountant and _may_open(call),
    }
    return render(request, "web/home.html", context)


def _may_open(call: Call) -> bool:
    """Whether the debtors' names lead to their pages, which a session from a token never reaches."""
    return call.token is None and any(may_see(call, panel) for panel in PANELS)
