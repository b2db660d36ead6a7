"""The form of a cost allocation: which cost centre bears which part of an employee's costs."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from loonpoort.organisation.models import CostCenter
from loonpoort.organisation.periods import Period
from loonpoort.payroll.changes import EmployeeChange
from loonpoort.payroll.cost_allocations import ShareChoices, divide_costs
from loonpoort.payroll.models import CostShare, Employee
from loonpoort.payroll.models.cost_allocations import WHOLE
from loonpoort.payroll.models.periods import TimedRecord
from loonpoort.payroll.record_actions import Moment, RecordChange
from loonpoort.web.payroll_family import Family
from loonpoort.web.payroll_record_forms import RecordForm, RowField
from loonpoort.web.payroll_words import plain_number

SPARE = 2
"""Empty lines below those that there are."""
FEWEST = 3


class SharesForm(RecordForm):
    """A line for each share. What a package has told of a share besides stays as it is."""

    def __init__(
        self,
        family: Family,
        employee: Employee,
        record: TimedRecord | None,
        moment: Moment,
        data: Any = None,
    ) -> None:
        super().__init__(family, employee, record, moment, data)
        shares = list(CostShare.unscoped.filter(allocation=record.pk)) if record else []
        self.shares = {share.cost_center_id: share for share in shares}
        self.count = max(len(shares) + SPARE, FEWEST)
        centers: Any = CostCenter.unscoped.filter(company=employee.company_id)
        for number in range(self.count):
            share = shares[number] if number < len(shares) else None
            self.fields[f"center_{number}"] = RowField(
                centers,
                label=_("Cost centre %(number)s") % {"number": number + 1},
                required=False,
                initial=share and share.cost_center_id,
            )
            self.fields[f"percentage_{number}"] = forms.DecimalField(
                label=_("Percentage %(number)s") % {"number": number + 1},
                min_value=Decimal(0),
                max_value=WHOLE,
                max_digits=7,
                decimal_places=4,
                required=False,
                initial=share and plain_number(share.percentage),
            )

    @property
    def rows(self) -> Iterator[tuple[BoundField, bool]]:
        for number in range(self.count):
            yield self[f"center_{number}"], False
            yield self[f"percentage_{number}"], False

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for number in range(self.count):
            center, percentage = data.get(f"center_{number}"), data.get(f"percentage_{number}")
            if (center is None) != (percentage is None) and not self.errors:
                self.add_error(
                    f"center_{number}", ValidationError(_("A share is a cost centre with its percentage."))
                )
        return data

    def change(self) -> RecordChange:
        data = self.cleaned_data
        pairs = [(data[f"center_{number}"], data[f"percentage_{number}"]) for number in range(self.count)]
        choices = self._choices([(center, part) for center, part in pairs if center is not None])

        def write(engine: EmployeeChange, first: Moment) -> None:
            divide_costs(engine, cast(Period, first), choices)

        return RecordChange(
            model=self.family.model,
            is_timeline=True,
            values={},
            first=data["first"],
            changes_past=data["changes_past"],
            write=write,
        )

    def _choices(self, pairs: list[tuple[CostCenter, Decimal]]) -> list[ShareChoices]:
        """The default stays where it was; without one it is the first."""
        before = [self.shares.get(center.pk) for center, _part in pairs]
        has_default = any(share and share.is_default for share in before)
        return [
            ShareChoices(
                cost_center_id=center.pk,
                cost_center_code=None,
                cost_type_code=share.cost_type_code if share else None,
                cost_type_description=share.cost_type_description if share else None,
                percentage=part,
                is_default=bool(share and share.is_default) if has_default else place == 0,
            )
            for place, ((center, part), share) in enumerate(zip(pairs, before, strict=True))
        ]
