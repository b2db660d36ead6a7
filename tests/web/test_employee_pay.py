"""What employees are paid, on their page: salaries and schedules by day, components, and cost centres."""

import datetime
import re
from decimal import Decimal

import pytest

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import Login
from loonpoort.organisation.default_codes import add_default_codes
from loonpoort.organisation.models import CostCenter, HourCode, SalaryScale, SalaryTable, WageCode
from loonpoort.payroll.models import (
    ComponentKind,
    CostAllocation,
    CostShare,
    Employee,
    HourComponent,
    Salary,
    Schedule,
    WageComponent,
)
from tests.web.test_companies import narrow_login, text
from tests.web.test_employees import NOW, holding, in_period, page_of, record_url

JULY = {"first": "2026-07-01"}
SHARES = {"first_number": 7, "first_year": 2026}


@pytest.fixture
def bram(house) -> Employee:
    add_default_codes([house.companies["shop"], house.companies["mill"]])
    return house.employees["bram"]


def salary(of: Employee, value: int, first: datetime.date, **more) -> Salary:
    return Salary.unscoped.create(employee=of, value=value, first_day=first, **more)


def center(house, name: str, code: str) -> CostCenter:
    return CostCenter.unscoped.create(company=house.companies[name], code=code, description=f"at {name}")


def wage_code(house, name: str, number: int = 3010) -> WageCode:
    return WageCode.unscoped.get(company=house.companies[name], number=number)


def wages() -> list[tuple[int, Decimal, int, int | None]]:
    rows = WageComponent.unscoped.order_by("pk")
    return [(row.kind, row.value, row.first_period, row.last_period) for row in rows]


def offered(page: str, field: str) -> list[str]:
    """What a list of choices offers."""
    part = re.search(rf'<select name="{field}".*?</select>', page, re.DOTALL)
    assert part
    return re.findall(r"<option[^>]*>(.*?)</option>", part[0])


def test_a_salary_holds_from_a_day_on_and_amounts_have_cents(bram, administrator) -> None:
    salary(bram, 2500, datetime.date(2024, 1, 1))
    salary(bram, 2600, datetime.date(2026, 7, 15))
    page = text(administrator.get(page_of(bram)))
    # In July both were true for a while.
    assert "2,500.00" in holding(page)
    assert "2,600.00" in holding(page)
    assert "2,500.00" not in holding(text(administrator.get(page_of(bram, in_period(8)))))
    assert "14 Jul 2026" in page


def test_a_salary_is_changed_from_a_day_on(bram, administrator) -> None:
    old = salary(bram, 2500, datetime.date(2024, 1, 1), type=1)
    url = record_url(old, family="salaries")
    assert 'name="first" value="2026-07-01"' in text(administrator.get(f"{url}{in_period(7)}"))
    form = {"value": "2750.50", "type": 1}
    past = text(administrator.post(url, {**form, "first": "2026-06-30"}))
    assert "Tick that this is meant." in past
    administrator.post(url, {**form, **JULY})
    rows = Salary.unscoped.order_by("first_day").values_list("value", "first_day")
    assert list(rows) == [
        (Decimal(2500), datetime.date(2024, 1, 1)),
        (Decimal("2750.5"), datetime.date(2026, 7, 1)),
    ]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"value": "-1"}, "greater than or equal to 0"),
        ({"value": "99999999"}, "less than or equal to 10000000"),
        ({"value": "x"}, "Enter a number."),
        ({"value": "NaN"}, "Enter a number."),
        ({"value": "1.00001"}, "no more than 4 decimal places"),
        ({"type": "99"}, "not one of the available choices"),
        ({"first": "2026-02-30"}, "Enter a valid date."),
        ({"first": "1899-12-31", "changes_past": "on"}, "1899"),
        ({"first": "0001-01-01", "changes_past": "on"}, "Year 1 "),
        ({"first": "9999-12-31"}, "Year 9999"),
    ],
)
def test_a_salary_that_cannot_be_is_told_by_field(sent, said, bram, administrator) -> None:
    form = {"value": "2500", "type": 1, **JULY, **sent}
    page = text(administrator.post(f"{page_of(bram)}salaries/new/", form))
    assert said in page
    assert not Salary.unscoped.exists()


def test_scales_are_those_of_the_company_and_keep_their_limits(house, bram, administrator) -> None:
    scales = {}
    for name in ("shop", "mill"):
        table = SalaryTable.unscoped.create(company=house.companies[name], code=1)
        scales[name] = SalaryScale.unscoped.create(
            table=table, name=name, value=2000, lowest_percentage=90, highest_percentage=110
        )
    url = f"{page_of(bram)}salaries/new/"
    assert offered(text(administrator.get(url)), "scale") == ["---------", "shop"]
    form = {"value": "2500", "type": 1, "scale_percentage": 100, **JULY}
    answer = administrator.post(url, {**form, "scale": scales["mill"].pk})
    assert "That choice is not one of the available choices" in text(answer)
    answer = administrator.post(url, {**form, "scale": scales["shop"].pk, "scale_percentage": 120})
    assert "between 90 and 110" in text(answer)
    administrator.post(url, {**form, "scale": scales["shop"].pk})
    assert Salary.unscoped.get().scale == scales["shop"]


def test_a_schedule_is_summed_up_by_week(bram, administrator) -> None:
    days = {f"hours_{day}{week}": 8 for day in ("monday", "tuesday") for week in ("", "2")}
    others = {
        f"hours_{day}{week}": "1.5" if week else "0"
        for day in ("wednesday", "thursday", "friday", "saturday", "sunday")
        for week in ("", "2")
    }
    form = {**days, **others, "parttime_percentage": 40, "company_rooster_nr": 0, **JULY}
    answer = administrator.post(f"{page_of(bram)}schedules/new/", form)
    assert answer.status_code == 302, text(answer)
    assert Schedule.unscoped.get().hours_monday2 == 8
    page = holding(text(administrator.get(page_of(bram))))
    assert '<td data-label="Hours in week 1"><bdi>16</bdi>' in page
    assert '<td data-label="Hours in week 2"><bdi>23.5</bdi>' in page


def test_a_fixed_component_goes_on_and_a_variable_one_is_of_one_period(house, bram, administrator) -> None:
    form = {"code": wage_code(house, "shop").pk, "value": "100", **NOW}
    for family in ("wages-fixed", "wages-variable"):
        assert administrator.post(f"{page_of(bram)}{family}/new/", form).status_code == 302
    assert wages() == [(2, Decimal(100), 202607, None), (1, Decimal(100), 202607, 202607)]
    page = text(administrator.get(page_of(bram)))
    assert page.count("3010 Bonus") == 4  # twice in force and twice in the history
    assert "3010" not in holding(text(administrator.get(page_of(bram, in_period(6)))))
    assert holding(text(administrator.get(page_of(bram, in_period(8))))).count("3010 Bonus") == 1


def test_a_variable_component_is_changed_where_it_is_and_never_stopped(house, bram, administrator) -> None:
    row = WageComponent.unscoped.create(
        employee=bram,
        kind=ComponentKind.VARIABLE,
        code=wage_code(house, "shop"),
        value=100,
        first_period=202608,
        last_period=202608,
    )
    url = record_url(row, family="wages-variable")
    assert 'name="first_number"' not in text(administrator.get(url))
    administrator.post(url, {"code": row.code_id, "value": "150"})
    assert wages() == [(1, Decimal(150), 202608, 202608)]
    assert administrator.get(record_url(row, "end/", "wages-variable")).status_code == 404
    # It is none of the fixed ones, whatever address it is asked under.
    assert administrator.get(record_url(row, family="wages-fixed")).status_code == 404


def test_codes_and_cost_centres_are_those_of_the_company(house, bram, administrator) -> None:
    center(house, "shop", "100")
    far = center(house, "mill", "200")
    url = f"{page_of(bram)}wages-fixed/new/"
    page = text(administrator.get(url))
    assert offered(page, "cost_center") == ["---------", "100 at shop"]
    assert "3010 Bonus" in offered(page, "code")
    form = {"code": wage_code(house, "shop").pk, "value": "1", **NOW}
    for wrong in ({"code": wage_code(house, "mill").pk}, {"cost_center": far.pk}, {"code": "x"}):
        answer = administrator.post(url, {**form, **wrong})
        assert "That choice is not one of the available choices" in text(answer)
    assert not WageComponent.unscoped.exists()


def test_hours_are_kept_apart_from_wages(house, bram, administrator) -> None:
    code = HourCode.unscoped.get(company=house.companies["shop"], number=1025)
    administrator.post(f"{page_of(bram)}hours-variable/new/", {"code": code.pk, "hours": "2.25", **NOW})
    row = HourComponent.unscoped.get()
    assert (row.kind, row.hours, row.last_period) == (1, Decimal("2.25"), 202607)


def test_costs_are_divided_over_the_centres_of_the_company(house, bram, administrator) -> None:
    one, two, far = center(house, "shop", "1"), center(house, "shop", "2"), center(house, "mill", "3")
    new = f"{page_of(bram)}cost-centres/new/"
    assert offered(text(administrator.get(new)), "center_0") == ["---------", "1 at shop", "2 at shop"]
    form = {"center_0": one.pk, "percentage_0": "60", "center_1": two.pk, "percentage_1": "40", **SHARES}
    for wrong, said in [
        ({"percentage_0": "61"}, "Together they are more than 100."),
        ({"percentage_0": "-1"}, "greater than or equal to 0"),
        ({"percentage_0": ""}, "A share is a cost centre with its percentage."),
        ({"center_0": far.pk}, "That choice is not one of the available choices"),
        ({"center_0": two.pk}, "This cost centre is there twice."),
        ({"first_number": 6}, "Tick that this is meant."),
    ]:
        assert said in text(administrator.post(new, {**form, **wrong}))
    assert not CostAllocation.unscoped.exists()
    assert administrator.post(new, form).status_code == 302
    assert "1 at shop: 60%, 2 at shop: 40%" in holding(text(administrator.get(page_of(bram))))
    assert [share.is_default for share in CostShare.unscoped.all()] == [True, False]


def test_a_later_division_keeps_what_a_package_told_of_a_share(house, bram, administrator) -> None:
    one, two = center(house, "shop", "1"), center(house, "shop", "2")
    old = CostAllocation.unscoped.create(employee=bram, first_period=202601)
    CostShare.unscoped.create(allocation=old, cost_center=one, percentage=50, cost_type_code="K1")
    CostShare.unscoped.create(allocation=old, cost_center=two, percentage=50, is_default=True)
    url = record_url(old, family="cost-centres")
    page = text(administrator.get(url))
    assert 'name="percentage_0" value="50"' in page
    form = {"center_0": one.pk, "percentage_0": "70", "center_1": two.pk, "percentage_1": "30", **SHARES}
    assert administrator.post(url, form).status_code == 302
    new = CostAllocation.unscoped.get(first_period=202607)
    shares = CostShare.unscoped.filter(allocation=new).order_by("pk")
    assert [(row.percentage, row.cost_type_code, row.is_default) for row in shares] == [
        (Decimal(70), "K1", False),
        (Decimal(30), None, True),
    ]
    assert CostShare.unscoped.filter(allocation=old, percentage=50).count() == 2


def test_salaries_are_closed_to_whoever_sees_employees_only(house, bram, sign_in) -> None:
    row = salary(bram, 2500, datetime.date(2024, 1, 1))
    who: Login = narrow_login(house, Dashlet.EMPLOYEES, Dashlet.PERSONAL_NUMBERS, right=DashletRight.WRITE)
    browser = sign_in(who)
    page = text(browser.get(page_of(bram)))
    assert "2,500" not in page
    for url in (record_url(row, each, "salaries") for each in ("", "delete/")):
        assert browser.get(url).status_code == 403
        assert browser.post(url, {"value": 1, "type": 1, **JULY}).status_code == 403
