"""The life of a payroll run: opened, processed, locked and opened again; and requests for one."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from loonpoort.audit.records import SYSTEM
from loonpoort.organisation.models import CostCenter, CostUnit, HourCode, WageCode
from loonpoort.organisation.webhook_events import WebhookEvent
from loonpoort.organisation.webhooks import WebhookChoices, create_webhook
from loonpoort.outbox.models import Delivery
from loonpoort.payroll.models import (
    CodeBooking,
    CompanyWageComponent,
    ComponentKind,
    Employment,
    HourComponent,
    Run,
    RunLine,
    RunRequest,
    RunRequestStatus,
    RunState,
    Salary,
    SalaryType,
    Schedule,
    WageComponent,
)
from loonpoort.payroll.run_actions import lock_run, open_run, process_run, reopen_run
from loonpoort.payroll.run_imports import RunChoices, import_run
from loonpoort.payroll.run_requests import cancel_request, handle_request, request_run
from tests import trail
from tests.cases.runs import HEADER
from tests.cast import House

TAX = [HEADER, "101,6000,Loonheffing,tax,600.00,,,,,1900,1700"]


@pytest.fixture
def shop(house: House) -> int:
    """Bram works there, with a salary, a bonus of July only, an allowance for good, and overtime."""
    company, bram = house.companies["shop"], house.employees["bram"]
    Employment.unscoped.filter(employee__company=company).delete()
    day = datetime.date(2026, 1, 1)
    Employment.unscoped.create(employee=bram, employee_type=2, first_day=day, seniority_day=day)
    Salary.unscoped.create(employee=bram, first_day=day, value=Decimal("3000.005"), type=2)
    bonus, allowance = (
        WageCode.unscoped.create(company=company, number=number, description=name)
        for number, name in ((3100, "Bonus"), (4100, "Reiskosten"))
    )
    overtime = HourCode.unscoped.create(company=company, number=1100, description="Overuren")
    center = CostCenter.unscoped.create(company=company, code="K1")
    unit = CostUnit.unscoped.create(company=company, code="D1")
    variable = {"kind": ComponentKind.VARIABLE, "first_period": 202607, "last_period": 202607}
    WageComponent.unscoped.create(employee=bram, code=bonus, value=250, cost_center=center, **variable)
    fixed = {"kind": ComponentKind.FIXED, "first_period": 202601}
    WageComponent.unscoped.create(employee=bram, code=allowance, value=Decimal("19.1250"), **fixed)
    HourComponent.unscoped.create(
        employee=bram, code=overtime, hours=Decimal("7.5"), cost_unit=unit, **variable
    )
    CodeBooking.unscoped.create(company=company, debit_account="4000", credit_account="1900")
    CodeBooking.unscoped.create(
        company=company, code=allowance, kind="reimbursement", debit_account="4100", credit_account="1900"
    )
    return company.pk


def figures(run: Run) -> list[tuple[object, ...]]:
    columns = ("code", "kind", "amount", "hours", "cost_center", "cost_unit", "debit_account", "is_taken")
    return list(RunLine.unscoped.filter(run=run).order_by("code").values_list(*columns))


TAKEN = [
    (1, "gross", Decimal("3000.01"), None, "", "", "4000", True),
    (1100, "hours", None, Decimal("7.5"), "", "D1", "", True),
    (3100, "gross", Decimal("250.00"), None, "K1", "", "", True),
    (4100, "reimbursement", Decimal("19.13"), None, "", "", "4100", True),
]


def test_processing_takes_in_what_is_stored(shop) -> None:
    run = open_run(SYSTEM, shop, 2026, 7, " Juli ")
    assert (run.number, run.state, run.description, figures(run)) == (1, RunState.OPEN, "Juli", [])
    run = process_run(SYSTEM, shop, run.pk)
    assert (run.state, figures(run)) == (RunState.PROCESSED, TAKEN)
    assert run.run_at is not None
    assert trail.last().after == {"number": "2026/1", "status": "processed", "lines": 4}
    other = open_run(SYSTEM, shop, 2026, 8)
    assert figures(process_run(SYSTEM, shop, other.pk)) == [TAKEN[0], TAKEN[3]]


@pytest.mark.parametrize(
    ("kind", "amount"),
    [
        (SalaryType.GROSS_FULL_TIME, "1500.00"),
        (SalaryType.GROSS_PART_TIME, "3000.01"),
        # Five Wednesdays of eight hours.
        (SalaryType.GROSS_HOURLY, "120000.20"),
        (SalaryType.NET_HOURLY_WITH_COMPONENTS, None),
        (SalaryType.EMPLOYER_COSTS, None),
    ],
)
def test_a_salary_comes_to_what_its_type_says(shop, house, kind, amount) -> None:
    bram = house.employees["bram"]
    Schedule.unscoped.create(
        employee=bram, first_day=datetime.date(2026, 1, 1), hours_wednesday=8, parttime_percentage=50
    )
    Salary.unscoped.update(type=kind)
    run = process_run(SYSTEM, shop, open_run(SYSTEM, shop, 2026, 7).pk)
    found = [str(row[2]) for row in figures(run) if row[0] == 1]
    assert found == ([amount] if amount else [])


def test_what_the_company_has_for_everybody_is_taken_in_too(shop) -> None:
    code = WageCode.unscoped.get(number=3100)
    CompanyWageComponent.unscoped.create(
        company_id=shop, code=code, kind=ComponentKind.FIXED, first_period=202608, value=Decimal("12.50")
    )
    assert figures(process_run(SYSTEM, shop, open_run(SYSTEM, shop, 2026, 7).pk)) == TAKEN
    found = figures(process_run(SYSTEM, shop, open_run(SYSTEM, shop, 2026, 8).pk))
    assert (3100, "gross", Decimal("12.50"), None, "", "", "", True) in found


def test_whoever_is_not_in_service_is_not_in_the_run(shop, house) -> None:
    Employment.unscoped.update(last_day=datetime.date(2026, 6, 30))
    assert figures(process_run(SYSTEM, shop, open_run(SYSTEM, shop, 2026, 7).pk)) == []
    assert len(figures(process_run(SYSTEM, shop, open_run(SYSTEM, shop, 2026, 6).pk))) == 2


def test_an_amount_that_no_figure_can_have_is_refused_and_nothing_is_stored(shop, house) -> None:
    Salary.unscoped.update(type=SalaryType.GROSS_HOURLY, value=9_000_000)
    Schedule.unscoped.create(
        employee=house.employees["bram"], first_day=datetime.date(2026, 1, 1), hours_monday=8
    )
    run = open_run(SYSTEM, shop, 2026, 7)
    with pytest.raises(ValidationError, match="Salaris of employee 101 is 288000000"):
        process_run(SYSTEM, shop, run.pk)
    run.refresh_from_db()
    assert (run.state, figures(run)) == (RunState.OPEN, [])


def add(shop: int, number: int | None = None, *, is_addition: bool = True) -> Run:
    choices = RunChoices(
        company_id=shop, year=2026, first_period=7, last_period=7, number=number, is_addition=is_addition
    )
    return import_run(SYSTEM, choices, TAX)[0]


def test_figures_may_come_beside_what_is_stored_and_never_twice(shop) -> None:
    tax = (6000, "tax", Decimal("600.00"), None, "", "", "1900", False)
    run = process_run(SYSTEM, shop, open_run(SYSTEM, shop, 2026, 7).pk)
    for _ in range(2):
        assert figures(add(shop, 1)) == [*TAKEN, tax]
    reopen_run(SYSTEM, shop, run.pk)
    Salary.unscoped.update(value=1000)
    raised = figures(process_run(SYSTEM, shop, run.pk))
    assert raised == [(1, "gross", Decimal("1000.00"), *TAKEN[0][3:]), *TAKEN[1:], tax]
    assert figures(add(shop, 1, is_addition=False)) == [tax]
    reopen_run(SYSTEM, shop, run.pk)
    assert figures(process_run(SYSTEM, shop, run.pk)) == [tax]


def test_a_locked_run_is_never_changed(shop) -> None:
    run = process_run(SYSTEM, shop, open_run(SYSTEM, shop, 2026, 7).pk)
    lock_run(SYSTEM, shop, run.pk)
    before = figures(run)
    for change in (lock_run, reopen_run):
        with pytest.raises(ValidationError, match="is locked: it is never changed"):
            change(SYSTEM, shop, run.pk)
    with pytest.raises(ValidationError, match="not open"):
        process_run(SYSTEM, shop, run.pk)
    with pytest.raises(ValidationError, match="locked"):
        add(shop, 1)
    assert figures(run) == before
    assert trail.last().event == "company.run_locked"


def test_a_run_goes_from_state_to_state_only_as_it_may(shop, house) -> None:
    run = open_run(SYSTEM, shop, 2026, 7)
    for change, told in ((lock_run, "process it first"), (reopen_run, "open already")):
        with pytest.raises(ValidationError, match=told):
            change(SYSTEM, shop, run.pk)
    with pytest.raises(ValidationError, match="open already"):
        open_run(SYSTEM, shop, 2026, 7)
    process_run(SYSTEM, shop, run.pk)
    with pytest.raises(ValidationError, match="not open"):
        process_run(SYSTEM, shop, run.pk)
    reopened = reopen_run(SYSTEM, shop, run.pk)
    assert (reopened.state, reopened.run_at) == (RunState.OPEN, None)
    assert trail.last().before == {"status": "processed"}
    with pytest.raises(ValidationError, match="no such run"):
        process_run(SYSTEM, house.companies["mill"].pk, run.pk)


@pytest.mark.parametrize(("year", "period"), [(2026, 0), (2026, 13), (0, 1), (99999, 1)])
def test_a_run_is_of_a_period_that_there_is(shop, year, period) -> None:
    with pytest.raises(ValidationError):
        open_run(SYSTEM, shop, year, period)
    assert not Run.unscoped.exists()


def test_a_request_follows_its_run(shop) -> None:
    request = request_run(SYSTEM, shop)
    with pytest.raises(ValidationError, match="period 7 of 2026 was asked for already"):
        request_run(SYSTEM, shop)
    run = handle_request(SYSTEM, shop, request.pk)
    request = RunRequest.unscoped.get()
    assert (run.first_period, run.state, request.status) == (7, RunState.PROCESSED, RunRequestStatus.HANDLED)
    assert request.handled_at is not None
    assert figures(run) == TAKEN
    for change in (handle_request, cancel_request):
        with pytest.raises(ValidationError, match="not pending any more"):
            change(SYSTEM, shop, request.pk)
    lock_run(SYSTEM, shop, run.pk)
    assert RunRequest.unscoped.get().status == RunRequestStatus.COMPLETE
    cancel_request(SYSTEM, shop, request_run(SYSTEM, shop).pk)
    assert [each.status for each in RunRequest.unscoped.all()] == [3, 4]


def test_an_open_run_of_the_period_is_the_one_that_was_asked_for(shop) -> None:
    run = open_run(SYSTEM, shop, 2026, 7)
    assert handle_request(SYSTEM, shop, request_run(SYSTEM, shop).pk).pk == run.pk
    assert Run.unscoped.count() == 1


def test_webhooks_are_told_when_a_run_is_processed_and_locked(shop, house) -> None:
    events = (WebhookEvent.COMPANY_RUN_PROCESSED, WebhookEvent.COMPANY_RUN_LOCKED)
    choices = WebhookChoices(
        name="Ledger", endpoint="https://hooks.example/", events=dict.fromkeys(events, True)
    )
    create_webhook(SYSTEM, house.debtors["bakery"].pk, choices)
    run = process_run(SYSTEM, shop, open_run(SYSTEM, shop, 2026, 7).pk)
    lock_run(SYSTEM, shop, run.pk)
    told = list(Delivery.objects.order_by("pk").values_list("event", flat=True))
    assert told == ["company.run_processed", "company.run_locked"]
