"""Clearing away what is over."""

import datetime

from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from loonpoort.access.models import Session
from loonpoort.outbox.schedules import every


@every(datetime.timedelta(hours=1))
def clear_what_is_over() -> None:
    """Delete sessions that ended by themselves, and authenticator apps that nobody confirmed."""
    now = timezone.now()
    Session.objects.filter(expire_date__lte=now).delete()
    TOTPDevice.objects.filter(confirmed=False, created_at__lte=now - datetime.timedelta(days=1)).delete()
