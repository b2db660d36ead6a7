"""Every method for employees of the package nmbrs from PyPI, untouched, with what it gives."""

import datetime
import uuid
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
import zeep.exceptions
from nmbrs import Nmbrs
from nmbrs.data_classes.employee import Absence, Address, BankAccount, Child, DaysWorked
from nmbrs.service.employee_service import EmployeeService

from tests.live.test_nmbrs_client import nmbrs, relay  # noqa: F401 - fixtures
from tests.support.live_server import DemoServer
from tests.support.nmbrs_methods import Check, Recorder, by_check, checking, is_written, methods_of

pytestmark = pytest.mark.live

METHODS = {path for path, method in methods_of(EmployeeService).items() if is_written(method)}
MIDNIGHT = datetime.time()
FEBRUARY = datetime.datetime.combine(datetime.date(2026, 2, 1), MIDNIGHT)
SICK = Absence(
    0,
    {"AbsenceId": 0, "Comment": "Ziek & <thuis>", "Percentage": 100, "Start": FEBRUARY,
     "RegistrationStartDate": FEBRUARY, "End": None, "RegistrationEndDate": None, "Dossier": None,
     "Dossiernr": 0, "AbsenceCause": {"CauseId": 0, "Cause": None}},
)  # fmt: skip
CHILD = Child(
    0,
    {"Id": 0, "Name": "De Wit", "FirstName": "Puck", "Initials": "P.", "Gender": "female",
     "Birthday": FEBRUARY.replace(year=2020)},
)  # fmt: skip
IMPOSSIBLE: dict[str, tuple[type[Exception], tuple[Any, ...]]] = {
    # It leaves out Period, Year and UnprotectedMode, which the contract has: zeep sends nothing.
    "days.post_current_fixed": (zeep.exceptions.ValidationError, (5,)),
    "days.post_current_days_worked": (zeep.exceptions.ValidationError, (5, 1)),
    "days.get_current_days_worked": (zeep.exceptions.ValidationError, ()),
    # It reads what zeep gives as if that were a dict.
    "days.get_days_worked": (AttributeError, (7, 2026)),
    # It reads CAO, RiskGroup and Sector, which the contract has in the by-company list alone.
    "svw.get_current": (AttributeError, ()),
    # It leaves out NewDossier, which the contract has.
    "absence.post": (zeep.exceptions.ValidationError, (SICK,)),
    "absence.post_2": (zeep.exceptions.ValidationError, (SICK,)),
    # It leaves out the element Child that the contract has in the array.
    "child.post_batch": (TypeError, ([CHILD],)),
}
"""Methods that never reach a server or never read its answer: what they raise, and for which values."""
CHECKS: dict[str, Check] = {}
check = checking(CHECKS)
ON_PAYROLL = 2


def moment(year: int, month: int, day: int) -> datetime.datetime:
    """Midnight of a day, as zeep reads it."""
    return datetime.datetime.combine(datetime.date(year, month, day), datetime.time())


@dataclass(frozen=True)
class World:
    employee: Any
    raw: Any
    """The operations as zeep has them, for what the package does not call."""
    header: Any
    demo: DemoServer
    company_id: int
    debtor_id: int
    year: int
    period: int

    @property
    def index(self) -> int:
        return self.year * 100 + self.period

    def kept(self, columns: str, table: str, where: str = "TRUE") -> list[tuple[Any, ...]]:
        """Rows of employees of the company, past every gate."""
        return sorted(
            self.demo.query(
                f"SELECT {columns} FROM payroll_{table} r JOIN payroll_employee e ON e.id = r.employee_id"
                f" WHERE e.company_id = {self.company_id} AND ({where})"
            )
        )

    def new(self) -> int:
        """An employee of the test's own."""
        [(template,)] = self.demo.query(
            f"SELECT guid FROM payroll_defaultemployeetemplate"
            f" WHERE company_id = {self.company_id} ORDER BY id LIMIT 1"
        )
        start = moment(self.year, 1, 1)
        made = self.employee.post_based_on_default(
            self.company_id, str(uuid.UUID(str(template))), "Noor", "Ñieuw & <anders>", 0, start, start, True
        )
        return int(made)


@pytest.fixture
def world(demo: DemoServer, nmbrs: Nmbrs) -> World:  # noqa: F811 - a fixture
    company, debtor, year, period = demo.query(
        "SELECT id, debtor_id, current_year, current_period_number FROM organisation_company"
        f" WHERE id = {nmbrs.company.get_all()[0].id}"
    )[0]
    service = nmbrs.employee
    raw, header = service.client.service, service.auth_manager.header
    return World(Recorder(service, set()), raw, header, demo, company, debtor, year, period)


@check("get_types")
def types(world: World) -> None:
    listed = {each.id: each.description for each in world.employee.get_types()}
    assert listed[ON_PAYROLL]
    assert {ON_PAYROLL, 4} <= listed.keys()


@check("get_by_company", "get_by_debtor")
def lists(world: World) -> None:
    for found, condition in (
        (world.employee.get_by_company(world.company_id, ON_PAYROLL), f"e.company_id = {world.company_id}"),
        (world.employee.get_by_debtor(world.debtor_id, ON_PAYROLL), f"c.debtor_id = {world.debtor_id}"),
    ):
        kept = world.demo.query(
            "SELECT e.id, e.number, e.display_name FROM payroll_employee e JOIN organisation_company c"
            f" ON c.id = e.company_id WHERE e.employee_type = {ON_PAYROLL} AND {condition}"
        )
        assert kept
        assert sorted((each.id, each.number, each.name) for each in found) == sorted(kept)


@check(
    "post_based_on_default",
    "get_current_period",
    "personal_info.get",
    "personal_info.get_current",
    "personal_info.update",
    "personal_info.update_current",
)
def personal_info(world: World) -> None:
    made = world.new()
    current = world.employee.get_current_period(made)
    assert (current.year, current.period) == (world.year, world.period)
    service = world.employee.personal_info
    info = service.get_current(made)
    assert (info.first_name, info.last_name) == ("Noor", "Ñieuw & <anders>")
    info.last_name, info.email_work = "De Wit", "noor@example.org"
    service.update_current(made, info)
    assert vars(service.get_current(made)) == vars(info)
    info.nickname = "Noortje"
    service.update(made, info, world.period, world.year)
    assert vars(service.get(made, world.period, world.year)) == vars(info)


@check(
    "absence.post_notification",
    "absence.post_partial_recovery",
    "absence.post_recovery",
    "absence.get_current",
    "absence.get_current_2",
)
def absences(world: World) -> None:
    made, service = world.new(), world.employee.absence
    first = service.post_notification(made, SICK)
    for found in (service.get_current(made), service.get_current_2(made)):
        assert [(each.id, each.comment, each.percentage, each.start) for each in found] == [
            (first, "Ziek & <thuis>", 100, FEBRUARY)
        ]
    half, well = FEBRUARY.replace(day=12), FEBRUARY.replace(day=14)
    part = int(service.post_partial_recovery(made, first, half, half, 50, "Halve dagen"))
    assert {(each.id, each.percentage) for each in service.get_current_2(made)} == {(first, 100), (part, 50)}
    service.post_recovery(made, part, well, well, "Beter")
    assert well in [each.end for each in service.get_current_2(made)]


@check(
    "address.post",
    "address.post_current",
    "address.update",
    "address.delete",
    "address.get",
    "address.get_current",
)
def addresses(world: World) -> None:
    made, service = world.new(), world.employee.address
    data = {"Id": 0, "Default": False, "Street": "Lange Nieuwstraat", "HouseNumber": "106",
            "HouseNumberAddition": "bis A", "PostalCode": "3512 PN", "City": "Utrecht", "StateProvince": None,
            "CountryISOCode": "NL", "Type": "PostAddress"}  # fmt: skip
    before = [each.id for each in service.get_current(made)]
    address = Address(made, data)
    address.id = service.post(made, address, world.period, world.year, True)
    [found] = [each for each in service.get(made, world.period, world.year) if each.id not in before]
    assert vars(found) == vars(address)
    address.city = "Woerden"
    service.update(made, address)
    assert vars(address) in [vars(each) for each in service.get_current(made)]
    other = service.post_current(made, Address(made, {**data, "Type": "HolidaysAddress"}))
    assert {each.id for each in service.get_current(made)} == {*before, address.id, other}
    service.delete(made, other)
    assert {each.id for each in service.get_current(made)} == {*before, address.id}


@check(
    "bank_account.post",
    "bank_account.post_current",
    "bank_account.delete",
    "bank_account.get",
    "bank_account.get_current",
)
def bank_accounts(world: World) -> None:
    made, service = world.new(), world.employee.bank_account
    data = {"Id": 0, "Number": None, "Description": "Loon", "IBAN": "NL91ABNA0417164300", "BIC": "ABNANL2A",
            "City": "Utrecht", "Name": "N. de Wit", "Type": "Bankrekening1"}  # fmt: skip
    first, second = BankAccount(made, data), BankAccount(made, {**data, "Type": "Bankrekening2"})
    first.id = service.post(made, first, world.period, world.year, True)
    second.id = service.post_current(made, second)
    expected = [(each.id, each.iban, each.name, each.type) for each in (first, second)]
    for found in (service.get(made, world.period, world.year), service.get_current(made)):
        assert [(each.id, each.iban, each.name, each.type) for each in found] == expected
    service.delete(made, second.id)
    assert [each.id for each in service.get_current(made)] == [first.id]


@check("child.post", "child.update", "child.delete", "child.get_current")
def children(world: World) -> None:
    made, service = world.new(), world.employee.child
    child = copy(CHILD)
    child.employee_id = made
    child.id = int(service.post(made, child))
    assert [vars(each) for each in service.get_current(made)] == [vars(child)]
    child.first_name = "Pück"
    service.update(made, child)
    assert [vars(each) for each in service.get_current(made)] == [vars(child)]
    service.delete(made, child.id)
    assert world.kept("r.id", "child", f"e.id = {made}") == []  # the package cannot read an empty list


@check(
    "days.get_fixed",
    "days.get_current_fixed",
    "days.post_fixed",
    "days.post_batch_fixed",
    "days.stop_fixed",
    "days.get_variable",
    "days.post_batch_variable",
)
def days(world: World) -> None:
    made, service = world.new(), world.employee.days
    service.post_fixed(made, world.period, world.year, 12, True)
    assert service.get_fixed(made, world.period, world.year) == 12
    service.post_batch_fixed([DaysWorked(made, 13, world.period, world.year)], True)
    assert service.get_current_fixed(made) == 13
    service.stop_fixed(made, world.period, world.year, True)
    service.post_batch_variable([DaysWorked(made, 7, world.period, world.year)], True)
    assert service.get_variable(made, world.period, world.year) == 7


LISTED: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "child": ("child", "e.id, r.id, r.first_name", ("employee_id", "id", "first_name")),
    "employment": ("employment", "e.id, r.id", ("employee_id", "id")),
    "salary": ("salary", "e.id, r.id, r.value", ("employee_id", "id", "value")),
    "address": ("employeeaddress", "e.id, r.id, r.street, r.city", ("employee_id", "id", "street", "city")),
    "contract": ("contract", "e.id, r.id, r.hours_per_week", ("employee_id", "id", "hours_per_week")),
    "schedule": ("schedule", "e.id, r.hours_monday", ("employee_id", "hours_monday")),
    "department": ("employeedepartment", "e.id, r.department_id", ("employee_id", "id")),
    "function": (
        "employeefunction",
        "e.id, r.id, r.function_id",
        ("employee_id", "record_id", "function_id"),
    ),
    "personal_info": (
        "personalinfo",
        "e.id, r.last_name, r.bsn",
        ("employee_id", "last_name", "bsn"),
    ),
}
"""By-company lists of every record there is: where it is kept, and what is compared."""


def _listed(family: str) -> Check:
    table, columns, fields = LISTED[family]

    def compare(world: World) -> None:
        found = getattr(world.employee, family).get_all_by_company(world.company_id)
        kept = [_plain(row) for row in world.kept(columns, table)]
        assert kept
        assert sorted(_plain(tuple(getattr(each, name) for name in fields)) for each in found) == sorted(kept)

    return compare


def _plain(row: tuple[Any, ...]) -> tuple[str, ...]:
    """Texts that compare whatever the database makes of decimals."""
    return tuple(str(float(each)) if isinstance(each, Decimal | float | int) else str(each) for each in row)


for _family in LISTED:
    check(f"{_family}.get_all_by_company")(_listed(_family))


@check(
    "personal_info.get_all_by_company_without_bsn", "personal_info.get_all_by_company_contract_address_salary"
)
def personal_infos_in_other_words(world: World) -> None:
    service = world.employee.personal_info
    infos = service.get_all_by_company_without_bsn(world.company_id)
    assert not any(info.bsn for info in infos)
    assert sorted((info.employee_id, info.last_name) for info in infos) == world.kept(
        "e.id, r.last_name", "personalinfo"
    )
    names = set(world.kept("e.id, r.last_name", "personalinfo"))
    found = service.get_all_by_company_contract_address_salary(world.company_id)
    assert found
    assert {(each.employee_id, each.last_name) for each in found} <= names
    assert any(each.city and each.salary_value for each in found)


@check("absence.get_all_by_company")
def absences_of_company(world: World) -> None:
    """It looks for the fields of an absence beside EmployeeId: who was absent is all that it finds."""
    found = world.employee.absence.get_all_by_company(world.company_id)
    assert {each.employee_id for each in found} == {pk for (pk,) in world.kept("e.id", "absence")}


@check("lease_car.get_all_by_company")
def lease_cars(world: World) -> None:
    company_id = _company_with(world, "leasecar")
    found = world.employee.lease_car.get_all_by_company(company_id, world.period, world.year)
    kept = dict(world.demo.query("SELECT id, brand FROM payroll_leasecar"))
    assert found
    assert all(kept[each.id] == each.brand for each in found)


@check("partner.get_all_by_company")
def partners(world: World) -> None:
    found = world.employee.partner.get_all_by_company(world.company_id)
    assert found
    assert {(each.employee_id, each.id, each.name) for each in found} <= set(
        world.kept("e.id, r.id, r.name", "partner")
    )


@check("svw.get_all_by_company")
def social_security(world: World) -> None:
    found = world.employee.svw.get_all_by_company(world.company_id)
    assert found
    assert sorted(
        (each.employee_id, each.id, each.cao_code, each.sector_code, each.risk_group_code) for each in found
    ) == world.kept("e.id, r.id, r.cao_code, r.sector, r.risk_group", "socialsecurity")


@check("cost_center.get", "cost_center.get_current", "cost_center.get_all_by_company")
def cost_centers(world: World) -> None:
    """It reads the id of a share, and Code and Description where the contract has none."""
    service, company_id = world.employee.cost_center, _company_with(world, "costallocation")
    [(year, period)] = world.demo.query(
        f"SELECT current_year, current_period_number FROM organisation_company WHERE id = {company_id}"
    )
    found = service.get_all_by_company(company_id, period, year)
    assert found
    kept = world.demo.query(
        "SELECT a.employee_id, s.id FROM payroll_costshare s"
        " JOIN payroll_costallocation a ON a.id = s.allocation_id"
    )
    assert {(each.employee_id, each.id) for each in found} <= set(kept)
    one = found[0].employee_id
    expected = [each.id for each in found if each.employee_id == one]
    assert [each.id for each in service.get(one, period, year)] == expected
    assert [each.id for each in service.get_current(one)] == expected


def _company_with(world: World, table: str) -> int:
    """A company in reach that keeps records of a kind now."""
    reachable = {
        pk
        for (pk,) in world.demo.query(
            f"SELECT id FROM organisation_company WHERE debtor_id = {world.debtor_id}"
        )
    }
    rows = world.demo.query(
        f"SELECT e.company_id, count(*) FROM payroll_{table} r JOIN payroll_employee e"
        " ON e.id = r.employee_id GROUP BY e.company_id ORDER BY 2 DESC"
    )
    return next(int(company) for company, _ in rows if company in reachable)


@check(
    "department.get_current", "department.update_current", "function.get_current", "function.update_current"
)
def places(world: World) -> None:
    made = world.new()
    for kind in ("department", "function"):
        [row] = world.demo.query(
            f"SELECT id, code, description FROM organisation_{kind} WHERE debtor_id = {world.debtor_id}"
            " ORDER BY id DESC LIMIT 1"
        )
        service = getattr(world.employee, kind)
        service.update_current(made, row[0])
        found = service.get_current(made)
        assert (found.employee_id, found.id, found.code, found.description) == (made, *row)


@check("hour_component.get_fixed", "hour_component.get_variable")
def hour_components(world: World) -> None:
    for lasts, read in (("IS NULL", "get_fixed"), ("= r.first_period", "get_variable")):
        rows = world.kept("e.id, r.id", "hourcomponent", f"r.kind = 'hours' OR r.last_period {lasts}")
        one = next(employee for employee, _ in rows)
        found = getattr(world.employee.hour_component, read)(one, world.period, world.year)
        assert {(one, each.id) for each in found} <= set(rows)


@check("manager.get", "manager.get_current")
def managers(world: World) -> None:
    [one, *_] = world.demo.query(
        "SELECT e.id, m.number, m.name FROM payroll_employeemanager r JOIN payroll_employee e"
        " ON e.id = r.employee_id JOIN organisation_manager m ON m.id = r.manager_id"
        f" WHERE e.company_id = {world.company_id} ORDER BY r.first_period DESC"
    )
    for found in (
        world.employee.manager.get(one[0], world.period, world.year),
        world.employee.manager.get_current(one[0]),
    ):
        assert (found.employee_id, found.number, found.name) == one


@check("schedule.get", "schedule.get_current", "schedule.update_current")
def schedules(world: World) -> None:
    made, service = world.new(), world.employee.schedule
    known = service.get_all_by_company(world.company_id)[0].employee_id
    schedule = service.get_current(known)
    schedule.employee_id, schedule.hours_monday2 = made, Decimal("7.2500")
    service.update_current(made, schedule)
    schedule.start_date = service.get_current(made).start_date
    assert vars(service.get_current(made)) == vars(schedule)
    assert vars(service.get(made, world.period, world.year)) == vars(schedule)


@check(
    "service.get_all",
    "service.post",
    "service.post_2",
    "service.delete",
    "service.stop_current",
    "service.remove_out_service",
)
def services(world: World) -> None:
    made, service = world.new(), world.employee.service
    begin, end = (moment(world.year, world.period, day) for day in (1, 28))
    [first] = service.get_all(made)
    assert first.start == moment(world.year, 1, 1)
    service.stop_current(made, end, 1, True)
    [stopped] = service.get_all(made)
    assert stopped.end == end
    service.remove_out_service(made, True)
    [again] = service.get_all(made)
    assert again.end != end
    service.stop_current(made, moment(world.year, 2, 28), 1, True)
    service.post(made, begin, True)
    assert [each.start for each in service.get_all(made)] == [first.start, begin]
    assert service.delete(made)
    seniority = moment(2020, 2, 29)
    service.post_2(made, begin, seniority, True)
    assert seniority in [each.seniority_date for each in service.get_all(made)]


@check(
    "contract.get",
    "contract.get_current",
    "contract.update",
    "contract.post",
    "contract.post_current",
    "contract.delete",
)
def contracts(world: World) -> None:
    """Its post and post_current call Contract_Update: they change what is there."""
    made, service = world.new(), world.employee.contract
    [contract] = service.get(made)
    for hours, write in ((36, service.update), (28, service.post), (24, service.post_current)):
        contract.hours_per_week = Decimal(hours)
        write(made, contract, True)
        assert [(each.id, each.hours_per_week) for each in service.get(made)] == [(contract.id, hours)]
        assert [(each.id, each.hours_per_week) for each in service.get_current(made)] == [
            (contract.id, hours)
        ]
    service.delete(made, contract.id)
    assert world.kept("r.id", "contract", f"e.id = {made}") == []  # the package cannot read an empty list


@check("days.post_days_worked")
def days_worked(world: World) -> None:
    made = world.new()
    world.employee.days.post_days_worked(made, world.period, world.year, 9, 2, True)
    assert world.kept("r.days, r.component_days", "variabledays", f"e.id = {made}") == [(9, 2)]


def test_every_method_is_checked_or_known_to_be_impossible() -> None:
    assert CHECKS.keys() | IMPOSSIBLE.keys() == METHODS
    assert not CHECKS.keys() & IMPOSSIBLE.keys()


@pytest.mark.parametrize(("compare", "methods"), by_check(CHECKS))
def test_methods_give_what_is_kept(compare: Check, methods: set[str], world: World) -> None:
    compare(world)
    assert methods <= world.employee.called


@pytest.mark.parametrize("method", sorted(IMPOSSIBLE))
def test_a_method_that_is_impossible_still_is(method: str, world: World) -> None:
    error, values = IMPOSSIBLE[method]
    [(employee_id,)] = world.demo.query(
        f"SELECT min(id) FROM payroll_employee WHERE company_id = {world.company_id}"
    )
    service, _, name = method.rpartition(".")
    with pytest.raises(error):
        getattr(getattr(world.employee, service), name)(employee_id, *values)
