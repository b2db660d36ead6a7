"""Dashlets: panels of the web application, and the rights on them. They never touch API rights."""

import enum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Dashlet(models.TextChoices):
    """Each real panel of the web application."""

    LOGINS = "settings.logins", _("Logins")
    USER_TEMPLATES = "settings.user_templates", _("User templates")
    DEBTOR_TAGS = "settings.debtor_tags", _("Debtor tags")
    SECURITY = "settings.security", _("Security")
    AUDIT = "settings.audit", _("Audit")
    DEBTORS = "debtors.management", _("Debtor management")
    CLIENT_LOGINS = "debtor.client_logins", _("Client logins")
    CONNECTIONS = "debtor.connections", _("Connections")
    COMPANIES = "debtor.companies", _("Companies")
    EMPLOYEES = "debtor.employees", _("Employees")
    PERSONAL_NUMBERS = "debtor.personal_numbers", _("Personal numbers (BSN)")
    BANK_ACCOUNTS = "debtor.bank_accounts", _("Bank accounts")
    SALARIES = "debtor.salaries", _("Salaries and wages")
    DOCUMENTS = "debtor.documents", _("Documents")
    RUNS = "debtor.runs", _("Payroll runs")


class DashletRight(enum.IntEnum):
    """Ordered: whoever may write may read."""

    NONE = 0
    READ = 1
    WRITE = 2
