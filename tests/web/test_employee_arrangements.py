"""What is arranged for employees, on their page: agreements, reservations, savings and cars."""

import datetime
from decimal import Decimal

import pytest

from loonpoort.organisation.models import LabourAgreement
from loonpoort.payroll.models import (
    Employee,
    EmployeeLabourAgreement,
    Reservation,
    ReservationBooking,
    Saving,
    SocialSecurity,
    WageTax,
)
from tests.api.client import call, key_of
from tests.web.test_companies import text
from tests.web.test_employee_pay import JULY, offered
from tests.web.test_employees import NOW, holding, page_of, record_url


@pytest.fixture
def bram(house) -> Employee:
    return house.employees["bram"]


def test_an_agreement_is_one_of_the_debtors_that_holds_in_the_period(house, bram, administrator) -> None:
    made = {
        name: LabourAgreement.unscoped.create(
            debtor=house.debtors[of], number=number, name=name, first_period=first
        )
        for number, (name, of, first) in enumerate(
            [("Now", "bakery", 202601), ("Coming", "bakery", 202608), ("Theirs", "garage", 202601)], 1
        )
    }
    url = f"{page_of(bram)}labour-agreements/new/"
    assert offered(text(administrator.get(url)), "agreement") == ["---------", "1 Now", "2 Coming"]
    for name, said in (
        ("Coming", "Coming does not hold in period 7 of 2026."),
        ("Theirs", "available choices"),
    ):
        assert said in text(administrator.post(url, {"agreement": made[name].pk, **NOW}))
    assert administrator.post(url, {"agreement": made["Now"].pk, **NOW}).status_code == 302
    assert EmployeeLabourAgreement.unscoped.get().agreement == made["Now"]
    assert "1 Now" in holding(text(administrator.get(page_of(bram))))


def test_a_booking_on_the_page_is_in_the_balance_that_a_package_reads(house, bram, administrator) -> None:
    values = {
        "number": 3,
        "description": "Vakantiegeld",
        "percentage": 8,
        "least_value": 0,
        "least_age": 0,
        "most_age": 0,
        "age_method": "None",
        "payment_mode": "AtEndPeriod",
        "payment_period": 5,
    }
    answer = administrator.post(f"{page_of(bram)}reservations/new/", {**values, **NOW})
    assert answer.status_code == 302, text(answer)
    other = Reservation.unscoped.create(employee=house.employees["carla"], number=1, first_period=202601)
    url = f"{page_of(bram)}reservation-bookings/new/"
    booking = {"reservation": Reservation.unscoped.get(number=3).pk, "amount": "125.50", **NOW}
    assert "available choices" in text(administrator.post(url, {**booking, "reservation": other.pk}))
    past = {"first_number": 6, "changes_past": "on"}
    assert "This reservation begins later." in text(administrator.post(url, {**booking, **past}))
    assert administrator.post(url, booking).status_code == 302
    [row] = ReservationBooking.unscoped.all()
    assert (row.amount, row.first_period, row.last_period) == (Decimal("125.5"), 202607, 202607)
    assert "125.50" in holding(text(administrator.get(page_of(bram))))
    asked = {"EmployeeId": bram.pk, "Period": 7, "Year": 2026}
    [(_, fields)] = call("EmployeeService.Reservations_GetList", key_of(house), asked).value
    assert dict(fields)["Saldo"] == "125.5000"


def test_savings_are_of_the_scheme_that_they_were_entered_under(bram, administrator) -> None:
    for family, amount in (("life-course-savings", 150), ("saved-wages", 51)):
        form = {"amount": amount, **JULY}
        assert administrator.post(f"{page_of(bram)}{family}/new/", form).status_code == 302
    assert list(Saving.unscoped.order_by("pk").values_list("scheme", "amount")) == [(1, 150), (2, 51)]
    [first, _] = Saving.unscoped.order_by("pk")
    assert administrator.get(record_url(first, family="saved-wages")).status_code == 404
    answer = administrator.post(record_url(first, "end/", "life-course-savings"), {"last": "2026-07-31"})
    assert answer.status_code == 302, text(answer)
    assert Saving.unscoped.get(pk=first.pk).last_day == datetime.date(2026, 7, 31)


def test_settings_of_tax_and_insurance_are_entered_and_told_by_field(bram, administrator) -> None:
    codes = ("income_kind", "colour_table", "period_table", "special_table", "reduction_code")
    form = {
        **dict.fromkeys((*codes, "holiday_vouchers", "rule_30_code", "yearly_wage", "special_rate"), 0),
        **NOW,
    }
    url = f"{page_of(bram)}wage-tax/new/"
    assert "less than or equal to 99" in text(administrator.post(url, {**form, "income_kind": 100}))
    assert administrator.post(url, {**form, "income_kind": 15, "is_withheld": "on"}).status_code == 302
    tax = WageTax.unscoped.get()
    assert (tax.income_kind, tax.is_withheld, tax.has_tax_credit) == (15, True, False)

    numbers = ("zvw_contribution", "risk_group", "cao_code", "influence_obliged_insurance", "employment_type")
    others = ("phase_classification", "employment_sequence", "wage_cost_benefit")
    form = {**dict.fromkeys((*numbers, *others), 0), "sector": 13, "zvw_code": "K", **NOW}
    url = f"{page_of(bram)}social-security/new/"
    wrong = text(administrator.post(url, {**form, "benefit_end_year": 2027}))
    assert "fill in both, or neither" in wrong
    assert administrator.post(url, form).status_code == 302
    assert SocialSecurity.unscoped.get().sector == 13
    assert "Bakkerijen" in holding(text(administrator.get(page_of(bram))))
