"""What is arranged for employees, on the employee page: taxes, insurance, agreements, cars, savings."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from loonpoort.access.dashlets import Dashlet
from loonpoort.organisation.models import LabourAgreement
from loonpoort.payroll.models import (
    Employee,
    EmployeeLabourAgreement,
    LeaseCar,
    Reservation,
    ReservationBooking,
    Saving,
    SavingScheme,
    SocialSecurity,
    SwedishWageTax,
    WageTax,
)
from loonpoort.web.payroll_family import Computed, Family
from loonpoort.web.payroll_words import number_words

CENTS = 2


def _agreements(employee: Employee) -> QuerySet[Any]:
    rows: QuerySet[Any] = LabourAgreement.unscoped.filter(debtor_id=employee.company.debtor_id)
    return rows


def _reservations(employee: Employee) -> QuerySet[Any]:
    rows: QuerySet[Any] = Reservation.unscoped.filter(employee_id=employee.pk)
    return rows


def _balances(reservations: Sequence[Any]) -> Mapping[int, str]:
    """What is in each by all that is booked on its number, read for all at once."""
    employees = {each.employee_id for each in reservations}
    rows = ReservationBooking.unscoped.filter(employee_id__in=employees).order_by()
    booked = rows.values("employee_id", "reservation__number").annotate(total=Sum("amount"))
    totals = {(row["employee_id"], row["reservation__number"]): row["total"] for row in booked}
    return {
        each.pk: number_words(totals.get((each.employee_id, each.number), Decimal(0)), CENTS)
        for each in reservations
    }


WAGE_TAXES = Family(
    name="wage-tax",
    model=WageTax,
    title=_("Wage tax"),
    panel=Dashlet.SALARIES,
    is_timeline=True,
    columns=("is_withheld", "has_tax_credit", "income_kind", "colour_table"),
    amounts=("yearly_wage",),
    labels={
        "is_withheld": _("Wage tax is withheld"),
        "has_tax_credit": _("Tax credit"),
        "yearly_wage": _("Yearly wage for special payments"),
        "special_rate": _("Departing rate of special payments (%)"),
        "has_lower_rate_rule": _("Ordinary table where that is less"),
        "has_small_jobs_scheme": _("Small jobs scheme"),
        "income_kind": _("Kind of income (code)"),
        "colour_table": _("Colour of the table (code)"),
        "period_table": _("Period of the table (code)"),
        "special_table": _("Special table (code)"),
        "reduction_code": _("Reduction of remittance (code)"),
        "holiday_vouchers": _("Holiday vouchers (code)"),
        "rule_30_code": _("30% rule (code)"),
    },
)

SWEDISH_WAGE_TAXES = Family(
    name="wage-tax-sweden",
    model=SwedishWageTax,
    title=_("Wage tax in Sweden"),
    panel=Dashlet.SALARIES,
    is_timeline=True,
    columns=("tax_type", "tax_form", "tax_table", "tax_percentage"),
    labels={
        "tax_type": _("Tax type"),
        "tax_form": _("Tax form"),
        "tax_table": _("Number of the table"),
        "tax_column": _("Column of the table"),
        "tax_percentage": _("Percentage"),
    },
)

SOCIAL_SECURITY = Family(
    name="social-security",
    model=SocialSecurity,
    title=_("Social security"),
    panel=Dashlet.SALARIES,
    is_timeline=True,
    columns=("is_insured_wao_wia", "is_insured_ww", "is_insured_zw", "sector"),
    labels={
        "is_insured_wao_wia": _("Insured for WAO/WIA"),
        "is_insured_ww": _("Insured for WW"),
        "is_insured_zw": _("Insured for ZW"),
        "zvw_code": _("Health insurance, Zvw (code)"),
        "zvw_contribution": _("Income-related contribution, Zvw (code)"),
        "sector": _("Sector"),
        "risk_group": _("Risk group (code)"),
        "cao_code": _("Collective labour agreement (code)"),
        "influence_obliged_insurance": _("Influence on obliged insurance (code)"),
        "employment_type": _("Kind of employment (code)"),
        "phase_classification": _("Phase (code)"),
        "employment_sequence": _("Number of the employment"),
        "wage_cost_benefit": _("Wage cost benefit (code)"),
        "benefit_end_year": _("Wage cost benefit: last year"),
        "benefit_end_period": _("Wage cost benefit: last period"),
    },
)

LABOUR_AGREEMENTS = Family(
    name="labour-agreements",
    model=EmployeeLabourAgreement,
    title=_("Labour agreement"),
    is_timeline=True,
    columns=("agreement",),
    labels={"agreement": _("Labour agreement")},
    choices={"agreement": _agreements},
)

LEASE_CARS = Family(
    name="lease-cars",
    model=LeaseCar,
    title=_("Lease cars"),
    panel=Dashlet.SALARIES,
    columns=("license_plate", "brand", "model", "catalog_value"),
    amounts=(
        "catalog_value",
        "price_per_month",
        "contribution_private_use",
        "contribution_not_deductible",
    ),
    labels={
        "license_plate": _("Licence plate"),
        "brand": _("Brand"),
        "model": _("Model"),
        "catalog_value": _("Catalogue value"),
        "addition_percentage": _("Addition to wage"),
        "first_registered_on": _("First registered on"),
        "co2_emissions": _("CO2 emissions (g/km)"),
        "lease_company": _("Lease company"),
        "contract_number": _("Number of the contract"),
        "contract_duration": _("Months of the contract"),
        "price_per_month": _("Price a month"),
        "most_kilometres": _("Kilometres a year, at most"),
        "price_of_more": _("Price of a kilometre more"),
        "price_of_less": _("Price of a kilometre less"),
        "contribution_percentage": _("Contribution to private use (%)"),
        "contribution_private_use": _("Contribution to private use"),
        "contribution_not_deductible": _("Contribution that is not deductible"),
        "reason_no_contribution": _("Reason of no contribution (code)"),
    },
)


def _savings(name: str, scheme: SavingScheme) -> Family:
    return Family(
        name=name,
        model=Saving,
        title=scheme.label,
        panel=Dashlet.SALARIES,
        conditions={"scheme": scheme},
        columns=("amount",),
        amounts=("amount",),
        labels={"amount": _("Amount every period")},
    )


RESERVATIONS = Family(
    name="reservations",
    model=Reservation,
    title=_("Reservations"),
    panel=Dashlet.SALARIES,
    columns=("number", "description", "percentage", "balance"),
    amounts=("least_value",),
    computed={"balance": Computed(_("Balance of all bookings"), _balances)},
    labels={
        "number": _("Number"),
        "description": _("Description"),
        "percentage": _("Percentage"),
        "least_value": _("At least"),
        "least_age": _("From age"),
        "most_age": _("Up to age"),
        "age_method": _("Age is looked at"),
        "payment_mode": _("Paid"),
        "payment_period": _("Paid in period"),
    },
)

BOOKINGS = Family(
    name="reservation-bookings",
    model=ReservationBooking,
    title=_("Bookings on reservations"),
    panel=Dashlet.SALARIES,
    is_one_period=True,
    columns=("reservation", "amount", "comment"),
    amounts=("amount",),
    labels={
        "reservation": _("Reservation"),
        "amount": _("Amount (below zero when paid)"),
        "comment": _("Comment"),
    },
    choices={"reservation": _reservations},
)

FAMILIES = (
    WAGE_TAXES,
    SWEDISH_WAGE_TAXES,
    SOCIAL_SECURITY,
    LABOUR_AGREEMENTS,
    LEASE_CARS,
    _savings("life-course-savings", SavingScheme.LIFE_COURSE),
    _savings("saved-wages", SavingScheme.WAGE),
    RESERVATIONS,
    BOOKINGS,
)
