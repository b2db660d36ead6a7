"""Client logins: Debtor > User accounts in the Accountant product, Settings > Users in Business."""

from html import unescape

import pytest

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind, TemplateKind
from loonpoort.access.models import Login, LoginStatus, TemplateDashlet, UserTemplate
from loonpoort.outbox.models import Mail
from tests import trail
from tests.cast import fresh, login, manager

BUSINESS = "/settings/users/client-logins/"
MASTER = "/settings/users/logins/"


def at(house, debtor: str = "bakery") -> str:
    return f"/debtors/{house.debtors[debtor].pk}/user-accounts/client-logins/"


def form(house, **values: object) -> dict[str, object]:
    return {
        "email": "payroll@bakkerij.example",
        "name": "Payroll package",
        "user_template": house.template("Client").pk,
        "companies": [house.companies["shop"].pk],
        **values,
    }


def text(answer) -> str:
    return unescape(answer.content.decode())


def made(email: str = "payroll@bakkerij.example") -> Login:
    return Login.objects.select_related("debtor").get(email=email)


@pytest.fixture
def client_administrator(house, sign_in):
    """Signed in at debtor level with Write on Client logins, and one of two companies in its filter."""
    template = house.template("Client")
    TemplateDashlet.objects.create(
        user_template=template, dashlet=Dashlet.CLIENT_LOGINS, right=DashletRight.WRITE
    )
    return sign_in(fresh(house.client))


def test_a_debtor_s_list_has_its_own_logins_with_filter_status_and_token(house, administrator) -> None:
    login(
        house.environment,
        "Client",
        "garage@kantoor.example",
        FilterKind.COMPANIES,
        debtor_id=house.debtors["garage"].pk,
    )
    page = text(administrator.get(at(house)))
    row = page.partition("<tbody>")[2]
    for told in (house.client.email, "shop", "Active", "Live", "never used"):
        assert told in row
    assert house.package.email not in row
    assert "garage@" not in row
    assert f'href="{at(house)}{house.client.pk}/"' in row
    assert "client@" not in text(administrator.get(MASTER)).partition("<tbody>")[2]


def test_a_client_login_is_made_at_its_debtor_and_reaches_the_companies_chosen(house, administrator) -> None:
    page = text(administrator.get(f"{at(house)}new/"))
    assert "shop" in page
    assert "workshop" not in page
    assert "No company chosen: it reaches nothing." in page
    assert "Master Accountant" not in page
    answer = administrator.post(f"{at(house)}new/", form(house), follow=True)
    found = made()
    assert answer.redirect_chain == [(f"{at(house)}{found.pk}/", 302)]
    assert "Reaches 1 debtor, 1 company, 2 employees today." in text(answer)
    assert (found.level, found.debtor, found.status) == ("debtor", house.debtors["bakery"], "inactive")
    assert not Mail.objects.exists()
    assert trail.last().event == "login.created"


def test_a_client_login_without_companies_reaches_nothing_in_the_accountant_product(
    house, administrator
) -> None:
    path = f"{at(house)}new/"
    page = text(administrator.post(path, form(house, companies=[], preview="1")))
    assert "Would reach 0 debtors, 0 companies, 0 employees today. Nothing: no company chosen." in page
    page = text(administrator.post(path, form(house, companies=[]), follow=True))
    assert "Reaches 0 debtors, 0 companies, 0 employees today." in page


def test_a_client_login_goes_through_its_whole_life_at_the_debtor(house, administrator) -> None:
    administrator.post(f"{at(house)}new/", form(house))
    path = f"{at(house)}{made().pk}/"
    administrator.post(f"{path}activation-mail/")
    assert Mail.objects.get().recipient == made().email
    administrator.post(path, form(house, companies=[house.companies["mill"].pk]))
    assert [row.company_id for row in made().filter_companies.all()] == [house.companies["mill"].pk]
    administrator.post(f"{path}deactivate/")
    assert made().status == LoginStatus.DEACTIVATED
    assert "can be activated again" in text(administrator.post(f"{path}reactivate/", follow=True))
    assert made().status == LoginStatus.INACTIVE
    answer = administrator.post(f"{path}delete/", follow=True)
    assert answer.redirect_chain == [(at(house), 302)]
    assert not Login.objects.filter(email="payroll@bakkerij.example").exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"companies": ["workshop"]}, "companies"),
        ({"companies": ["greenhouse"]}, "companies"),
        ({"user_template": "API integration"}, "user_template"),
        ({"user_template": "Administrator"}, "user_template"),
    ],
)
def test_companies_of_another_debtor_and_templates_of_another_level_cannot_be_given(
    values, field, house, administrator
) -> None:
    given = {
        name: [house.companies[each].pk for each in value]
        if name == "companies"
        else house.template(value).pk
        for name, value in values.items()
    }
    page = text(administrator.post(f"{at(house)}new/", form(house, **given)))
    assert f'id="id_{field}_error"' in page
    assert not Login.objects.filter(email="payroll@bakkerij.example").exists()


def test_an_address_has_one_login_at_a_debtor_and_may_have_one_at_the_next(house, administrator) -> None:
    again = form(house, email=house.client.email)
    assert "exists already" in text(administrator.post(f"{at(house)}new/", again))
    elsewhere = form(house, email=house.client.email, companies=[house.companies["workshop"].pk])
    assert administrator.post(f"{at(house, 'garage')}new/", elsewhere).status_code == 302


def test_a_login_is_found_at_its_own_debtor_and_level_only(house, stranger, administrator) -> None:
    wrong = [
        f"{at(house, 'garage')}{house.client.pk}/",
        f"{at(house)}{house.package.pk}/",
        f"{at(house)}{stranger.client.pk}/",
        f"{at(stranger)}{stranger.client.pk}/",
        f"{MASTER}{house.client.pk}/",
        f"/debtors/0/user-accounts/client-logins/{house.client.pk}/",
    ]
    for path in wrong:
        for page in (path, f"{path}deactivate/", f"{path}reactivate/", f"{path}delete/"):
            assert administrator.get(page).status_code == 404
            assert administrator.post(page, form(house)).status_code == 404
        assert administrator.post(f"{path}activation-mail/").status_code == 404
        assert administrator.post(f"{path}reach/", form(house)).status_code == 404
    assert fresh(house.client).is_active
    assert administrator.get(at(stranger)).status_code == 404


def test_the_debtors_out_of_a_tag_filter_have_no_client_logins_to_see(house, sign_in) -> None:
    browser = sign_in(manager(house, FilterKind.TAGS, tag_ids=[house.tags["Office"].pk]).login)
    assert browser.get(at(house, "garage")).status_code == 200
    for path in (at(house), f"{at(house)}new/", f"{at(house)}{house.client.pk}/"):
        assert browser.get(path).status_code == 404


def test_the_right_on_logins_does_not_open_client_logins_nor_the_other_way(house, sign_in) -> None:
    call = manager(house, FilterKind.ALL)
    browser, own = sign_in(call.login), TemplateDashlet.objects.filter(user_template__name="Manager")
    own.filter(dashlet=Dashlet.CLIENT_LOGINS).delete()
    assert browser.get(MASTER).status_code == 200
    assert browser.get(at(house)).status_code == 403
    own.update(dashlet=Dashlet.CLIENT_LOGINS)
    assert browser.get(MASTER).status_code == 403
    assert browser.get(at(house)).status_code == 200
    own.update(right=DashletRight.READ)
    path = f"{at(house)}{house.client.pk}/"
    assert "<form" not in text(browser.get(path)).partition("<main")[2]
    for page in ("deactivate/", "reactivate/", "delete/", "activation-mail/", "reach/", ""):
        assert browser.post(path + page, form(house)).status_code == 403


def test_a_client_s_own_administrator_keeps_to_its_debtor_and_companies(house, client_administrator) -> None:
    assert client_administrator.get(at(house)).status_code == 200
    assert client_administrator.get(at(house, "garage")).status_code == 404
    for path in (MASTER, "/settings/"):
        assert client_administrator.get(path).status_code == 403
    page = text(client_administrator.get(f"{at(house)}new/"))
    assert "shop" in page
    assert "mill" not in page
    mill = form(house, companies=[house.companies["mill"].pk])
    assert "Select a valid choice." in text(client_administrator.post(f"{at(house)}new/", mill))
    client_administrator.post(f"{at(house)}new/", form(house))
    assert made().debtor == house.debtors["bakery"]


def test_a_client_s_own_administrator_keeps_companies_out_of_its_reach(house, client_administrator) -> None:
    both = [house.companies["shop"].pk, house.companies["mill"].pk]
    other = login(
        house.environment,
        "Client",
        "other@bakkerij.example",
        FilterKind.COMPANIES,
        debtor_id=house.debtors["bakery"].pk,
        company_ids=both,
    )
    page = text(client_administrator.get(at(house)))
    assert "shop and 1 company that you do not reach" in page
    client_administrator.post(f"{at(house)}{other.pk}/", form(house, companies=[]))
    assert [row.company_id for row in other.filter_companies.all()] == both[1:]


def test_in_business_they_are_in_settings_and_no_company_is_all(business, sign_in) -> None:
    browser = sign_in(business.administrator)
    page = text(browser.get("/settings/"))
    assert f'href="{BUSINESS}"' in page
    assert business.client.email in text(browser.get(BUSINESS))
    assert "No company chosen: it reaches all companies." in text(browser.get(f"{BUSINESS}new/"))
    answer = browser.post(f"{BUSINESS}new/", form(business, companies=[]), follow=True)
    assert answer.redirect_chain == [(f"{BUSINESS}{made().pk}/", 302)]
    assert "Reaches 1 debtor, 2 companies, 2 employees today." in text(answer)
    assert made().debtor == business.debtors["bakery"]
    assert browser.get(f"{BUSINESS}{business.package.pk}/").status_code == 404


def test_each_product_has_client_logins_at_one_address_only(house, business, administrator, sign_in) -> None:
    assert administrator.get(BUSINESS).status_code == 404
    assert f'href="{BUSINESS}"' not in text(administrator.get("/settings/"))
    assert sign_in(business.administrator).get(at(business)).status_code == 404


def test_a_business_client_with_the_right_has_that_part_of_settings_only(business, sign_in) -> None:
    template = business.template("Client")
    for dashlet in Dashlet:
        TemplateDashlet.objects.create(user_template=template, dashlet=dashlet, right=DashletRight.WRITE)
    browser = sign_in(fresh(business.client))
    page = text(browser.get("/settings/"))
    assert f'href="{BUSINESS}"' in page
    assert f'href="{MASTER}"' not in page
    assert browser.get(BUSINESS).status_code == 200
    assert browser.get(MASTER).status_code == 403


MATRIX = [
    ("house", TemplateKind.MASTER_ACCOUNTANT, True),
    ("house", TemplateKind.CLIENT, False),
    ("business", TemplateKind.MASTER_CLIENT, True),
    ("business", TemplateKind.CLIENT, False),
]


@pytest.mark.parametrize(("product", "kind", "has_tab"), MATRIX)
def test_kinds_are_offered_at_their_level_and_decide_who_has_the_tab(
    product, kind, has_tab, house, business, sign_in
) -> None:
    where = {"house": house, "business": business}[product]
    UserTemplate.objects.create(environment=where.environment, name="Of this kind", kind=kind)
    browser = sign_in(where.administrator)
    client_place = at(where) if product == "house" else BUSINESS
    offered = {path: "Of this kind" in text(browser.get(f"{path}new/")) for path in (MASTER, client_place)}
    assert offered == {MASTER: kind != TemplateKind.CLIENT, client_place: kind == TemplateKind.CLIENT}
    level = {"filter_kind": FilterKind.COMPANIES}
    if kind == TemplateKind.MASTER_ACCOUNTANT:
        level = {"filter_kind": FilterKind.ALL}
    if kind == TemplateKind.CLIENT:
        level["debtor_id"] = where.debtors["bakery"].pk
    owner = sign_in(login(where.environment, "Of this kind", "owner@x.example", **level))
    assert ('href="/profile/api-token/"' in text(owner.get("/profile/"))) is has_tab
    assert owner.get("/profile/api-token/").status_code == (200 if has_tab else 403)
    assert owner.post("/profile/api-token/").status_code == (200 if has_tab else 403)
