"""Which audit entries a caller may read."""

from django.db.models import Q, QuerySet

from loonpoort.access.calls import Call
from loonpoort.audit.models import Entry


def entries_within(call: Call) -> QuerySet[Entry]:
    """Those of the caller's own environment, as far as its filter goes.

    What belongs to a debtor (its client logins, its companies) is for whoever reaches that debtor; when it is
    gone, for whoever reaches everything. What belongs to none (logins at master level, user templates, tags)
    is for everybody with the panel, as those themselves are.
    """
    entries = Entry.objects.filter(environment_id=call.environment.pk)
    if call.scope.is_whole_environment:
        return entries
    return entries.filter(
        Q(debtor_id=None) | Q(debtor_id__in=call.debtors().queryset.order_by().values("pk"))
    )
