"""Labour agreements of employees: which of their debtor's settings hold for them."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named
from loonpoort.contract.faults import LabourAgreementFault
from loonpoort.operations.families import Family, YearAndNumber
from loonpoort.operations.parameters import EmployeeId, PeriodNumber, Year
from loonpoort.operations.services import employee_service
from loonpoort.payroll.changes import changing
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.labour_agreements import agree
from loonpoort.payroll.models import EmployeeLabourAgreement as AgreementRecord

SettingsGroup = Annotated[
    UUID,
    Named("labourAgreementSettingsGroupGuid"),
    Meta(
        description="Guid of labour agreement settings of the employee's debtor: "
        "LabourAgreementSettings_GetList of DebtorService lists them."
    ),
]


class EmployeeLabourAgreement(Message):
    id: int
    guid: UUID
    number: int
    description: str | None


class LabourAgreementFamily(Family[EmployeeLabourAgreement]):
    """The message is read only: an employee is given an agreement by its GUID."""

    def agree(self, employee: EmployeeHandle, guid: UUID, period: YearAndNumber | None = None) -> None:
        """Have an employee fall under an agreement from a period on, the current one unless told."""
        with self.refusing(), changing(employee.id) as change:
            first, _ = self.span(change, period, None, is_unprotected=True)
            agree(change, guid, first)


AGREEMENTS = LabourAgreementFamily(
    AgreementRecord,
    EmployeeLabourAgreement,
    {
        "id": "agreement_id",
        "guid": "agreement__guid",
        "number": "agreement__number",
        "description": "agreement__name",
    },
    faults={("agreement", ""): LabourAgreementFault},
)


@employee_service.operation("LabourAgreements_Get")
def labour_agreement(
    call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year
) -> EmployeeLabourAgreement | None:
    """Returns the labour agreement settings that hold for an employee in a period."""
    return AGREEMENTS.latest(AGREEMENTS.in_period(call.employee(employee_id), year, period))


@employee_service.operation("LabourAgreements_GetCurrent")
def current_labour_agreement(call: Call, employee_id: EmployeeId) -> EmployeeLabourAgreement | None:
    """Returns the labour agreement settings that hold for an employee in the company's current period."""
    return AGREEMENTS.latest(AGREEMENTS.current(call.employee(employee_id)))


@employee_service.operation("LabourAgreements_Update", is_write=True, faults=(LabourAgreementFault,))
def update_labour_agreement(
    call: Call, settings_group: SettingsGroup, employee_id: EmployeeId, period: PeriodNumber, year: Year
) -> None:
    """Has an employee fall under labour agreement settings from a period on.

    They are the debtor's, and hold in that period (else 2017). Those that began in the same period are
    replaced; what was told to begin in a later one still does.
    """
    AGREEMENTS.agree(call.employee(employee_id), settings_group, (year, period))


@employee_service.operation("LabourAgreements_UpdateCurrent", is_write=True, faults=(LabourAgreementFault,))
def update_current_labour_agreement(
    call: Call, settings_group: SettingsGroup, employee_id: EmployeeId
) -> None:
    """Has an employee fall under labour agreement settings from the company's current period on.

    They are the debtor's, and hold in that period (else 2017).
    """
    AGREEMENTS.agree(call.employee(employee_id), settings_group)
