"""Partners of employees: one at a time, each from a day on."""

import datetime
from typing import Annotated

from django.core.exceptions import ValidationError

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import RecordFault, ValuesFault
from loonpoort.operations.families import Family
from loonpoort.operations.parameters import CompanyId, EmployeeId
from loonpoort.operations.personal_info_messages import Gender
from loonpoort.operations.services import employee_service
from loonpoort.payroll.changes import changing, set_span
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import Partner as PartnerRecord


class Partner(Message):
    id: int
    partner_name: str | None
    first_name: str | None
    initials: str | None
    gender: Gender
    birthday: datetime.datetime
    start_date: datetime.datetime
    telephone: str | None
    email: str | None


class EmployeePartner(Message):
    employee_id: int
    partner: Partner | None


COLUMNS = {"partner_name": "name", "start_date": "first_day"}


class PartnerFamily(Family[Partner]):
    """Partners say themselves on which day they begin."""

    def keep(self, employee: EmployeeHandle, sent: Partner | None) -> int:
        """Change the partner that has the id sent, or without one begin with another. Gives the id."""
        with self.refusing(), changing(employee.id) as change:
            values = self.values(sent)
            values["gender"] = str(values["gender"])
            first = self.first_of(change, sent.start_date.date() if sent else None)
            if sent is None or not sent.id:
                return int(change.begin(self.record, values, first).pk)
            record = self.found(change, sent.id)
            if record.last_day is not None and record.last_day < first:
                raise ValidationError({"first_day": f"It has ended on {record.last_day}"})
            set_span(record, first, record.last_day)
            return int(change.update(record, values).pk)


PARTNERS = PartnerFamily(PartnerRecord, Partner, COLUMNS, missing="No partner was sent")


@employee_service.operation("Partner_Get")
def partner(call: Call, employee_id: EmployeeId) -> Partner | None:
    """Returns the partner of an employee in the company's current period: the one that began last."""
    return PARTNERS.latest(PARTNERS.current(call.employee(employee_id)))


@employee_service.operation("Partner_GetAll_AllEmployeesByCompany")
def partners_of_company(call: Call, company_id: CompanyId) -> Rows[EmployeePartner]:
    """Lists the partner in the company's current period of every employee that has one."""
    names = Partner.columns(**COLUMNS)
    parts = call.company(company_id).current_side_by_side(PartnerRecord)
    return Rows(
        pair
        for (part,) in parts
        # Of several the last, which began last.
        for pair in {row[0]: row[1:] for row in part.values_list("employee_id", *names)}.items()
    )


@employee_service.operation("Partner_Update", is_write=True, faults=(RecordFault, ValuesFault))
def update_partner(
    call: Call, employee_id: EmployeeId, partner: Annotated[Partner | None, Named("partner")]
) -> str | None:
    """Changes the partner that has the Id sent, all of it, and returns the id.

    With Id 0 the employee has a new partner from StartDate on; one that began on the same day is replaced.
    PartnerName, Birthday and StartDate are needed.
    """
    return str(PARTNERS.keep(call.employee(employee_id), partner))


@employee_service.operation("Partner_Delete", is_write=True, faults=(RecordFault,))
def delete_partner(call: Call, employee_id: EmployeeId, partner_id: int) -> str | None:
    """Removes a partner of an employee, for all the time, and returns the id.

    The partner before, if there was one, is the employee's partner again.
    """
    PARTNERS.delete(call.employee(employee_id), partner_id)
    return str(partner_id)
