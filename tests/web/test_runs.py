"""Payroll runs on the pages: opened, filled, processed, locked, and their journals."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.audit.records import SYSTEM
from loonpoort.organisation.models import WageCode
from loonpoort.payroll.models import CodeBooking, Run, RunLine, RunRequest, RunState
from loonpoort.payroll.run_requests import request_run
from loonpoort.web import run_forms
from tests import trail
from tests.cases.runs import ORDINARY
from tests.web.test_companies import narrow_login, text
from tests.web.test_employees import give

PERIOD = {"period_number": 6, "period_year": 2026}


@pytest.fixture
def shop(house) -> int:
    return house.companies["shop"].pk


def file_of(lines: list[str] | bytes, name: str = "figures.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, lines if isinstance(lines, bytes) else "\n".join(lines).encode())


def page_of(shop: int, name: str = "run", *more: object) -> str:
    return reverse(name, args=[shop, *more])


def test_a_run_goes_through_its_states(shop, administrator) -> None:
    answer = administrator.post(page_of(shop, "run-new"), {**PERIOD, "description": "Juni"})
    run = Run.unscoped.get()
    page = page_of(shop, "run", run.pk)
    assert answer.headers["Location"] == page
    assert "It has no figures yet." in text(administrator.get(page))
    for step, state in (
        ("process", "processed"),
        ("reopen", "open"),
        ("process", "processed"),
        ("lock", "locked"),
    ):
        assert "?" in text(administrator.get(page_of(shop, "run-step", run.pk, step)))
        administrator.post(page_of(shop, "run-step", run.pk, step))
        run.refresh_from_db()
        assert run.state == state
    assert trail.last().event == "company.run_locked"
    told = text(administrator.post(page_of(shop, "run-step", run.pk, "reopen"), follow=True))
    assert "is locked: it is never changed" in told
    assert "2026/1" in text(administrator.get(page_of(shop, "company")))


def test_a_file_is_taken_in_and_shown_with_its_sums(shop, administrator) -> None:
    answer = administrator.post(
        page_of(shop, "run-import"), {**PERIOD, "file": file_of(ORDINARY)}, follow=True
    )
    page = text(answer)
    assert "11 figures were stored." in page
    for told in ("2 employees", "150.00", "3,000.00", "4,000.00", "600.00", "2,240.00"):
        assert told in page
    again = {**PERIOD, "number": 1, "file": file_of(ORDINARY[:2])}
    assert "1 figure was stored." in text(administrator.post(page_of(shop, "run-import"), again, follow=True))
    assert RunLine.unscoped.count() == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe\x00", "The file is not UTF-8 text."),
        (b"PK\x03\x04", "Line 1, column"),
        (b"a;b;c\n", "there is no column a;b;c"),
        (b"", "empty"),
        ("\n".join([*ORDINARY[:2], "101,3000,Salaris,gross,1e9"]).encode(), "Line 3"),
    ],
)
def test_a_file_that_is_no_list_of_figures_is_refused(content, told, shop, administrator) -> None:
    answer = administrator.post(page_of(shop, "run-import"), {**PERIOD, "file": file_of(content)})
    assert told in text(answer)
    assert not Run.unscoped.exists()


def test_a_file_that_is_too_large_is_refused(shop, administrator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_forms, "MOST_UPLOADED", 100)
    answer = administrator.post(page_of(shop, "run-import"), {**PERIOD, "file": file_of(ORDINARY)})
    assert "The file is larger than 20 MB." in text(answer)
    assert not Run.unscoped.exists()


@pytest.mark.parametrize("page", ["run-new", "run-import"])
def test_a_run_is_of_a_period_that_there_is(page, shop, administrator) -> None:
    values = {"period_number": 13, "period_year": 2026, "file": file_of(ORDINARY)}
    assert "2026 has 12 periods." in text(administrator.post(page_of(shop, page), values))
    assert not Run.unscoped.exists()


def test_a_request_is_handled_on_the_company_page(shop, administrator) -> None:
    request = request_run(SYSTEM, shop)
    assert "period 7 of 2026 was asked for" in text(administrator.get(page_of(shop, "company")))
    administrator.post(page_of(shop, "run-request", request.pk), {"answer": "handle"})
    assert Run.unscoped.get().state == RunState.PROCESSED
    told = text(
        administrator.post(page_of(shop, "run-request", request.pk), {"answer": "cancel"}, follow=True)
    )
    assert "not pending any more" in told
    request = request_run(SYSTEM, shop)
    administrator.post(page_of(shop, "run-request", request.pk), {"answer": "cancel"})
    assert [each.status for each in RunRequest.unscoped.all()] == [2, 4]


def test_a_journal_comes_as_a_file_and_is_on_record(shop, administrator) -> None:
    administrator.post(page_of(shop, "run-import"), {**PERIOD, "file": file_of(ORDINARY)})
    run = Run.unscoped.get()
    answer = administrator.post(page_of(shop, "run-journal", run.pk), {"grouping": "by_department"})
    assert b"<dim2>10</dim2>" in b"".join(answer.streaming_content)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="journal-2026-1-department.xml"'
    assert trail.last().event == "company.journal_downloaded"
    assert administrator.post(page_of(shop, "run-journal", run.pk), {"grouping": "x"}).status_code == 404


def test_a_run_of_another_company_is_not_there(house, shop, administrator) -> None:
    administrator.post(page_of(shop, "run-new"), PERIOD)
    run, mill = Run.unscoped.get(), house.companies["mill"].pk
    assert administrator.get(page_of(mill, "run", run.pk)).status_code == 404
    for step in ("process", "lock", "x"):
        assert administrator.post(page_of(mill, "run-step", run.pk, step)).status_code == 404


def test_runs_are_for_who_may_see_them(house, shop, administrator, sign_in) -> None:
    administrator.post(page_of(shop, "run-new"), PERIOD)
    run = Run.unscoped.get()
    who = narrow_login(house, *(set(Dashlet) - {Dashlet.RUNS}))
    browser = sign_in(who)
    assert "Payroll runs" not in text(browser.get(page_of(shop, "company")))
    assert browser.get(page_of(shop, "run", run.pk)).status_code == 403
    give(house, who, Dashlet.RUNS, DashletRight.READ)
    page = text(browser.get(page_of(shop, "run", run.pk)))
    assert reverse("run-step", args=[shop, run.pk, "process"]) not in page
    assert browser.post(page_of(shop, "run-step", run.pk, "process")).status_code == 403


def test_what_is_booked_so_is_in_the_journal(house, shop, administrator) -> None:
    code = WageCode.unscoped.create(company_id=shop, number=3100, description="Bonus")
    page = page_of(shop, "run-bookings")
    assert "Nothing is booked yet" in text(administrator.get(page))
    values = {"code_id": code.pk, "kind": "gross", "debit_account": "4000", "credit_account": "1900"}
    told = text(administrator.post(page, values, follow=True))
    assert "3100 Bonus" in told
    administrator.post(page, {**values, "code_id": "", "debit_account": "4001"})
    administrator.post(page, {**values, "debit_account": "4002"})
    booked = CodeBooking.unscoped.order_by("debit_account").values_list("code_id", "debit_account")
    assert list(booked) == [(None, "4001"), (code.pk, "4002")]
    assert trail.last().before == {"kind": "gross", "debit_account": "4000", "credit_account": "1900"}


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"debit_account": "4000"}, "A code is booked at both sides, or at none."),
        ({"debit_account": "4 0", "credit_account": "1"}, "A ledger account is digits, letters, . and -."),
        ({"kind": "hours"}, "Select a valid choice"),
        ({"code_id": 999}, "Select a valid choice"),
    ],
)
def test_a_code_is_booked_only_as_it_may(values, told, shop, administrator) -> None:
    assert told in text(administrator.post(page_of(shop, "run-bookings"), {"kind": "gross", **values}))
    assert not CodeBooking.unscoped.exists()
