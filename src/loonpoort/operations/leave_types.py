"""The leave types of companies: what each stands for, and how much of it goes with a full-time week."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Rows
from loonpoort.contract.faults import PeriodFault
from loonpoort.operations.parameters import CompanyId, PeriodNumber, Year
from loonpoort.operations.services import company_service
from loonpoort.organisation.models import LeaveType as LeaveTypeRecord
from loonpoort.organisation.periods import PeriodError


class LeaveType(StrEnum):
    """The words of the contract."""

    UNDEFINED = "Undefined"
    TYPE1 = "Type1"
    TYPE2 = "Type2"
    TYPE3 = "Type3"
    TYPE4 = "Type4"


class LeaveRoundingMethod(StrEnum):
    """The words of the contract."""

    NORMAL = "Normal"
    HALF = "WholeHalf"
    WHOLE = "Whole"
    UP = "Whole_RoundUp"


class CompanyLeaveType(Message):
    description_leave_balance: str | None
    full_time_balance: Annotated[
        Decimal, Meta(description="Hours in a year for who works full time the whole year.")
    ]
    leave_rounding_method: LeaveRoundingMethod


class CompanyLeaveTypeGroup(Message):
    type: LeaveType
    description: str | None
    company_leave_balance: list[CompanyLeaveType] | None


AgreementId = Annotated[
    int,
    Meta(
        description="Id of settings of a labour agreement, as LabourAgreementSettings_GetList of "
        "DebtorService lists them; 0 for the types that belong to no agreement."
    ),
]


@company_service.operation("CompanyLeaveTypeGroups_Get")
def leave_type_groups(
    call: Call,
    company_id: CompanyId,
    labour_agreement_settings_group_id: AgreementId,
    year: Year,
    period: PeriodNumber,
) -> Rows[CompanyLeaveTypeGroup]:
    """Lists the leave types that a company has set up in a period, each with the balances it is made of."""
    company = call.company(company_id)
    try:
        index = company.calendar.period(year, period).index
    except PeriodError as error:
        raise PeriodFault(str(error)) from error
    types = company.listed(LeaveTypeRecord).via("in_force", index)
    rows = types.filter(labour_agreement=labour_agreement_settings_group_id or None).via("with_balances")
    groups: dict[int, tuple[str, str | None, list[tuple[str | None, Decimal, str]]]] = {}
    for pk, number, description, *balance in rows.values_list(
        "pk", "type", "description", "balance", "hours", "rounding"
    ):
        group = groups.setdefault(pk, (number, description, []))
        if balance[1] is not None:
            group[2].append((balance[0], balance[1], balance[2]))
    return Rows((number, description, balances or None) for number, description, balances in groups.values())
