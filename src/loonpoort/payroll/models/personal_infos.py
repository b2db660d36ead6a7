"""Personal details of employees."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.payroll.models.periods import PeriodRecord


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
    bsn = models.CharField(max_length=9, null=True, blank=True)
    """Burgerservicenummer: nine digits that pass the eleven-test."""
    title = models.CharField(max_length=30, null=True, blank=True)
    title_after = models.CharField(max_length=30, null=True, blank=True)
    first_name = models.CharField(max_length=80, null=True, blank=True)
    initials = models.CharField(max_length=20, null=True, blank=True)
    prefix = models.CharField(max_length=20, null=True, blank=True)
    last_name = models.CharField(max_length=80)
    nickname = models.CharField(max_length=80, null=True, blank=True)
    gender = models.CharField(max_length=9, choices=Gender, default=Gender.UNDEFINED)
    nationality_code = models.PositiveSmallIntegerField(null=True, blank=True)
    birthday = models.DateField(null=True, blank=True)
    place_of_birth = models.CharField(max_length=80, null=True, blank=True)
    country_of_birth_code = models.CharField(max_length=2, null=True, blank=True)
    deceased_on = models.DateField(null=True, blank=True)
    identification_number = models.CharField(max_length=30, null=True, blank=True)
    identification_type = models.PositiveSmallIntegerField(default=0)
    partner_prefix = models.CharField(max_length=20, null=True, blank=True)
    partner_last_name = models.CharField(max_length=80, null=True, blank=True)
    marital_status = models.PositiveSmallIntegerField(choices=MaritalStatus, default=MaritalStatus.UNKNOWN)
    name_display = models.PositiveSmallIntegerField(choices=NameDisplay, default=NameDisplay.OWN)
    telephone_private = models.CharField(max_length=30, null=True, blank=True)
    telephone_work = models.CharField(max_length=30, null=True, blank=True)
    telephone_mobile_private = models.CharField(max_length=30, null=True, blank=True)
    telephone_mobile_work = models.CharField(max_length=30, null=True, blank=True)
    telephone_other = models.CharField(max_length=30, null=True, blank=True)
    email_private = models.CharField(max_length=254, null=True, blank=True)
    email_work = models.CharField(max_length=254, null=True, blank=True)
    emergency_contact = models.CharField(max_length=100, null=True, blank=True)
    emergency_phone = models.CharField(max_length=30, null=True, blank=True)
    emergency_relation = models.CharField(max_length=50, null=True, blank=True)

    class Meta(PeriodRecord.Meta):
        ordering = ["first_period", "pk"]
        constraints = [
            *PeriodRecord.Meta.constraints,
            models.UniqueConstraint(fields=["employee", "first_period"], name="personal_info_once_a_period"),
        ]
