"""Wage tax settings of employees in Sweden."""

from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message
from loonpoort.contract.faults import (
    TaxFormFault,
    TaxFormRequiredFault,
    TaxTypeFault,
    TaxTypeRequiredFault,
    ValuesFault,
)
from loonpoort.operations.families import Family, Values
from loonpoort.operations.parameters import EmployeeId, PeriodNumber, Year
from loonpoort.operations.services import employee_service
from loonpoort.payroll.models import SwedishWageTax


class WageTaxSettingsSe(Message):
    wire_name = "WageTaxSettings_SE"

    id: int
    tax_type: int
    tax_form: int
    tax_table: int
    tax_column: int
    tax_percentage: Decimal | None


class SwedishWageTaxFamily(Family[WageTaxSettingsSe]):
    def values(self, sent: WageTaxSettingsSe | None) -> Values:
        """With nothing for a type or form of 0, which is one that was not given."""
        values = super().values(sent)
        return values | {name: values[name] or None for name in ("tax_type", "tax_form")}


WAGE_TAXES = SwedishWageTaxFamily(
    SwedishWageTax,
    WageTaxSettingsSe,
    faults={
        ("tax_type", "null"): TaxTypeRequiredFault,
        ("tax_type", ""): TaxTypeFault,
        ("tax_form", "null"): TaxFormRequiredFault,
        ("tax_form", ""): TaxFormFault,
    },
    missing="No wage tax settings were sent",
)


@employee_service.operation("WageTax_Get_SE")
def swedish_wage_tax(
    call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year
) -> WageTaxSettingsSe | None:
    """Returns the Swedish wage tax settings that hold for an employee in a period."""
    return WAGE_TAXES.latest(WAGE_TAXES.in_period(call.employee(employee_id), year, period))


@employee_service.operation(
    "WageTax_Update_SE",
    is_write=True,
    faults=(TaxTypeRequiredFault, TaxTypeFault, TaxFormRequiredFault, TaxFormFault, ValuesFault),
)
def update_swedish_wage_tax(
    call: Call,
    employee_id: EmployeeId,
    loonheffing_settings: Annotated[
        WageTaxSettingsSe | None,
        Meta(
            description="TaxType: 1 by TaxTable and TaxColumn, 2 side income, 3 by TaxPercentage, 4 nothing. "
            "TaxForm: 1 A-tax, 2 F-tax, 3 FA-tax, 4 SINK, 5 A-SINK."
        ),
    ],
    period: PeriodNumber,
    year: Year,
) -> None:
    """Gives an employee Swedish wage tax settings from a period on.

    Those that began in the same period are replaced; the Dutch ones stay as they are. The Id sent is ignored.
    """
    WAGE_TAXES.begin(call.employee(employee_id), loonheffing_settings, (year, period))
