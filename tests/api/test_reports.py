"""Reports in the background: who gets them, what becomes of them, and what is refused at once."""

import datetime

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from loonpoort.access import report_tasks
from loonpoort.access.models import ClosedOperation, LoginStatus, ReportPart, ReportStatus, ReportTask
from loonpoort.access.report_tasks import drop_old_reports, make
from loonpoort.payroll.reports import declared
from tests.api.client import Answer, call, key_of
from tests.cases import reports as known
from tests.cases.runs import run_of
from tests.cast import token_of

OPERATION = "ReportService.Reports_GetWageCodesByRunCompany_v2_Background"
RESULT = "ReportService.Reports_BackgroundTask_Result"


def values_of(house, **other: int) -> dict[str, int]:
    return {"companyId": house.companies["shop"].pk, "runId": run_of(house, 1).pk, "year": 2026} | other


def ask(house, **other: int) -> Answer:
    return call(OPERATION, key_of(house), values_of(house, **other))


def fetch(house, task_id: str, key=None) -> Answer:
    return call(RESULT, key or key_of(house), {"TaskId": task_id})


def row_of(task_id: str) -> ReportTask:
    return ReportTask.objects.get(task_id=task_id)


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


@pytest.fixture
def task_id(filled) -> str:
    """A report that the package has asked for, by its GUID."""
    asked: str = ask(filled).value
    return asked


def test_it_waits_until_the_worker_has_made_it(filled, task_id) -> None:
    assert fetch(filled, task_id).value == [("TaskId", task_id), ("Status", "Enqueued")]
    assert DBTaskResult.objects.filter(queue_name="reports").latest("enqueued_at").args_kwargs["args"]
    make.func(row_of(task_id).pk)
    text = known.text_of(filled, "WageCodesByRun")
    assert fetch(filled, task_id).value == [("TaskId", task_id), ("Status", "Success"), ("Content", text)]
    assert fetch(filled, task_id.upper()).value[2] == ("Content", text)


def test_a_half_written_one_of_a_killed_worker_is_begun_anew(filled, task_id) -> None:
    row = row_of(task_id)
    ReportPart.objects.create(report=row, number=1, content=b"half")
    ReportTask.objects.filter(pk=row.pk).update(status=ReportStatus.EXECUTING, parts_kept=1, size=4)
    make.func(row.pk)
    assert fetch(filled, task_id).value[2] == ("Content", known.text_of(filled, "WageCodesByRun"))


def test_a_long_one_is_kept_in_parts(filled, task_id, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_tasks, "PART", 10)
    row = row_of(task_id)
    make.func(row.pk)
    row.refresh_from_db()
    assert row.parts.count() == row.parts_kept > 2
    assert (row.progress, row.size) == (100, len(known.text_of(filled, "WageCodesByRun")))
    assert fetch(filled, task_id).value[2] == ("Content", known.text_of(filled, "WageCodesByRun"))


def test_a_guid_that_is_nobodys_is_refused(filled) -> None:
    assert refusal(fetch(filled, "3f2504e0-4f89-11d3-9a0c-0305e82c3301")).startswith("2019")


@pytest.mark.parametrize("wrong", ["x", "{}", "1" * 400])
def test_what_is_no_guid_is_refused(filled, wrong) -> None:
    assert fetch(filled, wrong).fault[0] == "soap:Client"


def test_nobody_else_gets_it(filled, task_id) -> None:
    make.func(row_of(task_id).pk)
    administrator = filled.administrator.email, token_of(filled.administrator)
    assert refusal(fetch(filled, task_id, administrator)).startswith("2019")


def test_it_is_refused_once_its_operation_is_closed(filled, task_id) -> None:
    make.func(row_of(task_id).pk)
    ClosedOperation.objects.create(user_template=filled.package.user_template, operation=OPERATION)
    assert refusal(fetch(filled, task_id)).startswith("2020")


def test_it_is_refused_once_its_company_is_out_of_reach(filled, task_id) -> None:
    make.func(row_of(task_id).pk)
    filled.package.filter_tags.all().delete()
    assert refusal(fetch(filled, task_id)).startswith("2020")


@pytest.mark.parametrize("change", ["closed", "inactive", "filter"])
def test_it_is_not_made_for_who_might_not_ask_any_more(filled, task_id, change) -> None:
    if change == "closed":
        ClosedOperation.objects.create(user_template=filled.package.user_template, operation=OPERATION)
    elif change == "inactive":
        filled.package.status = LoginStatus.DEACTIVATED
        filled.package.save()
    else:
        filled.package.filter_tags.all().delete()
    row = row_of(task_id)
    make.func(row.pk)
    row.refresh_from_db()
    assert (row.status, row.parts.count()) == (ReportStatus.ERROR, 0)


def test_one_that_fails_halfway_leaves_nothing(filled, task_id, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_tasks, "PART", 1)
    kept = report_tasks._keep

    def keep(row: ReportTask, pieces: list[str]) -> None:
        if row.parts_kept == 2:
            raise OSError
        kept(row, pieces)

    monkeypatch.setattr(report_tasks, "_keep", keep)
    make.func(row_of(task_id).pk)
    assert fetch(filled, task_id).value == [("TaskId", task_id), ("Status", "Error")]
    assert not row_of(task_id).parts.exists()


def test_a_result_that_is_not_whole_is_refused(filled, task_id) -> None:
    make.func(row_of(task_id).pk)
    row_of(task_id).parts.all().delete()
    assert refusal(fetch(filled, task_id)).startswith("2021")


def test_it_is_thrown_away_after_its_days(filled, task_id) -> None:
    make.func(row_of(task_id).pk)
    gone = timezone.now() - datetime.timedelta(seconds=1)
    ReportTask.objects.filter(task_id=task_id).update(expires_at=gone)
    assert refusal(fetch(filled, task_id)).startswith("2019")
    drop_old_reports()
    assert not ReportTask.objects.filter(task_id=task_id).exists()
    assert ReportTask.objects.count() == 2


def test_a_login_may_have_so_many_waiting(filled, task_id, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_tasks, "MOST_UNFINISHED", 2)
    assert "2 reports of this login are waiting" in refusal(ask(filled))
    make.func(row_of(task_id).pk)
    assert ask(filled).value


@pytest.mark.parametrize(
    ("values", "code"), [({"runId": 0}, "1003"), ({"year": 2025}, "1003"), ({"companyId": 0}, "2004")]
)
def test_what_is_not_there_is_refused_at_once(filled, values, code) -> None:
    before = ReportTask.objects.count()
    assert refusal(ask(filled, **values)).startswith(code)
    assert ReportTask.objects.count() == before


@pytest.mark.parametrize(
    "values",
    [{"startPeriod": 7, "endPeriod": 6}, {"endPeriod": 13}, {"year": 0}],
)
def test_a_period_that_does_not_exist_is_refused_at_once(filled, values) -> None:
    asked = {
        "companyId": filled.companies["shop"].pk,
        "startPeriod": 6,
        "endPeriod": 6,
        "year": 2026,
    } | values
    answer = call("ReportService.Reports_GetJournalsReportByCompany_Background", key_of(filled), asked)
    assert refusal(answer).startswith("2006")


def test_names_of_elements_may_be_spelt_with_capitals(filled) -> None:
    values = {"CompanyId": filled.companies["shop"].pk, "Year": 2026}
    answer = call("ReportService.Reports_GetWageCodesByYear_Background", key_of(filled), values)
    assert row_of(answer.value).parameters == {"year": 2026}


def test_progress_is_told_by_parts_of_employees(filled, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(declared, "EMPLOYEES_AT_ONCE", 1)
    assert declared.parts_in(report_tasks.Call(filled.package).scope) == 4
    row = ReportTask(parts_expected=4, parts_read=3)
    assert row.progress == 75
    row.parts_read = 40
    assert row.progress == 99
