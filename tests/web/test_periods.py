"""Moving a company on to its next period: who may, what it changes, and what is recorded."""

from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loonpoort.access.actions.companies import advance_period
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period, PeriodCalendar, PeriodType
from loonpoort.payroll.models import Employee
from tests import trail
from tests.cast import personal_info
from tests.web.test_companies import narrow_login, page_of, text


def put_in(company: Company, period: Period, period_type: str | None = None) -> Company:
    company.current_year, company.current_period_number = period.year, period.number
    company.period_type = period_type or company.period_type
    company.save()
    return company


def advance_url(house, name: str) -> str:
    return f"{page_of(house, name)}next-period/"


def period_of(company: Company) -> Period:
    return Company.unscoped.get(pk=company.pk).current_period


def test_the_page_asks_first_and_says_what_it_will_mean(house, administrator) -> None:
    assert f'href="{advance_url(house, "shop")}"' in text(administrator.get(page_of(house, "shop")))
    page = text(administrator.get(advance_url(house, "shop")))
    assert "on to period 8 of 2026?" in page
    assert "It is in period 7 of 2026 now (1 Jul 2026 to 31 Jul 2026)" in page
    assert period_of(house.companies["shop"]) == Period(2026, 7)


def test_a_press_moves_one_company_on_and_that_is_recorded(house, administrator) -> None:
    answer = administrator.post(advance_url(house, "shop"), {"seen": "2026-7"}, follow=True)
    assert "shop is in period 8 of 2026 now." in text(answer)
    assert period_of(house.companies["shop"]) == Period(2026, 8)
    assert period_of(house.companies["mill"]) == Period(2026, 7)
    entry = trail.last()
    assert (entry.event, entry.subject_kind, entry.subject_name) == (
        "company.period_advanced",
        "company",
        "shop",
    )
    assert (entry.before, entry.after) == ({"period": "2026-7-M"}, {"period": "2026-8-M"})
    assert (entry.actor_name, entry.debtor_id) == (house.administrator.email, house.debtors["bakery"].pk)


@pytest.mark.parametrize("seen", ["2026-7", "2026-6", "", "x-y", "2026-99999999999999999999", "²-³"])
def test_pressed_twice_or_with_another_period_in_mind_moves_nothing_on(seen, house, administrator) -> None:
    put_in(house.companies["shop"], Period(2026, 8))
    answer = administrator.post(advance_url(house, "shop"), {"seen": seen}, follow=True)
    assert "shop was moved on meanwhile: it is in period 8 of 2026. Nothing was changed." in text(answer)
    assert period_of(house.companies["shop"]) == Period(2026, 8)
    assert "company.period_advanced" not in trail.events()


def test_after_the_last_period_there_is_no_next(house, administrator) -> None:
    put_in(house.companies["shop"], Period(9998, 12))
    assert "To the next period" not in text(administrator.get(page_of(house, "shop")))
    assert "There is no period after this one." in text(administrator.get(advance_url(house, "shop")))
    answer = administrator.post(advance_url(house, "shop"), {"seen": "9998-12"}, follow=True)
    assert "shop is in the last period there is." in text(answer)


def test_it_takes_the_right_to_write(house, sign_in) -> None:
    browser = sign_in(narrow_login(house, Dashlet.COMPANIES, Dashlet.EMPLOYEES, right=DashletRight.READ))
    assert "To the next period" not in text(browser.get(page_of(house, "shop")))
    assert browser.get(advance_url(house, "shop")).status_code == 403
    assert browser.post(advance_url(house, "shop"), {"seen": "2026-7"}).status_code == 403
    assert period_of(house.companies["shop"]) == Period(2026, 7)


def test_and_the_company_within_reach(house, sign_in) -> None:
    browser = sign_in(narrow_login(house, Dashlet.COMPANIES))
    assert browser.post(advance_url(house, "greenhouse"), {"seen": "2026-7"}).status_code == 404
    assert period_of(house.companies["greenhouse"]) == Period(2026, 7)


def test_employees_are_listed_by_the_name_that_begins_to_hold(house, administrator) -> None:
    bram, carla = house.employees["bram"], house.employees["carla"]
    personal_info(bram, 202601, last_name="Bakker", initials="B.")
    personal_info(bram, 202608, last_name="Visser", initials="B.")
    personal_info(carla, 202601, last_name="Smit")
    personal_info(carla, 202609, last_name="Meijer")
    administrator.post(advance_url(house, "shop"), {"seen": "2026-7"})
    names = dict(Employee.unscoped.values_list("pk", "display_name"))
    assert names[bram.pk] == "Visser, B."
    assert names[carla.pk] == "carla"


@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    period_type=st.sampled_from(PeriodType),
    year=st.sampled_from([2020, 2024, 2025, 2026, 2027, 2032]),
    part=st.floats(0, 1),
    steps=st.integers(1, 60),
)
def test_any_number_of_steps_goes_through_every_period_once(house, period_type, year, part, steps) -> None:
    """Years of 53 weeks among them: 2020, 2026 and 2032 have one."""
    calendar = PeriodCalendar(period_type)
    start = Period(year, 1 + round(part * (calendar.count(year) - 1)))
    company = put_in(house.companies["workshop"], start, period_type)
    call, before = Call(house.administrator), start
    for _ in range(steps):
        move = advance_period(call, company, before)
        assert move.after == period_of(company)
        gap = calendar.first_day(move.after) - calendar.last_day(before)
        assert gap.days == 1
        before = move.after
    walked = sum(calendar.count(each) for each in range(year, before.year)) + before.number - start.number
    assert walked == steps


def test_a_year_of_53_weeks_has_its_week_53(house, administrator) -> None:
    put_in(house.companies["workshop"], Period(2026, 52))
    administrator.post(advance_url(house, "workshop"), {"seen": "2026-52"})
    assert period_of(house.companies["workshop"]) == Period(2026, 53)
    page = text(administrator.get(advance_url(house, "workshop")))
    assert "(28 Dec 2026 to 3 Jan 2027)" in unescape(page)
    administrator.post(advance_url(house, "workshop"), {"seen": "2026-53"})
    assert period_of(house.companies["workshop"]) == Period(2027, 1)
    put_in(house.companies["workshop"], Period(2025, 52))
    administrator.post(advance_url(house, "workshop"), {"seen": "2025-52"})
    assert period_of(house.companies["workshop"]) == Period(2026, 1)
