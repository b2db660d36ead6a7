"""Places in the salary tables of companies."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import SalaryScale, SalaryStep, SalaryTable
from loonpoort.payroll.models import SalaryType


def find_place(
    company_id: int, scale_name: str | None, step_name: str | None
) -> dict[str, SalaryScale | SalaryStep | None]:
    """The scale and the step of the company that have these names, as columns of a salary.

    Of several tables that have such a scale it is the one with the lowest code. Raises ValidationError.
    """
    if not scale_name:
        if step_name:
            raise ValidationError({"scale": _("A step needs the scale that it belongs to.")})
        return {"scale": None, "step": None}
    scales = SalaryScale.unscoped.filter(table__company_id=company_id, name=scale_name)
    scale = scales.order_by("table__code").first()
    if scale is None:
        raise ValidationError({"scale": _("The company has no salary table with this scale.")})
    if not step_name:
        return {"scale": scale, "step": None}
    step = SalaryStep.unscoped.filter(scale=scale, name=step_name).first()
    if step is None:
        raise ValidationError({"scale": _("The scale has no such step.")})
    return {"scale": scale, "step": step}


def salary_of_place(
    company_id: int, table_id: str | None, scale_id: str | None, step_id: str | None
) -> dict[str, Any]:
    """The salary that belongs to a place of the company's tables, named by its GUIDs, as columns.

    The table may be left out, and so may the step. Raises ValidationError.
    """
    scales = SalaryScale.unscoped.filter(table__company_id=company_id)
    if table_id:
        tables = SalaryTable.unscoped.filter(company_id=company_id)
        scales = scales.filter(table=_found("salary_table_id", tables, table_id))
    scale = _found("salary_table_scale_id", scales, scale_id)
    step = None
    if step_id:
        step = _found("salary_table_step_id", SalaryStep.unscoped.filter(scale=scale), step_id)
    return {
        "value": (step or scale).value,
        "type": SalaryType.GROSS_FULL_TIME,
        "scale": scale,
        "scale_percentage": None,
        "step": step,
    }


def _found(name: str, rows: "QuerySet[Any]", guid: str | None) -> Any:
    """The row of a GUID. Raises ValidationError, by the name that it was sent under."""
    try:
        found = rows.filter(guid=UUID(guid or "")).first()
    except ValueError as error:
        raise ValidationError({name: _("This is the GUID of one in the company's salary tables.")}) from error
    if found is None:
        raise ValidationError({name: _("The company's salary tables have none with this GUID.")})
    return found
