"""What a company pays by, on its page: shown to whoever sees companies, changed by whoever may."""

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.payroll.models import CompanyWageComponent
from tests.cases import company_lists, salaries
from tests.web.test_companies import narrow_login, page_of, text

JULY = {"period_number": 7, "period_year": 2026}


def test_a_wage_component_is_added_and_ended(house, sign_in) -> None:
    company_lists.fill(house)
    salaries.fill(house)
    browser = sign_in(narrow_login(house, Dashlet.COMPANIES))
    page = page_of(house, "shop")
    code = company_lists.WageCode.unscoped.get(company=house.companies["shop"], number=3000)
    sent = {"code": code.pk, "value": "12.50", "is_fixed": "on", **JULY}
    past = browser.post(f"{page}wage-components/new/", {**sent, "period_number": 6})
    assert "This is before the current period" in text(past)
    assert browser.post(f"{page}wage-components/new/", sent).status_code == 302
    [made] = CompanyWageComponent.unscoped.all()
    assert (made.value, made.first_period, made.last_period) == (12.5, 202607, None)
    shown = text(browser.get(page))
    for told in ("3000 Bonus & <zo>", "12.5", "A & <1>", "2,950.75", "K & <1>"):
        assert told in shown
    stop = f"{page}wage-components/{made.pk}/stop/"
    assert browser.post(stop, JULY).status_code == 302
    made.refresh_from_db()
    assert made.last_period == 202607
    assert "It ends by then already." in text(browser.post(stop, JULY))


def test_who_may_only_look_changes_nothing(house, sign_in) -> None:
    company_lists.fill(house)
    browser = sign_in(narrow_login(house, Dashlet.COMPANIES, right=DashletRight.READ))
    page = page_of(house, "shop")
    assert "wage-components/new/" not in text(browser.get(page))
    assert browser.post(f"{page}wage-components/new/", {}).status_code == 403
