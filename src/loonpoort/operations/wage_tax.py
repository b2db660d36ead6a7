"""Wage tax settings of employees."""

from decimal import Decimal
from typing import Annotated

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.faults import ValuesFault
from loonpoort.operations.families import Family
from loonpoort.operations.parameters import EmployeeId, PeriodNumber, Year
from loonpoort.operations.services import employee_service
from loonpoort.payroll.models import WageTax


class WageTaxSettings(Message):
    id: int
    jaarloon_bt: Annotated[Decimal, Named("JaarloonBT")]
    afw_bijz_tarief_lh: Annotated[Decimal, Named("AfwBijzTariefLH")]
    auto_kleine_banen_regeling: bool
    loonheffingkorting: bool
    voordeelreg: bool
    loonheffing: bool
    code_afdrachtvermindering: int
    kleur_tabel: int
    soort_inkomen: int
    speciale_tabel: int
    tijdvak_tabel: int
    vakantie_bonnen: int
    code_calc30_perc_rule: int


WAGE_TAXES = Family(
    WageTax,
    WageTaxSettings,
    {
        "jaarloon_bt": "yearly_wage",
        "afw_bijz_tarief_lh": "special_rate",
        "auto_kleine_banen_regeling": "has_small_jobs_scheme",
        "loonheffingkorting": "has_tax_credit",
        "voordeelreg": "has_lower_rate_rule",
        "loonheffing": "is_withheld",
        "code_afdrachtvermindering": "reduction_code",
        "kleur_tabel": "colour_table",
        "soort_inkomen": "income_kind",
        "speciale_tabel": "special_table",
        "tijdvak_tabel": "period_table",
        "vakantie_bonnen": "holiday_vouchers",
        "code_calc30_perc_rule": "rule_30_code",
    },
    missing="No wage tax settings were sent",
)


@employee_service.operation("WageTax_Get")
def wage_tax(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> WageTaxSettings | None:
    """Returns the wage tax settings that hold for an employee in a period."""
    return WAGE_TAXES.latest(WAGE_TAXES.in_period(call.employee(employee_id), year, period))


@employee_service.operation("WageTax_GetCurrent")
def current_wage_tax(call: Call, employee_id: EmployeeId) -> WageTaxSettings | None:
    """Returns the wage tax settings that hold for an employee in the company's current period."""
    return WAGE_TAXES.latest(WAGE_TAXES.current(call.employee(employee_id)))


@employee_service.operation("WageTax_GetList")
def wage_taxes(call: Call, employee_id: EmployeeId) -> Rows[WageTaxSettings]:
    """Lists all wage tax settings of an employee, in the order that they begin."""
    return WAGE_TAXES.rows(WAGE_TAXES.all_of(call.employee(employee_id)))


@employee_service.operation("WageTax_Update", is_write=True, faults=(ValuesFault,))
def update_wage_tax(
    call: Call,
    employee_id: EmployeeId,
    loonheffing_settings: WageTaxSettings | None,
    period: PeriodNumber,
    year: Year,
) -> None:
    """Gives an employee wage tax settings from a period on. Those that began in the same period are replaced.

    Codes are those of the Dutch wage tax return, of two digits at most; 0 for none. The Id sent is ignored.
    What was told to begin in a later period still does.
    """
    WAGE_TAXES.begin(call.employee(employee_id), loonheffing_settings, (year, period))


@employee_service.operation("WageTax_UpdateCurrent", is_write=True, faults=(ValuesFault,))
def update_current_wage_tax(
    call: Call, employee_id: EmployeeId, loonheffing_settings: WageTaxSettings | None
) -> None:
    """Gives an employee wage tax settings from the company's current period on.

    The elements are those of WageTax_Update.
    """
    WAGE_TAXES.begin(call.employee(employee_id), loonheffing_settings)
