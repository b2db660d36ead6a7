"""Debtor management: the list, a debtor's page, and who sees what of it."""

import re
import time
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from loonpoort.access.authentication import authenticate_token
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind, TemplateKind
from loonpoort.access.models import TemplateDashlet, UserTemplate
from loonpoort.organisation.models import Company, Debtor, DebtorTag
from tests.cast import debtor, fresh, login

DEBTORS = "/debtors/"


def text(answer) -> str:
    return unescape(answer.content.decode())


def names(page: str) -> list[str]:
    """The debtors in a list, in its order."""
    return re.findall(r'<th scope="row".*?<bdi>(.*?)</bdi>', page)


def narrow_login(house, *dashlets: Dashlet, right: DashletRight = DashletRight.WRITE):
    """Reaches the debtors tagged Clients."""
    template = UserTemplate.objects.create(
        environment=house.environment, name="Narrow", kind=TemplateKind.MASTER_ACCOUNTANT
    )
    for dashlet in dashlets:
        TemplateDashlet.objects.create(user_template=template, dashlet=dashlet, right=right)
    return login(
        house.environment,
        "Narrow",
        "narrow@x.example",
        FilterKind.TAGS,
        tag_ids=[house.tags["Clients"].pk],
    )


@pytest.fixture
def narrow(house, sign_in):
    return sign_in(narrow_login(house, Dashlet.DEBTORS, Dashlet.CLIENT_LOGINS))


@pytest.fixture
def client_administrator(house, sign_in):
    """Signed in at debtor level, with every right that a template can name."""
    template = house.template("Client")
    for dashlet in Dashlet:
        TemplateDashlet.objects.create(user_template=template, dashlet=dashlet, right=DashletRight.WRITE)
    return sign_in(fresh(house.client))


def page_of(house, name: str) -> str:
    return f"{DEBTORS}{house.debtors[name].pk}/"


def test_the_list_has_the_debtors_within_reach_with_tags_and_counts(house, stranger, administrator) -> None:
    assert f'href="{DEBTORS}"' in text(administrator.get("/"))
    page = text(administrator.get(DEBTORS))
    assert names(page) == ["bakery", "garage", "holding", "florist"]
    bakery = page.partition("<tbody>")[2].partition("</tr>")[0]
    assert "Clients" in bakery
    assert '<td data-label="Companies">2</td>' in bakery
    assert '<td data-label="Client logins">1</td>' in bakery
    assert "4 debtors" in page


def test_a_narrow_administrator_sees_only_debtors_and_tags_within_reach(house, narrow) -> None:
    page = text(narrow.get(DEBTORS))
    assert names(page) == ["bakery", "garage"]
    assert "Office" not in page
    page = text(narrow.get(page_of(house, "garage")))
    assert "Office" not in page
    assert "1 tag that you do not reach: left in place." in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=GAR", ["garage"]),
        ("q=2", ["garage", "holding"]),
        ("q=nobody", []),
        ("q=%25", []),
        ("q=&tag=", ["bakery", "garage", "holding", "florist"]),
    ],
)
def test_debtors_are_found_by_number_and_name(query, found, house, administrator) -> None:
    page = text(administrator.get(f"{DEBTORS}?{query}"))
    assert names(page) == found
    assert found or "No debtor within your filter answers to this." in page


def test_the_list_is_narrowed_by_tag_and_that_changes_no_filter(house, administrator) -> None:
    page = text(administrator.get(f"{DEBTORS}?tag={house.tags['Office'].pk}&q=2"))
    assert names(page) == ["garage", "holding"]
    assert house.administrator.filter_kind == FilterKind.ALL
    assert "Show all" in page


@pytest.mark.parametrize(
    "query", ["tag=x", "tag=99999999999999999999", "q=a%00b", f"q={'x' * 101}", "page=x"]
)
def test_a_search_that_cannot_be_is_told(query, house, administrator) -> None:
    answer = administrator.get(f"{DEBTORS}?{query}")
    assert answer.status_code == 200
    assert query == "page=x" or "This needs your attention" in text(answer)


def test_the_tag_of_another_environment_or_out_of_reach_is_not_searched_by(house, stranger, narrow) -> None:
    for tag in (stranger.tags["Clients"], house.tags["Office"]):
        assert names(text(narrow.get(f"{DEBTORS}?tag={tag.pk}"))) == []


def test_a_search_is_kept_from_page_to_page(house, administrator) -> None:
    for number in range(51):
        debtor(house.environment, f"{number:03}", "many", [])
    page = text(administrator.get(f"{DEBTORS}?q=many"))
    assert "Page 1 of 2" in page
    assert 'href="?q=many&page=2"' in page
    assert len(names(text(administrator.get(f"{DEBTORS}?q=many&page=2")))) == 1


def test_a_tag_put_on_a_debtor_counts_at_the_next_call(house, administrator) -> None:
    path = page_of(house, "florist")
    tags = [house.tags[name].pk for name in ("Clients", "Demo")]
    assert "Saved." in text(administrator.post(path, {"tags": tags}, follow=True))
    call = authenticate_token(house.package.email, house.package_token, "")
    assert "florist" in [row.name for row in call.debtors()]
    administrator.post(path, {"tags": tags[1:]})
    call = authenticate_token(house.package.email, house.package_token, "")
    assert "florist" not in [row.name for row in call.debtors()]


def test_tags_out_of_reach_are_neither_given_nor_taken(house, stranger, narrow) -> None:
    path = page_of(house, "garage")
    for forged in (house.tags["Office"].pk, stranger.tags["Clients"].pk, "x", "9" * 25):
        answer = narrow.post(path, {"tags": [house.tags["Clients"].pk, forged]})
        assert "Select a valid choice." in text(answer)
    assert "no longer reach this debtor" in text(narrow.post(path, {}))
    narrow.post(path, {"tags": [house.tags["Clients"].pk]})
    assert DebtorTag.objects.filter(debtor=house.debtors["garage"]).count() == 2


def test_debtors_out_of_reach_are_not_found(house, stranger, narrow) -> None:
    for number in (house.debtors["florist"].pk, stranger.debtors["bakery"].pk, 0, 10**30):
        assert narrow.get(f"{DEBTORS}{number}/").status_code == 404
        assert narrow.post(f"{DEBTORS}{number}/", {"tags": []}).status_code == 404


def test_each_right_opens_its_own_part_of_the_page(house, sign_in) -> None:
    who = narrow_login(house, Dashlet.DEBTORS, right=DashletRight.READ)
    browser, path = sign_in(who), page_of(house, "bakery")
    page = text(browser.get(path))
    assert "User accounts" not in page
    assert "Save tags" not in page
    assert browser.post(path, {"tags": []}).status_code == 403
    TemplateDashlet.objects.filter(user_template=who.user_template).update(dashlet=Dashlet.CLIENT_LOGINS)
    page = text(browser.get(path))
    assert f'href="{path}user-accounts/client-logins/"' in page
    assert browser.post(path, {"tags": []}).status_code == 403
    TemplateDashlet.objects.filter(user_template=who.user_template).delete()
    for closed in (DEBTORS, path):
        assert browser.get(closed).status_code == 403
    assert f'href="{DEBTORS}"' not in text(browser.get("/"))


def test_a_client_sees_its_own_debtor_without_the_bureau_s_tags(house, client_administrator) -> None:
    own = page_of(house, "bakery")
    assert client_administrator.get(DEBTORS)["Location"] == own
    page = text(client_administrator.get(own))
    assert "User accounts" in page
    for shown in (page, text(client_administrator.get("/"))):
        assert "Clients" not in shown
        assert "Tags" not in shown
    assert client_administrator.post(own, {"tags": []}).status_code == 403
    assert client_administrator.get(page_of(house, "garage")).status_code == 404
    assert client_administrator.get("/settings/").status_code == 403
    assert 'href="/settings/"' not in page


def test_the_business_product_has_no_list_of_debtors(business, sign_in) -> None:
    browser = sign_in(business.administrator)
    assert f'href="{DEBTORS}"' not in text(browser.get("/"))
    for path in (DEBTORS, page_of(business, "bakery")):
        assert browser.get(path).status_code == 404


def test_a_page_costs_the_same_queries_however_many_debtors_it_has(house, administrator) -> None:
    def cost(path: str) -> int:
        administrator.get(path)
        with CaptureQueriesContext(connection) as queries:
            administrator.get(path)
        return len(queries)

    few = {path: cost(path) for path in (DEBTORS, "/", page_of(house, "bakery"))}
    for number in range(40):
        debtor(house.environment, f"{number:03}", "many", [house.tags["Clients"]])
    assert {path: cost(path) for path in few} == few


def test_five_thousand_debtors_are_listed_and_searched_at_once(house, narrow) -> None:
    made = Debtor.unscoped.bulk_create(
        Debtor(environment=house.environment, number=f"{number:04}", name=f"Debtor {number}")
        for number in range(5000)
    )
    DebtorTag.objects.bulk_create(DebtorTag(debtor=row, tag=house.tags["Clients"]) for row in made)
    Company.unscoped.bulk_create(
        Company(debtor=row, number=1, name="one", current_year=2026, current_period_number=7) for row in made
    )
    for path in (DEBTORS, f"{DEBTORS}?q=99&tag={house.tags['Clients'].pk}", f"{DEBTORS}?page=100"):
        narrow.get(path)
        began = time.process_time()
        assert narrow.get(path).status_code == 200
        # The target is 150 ms; a busy machine gets some leave.
        assert time.process_time() - began < 0.45, path
