"""The events that webhooks are told of. Numbers and names are ours, documented, and never change."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WebhookEvent(models.IntegerChoices):
    """``EventId`` on the wire; its name there is `wire_name`."""

    DEBTOR_UPDATED = 1, _("Number or name of the debtor changed")
    DEBTOR_TAGS_CHANGED = 2, _("Tags of the debtor changed")
    DEBTOR_TITLES_CHANGED = 3, _("Titles of the debtor changed")
    EMPLOYEE_PERSONAL_INFO_CHANGED = 10, _("Personal details of an employee changed")
    EMPLOYEE_ADDRESS_CHANGED = 11, _("Addresses of an employee changed")
    EMPLOYEE_BANK_ACCOUNT_CHANGED = 12, _("Bank accounts of an employee changed")
    EMPLOYEE_CONTRACT_CHANGED = 13, _("Contracts of an employee changed")
    EMPLOYEE_DEPARTMENT_CHANGED = 14, _("Department of an employee changed")
    EMPLOYEE_FUNCTION_CHANGED = 15, _("Function of an employee changed")
    EMPLOYEE_SALARY_CHANGED = 16, _("Salary of an employee changed")
    EMPLOYEE_SCHEDULE_CHANGED = 17, _("Schedule of an employee changed")
    EMPLOYEE_COST_CENTER_CHANGED = 18, _("Cost centres of an employee changed")
    EMPLOYEE_HOUR_COMPONENT_CHANGED = 19, _("Hour components of an employee changed")
    EMPLOYEE_WAGE_COMPONENT_CHANGED = 20, _("Wage components of an employee changed")
    EMPLOYEE_ABSENCE_CHANGED = 21, _("Absence of an employee changed")

    @property
    def wire_name(self) -> str:
        """``employee.address_changed``: what it happened to, and what happened."""
        subject, _, what = self.name.lower().partition("_")
        return f"{subject}.{what}"


BY_NAME = {event.wire_name: event for event in WebhookEvent}
