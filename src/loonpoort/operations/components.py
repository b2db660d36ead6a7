"""Hour and wage components: what both do alike.

A component is variable, of one period, or fixed, from a period on and perhaps up to another.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from loonpoort.contract import Fault, Message
from loonpoort.contract.faults import CostCenterIdFault, PeriodFault, ValuesFault
from loonpoort.operations.families import Family, Stored, Values, YearAndNumber
from loonpoort.organisation.models.company_lists import CompanyCode
from loonpoort.organisation.periods import Period
from loonpoort.payroll.changes import Change, EmployeeChange, changing, set_span
from loonpoort.payroll.company_names import ComponentNames
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import ComponentKind
from loonpoort.payroll.models.components import Component

M = TypeVar("M", bound=Message)
VARIABLE: Mapping[str, Any] = {"kind": int(ComponentKind.VARIABLE)}
FIXED: Mapping[str, Any] = {"kind": int(ComponentKind.FIXED)}
COST_COLUMNS = {"cost_center_id": "cost_center", "cost_unit_id": "cost_unit"}


def component_faults(of_code: type[Fault]) -> dict[tuple[str, str], type[Fault]]:
    """What is told for a code and a cost centre that the company does not have."""
    return {("code", "unknown"): of_code, ("cost_center", "unknown"): CostCenterIdFault}


@dataclass(frozen=True)
class ComponentFamily(Family[M]):
    """The components of one kind, or with no ``among`` of both. ``codes`` is the company's list of codes."""

    codes: type[CompanyCode] = field(kw_only=True)

    def storing(self, changes: Collection[Change]) -> Stored:
        """With the rows that the code and the ids stand for; an id of 0 stands for none."""
        names = ComponentNames(self.codes)

        def stored(change: Change, values: Values) -> Values:
            company, own = change.company_id, dict(values)
            code, center, unit = own.pop("code"), own.pop("cost_center"), own.pop("cost_unit")
            return {
                **own,
                "code_id": names.code(company, code),
                "cost_center_id": names.cost_center(company, center) if center else None,
                "cost_unit_id": names.cost_unit(company, unit) if unit else None,
            }

        return stored

    def change(
        self, employee: EmployeeHandle, sent: M | None, end: YearAndNumber, *, is_unprotected: bool
    ) -> int:
        """Change the component that has the id sent, for all the time that it holds, and give its id.

        (0, 0) is no end. What cannot be read back through the contract stays as it was if it is not sent:
        cost centre, cost unit, comment and attachment; an id of 0 and an empty text take it away.
        """
        with self.refusing(), changing(employee.id) as change:
            if sent is None:
                raise ValuesFault(self.missing)
            record: Component = self.found(change, sent.id)  # type: ignore[attr-defined]
            change.check_record(record, is_unprotected=is_unprotected)
            sent_values = self.values(sent)
            values = self.storing([change])(change, sent_values)
            for column, field_value in sent_values.items():
                if field_value is None:
                    values.pop(column, None)
                    values.pop(f"{column}_id", None)
            set_span(record, Period.from_index(record.first_period), _last(change, record, end))
            return int(change.update(record, values).pk)


def _last(change: EmployeeChange, record: Component, end: YearAndNumber) -> Period | None:
    last = None if end == (0, 0) else change.calendar.period(*end)
    if record.kind == ComponentKind.FIXED:
        return last
    only = Period.from_index(record.first_period)
    if last not in (None, only):
        raise PeriodFault(f"A variable component holds in one period, {only.number} of {only.year}")
    return only
