"""The kinds of leave that a company gives, and how much of each goes with a full-time week."""

from decimal import Decimal
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models.company_lists import CompanyListQuerySet, CompanyListRow
from loonpoort.organisation.models.debtor_details import LabourAgreement
from loonpoort.organisation.scopes import Scope, ScopedManager, ScopedQuerySet
from loonpoort.organisation.texts import plain_text

MOST_HOURS = Decimal(9_999)


class LeaveTypeNumber(models.TextChoices):
    """The words of the contract: a company says what each stands for."""

    TYPE1 = "Type1", _("Leave type 1")
    TYPE2 = "Type2", _("Leave type 2")
    TYPE3 = "Type3", _("Leave type 3")
    TYPE4 = "Type4", _("Leave type 4")


class LeaveRounding(models.TextChoices):
    """How a balance for part of a year or of a week is rounded. The words of the contract."""

    NORMAL = "Normal", _("Not rounded")
    HALF = "WholeHalf", _("To half hours")
    WHOLE = "Whole", _("To whole hours")
    UP = "Whole_RoundUp", _("Up to whole hours")


class LeaveTypeQuerySet(CompanyListQuerySet):
    def in_force(self, index: int) -> Self:
        """Those that hold in a period, by its index."""
        still = models.Q(last_period=None) | models.Q(last_period__gte=index)
        return self.filter(still, first_period__lte=index)

    def with_balances(self) -> Self:
        """A row for each balance of a type; one row without for a type that has none."""
        return self.annotate(
            balance=models.F("entitlements__description"),
            hours=models.F("entitlements__full_time_hours"),
            rounding=models.F("entitlements__rounding"),
        ).order_by("type", "first_period", "pk", "entitlements__pk")


class LeaveType(CompanyListRow):
    """What one of the four types of leave stands for at a company, for everybody or under one agreement."""

    type = models.CharField(max_length=5, choices=LeaveTypeNumber)
    description = models.CharField(max_length=100, null=True, blank=True, validators=[plain_text])
    labour_agreement = models.ForeignKey(
        LabourAgreement, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    first_period = models.PositiveIntegerField()
    last_period = models.PositiveIntegerField(null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager.from_queryset(LeaveTypeQuerySet)()
    unscoped: ClassVar[Any] = LeaveTypeQuerySet.as_manager()

    class Meta(CompanyListRow.Meta):
        ordering = ["type", "first_period", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "type", "first_period"],
                condition=models.Q(labour_agreement=None),
                name="leave_type_begins_once",
            ),
            models.UniqueConstraint(
                fields=["company", "labour_agreement", "type", "first_period"],
                name="leave_type_begins_once_in_an_agreement",
            ),
            models.CheckConstraint(
                condition=models.Q(last_period=None) | models.Q(last_period__gte=models.F("first_period")),
                name="leave_type_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.description or str(self.get_type_display())


class LeaveEntitlementQuerySet(ScopedQuerySet["LeaveEntitlement"]):
    def within(self, scope: Scope) -> Self:
        return self.filter(scope.companies("leave_type__company__"))


class LeaveEntitlement(models.Model):
    """Hours of leave in a year, for who works full time the whole year."""

    leave_type = models.ForeignKey(LeaveType, on_delete=models.CASCADE, related_name="entitlements")
    description = models.CharField(max_length=100, null=True, blank=True, validators=[plain_text])
    full_time_hours = models.DecimalField(
        max_digits=8,
        decimal_places=4,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(MOST_HOURS)],
    )
    rounding = models.CharField(max_length=13, choices=LeaveRounding, default=LeaveRounding.NORMAL)

    objects = ScopedManager.from_queryset(LeaveEntitlementQuerySet)()
    unscoped = LeaveEntitlementQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        base_manager_name = "unscoped"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(full_time_hours__range=(0, MOST_HOURS)),
                name="leave_entitlement_is_possible",
            ),
        ]
