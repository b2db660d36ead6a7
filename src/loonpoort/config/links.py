"""Absolute addresses, for mails."""

from django.conf import settings
from django.urls import reverse


def activation(who: str, proof: str) -> str:
    return f"{settings.BASE_URL}{reverse('activate', args=[who, proof])}"


def password(who: str, proof: str) -> str:
    return f"{settings.BASE_URL}{reverse('password-link', args=[who, proof])}"
