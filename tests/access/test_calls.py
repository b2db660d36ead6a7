"""What a call reaches: exactly what its login's level and filter let through."""

import pytest

from loonpoort.access.calls import Call
from loonpoort.access.models import LoginCompany, LoginTag
from loonpoort.contract.faults import CompanyFault, DebtorFault, EmployeeFault, Fault
from loonpoort.organisation.models import DebtorTag
from loonpoort.organisation.periods import Period
from tests.cast import House, login


def reach(call: Call) -> tuple[str, str, str]:
    """Debtors, companies and employees, each as one line."""
    return (
        " ".join(sorted(debtor.name for debtor in call.debtors())),
        " ".join(sorted(company.name for company in call.companies())),
        " ".join(sorted(employee.display_name for employee in call.employees())),
    )


EVERYTHING = ("bakery florist garage holding", "greenhouse mill shop workshop", "bram carla dirk esra floor")
OF_TAGS = {
    ("Clients",): ("bakery garage", "mill shop workshop", "bram carla dirk esra"),
    ("Office",): ("garage holding", "workshop", "esra"),
    ("Office", "Demo"): ("florist garage holding", "greenhouse workshop", "esra floor"),
    (): ("", "", ""),
}


def test_filter_all_reaches_the_environment_and_no_further(house, stranger) -> None:
    assert reach(Call(house.administrator)) == EVERYTHING
    assert Call(house.administrator).scope.is_whole_environment


@pytest.mark.parametrize("names", OF_TAGS, ids=lambda names: " ".join(names) or "none")
def test_several_tags_reach_what_has_any_of_them_and_no_tag_reaches_nothing(names, house, stranger) -> None:
    tag_ids = [house.tags[name].pk for name in names]
    call = Call(login(house.environment, "API integration", "t@kantoor.example", "tags", tag_ids=tag_ids))
    assert reach(call) == OF_TAGS[names]
    assert not call.scope.is_whole_environment


@pytest.mark.parametrize(
    ("companies", "reached"),
    [
        (["shop"], ("bakery", "shop", "bram carla")),
        (["shop", "mill"], ("bakery", "mill shop", "bram carla dirk")),
        ([], ("", "", "")),
    ],
)
def test_a_client_of_an_accountant_reaches_its_companies_and_without_any_nothing(
    companies, reached, house
) -> None:
    assert reach(client(house, companies)) == reached


@pytest.mark.parametrize(
    ("companies", "reached"),
    [
        (["shop"], ("bakery", "shop", "bram")),
        ([], ("bakery", "mill shop", "bram dirk")),
    ],
)
def test_in_business_an_empty_company_filter_is_all(companies, reached, business, house) -> None:
    company_ids = [business.companies[name].pk for name in companies]
    master = login(
        business.environment, "API integration", "m@x.example", "companies", company_ids=company_ids
    )
    assert reach(Call(master)) == reach(client(business, companies)) == reached


def test_a_debtor_level_login_reaches_no_other_debtor_whatever_its_filter_says(house) -> None:
    LoginCompany.objects.create(login=house.client, company=house.companies["workshop"])
    assert reach(Call(house.client)) == ("bakery", "shop", "bram carla")


def test_a_filter_never_reaches_into_another_environment(house, stranger) -> None:
    LoginTag.objects.create(login=house.package, tag=stranger.tags["Clients"])
    LoginCompany.objects.create(login=house.client, company=stranger.companies["shop"])
    assert reach(Call(house.package)) == OF_TAGS["Clients",]
    assert reach(Call(house.client)) == ("bakery", "shop", "bram carla")


def test_a_tag_put_on_or_taken_off_counts_from_the_next_query_on(house) -> None:
    call = Call(house.package)
    tag = DebtorTag.objects.create(debtor=house.debtors["florist"], tag=house.tags["Clients"])
    assert call.debtor(house.debtors["florist"].pk)
    tag.delete()
    with pytest.raises(DebtorFault):
        call.debtor(house.debtors["florist"].pk)


@pytest.mark.parametrize("whose", ["house", "stranger", "nobody"])
@pytest.mark.parametrize(
    ("ask", "rows", "name", "fault", "text"),
    [
        (Call.debtor, "debtors", "florist", DebtorFault, "2009: Unauthorized access"),
        (Call.company, "companies", "greenhouse", CompanyFault, "2004: Unauthorized access"),
        (Call.employee, "employees", "floor", EmployeeFault, "2003: Unauthorized access"),
    ],
)
def test_what_is_beyond_the_filter_does_not_exist(
    whose, ask, rows, name, fault, text, house, stranger
) -> None:
    houses = {"house": house, "stranger": stranger}
    row_id = getattr(houses[whose], rows)[name].pk if whose in houses else 10**15
    with pytest.raises(Fault) as refusal:
        ask(Call(house.package), row_id)
    assert (type(refusal.value), str(refusal.value)) == (fault, text)


def test_handles_reach_down_within_the_filter_only(house) -> None:
    call = Call(house.client)
    bakery = call.debtor(house.debtors["bakery"].pk)
    assert [row.name for row in bakery.itself] == ["bakery"]
    assert [row.name for row in bakery.companies()] == ["shop"]
    assert [row.display_name for row in bakery.employees()] == ["bram", "carla"]
    shop = call.company(house.companies["shop"].pk)
    assert (shop.period_type, shop.current_period) == ("M", Period(2026, 7))
    assert [row.display_name for row in shop.employees()] == ["bram", "carla"]
    assert call.employee(house.employees["bram"].pk).current_period == Period(2026, 7)


def test_a_debtor_that_one_tag_let_in_shows_all_its_tags_and_no_others(house, stranger) -> None:
    garage = Call(house.package).debtor(house.debtors["garage"].pk)
    assert [tag.name for tag in garage.tags()] == ["Clients", "Office"]


def test_a_call_offers_the_tags_of_its_filter(house) -> None:
    assert [tag.name for tag in Call(house.package).tags()] == ["Clients"]
    assert [tag.name for tag in Call(house.administrator).tags()] == ["Clients", "Office", "Demo"]


def client(of: House, companies: list[str]) -> Call:
    """A debtor-level login's call, of the bakery."""
    company_ids = [of.companies[name].pk for name in companies]
    bakery = of.debtors["bakery"].pk
    return Call(
        login(of.environment, "Client", "c@x.example", "companies", debtor_id=bakery, company_ids=company_ids)
    )
