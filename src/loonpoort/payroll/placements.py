"""Giving employees a department or a function of their debtor."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from loonpoort.organisation.models.debtor_lists import DebtorListRow
from loonpoort.organisation.periods import Period
from loonpoort.payroll.changes import EmployeeChange
from loonpoort.payroll.models import EmployeeDepartment, EmployeeFunction


def place(
    change: EmployeeChange, model: type[EmployeeDepartment | EmployeeFunction], pk: int, first: Period
) -> None:
    """Have an employee be placed somewhere else from a period on.

    Raises ValidationError, of the column's id, for what another debtor has or nobody.
    """
    column = model.topic
    listed: type[DebtorListRow] = model._meta.get_field(column).related_model  # type: ignore[assignment]
    # Held, so that nobody takes it away meanwhile.
    rows = listed._base_manager.select_for_update(no_key=True)
    if rows.filter(debtor_id=change.debtor_id, pk=pk).first() is None:
        text = _("The debtor has none with the id %(id)s.") % {"id": pk}
        raise ValidationError({f"{column}_id": ValidationError(text, code="unknown")})
    change.begin(model, {f"{column}_id": pk}, first)
