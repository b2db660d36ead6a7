"""Where employees of a company work, as figures of its runs are put down to."""

from loonpoort.organisation.periods import Period
from loonpoort.payroll.models import CostShare, EmployeeDepartment, Run, RunLine


class Places:
    """The department and the cost centre of each employee, in the last period of a run."""

    def __init__(self, run: Run) -> None:
        index = Period(run.year, run.last_period).index
        placed = EmployeeDepartment.unscoped.filter(employee__company_id=run.company_id)
        self._departments = dict(
            placed.holding_between(index, index).values_list("employee_id", "department__code")
        )
        shares = CostShare.unscoped.filter(allocation__employee__company_id=run.company_id).in_period(index)
        # The default comes last, and so it is what stays.
        by_weight = shares.order_by("is_default", "percentage", "-pk")
        self._centers = dict(by_weight.values_list("allocation__employee_id", "cost_center__code"))

    def fill(self, line: RunLine) -> RunLine:
        """A line with the place of its employee, where it says none itself."""
        line.department = line.department or str(self._departments.get(line.employee_id, ""))
        line.cost_center = line.cost_center or self._centers.get(line.employee_id, "")
        return line
