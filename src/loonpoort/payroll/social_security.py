"""How employees are insured from a period on."""

from typing import Any

from loonpoort.organisation.periods import Period
from loonpoort.payroll.changes import EmployeeChange, Values
from loonpoort.payroll.models import SocialSecurity

BENEFIT_ENDS = ("benefit_end_year", "benefit_end_period")


def insure(change: EmployeeChange, values: Values, first: Period) -> SocialSecurity:
    """Have an employee be insured differently from a period on. Raises ValidationError, by field.

    When a wage cost benefit ends is kept as long as the benefit stays the same: who changes something else
    need not know it.
    """
    held: Any = SocialSecurity.unscoped.filter(employee_id=change.employee_id)
    before = held.filter(first_period__lte=first.index).latest_first().first()
    is_kept = before is not None and before.wage_cost_benefit == values["wage_cost_benefit"]
    ends = {name: getattr(before, name) if is_kept else None for name in BENEFIT_ENDS}
    return change.begin(SocialSecurity, {**values, **ends}, first)
