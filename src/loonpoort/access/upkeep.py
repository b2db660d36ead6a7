"""Work that comes back for the records: the audit's heads are exported, and old usage is dropped."""

import datetime

from django.conf import settings

from loonpoort.access.usage.ageing import drop_old
from loonpoort.audit.export import export_heads
from loonpoort.outbox.schedules import every


@every(datetime.timedelta(minutes=5))
def export_audit_heads() -> None:
    """What was recorded before this cannot be cut off unseen any more."""
    if settings.AUDIT_HEADS is not None:
        export_heads(settings.AUDIT_HEADS)


@every(datetime.timedelta(days=1))
def drop_old_usage() -> None:
    drop_old(settings.USAGE_MONTHS)
