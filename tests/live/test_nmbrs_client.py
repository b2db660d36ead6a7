"""The third-party package nmbrs from PyPI, untouched: its hosts are hard-coded, so a relay is in between."""

import datetime
import logging
from collections.abc import Iterator
from importlib.metadata import version

import pytest
import requests
from nmbrs import Nmbrs, SingleSingOnService
from nmbrs.data_classes.debtor import WebhookSetting
from nmbrs.data_classes.employee import Address
from nmbrs.exceptions import (
    AuthenticationException,
    AuthorizationException,
    DomainNotFoundException,
    InvalidCredentialsException,
    UnauthorizedCompanyException,
    UnauthorizedDebtorException,
    UnauthorizedEmployeeException,
)

from tests.support.live_server import DemoServer
from tests.support.relay import Relay, relay_to
from tests.support.soap_client import auth_header, service_client

pytestmark = pytest.mark.live

ON_PAYROLL = 2


@pytest.fixture(scope="module")
def relay(demo: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Relay]:
    with (
        relay_to(demo.port, tmp_path_factory.mktemp("relay")) as relay,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in relay.environment.items():
            patch.setenv(name, value)
        # The package reports what it is refused as errors.
        logging.getLogger("nmbrs").setLevel(logging.CRITICAL)
        yield relay


@pytest.fixture(scope="module")
def nmbrs(demo: DemoServer, relay: Relay) -> Nmbrs:
    """The package signed in as the planning package, at the hosts that it knows."""
    planning = demo.caller()
    return Nmbrs(username=planning["email"], token=planning["token"], sandbox=False)


def reachable_employee(nmbrs: Nmbrs) -> int:
    company = nmbrs.company.get_all()[0]
    employee_id: int = nmbrs.employee.get_by_company(company.id, ON_PAYROLL)[0].id
    return employee_id


def test_relay_leads_nowhere_else(relay: Relay) -> None:
    for address in ("https://example.org/", "https://api.nmbrs.nl:8443/", "https://nmbrs.nl/"):
        with pytest.raises(requests.exceptions.ProxyError, match="403"):
            requests.get(address, timeout=10)


def test_unmodified_nmbrs_client_finds_the_environment_of_its_token(nmbrs: Nmbrs, relay: Relay) -> None:
    assert version("nmbrs") == "1.0.13"
    assert nmbrs.auth_manager.get_domain() == "demo"
    assert relay.taken[0] == "GET https://api.nmbrs.nl/soap/v3/DebtorService.asmx?WSDL"


def test_unmodified_nmbrs_client_works_with_the_sandbox_host(demo: DemoServer, relay: Relay) -> None:
    planning = demo.caller()

    sandbox = Nmbrs(planning["email"], planning["token"], auth_type="domain", domain="demo", sandbox=True)

    assert sandbox.debtor.get_all()
    assert relay.taken[-1] == "POST https://api-sandbox.nmbrs.nl/soap/v3/DebtorService.asmx"


def test_unmodified_nmbrs_client_lists_debtors_of_the_filter(demo: DemoServer, nmbrs: Nmbrs) -> None:
    assert {debtor.name for debtor in nmbrs.debtor.get_all()} == demo.debtors_tagged("Clients")


def test_unmodified_nmbrs_client_lists_companies_of_the_filter(demo: DemoServer, nmbrs: Nmbrs) -> None:
    debtors = nmbrs.debtor.get_all()

    of_each = [nmbrs.company.get_by_debtor(debtor.id) for debtor in debtors]

    by_debtor = {company.id: company.name for companies in of_each for company in companies}
    assert {company.id: company.name for company in nmbrs.company.get_all()} == by_debtor
    assert len(by_debtor) < demo.query("SELECT count(*) FROM organisation_company")[0][0]


def test_unmodified_nmbrs_client_lists_employees_on_payroll(demo: DemoServer, nmbrs: Nmbrs) -> None:
    company = nmbrs.company.get_all()[0]

    listed = nmbrs.employee.get_by_company(company.id, ON_PAYROLL)

    assert [(employee.id, employee.number, employee.name) for employee in listed] == demo.query(
        "SELECT id, number, display_name FROM payroll_employee"
        f" WHERE company_id = {company.id} AND employee_type = {ON_PAYROLL} ORDER BY number, id"
    )
    assert len(listed) > 1


def test_unmodified_nmbrs_client_reads_personal_infos(nmbrs: Nmbrs) -> None:
    company = nmbrs.company.get_all()[0]

    infos = {info.employee_id: info for info in nmbrs.employee.personal_info.get_all_by_company(company.id)}

    on_payroll = {employee.id for employee in nmbrs.employee.get_by_company(company.id, ON_PAYROLL)}
    assert on_payroll <= infos.keys()
    employee_id = min(on_payroll)
    current = nmbrs.employee.personal_info.get_current(employee_id)
    assert (current.first_name, current.last_name, current.bsn, current.birthday) == (
        infos[employee_id].first_name,
        infos[employee_id].last_name,
        infos[employee_id].bsn,
        infos[employee_id].birthday,
    )
    assert current.last_name
    assert len(current.bsn) == 9


def test_unmodified_nmbrs_client_inserts_an_address_and_reads_it_back(nmbrs: Nmbrs) -> None:
    employee_id = reachable_employee(nmbrs)
    before = nmbrs.employee.address.get_current(employee_id)
    address = Address(
        employee_id,
        {
            "Id": 0,
            "Default": False,
            "Street": "Lange Nieuwstraat",
            "HouseNumber": "106",
            "HouseNumberAddition": "bis A",
            "PostalCode": "3512 PN",
            "City": '\'s-Hertogenbosch & Ühm <naast> "de" Dom',
            "StateProvince": None,
            "CountryISOCode": "NL",
            "Type": "PostAddress",
        },
    )

    address.id = nmbrs.employee.address.post_current(employee_id, address)

    after = nmbrs.employee.address.get_current(employee_id)
    assert before
    assert address.id not in [old.id for old in before]
    assert [vars(found) for found in after] == [vars(found) for found in [*before, address]]


@pytest.fixture(scope="module")
def anker(demo: DemoServer) -> int:
    """The debtor that the demo tells most of."""
    [(debtor_id,)] = demo.query("SELECT id FROM organisation_debtor WHERE name = 'Zorggroep Het Anker'")
    return int(debtor_id)


def test_unmodified_nmbrs_client_makes_and_renames_a_debtor(demo: DemoServer, nmbrs: Nmbrs) -> None:
    """By somebody whose filter is All: another would not reach what it made."""
    [administrator] = [
        login
        for login in demo.facts["logins"]
        if login["environment"] == "demo" and login["email"] == demo.facts["administrator"]["email"]
    ]
    owner = Nmbrs(username=administrator["email"], token=administrator["token"], sandbox=False)

    made = owner.debtor.post(0, "1999", "Nieuw & <anders>")

    assert [(each.id, each.name) for each in owner.debtor.get_all_by_number("1999")] == [
        (made, "Nieuw & <anders>")
    ]
    owner.debtor.update(made, "1998", "Weer anders")
    assert vars(owner.debtor.get(made)) == {"id": made, "number": "1998", "name": "Weer anders"}
    assert (owner.debtor.is_owner(), nmbrs.debtor.is_owner()) == (True, False)
    with pytest.raises(AuthorizationException):
        nmbrs.debtor.post(0, "1997", "Nieuw")


def test_unmodified_nmbrs_client_reads_all_that_is_kept_of_a_debtor(
    demo: DemoServer, nmbrs: Nmbrs, anker: int
) -> None:
    def kept(columns: str, table: str, order: str = "id") -> list[tuple[object, ...]]:
        where = f"debtor_id = {anker} ORDER BY {order}"
        return demo.query(f"SELECT {columns} FROM organisation_{table} WHERE {where}")

    debtor = nmbrs.debtor.get(anker)
    assert (debtor.id, debtor.number, debtor.name) == (anker, "1003", "Zorggroep Het Anker")
    assert [each.id for each in nmbrs.debtor.get_all_by_number("1003")] == [anker]
    domain = nmbrs.debtor.get_domain(demo.caller()["email"], demo.caller()["token"])
    assert (domain.domain.partition(".")[0], domain.sub_domain) == ("demo", "demo")

    address = nmbrs.debtor.get_address(anker)
    found = (address.street, address.house_number, address.postal_code, address.city)
    assert [found] == kept("street, house_number, postal_code, city", "debtoraddress")
    account = nmbrs.debtor.get_bank_account(anker)
    assert [(account.iban, account.bic, account.name)] == kept("iban, bic, name", "debtorbankaccount")
    person = nmbrs.debtor.get_contact_person(anker)
    assert [(person.name, person.email, person.phone)] == kept("name, email, phone", "debtorcontactperson")
    accountants = nmbrs.debtor.get_all_accountant_contact_info(anker)
    assert [(each.name, each.email, each.phone) for each in accountants] == (
        kept("name, email, phone", "accountantcontact")
    )
    managers = nmbrs.debtor.get_all_managers(anker)
    assert [(each.number, each.first_name, each.name, each.email) for each in managers] == (
        kept("number, first_name, name, email", "manager", "number")
    )
    level = nmbrs.debtor.get_service_level(anker)
    assert (level.start_year, level.start_period) == (2024, 1)
    assert level.start_contract.date() == datetime.date(2024, 1, 1)
    assert [(level.service_level,)] == kept("service_level", "servicelevel")
    [agreement] = nmbrs.debtor.get_all_labour_agreements(anker, 7, 2026)
    assert agreement.str_name == "CAO Verpleeg-, Verzorgingshuizen en Thuiszorg"
    assert {tag.tag for tag in nmbrs.debtor.get_tags(anker)} >= {"Clients"}
    assert managers
    assert accountants


def test_unmodified_nmbrs_client_reads_absences(demo: DemoServer, nmbrs: Nmbrs, anker: int) -> None:
    first, last = (datetime.datetime.fromisoformat(day) for day in ("2026-01-01", "2026-12-31"))

    found = nmbrs.debtor.get_absence_xml(anker, first, last)

    employees = {
        employee
        for (employee,) in demo.query(
            "SELECT absence.employee_id FROM payroll_absence absence"
            " JOIN payroll_employee employee ON employee.id = absence.employee_id"
            " JOIN organisation_company company ON company.id = employee.company_id"
            f" WHERE company.debtor_id = {anker} AND absence.first_day <= '2026-12-31'"
            " AND (absence.last_day IS NULL OR absence.last_day >= '2026-01-01')"
        )
    }
    assert employees
    assert {absence.employee_id for absence in found} == employees
    assert {absence.debtor_id for absence in found} == {anker}
    assert all(absence.to_dict()["xml"] for absence in found)


@pytest.mark.parametrize("kind", ["department", "function"])
def test_unmodified_nmbrs_client_changes_departments_and_functions(
    kind: str, nmbrs: Nmbrs, anker: int
) -> None:
    service = getattr(nmbrs.debtor, kind)

    def listed() -> dict[int, tuple[int, str]]:
        return {each.id: (each.code, each.description) for each in service.get_all(anker)}

    before = listed()
    made = service.post(anker, 0, 7001, "Ñieuw & <anders>")
    assert listed() == {**before, made: (7001, "Ñieuw & <anders>")}
    service.update(anker, made, 7002, "Weer anders")
    assert listed() == {**before, made: (7002, "Weer anders")}
    service.delete(anker, made)
    assert listed() == before
    assert before


def test_unmodified_nmbrs_client_adds_a_title(nmbrs: Nmbrs, anker: int) -> None:
    before = nmbrs.debtor.title.get_all(anker)

    nmbrs.debtor.title.post(anker, "Jkvr. & <zo>")

    assert sorted(nmbrs.debtor.title.get_all(anker)) == sorted([*before, "Jkvr. & <zo>"])


def test_unmodified_nmbrs_client_reads_and_deletes_webhooks(
    demo: DemoServer, nmbrs: Nmbrs, anker: int
) -> None:
    events = {event.event_id: event.event_name for event in nmbrs.debtor.webhook.get_all_events()}
    assert events[11] == "employee.address_changed"
    made = service_client(demo, "DebtorService").service.WebhookSettings_Insert(
        anker,
        {"WebhookSettingId": 0, "Name": "Planning", "Endpoint": "https://planning.example/", "Active": True},
        _soapheaders=auth_header(demo.caller()),
    )

    listed = {each.webhook_setting_id: each for each in nmbrs.debtor.webhook.get_all(anker)}
    assert (listed[made].name, listed[made].endpoint, listed[made].active) == (
        "Planning",
        "https://planning.example/",
        True,
    )
    assert nmbrs.debtor.webhook.delete(anker, made) is True
    assert made not in {each.webhook_setting_id for each in nmbrs.debtor.webhook.get_all(anker)}


def test_nmbrs_clients_webhook_insert_never_leaves_the_client(nmbrs: Nmbrs, relay: Relay, anker: int) -> None:
    """It puts a WebhookSetting into the WebhookSetting, and zeep finds no such element in its type.

    A server could only take it by describing another type than the contract does.
    """
    setting = WebhookSetting(anker, {"Name": "Planning", "Endpoint": "https://planning.example/"})
    before = list(relay.taken)
    with pytest.raises(TypeError, match="unexpected keyword argument 'WebhookSetting'"):
        nmbrs.debtor.webhook.insert(anker, setting)
    assert relay.taken == before
    described = nmbrs.debtor.client.get_type("{https://api.nmbrs.nl/soap/v3/DebtorService}WebhookSetting")
    assert [name for name, _ in described.elements] == [
        *("WebhookSettingId", "Name", "Endpoint", "Active", "Events")
    ]


def test_unmodified_nmbrs_client_raises_for_a_wrong_token(demo: DemoServer, relay: Relay) -> None:
    with pytest.raises(AuthenticationException):
        Nmbrs(username=demo.caller()["email"], token="lp_wrong", sandbox=False)
    for domain in ("demo", "bakkerij"):
        stranger = Nmbrs("nobody@delinde.example", "lp_wrong", auth_type="domain", domain=domain)
        with pytest.raises(AuthenticationException):
            stranger.debtor.get_all()


def test_unmodified_nmbrs_client_raises_for_what_lies_outside_the_filter(
    demo: DemoServer, nmbrs: Nmbrs
) -> None:
    reachable = {debtor.id for debtor in nmbrs.debtor.get_all()}
    debtor_id, company_id, employee_id = next(
        row
        for row in demo.query(
            "SELECT company.debtor_id, company.id, employee.id FROM payroll_employee employee"
            " JOIN organisation_company company ON company.id = employee.company_id"
        )
        if row[0] not in reachable
    )
    unknown = 999_999_999

    for foreign in (employee_id, unknown):
        with pytest.raises(UnauthorizedEmployeeException):
            nmbrs.employee.address.get_current(foreign)
        with pytest.raises(UnauthorizedEmployeeException):
            nmbrs.employee.personal_info.get_current(foreign)
    for foreign in (company_id, unknown):
        with pytest.raises(UnauthorizedCompanyException):
            nmbrs.employee.get_by_company(foreign, ON_PAYROLL)
    for foreign in (debtor_id, unknown):
        with pytest.raises(UnauthorizedDebtorException):
            nmbrs.debtor.get(foreign)


def test_unmodified_nmbrs_client_gets_a_sign_on(demo: DemoServer, relay: Relay) -> None:
    planning = demo.caller()
    sign_on = SingleSingOnService(sandbox=False)

    secrets = [
        sign_on.get_token_with_password(planning["email"], planning["password"]),
        sign_on.get_token_with_domain(planning["email"], planning["password"], "demo"),
        sign_on.get_token_with_api_token(planning["email"], planning["token"]),
    ]

    assert len({*secrets, planning["token"], planning["password"]}) == 5
    address = sign_on.get_sso_url(secrets[0], "demo")
    page = requests.get(
        demo.base_url + address.partition(".nl")[2], timeout=10, allow_redirects=True, cookies={}
    )
    assert planning["email"] in page.text
    again = requests.get(demo.base_url + address.partition(".nl")[2], timeout=10)
    assert planning["email"] not in again.text


def test_unmodified_nmbrs_client_raises_for_a_failed_sign_on(demo: DemoServer, relay: Relay) -> None:
    planning = demo.caller()
    sign_on = SingleSingOnService(sandbox=False)

    with pytest.raises(InvalidCredentialsException):
        sign_on.get_token_with_password(planning["email"], "wrong")
    with pytest.raises(InvalidCredentialsException):
        sign_on.get_token_with_api_token(planning["email"], "lp_wrong")
    with pytest.raises(InvalidCredentialsException):
        sign_on.get_token_with_domain(planning["email"], "wrong", "nowhere")
    with pytest.raises(DomainNotFoundException):
        sign_on.get_token_with_domain(planning["email"], planning["password"], "nowhere")
