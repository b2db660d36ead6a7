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
    EMPLOYEE_LEAVE_CHANGED = 40, _("Leave of an employee changed")
    EMPLOYEE_DAYS_CHANGED = 41, _("Days worked by an employee changed")
    EMPLOYEE_TIME_REGISTRATION_CHANGED = 42, _("Registered time of an employee changed")
    EMPLOYEE_TIME_SCHEDULE_CHANGED = 43, _("Time schedule of an employee changed")
    EMPLOYEE_INSERTED = 50, _("An employee was added")
    EMPLOYEE_SERVICE_CHANGED = 51, _("Service of an employee changed")
    EMPLOYEE_WAGE_TAX_CHANGED = 60, _("Wage tax settings of an employee changed")
    EMPLOYEE_SOCIAL_SECURITY_CHANGED = 61, _("Social security of an employee changed")
    EMPLOYEE_LABOUR_AGREEMENT_CHANGED = 62, _("Labour agreement of an employee changed")
    EMPLOYEE_LEASE_CAR_CHANGED = 63, _("Lease cars of an employee changed")
    EMPLOYEE_SAVING_CHANGED = 64, _("Savings of an employee changed")
    EMPLOYEE_RESERVATION_CHANGED = 65, _("Reservations of an employee changed")
    EMPLOYEE_PARTNER_CHANGED = 70, _("Partner of an employee changed")
    EMPLOYEE_CHILD_CHANGED = 71, _("Children of an employee changed")
    EMPLOYEE_EXTRA_FIELD_CHANGED = 72, _("Extra fields of an employee changed")
    EMPLOYEE_PERFORMANCE_REVIEW_CHANGED = 73, _("Performance reviews of an employee changed")
    EMPLOYEE_MANAGER_CHANGED = 74, _("Manager of an employee changed")
    COMPANY_WAGE_COMPONENT_CHANGED = 90, _("Wage components of a company changed")
    COMPANY_WORK_COST_CHANGED = 91, _("Work costs of a company changed")
    COMPANY_RUN_PROCESSED = 95, _("A payroll run of a company was processed")
    COMPANY_RUN_LOCKED = 96, _("A payroll run of a company was locked")

    @property
    def wire_name(self) -> str:
        """``employee.address_changed``: what it happened to, and what happened."""
        subject, _, what = self.name.lower().partition("_")
        return f"{subject}.{what}"


BY_NAME = {event.wire_name: event for event in WebhookEvent}
