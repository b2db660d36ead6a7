"""The outbox application."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "loonpoort.outbox"
    label = "outbox"
