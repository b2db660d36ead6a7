"""The companies within reach: the list, each with its employees, and on the page of its debtor."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind, TemplateKind
from loonpoort.access.models import TemplateDashlet, UserTemplate
from loonpoort.organisation.models import Company
from loonpoort.payroll.models import Employee
from tests.cast import fresh, login

COMPANIES = "/companies/"


def text(answer) -> str:
    return unescape(answer.content.decode())


def names(page: str) -> list[str]:
    """What a list has, in its order."""
    return re.findall(r'<th scope="row"[^>]*><a[^>]*><bdi>(.*?)</bdi>', page)


def page_of(house, name: str) -> str:
    return f"{COMPANIES}{house.companies[name].pk}/"


def narrow_login(house, *dashlets: Dashlet, right: DashletRight = DashletRight.WRITE):
    """Reaches the debtors tagged Clients, with a right on some panels."""
    template = UserTemplate.objects.create(
        environment=house.environment, name="Narrow", kind=TemplateKind.MASTER_ACCOUNTANT
    )
    for dashlet in dashlets:
        TemplateDashlet.objects.create(user_template=template, dashlet=dashlet, right=right)
    return login(
        house.environment, "Narrow", "narrow@x.example", FilterKind.TAGS, tag_ids=[house.tags["Clients"].pk]
    )


def test_the_list_has_the_companies_within_reach_with_their_period(house, stranger, administrator) -> None:
    assert f'href="{COMPANIES}"' in text(administrator.get("/"))
    page = text(administrator.get(COMPANIES))
    assert names(page) == ["shop", "mill", "workshop", "greenhouse"]
    shop = page.partition("<tbody>")[2].partition("</tr>")[0]
    assert "bakery" in shop
    assert "Monthly" in shop
    assert "7/2026" in shop
    assert ">2</td>" in shop
    assert "4 companies" in page


@pytest.mark.parametrize(
    ("query", "found"), [("q=SHO", ["shop", "workshop"]), ("q=2", ["mill"]), ("q=%25", []), ("q=nobody", [])]
)
def test_companies_are_found_by_number_and_name(query, found, house, administrator) -> None:
    Company.unscoped.filter(name="workshop").update(name="Workshop")
    page = text(administrator.get(f"{COMPANIES}?{query}"))
    assert [name.lower() for name in names(page)] == found
    assert found or "No company within your filter answers to this." in page


@pytest.mark.parametrize("query", ["q=a%00b", f"q={'x' * 101}", "debtor=x", "debtor=9" * 30, "page=x"])
def test_a_search_that_cannot_be_is_survived(query, house, administrator) -> None:
    assert administrator.get(f"{COMPANIES}?{query}").status_code == 200
    assert administrator.get(f"{page_of(house, 'shop')}?{query}").status_code == 200
    assert administrator.get(f"/employees/?{query}").status_code == 200


def test_the_list_is_narrowed_to_a_debtor_within_reach(house, stranger, administrator) -> None:
    page = text(administrator.get(f"{COMPANIES}?debtor={house.debtors['bakery'].pk}"))
    assert names(page) == ["shop", "mill"]
    assert f'href="/debtors/{house.debtors["bakery"].pk}/"' in page
    # Of a debtor that is not within reach nothing is told, not even that it is narrowed.
    page = text(administrator.get(f"{COMPANIES}?debtor={stranger.debtors['bakery'].pk}"))
    assert len(names(page)) == 4


def test_the_tree_leads_from_debtor_to_company_to_employee(house, administrator) -> None:
    debtor = f"/debtors/{house.debtors['bakery'].pk}/"
    page = text(administrator.get(debtor))
    assert names(page) == ["shop", "mill"]
    assert f'href="{page_of(house, "shop")}"' in page
    page = text(administrator.get(page_of(house, "shop")))
    assert f'href="{debtor}"' in page
    assert names(page) == ["bram", "carla"]
    employee = f"/employees/{house.employees['bram'].pk}/"
    assert f'href="{employee}"' in page
    page = text(administrator.get(employee))
    assert f'href="{debtor}"' in page
    assert f'href="{page_of(house, "shop")}"' in page


def test_a_company_tells_its_period_and_how_to_reach_it(house, administrator) -> None:
    Company.unscoped.filter(pk=house.companies["mill"].pk).update(
        email="mill@bakery.example", kvk_number="00123456"
    )
    page = text(administrator.get(page_of(house, "mill")))
    assert "Four-weekly, 15 Jun 2026 to 12 Jul 2026" in page
    assert "mill@bakery.example" in page
    assert "00123456" in page


def test_employees_of_a_company_are_found_by_number_and_name(house, administrator) -> None:
    for query, found in [("q=BRA", ["bram"]), ("q=102", ["carla"]), ("q=10", ["bram", "carla"]), ("q=x", [])]:
        assert names(text(administrator.get(f"{page_of(house, 'shop')}?{query}"))) == found


def test_a_company_out_of_reach_is_answered_as_one_that_does_not_exist(house, stranger, sign_in) -> None:
    browser = sign_in(narrow_login(house, Dashlet.COMPANIES))
    assert names(text(browser.get(COMPANIES))) == ["shop", "mill", "workshop"]
    answers = set()
    for pk in (house.companies["greenhouse"].pk, stranger.companies["shop"].pk, 10**9):
        for page in ("", "next-period/"):
            address = f"{COMPANIES}{pk}/{page}"
            answer = browser.get(address)
            assert answer.status_code == 404
            answers.add(re.sub(r'value="\w{64}"', "", text(answer).replace(address, "")))
    assert len(answers) == 1


def test_whoever_has_no_right_gets_neither_link_nor_page(house, sign_in) -> None:
    browser = sign_in(narrow_login(house, Dashlet.DEBTORS))
    page = text(browser.get("/"))
    assert f'href="{COMPANIES}"' not in page
    assert 'href="/employees/"' not in page
    for address in (COMPANIES, page_of(house, "shop"), f"{page_of(house, 'shop')}next-period/"):
        assert browser.get(address).status_code == 403
    debtor = browser.get(f"/debtors/{house.debtors['bakery'].pk}/")
    assert names(text(debtor)) == []


def test_whoever_sees_companies_only_sees_no_employees(house, sign_in) -> None:
    browser = sign_in(narrow_login(house, Dashlet.COMPANIES))
    page = text(browser.get(page_of(house, "shop")))
    assert "bram" not in page
    assert "Your user template shows you no employees." in page
    assert browser.get("/employees/").status_code == 403


def test_the_business_product_has_no_debtors_on_the_way(business, sign_in) -> None:
    browser = sign_in(business.administrator)
    page = text(browser.get(COMPANIES))
    assert names(page) == ["shop", "mill"]
    assert 'data-label="Debtor"' not in page
    page = text(browser.get(page_of(business, "shop")))
    assert "/debtors/" not in page
    assert f'href="{COMPANIES}"' in page


def test_a_client_sees_the_companies_of_its_filter(house, sign_in) -> None:
    for dashlet in (Dashlet.COMPANIES, Dashlet.EMPLOYEES):
        TemplateDashlet.objects.create(
            user_template=house.template("Client"), dashlet=dashlet, right=DashletRight.WRITE
        )
    browser = sign_in(fresh(house.client))
    assert names(text(browser.get(COMPANIES))) == ["shop"]
    assert browser.get(page_of(house, "mill")).status_code == 404
    assert names(text(browser.get("/employees/"))) == ["bram", "carla"]


def test_lists_take_as_many_queries_however_long_they_are(house, administrator) -> None:
    pages = (COMPANIES, page_of(house, "shop"), "/employees/", f"/debtors/{house.debtors['bakery'].pk}/")

    def queries() -> list[int]:
        counts = []
        for page in pages:
            with CaptureQueriesContext(
                connection,
            ) as captured:
                assert administrator.get(page).status_code == 200
            counts.append(len(captured))
        return counts

    few = queries()
    Company.unscoped.bulk_create(
        Company(
            debtor=house.debtors["bakery"], number=n, name=f"c{n}", current_year=2026, current_period_number=7
        )
        for n in range(60)
    )
    Employee.unscoped.bulk_create(
        Employee(company=house.companies["shop"], number=n, display_name=f"e{n}") for n in range(200, 400)
    )
    assert queries() == few
    assert "Page 2 of 5" in text(administrator.get(f"{page_of(house, 'shop')}?page=2"))
