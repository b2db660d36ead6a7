"""The payroll application."""

from django.apps import AppConfig


class PayrollConfig(AppConfig):
    name = "loonpoort.payroll"
    label = "payroll"
