"""Dropping usage that is older than it is kept."""

import datetime

from django.utils import timezone

from loonpoort.access.models import Usage

AT_ONCE = 2000
"""Rows of one deletion: short enough for calls not to wait."""
LONGEST_MONTH = datetime.timedelta(days=31)


def drop_old(months: int) -> int:
    """Delete what is older than ``months``, in batches, and count it."""
    until = timezone.now() - months * LONGEST_MONTH
    dropped = 0
    while ids := list(
        Usage.objects.filter(minute__lt=until).order_by("minute").values_list("pk", flat=True)[:AT_ONCE]
    ):
        dropped += Usage.objects.filter(pk__in=ids).delete()[0]
    return dropped
