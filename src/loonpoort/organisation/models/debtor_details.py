"""What is kept of a debtor besides its number and name."""

import uuid
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.bank_checks import check_bic, check_iban
from loonpoort.organisation.models.columns import (
    AddressColumns,
    BankAccountType,
    ContactColumns,
    email_column,
    text_column,
)
from loonpoort.organisation.models.debtors import Debtor
from loonpoort.organisation.periods import FIRST_YEAR, LAST_YEAR
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet
from loonpoort.organisation.texts import plain_text

HIGHEST_NUMBER = 2_147_483_647
"""The highest that every database keeps in such a column, and that the wire has."""


class DebtorDetailQuerySet(ScopedQuerySet["DebtorDetail"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(debtor__in=Debtor.objects.within(scope))

    def in_force(self, index: int) -> Self:
        """Of what holds for a while: begun, and not ended before a period, by its index."""
        still = models.Q(last_period=None) | models.Q(last_period__gte=index)
        return self.filter(still, first_period__lte=index)


class DebtorDetail(models.Model):
    """Something that belongs to a debtor, and is seen by whoever sees the debtor."""

    objects = ScopedManager.from_queryset(DebtorDetailQuerySet)()
    unscoped = DebtorDetailQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "unscoped"


class DebtorAddress(AddressColumns, DebtorDetail):
    debtor = models.OneToOneField(Debtor, on_delete=models.CASCADE, related_name="+")

    class Meta(DebtorDetail.Meta):
        pass


class DebtorBankAccount(DebtorDetail):
    debtor = models.OneToOneField(Debtor, on_delete=models.CASCADE, related_name="+")
    number = text_column(34)
    """As banks numbered accounts before there were IBANs."""
    description = text_column(100)
    iban = models.CharField(max_length=34, null=True, blank=True, validators=[check_iban])
    bic = models.CharField(max_length=11, null=True, blank=True, validators=[check_bic])
    city = text_column(80)
    name = text_column(100)
    """Of the holder."""
    type = models.CharField(max_length=13, choices=BankAccountType, default=BankAccountType.STANDARD)

    def clean(self) -> None:
        if not self.iban and not self.number:
            raise ValidationError({"iban": _("A bank account needs an IBAN or a number.")})


class DebtorContactPerson(ContactColumns, DebtorDetail):
    """Of the debtor itself."""

    debtor = models.OneToOneField(Debtor, on_delete=models.CASCADE, related_name="+")

    class Meta(DebtorDetail.Meta):
        pass


class AccountantContact(ContactColumns, DebtorDetail):
    """At the bureau, for the debtor."""

    debtor = models.ForeignKey(Debtor, on_delete=models.CASCADE, related_name="+")

    class Meta(DebtorDetail.Meta):
        ordering = ["pk"]


class DebtorTitle(DebtorDetail):
    """A title that people at the debtor may have."""

    debtor = models.ForeignKey(Debtor, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=30, validators=[plain_text])

    class Meta(DebtorDetail.Meta):
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["debtor", "name"], name="debtor_has_a_title_once")]


class Manager(DebtorDetail):
    debtor = models.ForeignKey(Debtor, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(validators=[MinValueValidator(1), MaxValueValidator(HIGHEST_NUMBER)])
    first_name = text_column(80)
    name = models.CharField(max_length=80, validators=[plain_text])
    department = text_column(100)
    function = text_column(100)
    phone_number = text_column(30)
    mobile = text_column(30)
    fax = text_column(30)
    email = email_column()

    class Meta(DebtorDetail.Meta):
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["debtor", "number"], name="manager_number_is_unique")]


class ServiceLevel(DebtorDetail):
    """What the bureau does for the debtor, since when."""

    debtor = models.OneToOneField(Debtor, on_delete=models.CASCADE, related_name="+")
    start_year = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    start_period = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(53)])
    service_level = models.CharField(max_length=50, validators=[plain_text])
    contract_begins_on = models.DateField()

    class Meta(DebtorDetail.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start_period__range=(1, 53), start_year__range=(FIRST_YEAR, LAST_YEAR)),
                name="service_level_begins_in_a_period",
            ),
        ]


class LabourAgreement(DebtorDetail):
    """The settings of a collective labour agreement, for the periods that it holds in."""

    debtor = models.ForeignKey(Debtor, on_delete=models.CASCADE, related_name="+")
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.PositiveIntegerField(validators=[MinValueValidator(1), MaxValueValidator(HIGHEST_NUMBER)])
    name = models.CharField(max_length=100, validators=[plain_text])
    first_period = models.PositiveIntegerField()
    last_period = models.PositiveIntegerField(null=True, blank=True)

    class Meta(DebtorDetail.Meta):
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["debtor", "number", "first_period"], name="labour_agreement_begins_once"
            ),
            models.CheckConstraint(
                condition=models.Q(last_period=None) | models.Q(last_period__gte=models.F("first_period")),
                name="labour_agreement_ends_after_it_begins",
            ),
        ]
