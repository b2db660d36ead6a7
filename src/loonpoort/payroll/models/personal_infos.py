"""Personal details of employees."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from stdnum.nl import bsn

from loonpoort.organisation.periods import FIRST_YEAR, Period
from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.employees import Employee
from loonpoort.payroll.models.periods import PeriodRecord

EARLIEST = MinValueValidator(datetime.date(FIRST_YEAR, 1, 1))
HIGHEST_NATIONALITY, HIGHEST_IDENTIFICATION = 9999, 99
"""Nationalities have four digits in table 32 of the Dutch personal records."""


class Gender(models.TextChoices):
    """The words of the contract."""

    UNDEFINED = "undefined", _("Not stated")
    MALE = "male", _("Male")
    FEMALE = "female", _("Female")


class MaritalStatus(models.IntegerChoices):
    """``BurgerlijkeStaat``. The contract does not give its values: these are ours, documented as such."""

    UNKNOWN = 0, _("Unknown")
    UNMARRIED = 1, _("Unmarried")
    MARRIED = 2, _("Married")
    DIVORCED = 3, _("Divorced")
    WIDOWED = 4, _("Widowed")
    PARTNERSHIP = 5, _("Registered partnership")


class NameDisplay(models.IntegerChoices):
    """``Naamstelling``: which family name comes first. The values are ours, documented as such."""

    OWN = 0, _("Own name")
    PARTNER = 1, _("Partner's name")
    PARTNER_OWN = 2, _("Partner's name, own name")
    OWN_PARTNER = 3, _("Own name, partner's name")


class PersonalInfo(PeriodRecord):
    topic = "personal_info"

    bsn = models.CharField(max_length=9, null=True, blank=True)
    """Burgerservicenummer: nine digits that pass the eleven-test."""
    title = models.CharField(max_length=30, null=True, blank=True, validators=[plain_text])
    title_after = models.CharField(max_length=30, null=True, blank=True, validators=[plain_text])
    first_name = models.CharField(max_length=80, null=True, blank=True, validators=[plain_text])
    initials = models.CharField(max_length=20, null=True, blank=True, validators=[plain_text])
    prefix = models.CharField(max_length=20, null=True, blank=True, validators=[plain_text])
    last_name = models.CharField(max_length=80, validators=[plain_text])
    nickname = models.CharField(max_length=80, null=True, blank=True, validators=[plain_text])
    gender = models.CharField(max_length=9, choices=Gender, default=Gender.UNDEFINED)
    nationality_code = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(HIGHEST_NATIONALITY)]
    )
    birthday = models.DateField(null=True, blank=True, validators=[EARLIEST])
    place_of_birth = models.CharField(max_length=80, null=True, blank=True, validators=[plain_text])
    country_of_birth_code = models.CharField(
        max_length=2,
        null=True,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}\Z", _("A country is two capital letters, as in ISO 3166-1."))],
    )
    deceased_on = models.DateField(null=True, blank=True, validators=[EARLIEST])
    identification_number = models.CharField(max_length=30, null=True, blank=True, validators=[plain_text])
    identification_type = models.PositiveSmallIntegerField(
        default=0, validators=[MinValueValidator(0), MaxValueValidator(HIGHEST_IDENTIFICATION)]
    )
    partner_prefix = models.CharField(max_length=20, null=True, blank=True, validators=[plain_text])
    partner_last_name = models.CharField(max_length=80, null=True, blank=True, validators=[plain_text])
    marital_status = models.PositiveSmallIntegerField(choices=MaritalStatus, default=MaritalStatus.UNKNOWN)
    name_display = models.PositiveSmallIntegerField(choices=NameDisplay, default=NameDisplay.OWN)
    telephone_private = models.CharField(max_length=30, null=True, blank=True, validators=[plain_text])
    telephone_work = models.CharField(max_length=30, null=True, blank=True, validators=[plain_text])
    telephone_mobile_private = models.CharField(max_length=30, null=True, blank=True, validators=[plain_text])
    telephone_mobile_work = models.CharField(max_length=30, null=True, blank=True, validators=[plain_text])
    telephone_other = models.CharField(max_length=30, null=True, blank=True, validators=[plain_text])
    email_private = models.CharField(max_length=254, null=True, blank=True, validators=[EmailValidator()])
    email_work = models.CharField(max_length=254, null=True, blank=True, validators=[EmailValidator()])
    emergency_contact = models.CharField(max_length=100, null=True, blank=True, validators=[plain_text])
    emergency_phone = models.CharField(max_length=30, null=True, blank=True, validators=[plain_text])
    emergency_relation = models.CharField(max_length=50, null=True, blank=True, validators=[plain_text])

    class Meta(PeriodRecord.Meta):
        ordering = ["first_period", "pk"]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.UniqueConstraint(fields=["employee", "first_period"], name="personal_info_once_a_period"),
        ]

    def clean(self) -> None:
        if self.bsn and not (bsn.is_valid(self.bsn) and self.bsn.isdigit()):
            raise ValidationError({"bsn": _("A BSN is nine digits that pass the eleven-test.")})
        if self.birthday and self.deceased_on and self.deceased_on < self.birthday:
            raise ValidationError({"deceased_on": _("Nobody dies before being born.")})

    def settle(self) -> None:
        """The employee is listed by the name that holds now."""
        follow_names(Employee.unscoped.filter(pk=self.employee_id))


def follow_names(employees: models.QuerySet[Employee]) -> None:
    """Have employees listed by the name that holds in their company's current period, if they have one.

    Of who has yet to begin, by the first name there is.
    """
    now = models.F("employee__company__current_year") * 100 + models.F(
        "employee__company__current_period_number"
    )
    infos = PersonalInfo.unscoped.filter(employee__in=employees).order_by("first_period")
    names: dict[int, str] = {}
    for info in infos.annotate(has_begun=models.Q(first_period__lte=now)):
        if info.has_begun or info.employee_id not in names:
            names[info.employee_id] = display_name(info)
    changed = []
    for employee in employees.filter(pk__in=names).order_by("pk"):
        if employee.display_name != names[employee.pk]:
            employee.display_name = names[employee.pk]
            changed.append(employee)
    Employee.unscoped.bulk_update(changed, ["display_name"], batch_size=500)


def bsn_in(employee_id: int, period: Period) -> str | None:
    """The BSN that an employee has in a period, if one is known."""
    infos: Any = PersonalInfo.unscoped.filter(employee_id=employee_id)
    latest = infos.in_force(period).latest_first().values_list("bsn", flat=True).first()
    return latest or None


def display_name(info: PersonalInfo) -> str:
    """As payroll lists sort it: ``Vries, J. de``; with a partner's name ``Jansen-de Vries, A.B.``."""
    own = (info.prefix, info.last_name)
    partner = (info.partner_prefix, info.partner_last_name)
    orders = {
        NameDisplay.OWN: (own,),
        NameDisplay.PARTNER: (partner,),
        NameDisplay.PARTNER_OWN: (partner, own),
        NameDisplay.OWN_PARTNER: (own, partner),
    }
    # Without a partner's name there is only one that can come first.
    names = [name for name in orders[NameDisplay(info.name_display)] if name[1]] or [own]
    (prefix, last_name), *others = names
    family = "-".join([str(last_name), *(" ".join(filter(None, other)) for other in others)])
    return " ".join(filter(None, [f"{family},", info.initials, prefix]))
