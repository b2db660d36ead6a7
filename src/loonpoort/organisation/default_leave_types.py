"""The types of leave that a new company begins with: a company changes them as it likes.

Legal holidays are four times the hours of a week, here one of 40 hours (Burgerlijk Wetboek, 7:634).
"""

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Q

from loonpoort.organisation.models import (
    Company,
    LabourAgreement,
    LeaveEntitlement,
    LeaveRounding,
    LeaveType,
    LeaveTypeNumber,
)
from loonpoort.organisation.periods import Period

Described = tuple[LeaveTypeNumber, str, Sequence[tuple[str, int]]]
"""A type, what it is called, and its balances with their hours for who works full time."""

LEAVE_TYPES: tuple[Described, ...] = (
    (LeaveTypeNumber.TYPE1, "Vakantie", (("Wettelijk", 160), ("Bovenwettelijk", 40))),
    (LeaveTypeNumber.TYPE2, "ATV", (("ATV", 96),)),
)


def add_leave_types(
    companies: Collection[Company],
    types: Sequence[Described] = LEAVE_TYPES,
    agreement: LabourAgreement | None = None,
) -> None:
    """Give new companies types of leave from their current year on, under an agreement or none."""
    rows = [
        (
            LeaveType(
                company=company,
                type=number,
                description=description,
                labour_agreement=agreement,
                first_period=Period(company.current_year, 1).index,
            ),
            balances,
        )
        for company in companies
        for number, description, balances in types
    ]
    LeaveType.unscoped.bulk_create(row for row, _ in rows)
    LeaveEntitlement.unscoped.bulk_create(
        LeaveEntitlement(
            leave_type=row,
            description=description,
            full_time_hours=Decimal(hours),
            rounding=LeaveRounding.UP,
        )
        for row, balances in rows
        for description, hours in balances
    )


def copy_leave_types(company: Company, after_id: int) -> None:
    """Give a new company the types of another; those of a labour agreement only where it is the debtor's."""
    agreements = Q(labour_agreement=None) | Q(labour_agreement__debtor_id=company.debtor_id)
    rows: Any = LeaveType.unscoped.filter(agreements, company_id=after_id)
    for row in rows:
        balances = list(LeaveEntitlement.unscoped.filter(leave_type=row))
        row.pk, row._state.adding, row.company = None, True, company
        row.save(force_insert=True)
        for balance in balances:
            balance.pk, balance._state.adding, balance.leave_type = None, True, row
        LeaveEntitlement.unscoped.bulk_create(balances)
