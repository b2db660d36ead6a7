"""Addresses of employees."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.scopes import ScopedManager
from loonpoort.payroll.models.periods import PeriodRecord, PeriodRecordQuerySet


class AddressType(models.TextChoices):
    """The words of the contract."""

    HOME = "HomeAddress", _("Home address")
    POST = "PostAddress", _("Postal address")
    ABSENCE = "AbsenceAddress", _("Address during absence")
    HOLIDAYS = "HolidaysAddress", _("Holiday address")
    WEEKEND = "WeekendAddress", _("Weekend address")


class EmployeeAddressQuerySet(PeriodRecordQuerySet["EmployeeAddress"]):
    """Adds nothing of its own yet."""


class EmployeeAddress(PeriodRecord):
    is_default = models.BooleanField(default=False)
    street = models.CharField(max_length=100, null=True, blank=True)
    house_number = models.CharField(max_length=10, null=True, blank=True)
    house_number_addition = models.CharField(max_length=10, null=True, blank=True)
    postal_code = models.CharField(max_length=12, null=True, blank=True)
    city = models.CharField(max_length=80, null=True, blank=True)
    state_province = models.CharField(max_length=80, null=True, blank=True)
    country_code = models.CharField(
        max_length=2,
        null=True,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}\Z", _("A country is two capital letters, as in ISO 3166-1."))],
    )
    type = models.CharField(max_length=15, choices=AddressType, default=AddressType.HOME)

    objects = ScopedManager.from_queryset(EmployeeAddressQuerySet)()
    unscoped = EmployeeAddressQuerySet.as_manager()

    class Meta(PeriodRecord.Meta):
        ordering = ["pk"]
        base_manager_name = "unscoped"
        indexes = [models.Index(fields=["employee", "first_period"], name="address_by_employee")]
