"""Columns that several kinds of rows have: of addresses, of bank accounts and of people to be reached."""

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.bank_fields import BicField, IbanField
from loonpoort.organisation.texts import plain_text

HOME = "NL"


def text_column(length: int) -> "models.CharField[str | None, str | None]":
    return models.CharField(max_length=length, null=True, blank=True, validators=[plain_text])


def email_column() -> "models.CharField[str | None, str | None]":
    return models.CharField(max_length=254, null=True, blank=True, validators=[EmailValidator()])


class AddressColumns(models.Model):
    is_default = models.BooleanField(default=True)
    street = text_column(100)
    house_number = text_column(10)
    house_number_addition = text_column(10)
    postal_code = text_column(12)
    city = text_column(80)
    state_province = text_column(80)
    country_code = models.CharField(
        max_length=2,
        null=True,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}\Z", _("A country is two capital letters, as in ISO 3166-1."))],
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        if not any([self.street, self.postal_code, self.city]):
            raise ValidationError({"street": _("An address needs a street, a postal code or a city.")})


class ContactColumns(models.Model):
    """Somebody who can be reached."""

    name = models.CharField(max_length=100, validators=[plain_text])
    email = email_column()
    phone = text_column(30)

    class Meta:
        abstract = True


class BankAccountType(models.TextChoices):
    """The words of the contract."""

    NONE = "None", _("None")
    FIRST = "Bankrekening1", _("Bank account 1")
    SAVINGS = "Spaarloon", _("Saved wages")
    SECOND = "Bankrekening2", _("Bank account 2")
    THIRD = "Bankrekening3", _("Bank account 3")
    FOURTH = "Bankrekening4", _("Bank account 4")
    FIFTH = "Bankrekening5", _("Bank account 5")
    STANDARD = "Standaard", _("Standard")
    LIFE_COURSE = "Levensloop", _("Life-course savings")


class AccountColumns(models.Model):
    """An account that can be paid on or from: with an IBAN or, abroad, a number and the code of its bank."""

    number = models.CharField(
        max_length=34,
        null=True,
        blank=True,
        validators=[
            RegexValidator(
                r"^[0-9A-Za-z][0-9A-Za-z .-]*\Z",
                _("An account number has letters and digits, and perhaps spaces, points and dashes."),
            )
        ],
    )
    """As banks without IBANs number accounts, or as Dutch ones did."""
    description = text_column(100)
    iban = IbanField()
    bic = BicField()
    city = text_column(80)
    name = text_column(100)
    """Of the holder."""
    type = models.CharField(max_length=13, choices=BankAccountType, default=BankAccountType.FIRST)

    class Meta:
        abstract = True

    def clean(self) -> None:
        if self.type == BankAccountType.NONE:
            raise ValidationError({"type": _("Choose which of the accounts it is.")})
        if not self.iban and not (self.number and self.bic and self.bic[4:6] != HOME):
            text = _("Only an account abroad can do without: it has a number, and a BIC of its country.")
            raise ValidationError({"iban": ValidationError(text, code="required")})


def account_constraints(prefix: str) -> list[models.CheckConstraint]:
    """What is true of every account, for the table whose constraints are named so."""
    return [
        models.CheckConstraint(
            condition=models.Q(iban__isnull=False) | models.Q(number__isnull=False, bic__isnull=False),
            name=f"{prefix}_can_be_paid_on",
        ),
        models.CheckConstraint(condition=~models.Q(type=BankAccountType.NONE), name=f"{prefix}_has_a_type"),
    ]
