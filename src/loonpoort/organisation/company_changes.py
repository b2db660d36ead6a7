"""Making companies: checks, changes and records in one transaction."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor, Event, Subject, record
from loonpoort.organisation.default_codes import add_default_codes
from loonpoort.organisation.default_leave_types import add_leave_types, copy_leave_types
from loonpoort.organisation.models import (
    Company,
    CostCenter,
    CostUnit,
    Debtor,
    Environment,
    HourCode,
    LabourAgreement,
    WageCode,
)
from loonpoort.organisation.models.companies import DeclarationPeriod
from loonpoort.organisation.periods import PeriodCalendar, PeriodType

COMPANY_CREATED = Event("company.created")
LISTS = (HourCode, WageCode, CostCenter, CostUnit)
"""What a company gets of the one that it is made after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCompany:
    """What somebody says of a company that begins."""

    name: str
    period_type: PeriodType
    after_id: int | None = None
    """The company whose lists it begins with, one within the caller's reach; without one, with ours."""
    labour_agreement: UUID | None = None
    pays_in_advance: bool = False


def create_company(actor: Actor, debtor_id: int, new: NewCompany) -> Company:
    """Make a company with the next number of its environment, in the period of today.

    Without asking who may. Raises ValidationError, by field.
    """
    with transaction.atomic():
        debtor = Debtor.unscoped.get(pk=debtor_id)
        # Held, so that two at once do not get one number.
        Environment.objects.select_for_update().get(pk=debtor.environment_id)
        own: Any = Company.unscoped.filter(debtor__environment_id=debtor.environment_id)
        now = PeriodCalendar(new.period_type).period_of(timezone.localdate())
        is_monthly = new.period_type == PeriodType.MONTH
        company = Company(
            debtor=debtor,
            number=(own.aggregate(Max("number"))["number__max"] or 0) + 1,
            name=new.name.strip(),
            period_type=new.period_type,
            declaration_period=DeclarationPeriod.MONTH if is_monthly else DeclarationPeriod.FOUR_WEEKS,
            current_year=now.year,
            current_period_number=now.number,
            labour_agreement=_agreement(debtor, new.labour_agreement),
            pays_in_advance=new.pays_in_advance,
        )
        company.clean_fields(exclude=["debtor", "labour_agreement"])
        company.save()
        _fill(company, new.after_id)
        record(
            COMPANY_CREATED,
            environment_id=debtor.environment_id,
            actor=actor,
            subject=Subject("company", company.pk, company.name),
            after={
                "number": company.number,
                "name": company.name,
                "period": company.current_period.wire_text(company.period_type),
            },
            debtor_id=debtor.pk,
        )
    return company


def _agreement(debtor: Debtor, guid: UUID | None) -> LabourAgreement | None:
    if guid is None:
        return None
    found: Any = LabourAgreement.unscoped.filter(debtor=debtor, guid=guid).first()
    if found is None:
        raise ValidationError({"labour_agreement": _("The debtor has no such labour agreement.")})
    return found  # type: ignore[no-any-return]


def _fill(company: Company, after_id: int | None) -> None:
    """Give a company its lists: those of another one, or ours."""
    if after_id is None:
        add_default_codes([company])
        add_leave_types([company])
        return
    for model in LISTS:
        rows: Any = model.unscoped.filter(company_id=after_id)
        copies = list(rows)
        for row in copies:
            row.pk, row._state.adding, row.company = None, True, company
        model.unscoped.bulk_create(copies, 1000)
    copy_leave_types(company, after_id)
