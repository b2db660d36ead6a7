"""Connecting a package: exactly what it calls, from an entry or from a list as its vendor prints it."""

from html import unescape

import pytest

from loonpoort.access import actions
from loonpoort.access.activation import link_parts
from loonpoort.access.catalogue import operation_keys
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import ClosedOperation, Login, TemplateDashlet, UserTemplate
from loonpoort.access.template_rights import Rights
from loonpoort.audit.models import Entry
from loonpoort.connect.manifests import package
from loonpoort.connect.models import Connection
from loonpoort.outbox.models import Mail
from tests.api.client import call
from tests.cast import PASSWORD, fresh, manager, token_of

pytestmark = pytest.mark.django_db

MANIFEST = """name = "My Roster"
vendor = "Roster makers"
reach = "one"
connects = "token"
asks = ["username", "token", "domain", "address", "debtor_id", "company_id"]
source = "A page"
[summary]
en = "Rosters."
[operations]
Company = ["List_GetAll"]
"""
LIST = """Debtor: List_GetAll
Company: Company_GetCurrentPeriod, Adress_GetCurrent
Employee: list_get_by_company, PersonalInfo__GetCurrent, HourComponentVar_Insert_Bach
Nothing_Like_It_At_All"""


def text(answer) -> str:
    return unescape(answer.content.decode())


def wanted(slug: str = "tactiplan") -> dict[str, object]:
    found = package(slug)
    assert found is not None
    return {"package_name": found.name, "package": slug, "operations": list(found.operations)}


def login_form(house, **values: object) -> dict[str, object]:
    return {
        **wanted(),
        "step": "login",
        "where": "several",
        "debtor": "",
        "email": "planning@kantoor.example",
        "name": "TactiPlan",
        "filter_kind": "tags",
        "tags": [house.tags["Clients"].pk],
        "sends_activation": "on",
        **values,
    }


def made(email: str = "planning@kantoor.example") -> Login:
    return fresh(Login.objects.get(email=email))


def open_operations(template: UserTemplate) -> set[str]:
    return set(operation_keys() - Rights.of(template.pk).closed)


def activate(login: Login) -> Login:
    """As its owner, by the link in the mail."""
    actions.activate_login(login, PASSWORD, network_address="")
    return fresh(login)


def test_an_entry_becomes_a_login_with_exactly_its_operations(house, administrator) -> None:
    path = "/connect/tactiplan/"
    assert "Several debtors" in text(administrator.get(path))
    where = {**wanted(), "step": "place", "where": "several"}
    assert "E-mail address" in text(administrator.post(path, where))
    answer = administrator.post(path, login_form(house))
    login = made()
    assert answer.headers["Location"] == f"/connections/{login.pk}/made/"
    assert open_operations(login.user_template) == set(wanted()["operations"])
    assert Rights.of(login.user_template_id).dashlets == {}
    assert (login.user_template.name, login.user_template.kind) == ("TactiPlan", "master_accountant")
    assert not login.user_template.allows_sign_on
    connection = Connection.objects.get(login=login)
    assert (connection.package, connection.name, connection.made_by) == (
        "tactiplan",
        "TactiPlan",
        house.administrator,
    )
    assert {row.operation for row in connection.operations.all()} == set(wanted()["operations"])
    assert Mail.objects.filter(recipient=login.email).count() == 1
    assert Entry.objects.filter(event="connection.made", subject_id=login.pk).count() == 1


def test_the_token_calls_what_the_package_calls_and_nothing_else(house, administrator) -> None:
    administrator.post("/connect/tactiplan/", login_form(house))
    login = activate(made())
    key = (login.email, token_of(login))
    assert len(call("CompanyService.List_GetAll", key, {}).value) == 3
    assert call("DebtorService.List_GetAll", key, {}).fault[1].endswith("1002: Unauthorized access")


def test_one_debtor_means_a_client_login_there(house, administrator) -> None:
    bakery = house.debtors["bakery"].pk
    place = {**wanted(), "step": "place", "where": "one"}
    assert "Choose the debtor" in text(administrator.post("/connect/tactiplan/", place))
    form = login_form(house, where="one", debtor=bakery, companies=[house.companies["shop"].pk])
    assert administrator.post("/connect/tactiplan/", form).status_code == 302
    login = made()
    assert (login.level, login.debtor_id, login.user_template.kind) == ("debtor", bakery, "client")
    assert [row.company_id for row in login.filter_companies.all()] == [house.companies["shop"].pk]


def test_a_business_environment_connects_at_master_level_with_companies(business, sign_in) -> None:
    browser = sign_in(business.administrator)
    company = next(iter(business.companies.values()))
    form = {**login_form_of_business(), "companies": [company.pk]}
    assert browser.post("/connect/tactiplan/", form).status_code == 302
    assert (made().level, made().user_template.kind) == ("master", "master_client")


def login_form_of_business() -> dict[str, object]:
    return {
        **wanted(),
        "step": "login",
        "where": "several",
        "email": "planning@kantoor.example",
        "name": "",
    }


def test_a_pasted_list_is_matched_and_what_is_doubtful_is_asked(house, administrator) -> None:
    asked = text(administrator.post("/connect/", {"step": "list", "name": "My Roster", "list": LIST}))
    assert "Adress_GetCurrent" in asked
    assert "HourComponentVar_Insert_Bach" in asked
    assert "Nothing_Like_It_At_All" in asked
    assert "PersonalInfo__GetCurrent" not in asked.partition('name="list"')[0]
    answers = {
        "step": "answers",
        "name": "My Roster",
        "list": LIST,
        "answer-0": "CompanyService.Address_GetCurrent",
        "answer-1": "-",
    }
    placed = text(administrator.post("/connect/", answers))
    assert 'value="CompanyService.Address_GetCurrent"' in placed
    assert "HourComponentVar" not in placed
    operations = [
        "DebtorService.List_GetAll",
        "CompanyService.Company_GetCurrentPeriod",
        "CompanyService.Address_GetCurrent",
        "EmployeeService.List_GetByCompany",
        "EmployeeService.PersonalInfo_GetCurrent",
    ]
    for each in operations:
        assert f'name="operations" value="{each}"' in placed
    form = login_form(house, package_name="My Roster", package="", operations=operations)
    assert administrator.post("/connect/", form).status_code == 302
    assert open_operations(made().user_template) == set(operations)
    assert made().user_template.name == "My Roster"


def test_names_that_match_nothing_are_told_even_where_nothing_is_doubtful(administrator) -> None:
    form = {
        "step": "list",
        "name": "My Roster",
        "list": "Employee: List_GetByCompany\nNothing_Like_It_At_All",
    }
    shown = text(administrator.post("/connect/", form))
    assert "Nothing_Like_It_At_All" in shown
    assert "Whose data does it need?" not in shown
    placed = text(administrator.post("/connect/", {**form, "step": "answers"}))
    assert 'name="operations" value="EmployeeService.List_GetByCompany"' in placed


def test_a_name_that_somebody_else_takes_meanwhile_is_passed_by(house, administrator, monkeypatch) -> None:
    real = actions.create_template
    before: list[str] = []

    def slow(call, *, name, kind):
        if not before:
            before.append(name)
            UserTemplate.objects.create(environment=house.environment, name=name, kind=kind)
        return real(call, name=name, kind=kind)

    monkeypatch.setattr(actions, "create_template", slow)
    administrator.post("/connect/tactiplan/", login_form(house))
    assert (before, made().user_template.name) == (["TactiPlan"], "TactiPlan (2)")


def test_questions_that_are_not_answered_are_asked_again(administrator) -> None:
    answers = {"step": "answers", "name": "My Roster", "list": LIST, "answer-0": "DebtorService.Made_Up"}
    assert "This needs your attention" in text(administrator.post("/connect/", answers))


@pytest.mark.parametrize("pasted", ["", "Nothing here but words", "x" * 100_001])
def test_a_list_without_operations_is_refused_with_a_reason(pasted, administrator) -> None:
    answer = administrator.post("/connect/", {"step": "list", "name": "My Roster", "list": pasted})
    assert "This needs your attention" in text(answer)


def test_what_the_filter_reaches_is_told_before_anything_is_made(house, administrator) -> None:
    shown = text(administrator.post("/connect/tactiplan/", {**login_form(house), "preview": "1"}))
    assert "Would reach" in shown
    assert not Login.objects.filter(email="planning@kantoor.example").exists()
    assert not UserTemplate.objects.filter(name="TactiPlan").exists()


def test_the_same_package_again_uses_its_template_and_another_list_has_one_of_its_own(
    house, administrator
) -> None:
    administrator.post("/connect/tactiplan/", login_form(house))
    again = login_form(house, email="second@kantoor.example")
    shown = text(administrator.post("/connect/tactiplan/", again, follow=True))
    assert "The user template TactiPlan was there already" in shown
    assert made("second@kantoor.example").user_template_id == made().user_template_id
    other = login_form(house, email="third@kantoor.example", operations=["CompanyService.List_GetAll"])
    administrator.post("/connect/tactiplan/", other)
    assert made("third@kantoor.example").user_template.name == "TactiPlan (2)"


def test_a_login_that_cannot_be_made_leaves_no_template(house, administrator) -> None:
    shown = administrator.post("/connect/tactiplan/", login_form(house, email=house.administrator.email))
    assert "exists already" in text(shown)
    assert not UserTemplate.objects.filter(name="TactiPlan").exists()
    assert not Connection.objects.exists()


def test_nobody_opens_what_is_closed_to_them(house, administrator) -> None:
    ClosedOperation.objects.create(
        user_template=house.administrator.user_template, operation="EmployeeService.List_GetByCompany"
    )
    shown = text(administrator.get("/connect/tactiplan/"))
    assert "closed to you" in shown
    answer = administrator.post("/connect/tactiplan/", login_form(house))
    assert "These operations are closed to you: List_GetByCompany" in text(answer).replace(
        "EmployeeService.", ""
    )
    assert not UserTemplate.objects.filter(name="TactiPlan").exists()


@pytest.mark.parametrize(
    "forged",
    [
        {"operations": ["EmployeeService.Made_Up"]},
        {"operations": []},
        {"package_name": ""},
        {"package_name": "x" * 200},
    ],
)
def test_fields_that_no_page_of_ours_has_lead_back_to_the_beginning(forged, house, administrator) -> None:
    answer = administrator.post("/connect/tactiplan/", login_form(house, **forged))
    assert answer.headers["Location"] == "/connect/"
    assert not Connection.objects.exists()


def test_a_filter_beyond_the_administrator_s_own_is_refused(house, sign_in, administrator) -> None:
    administrator.post("/connect/tactiplan/", login_form(house, email="first@kantoor.example"))
    narrow = manager(house, FilterKind.TAGS, tag_ids=[house.tags["Clients"].pk]).login
    answer = sign_in(narrow).post("/connect/tactiplan/", login_form(house, filter_kind="all", tags=[]))
    assert "cannot give All" in text(answer)
    assert Connection.objects.count() == 1


def test_whoever_may_not_make_logins_is_told_whom_to_ask(house, sign_in, package) -> None:
    for browser in (sign_in(house.client), package):
        for path in ("/connect/", "/connect/tactiplan/"):
            answer = browser.get(path)
            assert answer.status_code == 403
            assert "Ask an administrator" in text(answer)


def test_an_administrator_at_a_debtor_connects_with_a_template_that_is_there(
    house, sign_in, administrator
) -> None:
    bakery = house.debtors["bakery"].pk
    TemplateDashlet.objects.create(
        user_template=house.template("Client"), dashlet=Dashlet.CLIENT_LOGINS, right=DashletRight.WRITE
    )
    browser = sign_in(fresh(house.client))
    form = login_form(house, where="one", debtor=bakery, companies=[house.companies["shop"].pk])
    assert "may not make user templates" in text(browser.get("/connect/tactiplan/"))
    assert browser.post("/connect/tactiplan/", form).status_code == 403
    administrator.post("/connect/tactiplan/", form)
    assert browser.post("/connect/tactiplan/", {**form, "email": "own@bakery.example"}).status_code == 302
    assert made("own@bakery.example").user_template_id == made().user_template_id


def test_the_last_page_tells_what_the_other_side_asks_for_and_what_is_to_be_done(
    house, administrator, settings, tmp_path
) -> None:
    settings.PACKAGES = tmp_path
    (tmp_path / "my-roster.toml").write_text(MANIFEST)
    form = login_form(house, **wanted("my-roster"))
    administrator.post("/connect/my-roster/", form)
    login = made()
    path = f"/connections/{login.pk}/made/"
    shown = text(administrator.get(path))
    for each in (
        login.email,
        house.environment.subdomain,
        "/soap/v3/EmployeeService.asmx",
        "Debtor id",
        "Company id",
    ):
        assert each in shown
    assert str(house.debtors["bakery"].pk) in shown
    assert "Its link works for 24 hours" in shown
    assert path in text(administrator.get(f"/settings/users/logins/{login.pk}/"))
    activate(login)
    assert "activates the API account" in text(administrator.get(path))
    token = token_of(fresh(login))
    shown = text(administrator.get(path))
    assert f"/connection-check/?login={login.pk}" in shown
    assert token not in shown


def test_the_last_page_is_for_whoever_may_see_the_login(house, administrator, sign_in, stranger) -> None:
    administrator.post("/connect/tactiplan/", login_form(house))
    path = f"/connections/{made().pk}/made/"
    assert sign_in(stranger.administrator).get(path).status_code == 404
    assert sign_in(house.client).get(path).status_code == 403
    assert administrator.get(f"/connections/{house.administrator.pk}/made/").status_code == 404


def test_without_the_tick_nothing_is_sent(house, administrator) -> None:
    administrator.post("/connect/tactiplan/", login_form(house, sends_activation=""))
    assert not Mail.objects.filter(recipient=made().email).exists()
    shown = text(administrator.get(f"/connections/{made().pk}/made/"))
    assert "The activation mail is not sent yet." in shown
    assert link_parts(made())
