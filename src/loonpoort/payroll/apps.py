"""The payroll application."""

from django.apps import AppConfig


class PayrollConfig(AppConfig):
    name = "loonpoort.payroll"
    label = "payroll"

    def ready(self) -> None:
        # The search of the audit record offers what these declare, whatever else is loaded.
        from loonpoort.payroll import events  # noqa: F401
