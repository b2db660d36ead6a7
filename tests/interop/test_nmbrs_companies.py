"""Every method for companies of the package nmbrs from PyPI, untouched, with what it gives."""

from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from nmbrs import Nmbrs
from nmbrs.data_classes.company import SalaryTableScale, WageComponent
from nmbrs.service.company_service import CompanyService
from pypdf import PdfReader

from tests.live.test_nmbrs_client import nmbrs, relay  # noqa: F401 - fixtures
from tests.support.live_server import DemoServer
from tests.support.nmbrs_methods import Check, Recorder, by_check, checking, is_written, methods_of

pytestmark = pytest.mark.live

METHODS = {path for path, method in methods_of(CompanyService).items() if is_written(method)}
PERIOD_AND_YEAR = (7, 2026)
READS_KEYS = "'str' object has no attribute 'get'"
BONUS = WageComponent(0, "fixed", {"Id": 0, "Code": 3000, "Value": 10})
IMPOSSIBLE: dict[str, tuple[type[Exception], str, tuple[Any, ...]]] = {
    # It leaves out the element CompanyWageComponent that the contract has in the array.
    "wage_component.post_batch_fixed": (
        TypeError,
        "unexpected keyword argument",
        ([BONUS], *PERIOD_AND_YEAR, True),
    ),
    "wage_component.post_batch_variable": (
        TypeError,
        "unexpected keyword argument",
        ([BONUS], *PERIOD_AND_YEAR, True),
    ),
    # It reads the array of actions as if that were a list of them.
    "get_payroll_workflows": (AttributeError, READS_KEYS, ()),
    # It reads one salary table as if it were a list of them.
    "salary_table.get": (AttributeError, READS_KEYS, PERIOD_AND_YEAR),
    "salary_table.get_2": (AttributeError, READS_KEYS, PERIOD_AND_YEAR),
}
"""Methods that never reach a server or never read its answer: what they raise, in which words, for what."""
CHECKS: dict[str, Check] = {}
check = checking(CHECKS)
ADDRESS_COLUMNS = "is_default, street, house_number, house_number_addition, postal_code, city, country_code"
ACCOUNT_COLUMNS = "number, description, iban, bic, city, name, type"


@dataclass(frozen=True)
class World:
    company: Any
    demo: DemoServer
    reachable: tuple[int, ...]

    def kept(self, columns: str, table: str, where: str = "TRUE") -> list[tuple[Any, ...]]:
        """Rows past every gate."""
        return sorted(self.demo.query(f"SELECT {columns} FROM {table} WHERE {where}"), key=str)

    def one_with(self, table: str, where: str = "TRUE") -> int:
        """A company within reach that has rows in a table."""
        reach = ", ".join(map(str, self.reachable))
        [(found,)] = self.demo.query(
            f"SELECT min(company_id) FROM {table} WHERE company_id IN ({reach}) AND {where}"
        )
        assert found, f"No company of the demo has rows in {table}."
        return int(found)

    def period_of(self, company_id: int) -> tuple[int, int]:
        """The current period of a company, as the package has them: the number, then the year."""
        [(number, year)] = self.kept(
            "current_period_number, current_year", "organisation_company", f"id = {company_id}"
        )
        return int(number), int(year)

    def locked_run(self) -> tuple[int, int, int]:
        """A company with a locked run, and the period and year of that."""
        company = self.one_with("payroll_run", "state = 'locked'")
        where = f"company_id = {company} AND state = 'locked'"
        first, year = self.kept("first_period, year", "payroll_run", where)[0]
        return company, first, year

    def code_of(self, company_id: int) -> int:
        """A wage code of a company."""
        [(number,)] = self.kept("min(number)", "organisation_wagecode", f"company_id = {company_id}")
        return int(number)


@pytest.fixture
def world(demo: DemoServer, nmbrs: Nmbrs) -> World:  # noqa: F811 - a fixture
    reachable = tuple(each.id for each in nmbrs.company.get_all())
    return World(Recorder(nmbrs.company, set()), demo, reachable)


@check("get_all", "get_by_debtor", "get_by_employee", "get_current_period")
def lists(world: World) -> None:
    service = world.company
    found = service.get_all()
    assert len(found) > 1
    for each in found:
        row = (each.number, each.name, each.email or "", each.kvk_number or "")
        assert world.kept("number, name, email, kvk_number", "organisation_company", f"id = {each.id}") == [
            row
        ]
    first = found[0]
    [(debtor,)] = world.kept("debtor_id", "organisation_company", f"id = {first.id}")
    of_debtor = world.kept("id", "organisation_company", f"debtor_id = {debtor}")
    assert sorted((each.id,) for each in service.get_by_debtor(debtor)) == of_debtor
    [(employee,)] = world.kept("min(id)", "payroll_employee", f"company_id = {first.id}")
    assert service.get_by_employee(employee).id == first.id
    current = service.get_current_period(first.id)
    assert (current.period, current.year) == world.period_of(first.id)


@check("post")
def made(world: World) -> None:
    [(debtor,)] = world.kept("debtor_id", "organisation_company", f"id = {world.reachable[0]}")
    new = world.company.post(debtor, "Ñieuw & <bedrijf>", 1, 0, "00000000-0000-0000-0000-000000000000", False)
    assert world.kept("name, debtor_id", "organisation_company", f"id = {new}") == [
        ("Ñieuw & <bedrijf>", debtor)
    ]


@check("get_contact_person")
def contact_person(world: World) -> None:
    company = world.one_with("organisation_companycontactperson")
    found = world.company.get_contact_person(company)
    assert world.kept("name, email", "organisation_companycontactperson", f"company_id = {company}") == [
        (found.name, found.email)
    ]


@check("get_converter_mappings")
def mappings(world: World) -> None:
    company = world.one_with("payroll_employee")
    found = world.company.get_converter_mappings(company, "Employee").mappings
    kept = world.kept("id", "payroll_employee", f"company_id = {company}")
    assert sorted((each.id,) for each in found) == sorted(kept)
    assert len({each.guid for each in found}) == len(kept)


@check("get_default_employee_templates")
def default_templates(world: World) -> None:
    company = world.one_with("payroll_defaultemployeetemplate")
    found = world.company.get_default_employee_templates(company)
    kept = world.kept("description", "payroll_defaultemployeetemplate", f"company_id = {company}")
    assert sorted((each.description,) for each in found) == sorted(kept)


@check("upload_file")
def upload(world: World) -> None:
    company = world.reachable[0]
    world.company.upload_file(company, "nmbrs.txt", "Uit het pakket", b"Ziek & <thuis>")
    kept = world.kept("folder, size", "payroll_companyfile", f"company_id = {company} AND name = 'nmbrs.txt'")
    assert kept == [("Uit het pakket", 14)]


@check("get_current_schedule")
def schedule(world: World) -> None:
    company = world.one_with("payroll_companyschedule", "number = 1")
    found = world.company.get_current_schedule(company).schedule_one
    kept = world.kept(
        "hours_monday, hours_friday2", "payroll_companyschedule", f"company_id = {company} AND number = 1"
    )
    assert [(float(found.hours_monday), float(found.hours_friday2))] == [
        tuple(map(float, row)) for row in kept
    ]


@check("address.get_current", "address.post", "address.update")
def addresses(world: World) -> None:
    company, service = world.reachable[0], world.company.address
    values = [True, "Kade & <wal>", "12", "bis", "1234 AB", "Ñieuwstad", "", "NL"]
    pk = service.post(company, 0, *values)
    where = f"id = {pk} AND company_id = {company}"
    assert len(world.kept("id", "organisation_companyaddress", where)) == 1
    values[1] = "Gracht"
    service.update(company, pk, *values)
    found = service.get_current(company)
    assert (found.street, found.house_number, found.city, found.country_iso_code) == (
        "Gracht",
        "12",
        "Ñieuwstad",
        "NL",
    )


@check("bank_account.get_current", "bank_account.post", "bank_account.update")
def bank_accounts(world: World) -> None:
    company, service = world.reachable[0], world.company.bank_account
    values = ["", "Loon & <zo>", "NL91ABNA0417164300", "ABNANL2A", "Utrecht", "Bedrijf", "Bankrekening1"]
    pk = service.post(company, 0, *values)
    values[1] = "Lonen"
    service.update(company, pk, *values)
    found = service.get_current(company)
    assert (found.id, found.description, found.iban) == (int(pk), "Lonen", "NL91ABNA0417164300")


def _cost_objects(kind: str) -> Check:
    def compare(world: World) -> None:
        company, service = world.reachable[0], getattr(world.company, kind)
        pk = service.post(company, 0, "N1", "Nieuw & <zo>")
        found = {(each.id, each.code, each.description) for each in service.get_current(company)}
        table = f"organisation_{kind.replace('_', '')}"
        assert found == set(world.kept("id, code, description", table, f"company_id = {company}"))
        assert (int(pk), "N1", "Nieuw & <zo>") in found

    return compare


for _kind in ("cost_center", "cost_unit"):
    check(f"{_kind}.get_current", f"{_kind}.post")(_cost_objects(_kind))


def _codes(model: str) -> Check:
    def compare(world: World) -> None:
        table = f"organisation_{model.partition('_')[0]}code"
        company = world.one_with(table)
        kept = world.kept("number, description", table, f"company_id = {company}")
        service = getattr(world.company, model)
        for found in (service.get_current(company), service.get_current_2(company)):
            assert {(each.code, each.description) for each in found} == set(kept)

    return compare


for _model in ("hour_model", "wage_model"):
    check(f"{_model}.get_current", f"{_model}.get_current_2")(_codes(_model))


@check("labour_agreement.get", "labour_agreement.get_current", "labour_agreement.get_leave_type_groups")
def labour_agreements(world: World) -> None:
    service = world.company.labour_agreement
    company = world.one_with("organisation_leavetype")
    period, year = world.period_of(company)
    found = service.get_current(company)
    assert [(each.id, each.number, each.description) for each in found] == [
        (each.id, each.number, each.description) for each in service.get(company, period, year)
    ]
    groups = service.get_leave_type_groups(company, found[0].id, period, year)
    kept = world.kept(
        "description",
        "organisation_leavetype",
        f"company_id = {company} AND labour_agreement_id = {found[0].id}",
    )
    assert {each.description for each in groups} == {row[0] for row in kept}
    ids = ", ".join(str(each.id) for each in found)
    assert {(each.id, each.number, each.description) for each in found} == set(
        world.kept("id, number, name", "organisation_labouragreement", f"id IN ({ids})")
    )


@check("run.get", "run.get_all_employees_by_run", "run.get_requests", "run.insert_request",
       "run.get_hr_documents_cost_per_hour_year")  # fmt: skip
def runs(world: World) -> None:
    service = world.company.run
    company = world.one_with("payroll_run", "state = 'locked'")
    [(year,)] = world.kept("min(year)", "payroll_run", f"company_id = {company} AND state = 'locked'")
    found = service.get(company, year)
    where = f"company_id = {company} AND year = {year} AND state <> 'open'"
    assert {(each.id, each.number, each.period_start, each.period_end) for each in found} == {
        (pk, number, first, last)
        for pk, number, first, last in world.kept(
            "id, number, first_period, last_period", "payroll_run", where
        )
    }
    locked = next(each for each in found if each.locked)
    people = {each.id for each in service.get_all_employees_by_run(company, year, locked.id)}
    assert people == {row[0] for row in world.kept("employee_id", "payroll_runline", f"run_id = {locked.id}")}
    requested = {row[0] for row in world.kept("company_id", "payroll_runrequest")}
    other = next(pk for pk in world.reachable if pk not in requested)
    service.insert_request(other)
    period, this_year = world.period_of(other)
    assert [(each.period, each.year, each.status) for each in service.get_requests(other, this_year)] == [
        (period, this_year, "Pending")
    ]
    paper = service.get_hr_documents_cost_per_hour_year(company, locked.id, locked.period_start, year)
    [(name,)] = world.kept("display_name", "payroll_employee", f"id = {min(people)}")
    told = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    assert name in told


@check("pension.get", "pension.get_xml", "wage_tax.get_all_wagetax", "wage_tax.get_wagetax_details",
       "wage_tax.set_send_as_external")  # fmt: skip
def declarations(world: World) -> None:
    for kind in ("pension", "wage_tax"):
        company = world.one_with("payroll_declaration", f"kind = '{kind}' AND sent_at IS NULL")
        where = f"company_id = {company} AND kind = '{kind}'"
        [(year,)] = world.kept("max(year)", "payroll_declaration", f"{where} AND sent_at IS NULL")
        kept = world.kept("id, serial_number", "payroll_declaration", f"{where} AND year = {year}")
        if kind == "pension":
            found = world.company.pension.get(company, year)
            assert {(each.pension_export_id, each.serial_number) for each in found} == set(kept)
            assert "<" in world.company.pension.get_xml(company, found[0].pension_export_id).xml
            continue
        listed = world.company.wage_tax.get_all_wagetax(company, year)
        assert {(each.loonaangifte_id, each.serial_number) for each in listed} == set(kept)
        pk = next(each.loonaangifte_id for each in listed if not each.sent_at or each.sent_at.year < 1900)
        [(reference,)] = world.kept("payment_reference", "payroll_declaration", f"id = {pk}")
        assert reference in world.company.wage_tax.get_wagetax_details(company, pk).xml
        assert world.company.wage_tax.set_send_as_external(company, pk)
        [(sent_at,)] = world.kept("sent_at", "payroll_declaration", f"id = {pk}")
        assert sent_at


@check(*(f"salary_table.get_{what}" for what in ("scale", "scale_2", "step", "step_2")))
def salary_tables(world: World) -> None:
    service, company = world.company.salary_table, world.one_with("organisation_salarytable")
    period, year = world.period_of(company)
    scales: list[SalaryTableScale] = service.get_scale(company, period, year)
    of_table = f"table_id = (SELECT id FROM organisation_salarytable WHERE company_id = {company})"
    kept = world.kept("name, guid", "organisation_salaryscale", of_table)
    # The package leaves out the scale: these are the steps of all.
    of_all = f"scale_id IN (SELECT id FROM organisation_salaryscale WHERE {of_table})"
    assert {UUID(each) for each in service.get_step_2(company, period, year)} == {
        UUID(str(guid)) for (guid,) in world.kept("guid", "organisation_salarystep", of_all)
    }
    assert {each.scale for each in scales} == {name for name, _ in kept}
    assert {UUID(each) for each in service.get_scale_2(company, period, year)} == {
        UUID(str(guid)) for _, guid in kept
    }
    for scale in scales:
        named = f"SELECT id FROM organisation_salaryscale WHERE {of_table} AND name = '{scale.scale}'"
        of_scale = f"scale_id = ({named})"
        steps = world.kept("name", "organisation_salarystep", of_scale)
        assert steps
        assert sorted((each.step,) for each in service.get_step(company, period, year, scale)) == steps


@check("svw.get_current", "svw.post_current")
def social_security(world: World) -> None:
    service, company = world.company.svw, world.one_with("payroll_companysocialsecurity")
    settings = service.get_current(company)
    settings.settings.wga_wn = Decimal("0.75")
    service.post_current(company, settings)
    assert service.get_current(company).settings.wga_wn == Decimal("0.75")


def _wage_components(kind: str) -> Check:
    def compare(world: World) -> None:
        service, company = world.company.wage_component, world.one_with("organisation_wagecode")
        period, year = world.period_of(company)
        code = world.code_of(company)

        def components() -> list[dict[int, Decimal]]:
            # The package asks for fixed ones by year and period, for variable ones by period and year.
            when = (year, period) if kind == "fixed" else (period, year)
            found = getattr(service, f"get_{kind}")(company, *when)
            current = getattr(service, f"get_current_{kind}")(company)
            return [{each.id: Decimal(str(each.value)) for each in rows} for rows in (found, current)]

        before = components()
        bonus = WageComponent(company, kind, {"Id": 0, "Code": code, "Value": Decimal("12.5")})
        first = int(getattr(service, f"post_{kind}")(bonus, period, year, True))
        assert components() == [{**rows, first: Decimal("12.5")} for rows in before]
        bonus.value = Decimal("7.25")
        second = int(getattr(service, f"post_current_{kind}")(bonus))
        if kind == "fixed":
            assert [rows[second] for rows in components()] == [Decimal("7.25")] * 2
            service.stop_fixed(company, second, period, year, True)
            [(last,)] = world.kept("last_period", "payroll_companywagecomponent", f"id = {second}")
            assert last == year * 100 + period
            return
        service.clear_variable(company, period, year, True)
        assert components() == [{}, {}]
        service.post_current_variable(bonus)
        service.clear_current_variable(company)
        assert components() == [{}, {}]

    return compare


check(
    *(f"wage_component.{verb}" for verb in ("get_fixed", "get_current_fixed", "post_fixed")),
    *(f"wage_component.{verb}" for verb in ("post_current_fixed", "stop_fixed")),
)(_wage_components("fixed"))
check(
    *(f"wage_component.{verb}_variable" for verb in ("get", "get_current", "post", "post_current")),
    *(f"wage_component.{verb}_variable" for verb in ("clear", "clear_current")),
)(_wage_components("variable"))


@check("wage_cost.get", "wage_cost.post")
def work_costs(world: World) -> None:
    service, company = world.company.wage_cost, world.reachable[0]
    period, year = world.period_of(company)
    service.post(company, 12.5, period, year)
    after = {each.period: each.financial for each in service.get(company, year)}
    assert float(after[period]) == 12.5


def test_every_method_is_checked_or_known_to_be_impossible() -> None:
    assert CHECKS.keys() | IMPOSSIBLE.keys() == METHODS
    assert not CHECKS.keys() & IMPOSSIBLE.keys()


@pytest.mark.parametrize(("compare", "methods"), by_check(CHECKS))
def test_methods_give_what_is_kept(compare: Check, methods: set[str], world: World) -> None:
    compare(world)
    assert methods <= world.company.called


@pytest.mark.parametrize("method", sorted(IMPOSSIBLE))
def test_a_method_that_is_impossible_still_is(method: str, world: World) -> None:
    error, words, values = IMPOSSIBLE[method]
    service, _, name = method.rpartition(".")
    if name == "get_payroll_workflows":
        values = world.locked_run()
    elif "post_batch" not in name:
        values = (world.one_with("organisation_salarytable"), *values)
    target = getattr(world.company, service) if service else world.company
    with pytest.raises(error, match=words):
        getattr(target, name)(*values)
    assert method in world.company.called
