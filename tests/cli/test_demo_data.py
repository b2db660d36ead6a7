"""The demo's data: complete, believable, and equal on every installation."""

import json
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.db.models import Count, F, Max, QuerySet
from stdnum.nl import bsn

from loonpoort.access.authentication import authenticate_token, logins_matching
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import Login, LoginStatus
from loonpoort.audit.models import Entry
from loonpoort.cli import demo_data
from loonpoort.cli.demo.facts import DemoFacts, LoginFacts
from loonpoort.cli.demo.people import People, display_name, split_family_name
from loonpoort.cli.demo.plans import CURRENT_PERIODS
from loonpoort.cli.demo.staff import Staff
from loonpoort.contract.faults import InvalidAuthenticationFault
from loonpoort.organisation.models import Company, Debtor, DebtorTag, Environment, Tag
from loonpoort.payroll.models import Employee, EmployeeAddress, NameDisplay, PersonalInfo

pytestmark = pytest.mark.django_db

ADMINISTRATOR = "administrator@delinde.example"
PLANNING = "planning@delinde.example"
CLIENT = "salaris@hetanker.example"
OFFICE = "kantoor@delinde.example"
LEAVE = "verlof@delinde.example"
BAKERY_ADMINISTRATOR = "administrator@vandermeer.example"
BAKERY_CLIENT = "winkels@vandermeer.example"


@pytest.fixture(scope="module")
def reports() -> list[str]:
    return []


@pytest.fixture(scope="module")
def facts(django_db_setup, django_db_blocker, reports: list[str]) -> Iterator[DemoFacts]:
    """The demo, made once for all tests of this module and taken back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield demo_data.seed(reports.append)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _seeded(facts: DemoFacts) -> None:
    pass


def of(facts: DemoFacts, email: str) -> LoginFacts:
    return next(login for login in facts.logins if login.email == email)


def call_of(email: str) -> Call:
    return Call(Login.objects.select_related("environment", "user_template").get(email=email))


def in_environment(rows: QuerySet, path: str, subdomain: str) -> QuerySet:
    return rows.filter(**{f"{path}environment__subdomain": subdomain})


def test_demo_has_the_promised_numbers():
    assert in_environment(Debtor.unscoped, "", "demo").count() == 12
    assert in_environment(Company.unscoped, "debtor__", "demo").count() == 30
    assert in_environment(Employee.unscoped, "company__debtor__", "demo").count() == 1500


def test_bakery_has_the_promised_numbers():
    assert in_environment(Debtor.unscoped, "", "bakkerij").count() == 1
    assert in_environment(Company.unscoped, "debtor__", "bakkerij").count() == 2
    assert in_environment(Employee.unscoped, "company__debtor__", "bakkerij").count() == 40


def test_seeding_reports_every_environment(reports: list[str]):
    assert reports == [
        "Administratiekantoor De Linde (demo): debtors 12, companies 30, employees 1,500",
        "Bakkerij Van der Meer (bakkerij): debtors 1, companies 2, employees 40",
    ]


def test_seeding_is_refused_when_there_is_an_environment():
    assert demo_data.is_seeded()
    with pytest.raises(demo_data.AlreadySeededError, match="made in an empty database"):
        demo_data.seed()
    assert Environment.objects.count() == 2


def test_tags_are_numbered_and_every_kind_of_tagging_occurs():
    assert list(Tag.unscoped.values_list("number", "name")) == [(1, "Clients"), (2, "Office"), (3, "Demo")]
    by_debtor = Counter(DebtorTag.objects.values_list("debtor__number", flat=True))
    assert [by_debtor[str(number)] for number in range(1001, 1013)] == [1] * 9 + [2, 1, 0]
    by_tag = Counter(DebtorTag.objects.values_list("tag__name", flat=True))
    assert by_tag == {"Clients": 9, "Office": 1, "Demo": 2}


def test_all_rows_hold_values_that_their_models_accept():
    for model in (Debtor, Tag, Company, Employee, PersonalInfo, EmployeeAddress):
        for row in model.unscoped.all():
            row.clean_fields(exclude=[field.name for field in model._meta.fields if field.is_relation])


def test_companies_are_in_the_period_of_their_type():
    companies = list(Company.unscoped.all())
    assert all(company.current_period == CURRENT_PERIODS[company.period_type] for company in companies)
    types = Counter(company.period_type for company in companies)
    assert types["M"] > types["W4"] > types["W1"] > 0
    assert len({company.kvk_number for company in companies}) == len(companies)
    assert len({(company.debtor.environment_id, company.number) for company in companies}) == len(companies)


def test_addresses_on_the_internet_belong_to_nobody():
    texts = [
        *Company.unscoped.values_list("email", flat=True),
        *Company.unscoped.values_list("website", flat=True),
        *PersonalInfo.unscoped.values_list("email_private", flat=True),
        *Login.objects.values_list("email", flat=True),
    ]
    assert [text for text in texts if not text.endswith((".example", "@example.org"))] == []


def test_employees_are_spread_unevenly_and_numbered_from_one_in_each_company():
    rows = Employee.unscoped.order_by().values("company").annotate(size=Count("pk"), last=Max("number"))
    sizes = {row["company"]: row["size"] for row in rows}
    assert max(sizes.values()) > 300
    assert Company.unscoped.exclude(pk__in=sizes).get().name == "De Linde Beheer B.V."
    numbers = set(Employee.unscoped.values_list("company", "number"))
    assert numbers == {(company, number) for company, size in sizes.items() for number in range(1, size + 1)}


def test_most_employees_are_on_payroll_and_some_out_of_service():
    types = Counter(Employee.unscoped.values_list("employee_type", flat=True))
    assert types.keys() == {2, 4}
    assert types[2] > 5 * types[4] > 0


def test_bsns_pass_the_eleven_test_are_fictitious_and_belong_to_one_employee():
    bsns = dict(PersonalInfo.unscoped.values_list("employee", "bsn"))
    assert len(set(bsns.values())) == 1540
    assert all(bsn.is_valid(number) and number.startswith("9") for number in bsns.values())


def test_every_employee_has_one_personal_info_in_force_and_some_have_two_in_all():
    infos = Counter(PersonalInfo.unscoped.values_list("employee", flat=True))
    assert set(infos.values()) == {1, 2}
    for company in Company.unscoped.all():
        in_force = PersonalInfo.unscoped.filter(employee__company=company).in_force(company.current_period)
        employees = Employee.unscoped.filter(company=company)
        assert sorted(in_force.values_list("employee", flat=True)) == sorted(
            employees.values_list("pk", flat=True)
        )


def test_family_names_are_single_words_apart_from_their_prefix():
    names = set(PersonalInfo.unscoped.values_list("last_name", flat=True))
    assert len(names) > 500
    assert [name for name in names if not name.isalpha() or name[0].islower()] == []


def test_display_names_are_those_of_the_personal_info_in_force():
    for info in PersonalInfo.unscoped.filter(last_period=None).select_related("employee"):
        assert info.employee.display_name == display_name(info)


def test_every_employee_has_one_default_address_in_force():
    for company in Company.unscoped.all():
        in_force = EmployeeAddress.unscoped.filter(employee__company=company).in_force(company.current_period)
        homes = Counter(in_force.filter(is_default=True).values_list("employee", flat=True))
        assert len(homes) == Employee.unscoped.filter(company=company).count()
        assert set(homes.values()) <= {1}


def test_some_employees_moved_and_some_have_a_post_box():
    addresses = EmployeeAddress.unscoped
    assert addresses.filter(last_period=None, type="PostAddress", is_default=False).count() > 30
    ended = addresses.exclude(last_period=None)
    assert ended.count() > 30
    assert not ended.filter(last_period__gte=F("employee__company__current_year") * 100).exists()


@pytest.mark.parametrize(
    ("email", "debtors", "companies", "employees"),
    [
        (ADMINISTRATOR, 12, 30, 1500),
        (PLANNING, 9, 23, 1340),
        (CLIENT, 1, 2, 499),
        (OFFICE, 1, 2, 26),
        (LEAVE, 2, 5, 155),
        (BAKERY_ADMINISTRATOR, 1, 2, 40),
        (BAKERY_CLIENT, 1, 1, 14),
    ],
)
def test_login_reaches_what_its_filter_promises(email: str, debtors: int, companies: int, employees: int):
    call = call_of(email)
    assert (call.debtors().count(), call.companies().count(), call.employees().count()) == (
        debtors,
        companies,
        employees,
    )


def test_only_the_administrators_templates_have_rights_on_dashlets():
    rights = {login.email: call_of(login.email).right_on(Dashlet.LOGINS) for login in Login.objects.all()}
    managers = {email for email, right in rights.items() if right != DashletRight.NONE}
    assert managers == {ADMINISTRATOR, OFFICE, BAKERY_ADMINISTRATOR}


@pytest.mark.parametrize("email", [PLANNING, CLIENT, BAKERY_CLIENT])
def test_token_authenticates_its_login(facts: DemoFacts, email: str):
    login = of(facts, email)
    assert authenticate_token(email, login.token or "", login.environment).login.email == email


def test_login_that_is_not_activated_has_no_password_and_no_token(facts: DemoFacts):
    login = of(facts, LEAVE)
    assert (login.status, login.password, login.token) == (LoginStatus.INACTIVE, None, None)
    assert not Login.objects.get(email=LEAVE).has_usable_password()
    with pytest.raises(InvalidAuthenticationFault):
        authenticate_token(LEAVE, of(facts, PLANNING).token or "", "demo")


def test_passwords_are_long_and_sign_their_login_in(facts: DemoFacts):
    active = [login for login in facts.logins if login.status == LoginStatus.ACTIVE]
    assert len({login.password for login in active}) == len(active) == 6
    for login in active:
        assert len(login.password or "") >= 15
        assert [found.email for found in logins_matching(login.email, login.password or "")] == [login.email]


def test_audit_log_tells_how_the_logins_came_to_be(facts: DemoFacts):
    events = Counter(Entry.objects.values_list("event", flat=True))
    assert events == {
        "environment.created": 2,
        "user_template.created": 11,
        "login.created": 7,
        "login.activated": 6,
        "login.updated": 2,
        "token.activated": 3,
        "token.shown": 3,
    }
    written = json.dumps(list(Entry.objects.values("before", "after")))
    secrets = [secret for login in facts.logins for secret in (login.password, login.token) if secret]
    assert [secret for secret in secrets if secret in written] == []


def test_json_tells_scripts_what_they_need(facts: DemoFacts):
    told = json.loads(json.dumps(facts.to_json_dict("http://127.0.0.1:8000")))
    assert told.keys() == {"base_url", "environments", "administrator", "logins"}
    assert told["base_url"] == "http://127.0.0.1:8000"
    assert told["administrator"] == {
        "email": ADMINISTRATOR,
        "password": of(facts, ADMINISTRATOR).password,
    }
    assert [environment["product"] for environment in told["environments"]] == ["accountant", "business"]
    assert told["environments"][0] == {
        "subdomain": "demo",
        "product": "accountant",
        "administrator": told["administrator"],
    }
    planning, client = told["logins"][1:3]
    assert planning == {
        "email": PLANNING,
        "level": "master",
        "environment": "demo",
        "template": "Planning package",
        "filter": ["Clients"],
        "status": "active",
        "password": of(facts, PLANNING).password,
        "token": of(facts, PLANNING).token,
    }
    assert (client["level"], client["filter"]) == ("debtor", ["Woonzorg Het Anker", "Thuiszorg Het Anker"])
    filters = {login["email"]: login["filter"] for login in told["logins"]}
    assert filters[ADMINISTRATOR] == filters[BAKERY_ADMINISTRATOR] == "All"


def test_facts_keep_their_secrets_out_of_sight(facts: DemoFacts):
    shown = repr(facts)
    secrets = [secret for login in facts.logins for secret in (login.password, login.token) if secret]
    assert [secret for secret in secrets if secret in shown] == []


def staff_of(seed: int) -> Staff:
    staff = Staff(People(seed))
    company = Company(period_type="W4", current_year=2026, current_period_number=12)
    staff.hire(company, 60, "Utrecht")
    return staff


def pictures(staff: Staff) -> list[object]:
    return [
        [(row.number, row.display_name, row.employee_type) for row in staff.employees],
        [(row.bsn, row.birthday, row.first_period, row.last_period) for row in staff.personal_infos],
        [(row.street, row.house_number, row.postal_code, row.first_period) for row in staff.addresses],
    ]


def test_equal_seeds_give_equal_staff():
    assert pictures(staff_of(1)) == pictures(staff_of(1))
    assert pictures(staff_of(1)) != pictures(staff_of(2))


def test_seeding_again_gives_the_same_data_and_other_secrets(facts: DemoFacts):
    first = demo_picture()
    with transaction.atomic():
        Login.objects.all().delete()
        Environment.objects.all().delete()
        again = demo_data.seed()
        second = demo_picture()
        transaction.set_rollback(True)
    assert first == second
    assert not {login.password for login in facts.logins} & {
        login.password for login in again.logins if login.password
    }


def demo_picture() -> list[object]:
    return [
        list(Debtor.unscoped.order_by("pk").values_list("number", "name")),
        list(Company.unscoped.order_by("pk").values_list("number", "name", "kvk_number", "phone_number")),
        list(Employee.unscoped.order_by("pk").values_list("number", "display_name", "employee_type")),
        list(PersonalInfo.unscoped.order_by("pk").values_list("bsn", "first_period", "last_period")),
        list(EmployeeAddress.unscoped.order_by("pk").values_list("street", "postal_code", "first_period")),
    ]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Jansen", (None, "Jansen")),
        ("de Vries", ("de", "Vries")),
        ("van der Ploeg", ("van der", "Ploeg")),
        ("Goyaerts van Waderle", (None, "Goyaerts van Waderle")),
    ],
)
def test_family_name_splits_into_prefix_and_last_name(name: str, parts: tuple[str | None, str]):
    assert split_family_name(name) == parts


@pytest.mark.parametrize(
    ("display", "shown"),
    [
        (NameDisplay.OWN, "Ploeg, A.B. van der"),
        (NameDisplay.PARTNER, "Vries, A.B. de"),
        (NameDisplay.PARTNER_OWN, "Vries-van der Ploeg, A.B. de"),
        (NameDisplay.OWN_PARTNER, "Ploeg-de Vries, A.B. van der"),
    ],
)
def test_display_name_follows_the_choice_of_family_name(display: NameDisplay, shown: str):
    info = PersonalInfo(
        initials="A.B.",
        prefix="van der",
        last_name="Ploeg",
        partner_prefix="de",
        partner_last_name="Vries",
        name_display=display,
    )
    assert display_name(info) == shown
