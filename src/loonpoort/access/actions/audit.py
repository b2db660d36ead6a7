"""Taking the audit record along: a reading that is recorded."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from loonpoort.access import events
from loonpoort.access.actions.permissions import require_password_session, right_of
from loonpoort.access.audit_reach import entries_within
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.audit.models import Entry
from loonpoort.audit.records import Subject, record


def export_audit(call: Call, kind: str, search: Mapping[str, str]) -> QuerySet[Entry]:
    """Record that the caller takes entries along, and give all that it may read, up to this moment."""
    require_password_session(call)
    if right_of(call, Dashlet.AUDIT) < DashletRight.READ:
        raise PermissionDenied(_("You may not read the audit record."))
    environment = call.environment
    with transaction.atomic():
        record(
            events.AUDIT_EXPORTED,
            environment_id=environment.pk,
            actor=call.actor,
            subject=Subject("environment", environment.pk, environment.name),
            after={"format": kind, "search": dict(search)},
        )
        own = (
            Entry.objects.filter(environment_id=environment.pk)
            .order_by("-number")
            .values_list("number", flat=True)
        )
        # Held by the record above until the end of the transaction: nothing comes in between.
        return entries_within(call).filter(number__lt=own[:1].get())
