"""Hour and wage codes, cost centres and cost units of companies."""

from typing import Annotated

from django.core.exceptions import ValidationError

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import CostCenterCodeFault, CostCenterTwiceFault, ValuesFault
from loonpoort.operations.parameters import CompanyId
from loonpoort.operations.services import company_service
from loonpoort.operations.values import reason_of
from loonpoort.organisation.company_lists import add_cost_object
from loonpoort.organisation.models import CostCenter as CostCenterRecord
from loonpoort.organisation.models import CostUnit as CostUnitRecord
from loonpoort.organisation.models import HourCode as HourCodeRecord
from loonpoort.organisation.models import WageCode as WageCodeRecord


class HourCode(Message):
    code: int
    description: str | None


class WageCode(Message):
    code: int
    description: str | None


class CostCenter(Message):
    code: str | None
    description: str | None
    id: int | None


class CostUnit(Message):
    id: int
    code: str | None
    description: str | None


def _hour_codes(call: Call, company_id: int) -> Rows[HourCode]:
    return HourCode.rows(call.company(company_id).listed(HourCodeRecord), code="number")


def _wage_codes(call: Call, company_id: int) -> Rows[WageCode]:
    return WageCode.rows(call.company(company_id).listed(WageCodeRecord), code="number")


@company_service.operation("HourModel_GetHourCodes")
def hour_codes(call: Call, company_id: CompanyId) -> Rows[HourCode]:
    """Lists the hour codes of a company.

    A company has one set of hour codes: HourModel2_GetHourCodes lists the same.
    """
    return _hour_codes(call, company_id)


@company_service.operation("HourModel2_GetHourCodes")
def hour_codes_2(call: Call, company_id: CompanyId) -> Rows[HourCode]:
    """Lists the hour codes of a company.

    A company has one set of hour codes: HourModel_GetHourCodes lists the same.
    """
    return _hour_codes(call, company_id)


@company_service.operation("WageModel_GetWageCodes")
def wage_codes(call: Call, company_id: CompanyId) -> Rows[WageCode]:
    """Lists the wage codes of a company.

    A company has one set of wage codes: WageModel2_GetWageCodes lists the same.
    """
    return _wage_codes(call, company_id)


@company_service.operation("WageModel2_GetWageCodes")
def wage_codes_2(call: Call, company_id: CompanyId) -> Rows[WageCode]:
    """Lists the wage codes of a company.

    A company has one set of wage codes: WageModel_GetWageCodes lists the same.
    """
    return _wage_codes(call, company_id)


@company_service.operation("CostCenter_GetList")
def cost_centers(call: Call, company_id: CompanyId) -> Rows[CostCenter]:
    """Lists the cost centres of a company, by code."""
    return CostCenter.rows(call.company(company_id).listed(CostCenterRecord))


@company_service.operation("CostUnit_GetList")
def cost_units(call: Call, company_id: CompanyId) -> Rows[CostUnit]:
    """Lists the cost units of a company, by code."""
    return CostUnit.rows(call.company(company_id).listed(CostUnitRecord))


@company_service.operation(
    "CostCenter_Insert", is_write=True, faults=(CostCenterCodeFault, CostCenterTwiceFault, ValuesFault)
)
def insert_cost_center(
    call: Call, company_id: CompanyId, cost_center: Annotated[CostCenter | None, Named("kostenplaats")]
) -> int:
    """Adds a cost centre to a company, and returns its id. The Id sent is ignored.

    A code has 20 characters at most and occurs once in a company.
    """
    company = call.company(company_id)
    if cost_center is None:
        raise ValuesFault("No cost centre was sent")
    try:
        made = add_cost_object(CostCenterRecord, company.id, cost_center.code, cost_center.description)
    except ValidationError as error:
        of_code = {each.code for each in error.error_dict.get("code", [])}
        fault = CostCenterTwiceFault if "unique" in of_code else CostCenterCodeFault
        raise (fault if of_code else ValuesFault)(reason_of(error, CostCenter, {})) from error
    return made.pk


@company_service.operation("CostUnit_Insert", is_write=True, faults=(ValuesFault,))
def insert_cost_unit(
    call: Call, company_id: CompanyId, cost_unit: Annotated[CostUnit | None, Named("costunit")]
) -> int:
    """Adds a cost unit to a company, and returns its id. The Id sent is ignored.

    A code has 20 characters at most and occurs once in a company.
    """
    company = call.company(company_id)
    if cost_unit is None:
        raise ValuesFault("No cost unit was sent")
    try:
        return add_cost_object(CostUnitRecord, company.id, cost_unit.code, cost_unit.description).pk
    except ValidationError as error:
        raise ValuesFault(reason_of(error, CostUnit, {})) from error
