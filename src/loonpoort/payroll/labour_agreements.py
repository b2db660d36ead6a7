"""Having employees fall under one of their debtor's labour agreements."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from loonpoort.organisation.models import LabourAgreement
from loonpoort.organisation.periods import Period
from loonpoort.payroll.changes import EmployeeChange
from loonpoort.payroll.models import EmployeeLabourAgreement


def agree(change: EmployeeChange, guid: UUID, first: Period) -> EmployeeLabourAgreement:
    """Have an employee fall under a labour agreement from a period on.

    Raises ValidationError, of the agreement, for what another debtor has or nobody, or does not hold then.
    """
    # Held, so that nobody takes it away meanwhile.
    rows = LabourAgreement._base_manager.select_for_update(no_key=True)
    found = rows.filter(debtor_id=change.debtor_id, guid=guid).first()
    if found is None:
        raise ValidationError({"agreement": _("The debtor has no labour agreement with this GUID.")})
    return change.begin(EmployeeLabourAgreement, {"agreement": found}, first)
