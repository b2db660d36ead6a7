"""Debtors as the pages read them: what belongs to each is read for all of them at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from loonpoort.access.calls import Call
from loonpoort.access.kinds import Level
from loonpoort.access.models import Login
from loonpoort.organisation.models import Debtor, DebtorTag, Tag


@dataclass(frozen=True, slots=True)
class DebtorRow:
    """A debtor within reach and what pages say of it."""

    debtor: Debtor
    tags: list[Tag] = field(default_factory=list)
    """Those within reach."""
    companies: int = 0
    client_logins: int = 0


def tags_of(call: Call, debtors: Iterable[Debtor]) -> dict[int, list[Tag]]:
    """The tags within reach by debtor. At debtor level none: how a bureau sorts its clients is its own."""
    tags: dict[int, list[Tag]] = defaultdict(list)
    if call.login.level == Level.MASTER:
        links = DebtorTag.objects.filter(debtor__in=[debtor.pk for debtor in debtors]).select_related("tag")
        reached = call.scope.tag_ids
        for link in links.order_by("tag__number"):
            if reached is None or link.tag_id in reached:
                tags[link.debtor_id].append(link.tag)
    return tags


def rows(call: Call, debtors: Iterable[Debtor]) -> list[DebtorRow]:
    debtors = list(debtors)
    ids = [debtor.pk for debtor in debtors]
    tags = tags_of(call, debtors)
    companies = _counts(call.companies().queryset.filter(debtor__in=ids))
    logins = _counts(Login.objects.filter(level=Level.DEBTOR, debtor__in=ids))
    return [
        DebtorRow(debtor, tags[debtor.pk], companies.get(debtor.pk, 0), logins.get(debtor.pk, 0))
        for debtor in debtors
    ]


def _counts(of_debtors: object) -> dict[int, int]:
    """How many rows each debtor has, in one query."""
    counted = of_debtors.order_by().values_list("debtor_id").annotate(Count("pk"))  # type: ignore[attr-defined]
    return dict(counted)
