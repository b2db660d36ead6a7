"""Addresses of employees."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.payroll.models.periods import PeriodRecord


class AddressType(models.TextChoices):
    """The words of the contract."""

    HOME = "HomeAddress", _("Home address")
    POST = "PostAddress", _("Postal address")
    ABSENCE = "AbsenceAddress", _("Address during absence")
    HOLIDAYS = "HolidaysAddress", _("Holiday address")
    WEEKEND = "WeekendAddress", _("Weekend address")


class EmployeeAddress(PeriodRecord):
    topic = "address"

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

    class Meta(PeriodRecord.Meta):
        ordering = ["pk"]
        indexes = [models.Index(fields=["employee", "first_period"], name="address_by_employee")]

    def clean(self) -> None:
        if not any([self.street, self.postal_code, self.city]):
            raise ValidationError({"street": _("An address needs a street, a postal code or a city.")})

    def settle(self) -> None:
        """A default takes the place of the others that hold when it does."""
        if self.is_default:
            others = type(self).unscoped.filter(employee_id=self.employee_id, is_default=True)
            others.exclude(pk=self.pk).filter(
                models.Q(last_period=None) | models.Q(last_period__gte=self.first_period)
            ).update(is_default=False)
