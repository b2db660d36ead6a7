"""What is kept of a company besides its own row: addresses, bank accounts and the contact person."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models.columns import (
    AccountColumns,
    AddressColumns,
    ContactColumns,
    account_constraints,
    text_column,
)
from loonpoort.organisation.models.company_lists import CompanyListRow

HIGHEST_NUMBER = 2_147_483_647
"""The highest that every database keeps in such a column, and that the wire has."""


class CompanyAddress(AddressColumns, CompanyListRow):
    """The default one is the company's address; without one it is the latest."""

    class Meta(CompanyListRow.Meta):
        ordering = ["-is_default", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["company"],
                condition=models.Q(is_default=True),
                name="company_has_one_default_address",
            ),
        ]

    def make_room(self) -> None:
        """A default takes the place of the one before."""
        if self.is_default:
            others = type(self)._base_manager.filter(company_id=self.company_id, is_default=True)
            others.exclude(pk=self.pk).update(is_default=False)


class CompanyBankAccount(AccountColumns, CompanyListRow):
    """The latest is the one that the company pays from; those before it stay known."""

    class Meta(CompanyListRow.Meta):
        ordering = ["-pk"]
        constraints = [*account_constraints("company_bank_account")]


class ContactGender(models.TextChoices):
    """The words that the contract has for employees; of contact persons it says none."""

    UNDEFINED = "undefined", _("Not stated")
    MALE = "male", _("Male")
    FEMALE = "female", _("Female")


class CompanyContactPerson(ContactColumns, CompanyListRow):
    gender = models.CharField(max_length=9, choices=ContactGender, default=ContactGender.UNDEFINED)
    mobile_phone = text_column(30)
    fax = text_column(30)
    function = text_column(100)
    department = text_column(100)
    number = models.PositiveIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(HIGHEST_NUMBER)]
    )

    class Meta(CompanyListRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["company"], name="company_has_one_contact_person"),
            models.CheckConstraint(
                condition=models.Q(number__range=(1, HIGHEST_NUMBER)), name="company_contact_has_a_number"
            ),
        ]
