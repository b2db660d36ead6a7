"""Labour agreements of companies: those of their debtor."""

from functools import partial
from typing import Annotated
from uuid import UUID

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import PeriodFault
from loonpoort.operations.assembling import Assembled, Part
from loonpoort.operations.parameters import CompanyId, PeriodNumber, Year
from loonpoort.operations.services import company_service
from loonpoort.organisation.models import AgreementPart
from loonpoort.organisation.periods import PeriodError
from loonpoort.payroll.handles import CompanyHandle

Kept = dict[tuple[int, str], tuple[int, str | None]]
"""Code and description, by agreement and part."""


class Coded(Message):
    """A code and what it is called: all the parts of a labour agreement are such."""

    code: int
    description: str | None


class ScheduleModel(Coded):
    pass


class WageModel(Coded):
    pass


class HoursModel(Coded):
    pass


class Industry(Coded):
    pass


class LeaveModel(Coded):
    pass


class HoursReservationModel(Coded):
    pass


class ReservationModel(Coded):
    pass


class SalaryTableModel(Coded):
    pass


class LabourAgreementCao(Coded):
    pass


class LabourAgreement(Message):
    id: int
    guid: UUID
    number: int
    description: str | None
    default: bool
    schedule_model: ScheduleModel | None
    wage_model: WageModel | None
    wage_model2: WageModel | None
    hours_model: HoursModel | None
    hours_model2: HoursModel | None
    industry: Industry | None
    industry2: Industry | None
    industry3: Industry | None
    leave_model: LeaveModel | None
    hours_reservation_model: HoursReservationModel | None
    reservation_model: ReservationModel | None
    salary_table: SalaryTableModel | None
    cao: Annotated[LabourAgreementCao | None, Named("CAO")]
    bln_use_provisional: bool


@company_service.operation("LabourAgreements_Get")
def labour_agreements(
    call: Call, company_id: CompanyId, period: PeriodNumber, year: Year
) -> Rows[LabourAgreement]:
    """Lists the labour agreements of a company's debtor that hold in a period.

    Default is true for the one that the company was made with. CAO has its number and name, and models are
    those that are kept with it. None is provisional: BlnUseProvisional is false.
    """
    company = call.company(company_id)
    try:
        index = company.calendar.period(year, period).index
    except PeriodError as error:
        raise PeriodFault(str(error)) from error
    return _rows(company, index)


@company_service.operation("LabourAgreements_GetCurrent")
def current_labour_agreements(call: Call, company_id: CompanyId) -> Rows[LabourAgreement]:
    """Lists the labour agreements of a company's debtor that hold in the company's current period.

    The elements are those of LabourAgreements_Get.
    """
    company = call.company(company_id)
    return _rows(company, company.current_period.index)


def _rows(company: CompanyHandle, index: int) -> Rows[LabourAgreement]:
    kept = {
        (row[0], row[1]): row[2:]
        for row in company.agreement_parts().values_list("agreement_id", "part", "code", "description")
    }
    parts = {
        **{name: Part(("id",), partial(_part, kept, name)) for name in AgreementPart.values},
        "cao": Part(("number", "name"), tuple),
        "bln_use_provisional": Part((), lambda row: False),
    }
    agreements = Assembled(company.agreements(index), parts)
    return LabourAgreement.rows(agreements, description="name", default="is_own")


def _part(kept: Kept, name: str, row: tuple[int]) -> tuple[int, str | None] | None:
    return kept.get((row[0], name))
