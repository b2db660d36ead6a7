"""The start page: what this login reaches today."""

from collections import defaultdict
from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from loonpoort.access.calls import Call
from loonpoort.organisation.models import Debtor, Tag
from loonpoort.organisation.models.debtors import DebtorTag
from loonpoort.web.sessions import caller, open_to_weak_sessions
from loonpoort.web.words import Reach, filter_words

PAGE_LENGTH = 50


@open_to_weak_sessions
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    call = caller(request)
    page = Paginator(call.debtors().queryset, PAGE_LENGTH).get_page(request.GET.get("page"))
    context = {
        "reach": Reach.of(call),
        "filter": filter_words(call.login),
        "page": page,
        "rows": _with_tags(call, page.object_list),
    }
    return render(request, "web/home.html", context)


def _with_tags(call: Call, debtors: Iterable[Debtor]) -> list[tuple[Debtor, list[Tag]]]:
    """Debtors that were found within reach, each with all its tags."""
    debtors = list(debtors)
    tags: dict[int, list[Tag]] = defaultdict(list)
    links = DebtorTag.objects.filter(debtor__in=[debtor.pk for debtor in debtors]).select_related("tag")
    for link in links.order_by("tag__number"):
        tags[link.debtor_id].append(link.tag)
    return [(debtor, tags[debtor.pk]) for debtor in debtors]
