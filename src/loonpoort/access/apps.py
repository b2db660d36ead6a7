"""The access application."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "loonpoort.access"
    label = "access"

    def ready(self) -> None:
        # The worker runs and sends what these declare.
        from loonpoort.access import cleaning, notices, password_mails, report_tasks, upkeep  # noqa: F401
