"""Social security of employees: for what they are insured, and in which sector."""

import datetime
from typing import Annotated, Any

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import ValuesFault
from loonpoort.operations.assembling import Assembled, Part
from loonpoort.operations.families import Family, YearAndNumber
from loonpoort.operations.parameters import CompanyId, EmployeeId, PeriodNumber, Year
from loonpoort.operations.services import employee_service
from loonpoort.payroll.changes import changing
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import SocialSecurity
from loonpoort.payroll.sectors import NO_CAO, NO_CAO_NAME, SECTORS, risk_group_name
from loonpoort.payroll.social_security import insure


class SVWSettings(Message):
    id: int
    influence_obliged_insurance: int
    wage_cost_benefit: int
    code_cao: int
    wao_wia: Annotated[bool, Named("Wao_Wia")]
    ww: bool
    zw: bool
    income_related_contribution_zvw: int
    code_zvw: str | None
    risk_group: int
    sector: int
    employment_type: int
    phase_classification: int
    employment_sequence_tax_id: int


class Cao(Message):
    wire_name = "CAO"

    cao_id: Annotated[int, Named("CAOId")]
    cao_code: Annotated[int, Named("CAOCode")]
    cao_description: Annotated[str | None, Named("CAODescription")]


class RiskGroup(Message):
    risk_group_id: int
    risk_group_code: int
    risk_group_description: str | None


class Sector(Message):
    sector_id: int
    sector_code: int
    sector_description: str | None


class WageCostBenefit(Message):
    wage_cost_benefit_code: int
    end_period: int | None
    end_year: int | None


class EmployeeSVWSettings(Message):
    id: int
    create_date: datetime.datetime
    start_year: int
    start_period: int
    influence_obliged_insuranced: int  # spelt so on the wire
    wao_wia: Annotated[bool, Named("Wao_Wia")]
    ww: bool
    zw: bool
    income_related_contribution_zvw: int
    code_zvw: int
    employment_type: int
    phase_classification: int
    employment_sequence_tax_id: int
    cao: Annotated[Cao | None, Named("CAO")]
    risk_group: RiskGroup | None
    sector: Sector | None
    wage_cost_benefit: WageCostBenefit | None


class EmployeeSVWItem(Message):
    employee_id: int
    employee_svw_settings: Annotated[list[EmployeeSVWSettings] | None, Named("EmployeeSVWSettings")]


class SocialSecurityFamily(Family[SVWSettings]):
    def insure(
        self, employee: EmployeeHandle, sent: SVWSettings | None, period: YearAndNumber | None = None
    ) -> None:
        """Have an employee be insured so from a period on, the current one unless told."""
        with self.refusing(), changing(employee.id) as change:
            first, _ = self.span(change, period, None, is_unprotected=True)
            insure(change, self.values(sent), first)


INSURED = {
    "wao_wia": "is_insured_wao_wia",
    "ww": "is_insured_ww",
    "zw": "is_insured_zw",
    "income_related_contribution_zvw": "zvw_contribution",
    "employment_sequence_tax_id": "employment_sequence",
}
SOCIAL_SECURITY = SocialSecurityFamily(
    SocialSecurity,
    SVWSettings,
    {"code_cao": "cao_code", "code_zvw": "zvw_code", **INSURED},
    missing="No settings were sent",
)


def _cao(row: tuple[Any, ...]) -> tuple[int, int, str | None]:
    code, name = row
    return code, code, name or (NO_CAO_NAME if code == NO_CAO else None)


def _sector(row: tuple[Any, ...]) -> tuple[int, int, str | None]:
    return row[0], row[0], SECTORS.get(row[0])


def _risk_group(row: tuple[Any, ...]) -> tuple[int, int, str | None]:
    sector, code = row
    return code, code, risk_group_name(sector, code)


def _benefit(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return row


def _number(row: tuple[str | None, ...]) -> int:
    """Of a code of the Zvw: a letter counts by its place in the alphabet."""
    code = row[0] or "0"
    return int(code) if code.isdigit() else ord(code) - ord("A") + 1


PARTS = {
    "code_zvw": Part(("zvw_code",), _number),
    "cao": Part(("cao_code", "cao_name"), _cao),
    "sector": Part(("sector",), _sector),
    "risk_group": Part(("sector", "risk_group"), _risk_group),
    "wage_cost_benefit": Part(("wage_cost_benefit", "benefit_end_period", "benefit_end_year"), _benefit),
}


@employee_service.operation("SVW_Get")
def social_security(
    call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year
) -> SVWSettings | None:
    """Returns the social security settings that hold for an employee in a period."""
    return SOCIAL_SECURITY.latest(SOCIAL_SECURITY.in_period(call.employee(employee_id), year, period))


@employee_service.operation("SVW_GetCurrent")
def current_social_security(call: Call, employee_id: EmployeeId) -> SVWSettings | None:
    """Returns the social security settings that hold for an employee in the company's current period."""
    return SOCIAL_SECURITY.latest(SOCIAL_SECURITY.current(call.employee(employee_id)))


@employee_service.operation("SVW_GetList")
def social_securities(call: Call, employee_id: EmployeeId) -> Rows[SVWSettings]:
    """Lists all social security settings of an employee, in the order that they begin."""
    return SOCIAL_SECURITY.rows(SOCIAL_SECURITY.all_of(call.employee(employee_id)))


@employee_service.operation("SVW_GetAll_AllEmployeesByCompany")
def social_security_of_company(
    call: Call, company_id: Annotated[CompanyId, Named("CompanyID")]
) -> Rows[EmployeeSVWItem]:
    """Lists all social security settings of every employee of a company, with the period that each begins in.

    A code of 0 is none; its element is there all the same, as clients read into it. CAODescription is the
    name of the debtor's labour agreement whose number is the code. Sectors are those of the Dutch social
    insurances (Regeling Wfsv, article 5.1); of risk groups those of sector 52 have a description. A CodeZvw
    that is a letter is given here by its place in the alphabet: K is 11.
    """
    parts = call.company(company_id).by_employee(SocialSecurity)
    return EmployeeSVWItem.grouped(
        (Assembled(part, PARTS) for part in parts),
        EmployeeSVWSettings,
        by="employee_id",
        create_date="created_at",
        influence_obliged_insuranced="influence_obliged_insurance",
        **INSURED,
    )


@employee_service.operation("SVW_Update", is_write=True, faults=(ValuesFault,))
def update_social_security(
    call: Call,
    employee_id: EmployeeId,
    svw_settings: Annotated[SVWSettings | None, Named("SVWSettings")],
    period: PeriodNumber,
    year: Year,
) -> None:
    """Gives an employee social security settings from a period on. Those that began in it are replaced.

    Sector is 0 or one of the Dutch social insurances; CodeZvw is a capital letter or a number; the others
    are codes of the wage tax return, 0 for none. The Id sent is ignored. Where WageCostBenefit stays the
    same, so does the period that it ends in.
    """
    SOCIAL_SECURITY.insure(call.employee(employee_id), svw_settings, (year, period))


@employee_service.operation("SVW_UpdateCurrent", is_write=True, faults=(ValuesFault,))
def update_current_social_security(
    call: Call,
    employee_id: EmployeeId,
    svw_settings: Annotated[SVWSettings | None, Named("SVWSettings")],
) -> None:
    """Gives an employee social security settings from the company's current period on.

    The elements are those of SVW_Update.
    """
    SOCIAL_SECURITY.insure(call.employee(employee_id), svw_settings)
