"""Dividing the costs of employees over the cost centres of their company."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import CostCenter
from loonpoort.organisation.periods import Period
from loonpoort.payroll.changes import EmployeeChange
from loonpoort.payroll.company_names import CompanyNames
from loonpoort.payroll.models import CostAllocation, CostShare
from loonpoort.payroll.models.cost_allocations import WHOLE


@dataclass(frozen=True, slots=True)
class ShareChoices:
    """A part of the costs, as a package tells it: the cost centre by id or, without one, by code."""

    cost_center_id: int | None
    cost_center_code: str | None
    cost_type_code: str | None
    cost_type_description: str | None
    percentage: Decimal
    is_default: bool


def divide_costs(change: EmployeeChange, first: Period, choices: Sequence[ShareChoices]) -> None:
    """Have an employee's costs divided anew from a period on. Raises ValidationError, by field of a share."""
    centers = _cost_centers(change.company_id, choices)
    if sum(choice.percentage for choice in choices) > WHOLE:
        raise ValidationError({"percentage": _("Together they are more than 100.")})
    if sum(choice.is_default for choice in choices) > 1:
        raise ValidationError({"is_default": _("Only one can be the default.")})
    allocation = change.begin(CostAllocation, {}, first)
    CostShare.unscoped.filter(allocation=allocation).delete()
    shares = [
        CostShare(
            allocation=allocation,
            cost_center_id=center,
            cost_type_code=choice.cost_type_code,
            cost_type_description=choice.cost_type_description,
            percentage=choice.percentage,
            is_default=choice.is_default,
        )
        for center, choice in zip(centers, choices, strict=True)
    ]
    for share in shares:
        share.clean_fields(exclude=["allocation", "cost_center"])
    CostShare.unscoped.bulk_create(shares)


def _cost_centers(company_id: int, choices: Sequence[ShareChoices]) -> list[int]:
    by_id, by_code = CompanyNames[int](CostCenter, "pk"), CompanyNames[str](CostCenter, "code")
    found: list[int] = []
    for choice in choices:
        if choice.cost_center_id:
            center = by_id.find(company_id, choice.cost_center_id)
            text, code = _("The company has no cost centre with this id."), "unknown"
        else:
            center = by_code.find(company_id, choice.cost_center_code or "")
            text, code = _("The company has no cost centre with this code."), "code"
        name = choice.cost_center_id or choice.cost_center_code
        if center is None:
            raise _complaint(name, text, code)
        if center in found:
            raise _complaint(name, _("This cost centre is there twice."), "twice")
        found.append(center)
    return found


def _complaint(name: int | str | None, text: object, code: str) -> ValidationError:
    return ValidationError({"cost_center": ValidationError(f"{name or ''}: {text}", code=code)})
