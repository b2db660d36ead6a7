"""The demo's data: complete, believable, and equal on every installation."""

import datetime
import json
from collections import Counter
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import Count, F, Max, QuerySet, Sum
from stdnum import iban
from stdnum.nl import bsn

from loonpoort.access.authentication import authenticate_token, logins_matching
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import Login, LoginStatus
from loonpoort.audit.models import Entry
from loonpoort.cli import demo_data
from loonpoort.cli.demo.company_lists import CompanyLists
from loonpoort.cli.demo.facts import DemoFacts, LoginFacts
from loonpoort.cli.demo.people import People, split_family_name
from loonpoort.cli.demo.plans import CURRENT_PERIODS
from loonpoort.cli.demo.staff import Staff
from loonpoort.contract.faults import InvalidAuthenticationFault
from loonpoort.organisation.default_codes import HOUR_CODES, WAGE_CODES
from loonpoort.organisation.models import (
    Company,
    CompanyBankAccount,
    CostCenter,
    CostUnit,
    Debtor,
    DebtorBankAccount,
    DebtorTag,
    Department,
    Environment,
    Function,
    HourCode,
    LeaveEntitlement,
    LeaveType,
    SalaryScale,
    SalaryStep,
    SalaryTable,
    Tag,
    WageCode,
    Webhook,
)
from loonpoort.organisation.models.debtor_details import DebtorDetail
from loonpoort.organisation.periods import PeriodCalendar, PeriodType
from loonpoort.payroll.changes import first_column, last_column
from loonpoort.payroll.file_kinds import check_content
from loonpoort.payroll.models import (
    BankAccount,
    CompanyWageComponent,
    ComponentKind,
    Contract,
    CostAllocation,
    CostShare,
    DefaultEmployeeTemplate,
    Employee,
    EmployeeAddress,
    EmployeeDepartment,
    EmployeeDocument,
    EmployeeFunction,
    Employment,
    NameDisplay,
    PersonalInfo,
    Salary,
    Schedule,
    WageComponent,
    WorkCost,
)
from loonpoort.payroll.models.employments import follow_employments
from loonpoort.payroll.models.periods import CompanyPeriodRecord, PeriodRecord, TimedRecord
from loonpoort.payroll.models.personal_infos import display_name

pytestmark = pytest.mark.django_db

ADMINISTRATOR = "administrator@delinde.example"
PLANNING = "planning@delinde.example"
CLIENT = "salaris@hetanker.example"
OFFICE = "kantoor@delinde.example"
LEAVE = "verlof@delinde.example"
BAKERY_ADMINISTRATOR = "administrator@vandermeer.example"
BAKERY_CLIENT = "winkels@vandermeer.example"


RECORDS = sorted(
    (
        model
        for model in apps.get_app_config("payroll").get_models()
        if issubclass(model, TimedRecord) and not issubclass(model, CompanyPeriodRecord)
    ),
    key=lambda model: model.__name__,
)
OF_DEBTORS = sorted(
    (
        model
        for model in apps.get_app_config("organisation").get_models()
        if issubclass(model, DebtorDetail) and model is not Webhook
    ),
    key=lambda model: model.__name__,
)
OF_COMPANIES = (
    CompanyWageComponent,
    CostCenter,
    CostUnit,
    HourCode,
    LeaveEntitlement,
    LeaveType,
    SalaryScale,
    SalaryStep,
    SalaryTable,
    WageCode,
    WorkCost,
)


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
    for model in (Debtor, Tag, Company, Employee, *OF_DEBTORS, *OF_COMPANIES, *RECORDS):
        relations = [field.name for field in model._meta.fields if field.is_relation]
        for row in model.unscoped.select_related(*relations):
            row.clean_fields(exclude=relations)
            row.clean()


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


def test_employees_are_of_the_type_of_their_employments():
    before = dict(Employee.unscoped.values_list("pk", "employee_type"))
    follow_employments(Employee.unscoped.all())
    assert dict(Employee.unscoped.values_list("pk", "employee_type")) == before
    assert set(Employment.unscoped.values_list("employee", flat=True)) == set(before)
    assert {1, None} < set(Employment.unscoped.values_list("end_reason", flat=True))


def test_some_employees_have_documents_that_could_have_been_uploaded():
    kept = list(EmployeeDocument.unscoped.all())
    assert len({document.employee_id for document in kept}) > 100
    for document in kept:
        document.clean_fields(exclude=["employee"])
        assert document.size == len(document.content)
        check_content(document.name, bytes(document.content))


def test_every_company_has_templates_for_new_employees():
    made = set(DefaultEmployeeTemplate.unscoped.values_list("company", flat=True))
    assert made == set(Company.unscoped.values_list("pk", flat=True))


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
        "token.activated": 5,
        "token.shown": 5,
        "webhook.created": 1,
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


@pytest.mark.parametrize("model", [*RECORDS, *OF_DEBTORS, *OF_COMPANIES], ids=lambda each: each.__name__)
def test_every_family_is_there_in_both_environments(model):
    """Of whatever family is added later as well: its rows are made with the others."""
    path = "employee__company__debtor__environment" if model in RECORDS else None
    path = path or next(path for path in PATHS if path.partition("__")[0] in names_of(model))
    per_environment = Counter(model.unscoped.order_by().values_list(path, flat=True))
    assert len(per_environment) == (2 if model not in ONLY_AT_THE_BUREAU else 1)


PATHS = (
    "debtor__environment",
    "company__debtor__environment",
    "leave_type__company__debtor__environment",
    "table__company__debtor__environment",
    "scale__table__company__debtor__environment",
)
ONLY_AT_THE_BUREAU = [SalaryTable, SalaryScale, SalaryStep]
"""A bakery has no salary table of its own."""


def names_of(model) -> set[str]:
    return {field.name for field in model._meta.fields}


@pytest.mark.parametrize("model", RECORDS, ids=lambda each: each.__name__)
def test_every_family_has_something_of_the_past_and_of_now(model):
    for company in Company.unscoped.filter(name__in=["Woonzorg Het Anker", "Wolters Transport B.V."]):
        rows = model.unscoped.filter(employee__company=company)
        period = company.current_period
        calendar = PeriodCalendar(PeriodType(company.period_type))
        bounds = calendar.first_day(period), calendar.last_day(period)
        if issubclass(model, PeriodRecord):
            bounds = period.index, period.index
        assert rows.in_force_between(*bounds).exists()
        assert rows.filter(**{f"{first_column(model)}__lt": bounds[0]}).exists()


@pytest.mark.parametrize("model", [Salary, Schedule, WageComponent])
def test_some_of_it_is_yet_to_come(model):
    coming = {"first_day__gt": datetime.date(2026, 12, 31)}
    if issubclass(model, PeriodRecord):
        coming = {"first_period__gte": 202612, "employee__company__period_type": "M"}
    assert model.unscoped.filter(**coming).count() > 5


@pytest.mark.parametrize("model", [Salary, Schedule, CostAllocation, EmployeeDepartment, EmployeeFunction])
def test_everybody_has_one_from_the_beginning_and_none_begins_twice(model):
    begun = list(model.unscoped.values_list("employee", first_column(model)))
    assert len(begun) == len(set(begun))
    assert len({employee for employee, _ in begun}) == 1540


def test_shares_of_a_cost_allocation_are_the_whole():
    for row in CostShare.unscoped.order_by().values("allocation").annotate(sum=Sum("percentage")):
        assert row["sum"] == 100
    assert CostShare.unscoped.filter(allocation__employee__company=F("cost_center__company")).count() == (
        CostShare.unscoped.count()
    )


def test_components_are_of_codes_of_their_own_company():
    rows = WageComponent.unscoped
    assert rows.filter(code__company=F("employee__company")).count() == rows.count()
    variable = rows.filter(kind=ComponentKind.VARIABLE)
    assert variable.filter(first_period=F("last_period")).count() == variable.count() > 100


def test_who_is_out_of_service_is_paid_no_longer():
    rows = WageComponent.unscoped.filter(kind=ComponentKind.FIXED, employee__employee_type=4)
    assert rows.count() == rows.exclude(last_period=None).count() > 20


def test_records_end_after_they_begin():
    for model in RECORDS:
        wrong = model.unscoped.filter(**{f"{last_column(model)}__lt": F(first_column(model))})
        assert not wrong.exists()


def test_bank_numbers_are_valid_and_nobodys():
    numbers = [*DebtorBankAccount.unscoped.values_list("iban", flat=True)]
    assert len(numbers) == 13
    numbers += CompanyBankAccount.unscoped.values_list("iban", flat=True)
    numbers += BankAccount.unscoped.values_list("iban", flat=True)
    assert len(set(numbers)) == len(numbers) > 1600
    for number in numbers:
        assert iban.validate(number) == number
        weighted = sum(int(digit) * (10 - place) for place, digit in enumerate(number[8:]))
        assert weighted % 11, "Dutch banks give out numbers that pass the eleven-test"


def test_what_is_made_up_of_employment_would_be_accepted_by_hand_too():
    for model in (BankAccount, Contract):
        for row in model.unscoped.select_related("employee__company__debtor")[:200]:
            row.clean_fields(exclude=["employee"])
            row.clean()


def test_demo_tells_nobody_anything_by_itself():
    assert [webhook.is_active for webhook in Webhook.unscoped.all()] == [False]


def staff_of(seed: int) -> Staff:
    staff = Staff(People(seed), seed)
    company = Company(pk=1, period_type="W4", current_year=2026, current_period_number=12)
    lists = CompanyLists(
        {number: HourCode(pk=number, number=number) for number in HOUR_CODES},
        {number: WageCode(pk=number, number=number) for number in WAGE_CODES},
        [CostCenter(pk=number) for number in range(1, 5)],
        [CostUnit(pk=number) for number in range(1, 3)],
        departments=[Department(pk=number) for number in range(1, 4)],
        functions=[Function(pk=number) for number in range(1, 4)],
    )
    staff.hire(company, 60, "Utrecht", lists)
    return staff


def pictures(staff: Staff) -> list[object]:
    return [
        [(row.number, row.display_name, row.employee_type) for row in staff.employees],
        [(row.bsn, row.birthday, row.first_period, row.last_period) for row in staff.personal_infos],
        [(row.street, row.house_number, row.postal_code, row.first_period) for row in staff.addresses],
        [(row.value, row.first_day) for row in staff.pay.salaries],
        [(row.parttime_percentage, row.first_day) for row in staff.pay.schedules],
        [(row.percentage, row.cost_center_id) for row in staff.pay.shares],
        [(row.code_id, row.hours, row.first_period) for row in staff.pay.hours],
        [(row.code_id, row.value, row.first_period) for row in staff.pay.wages],
        [(row.first_day, row.last_day) for row in staff.pay.absences],
        [(row.first_period, row.yearly_wage) for row in staff.arrangements.wage_taxes],
        [(row.brand, row.first_day) for row in staff.arrangements.cars],
        [(row.first_period, row.amount) for row in staff.arrangements.bookings],
        [(row.hours, row.first_day) for row in staff.time_off.leave],
        [(row.days, row.first_period) for row in staff.time_off.variable_days],
        [(row.first_day, row.last_day, row.end_reason) for row in staff.service.employments],
        [(row.name, row.first_name, row.birthday) for row in staff.relations.partners],
        [(row.first_name, row.birthday) for row in staff.relations.children],
        [(row.first_day, row.last_day, row.hours_per_week) for row in staff.employment.contracts],
        [(row.iban, row.type, row.first_period) for row in staff.employment.accounts],
        [(row.department_id, row.first_period) for row in staff.employment.departments],
        [(row.function_id, row.first_period) for row in staff.employment.functions],
    ]


def test_equal_seeds_give_equal_staff():
    assert pictures(staff_of(1)) == pictures(staff_of(1))
    assert pictures(staff_of(1)) != pictures(staff_of(2))


def test_seeding_again_gives_the_same_data_and_other_secrets(facts: DemoFacts):
    first = demo_picture()
    with transaction.atomic():
        Login.objects.all().delete()
        Employee.unscoped.all().delete()
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
        *(list(model.unscoped.order_by("pk").values_list(*columns_of(model))) for model in MADE),
    ]


MADE = (*RECORDS, CostShare, *OF_DEBTORS, *OF_COMPANIES)


def columns_of(model) -> list[str]:
    """All that the demo decides: ids, moments of making and unguessable names are of an installation."""
    others = {"id", "created_at", "guid"}
    return [
        field.attname for field in model._meta.fields if not field.is_relation and field.name not in others
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
