"""Runs of companies, their journals and requests for runs, as packages get them."""

import pytest
from lxml import etree

from loonpoort.audit.records import SYSTEM
from loonpoort.payroll.models import Run, RunRequest, RunState
from loonpoort.payroll.run_actions import open_run
from loonpoort.payroll.run_requests import handle_request
from tests.api.client import Answer, call, key_of
from tests.cases import runs
from tests.cases.runs import JOURNALS, run_of, text_of
from tests.test_docs import ROOT

OF_RUN = [f"Journals_GetByRun{grouping}" for grouping in JOURNALS]
OF_YEAR = [f"Journals_GetByRun{grouping}{ending}" for grouping, ending in JOURNALS.items()]


def ask(house, name: str, run_id: int, year: int = 2026, company: str = "shop") -> Answer:
    ids = {"CompanyId": house.companies[company].pk, "RunId": run_id}
    if name.endswith("PerYear"):
        values = {"companyId": ids["CompanyId"], "runId": run_id, "year": year}
    elif name.endswith("_v2"):
        values = {**ids, "intYear": year}
    else:
        values = {**ids, "Year": year} if name.startswith("Run_") else ids
    return call(f"CompanyService.{name}", key_of(house), values)


def code_of(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")[:4]


@pytest.mark.parametrize("grouping", JOURNALS)
def test_the_golden_journals_are_as_the_schema_says(grouping) -> None:
    etree.XMLSchema(file=str(ROOT / "docs" / "journals.xsd")).assertValid(etree.fromstring(text_of(grouping)))


@pytest.mark.parametrize("name", [*OF_RUN, *OF_YEAR, "Run_GetEmployeesByRunCompany"])
def test_a_run_is_of_the_company_and_known(house, name) -> None:
    runs.fill(house)
    run = run_of(house, 1)
    answers = [
        ask(house, name, run.pk, company="mill"),
        *(ask(house, name, absurd) for absurd in (0, -1, 2**31 - 1)),
    ]
    assert {code_of(answer) for answer in answers} == {"1003"}
    assert len({answer.fault for answer in answers}) == 1


@pytest.mark.parametrize("name", [*OF_YEAR, "Run_GetEmployeesByRunCompany"])
@pytest.mark.parametrize("year", [2025, 0, -1, 2**31 - 1])
def test_a_run_is_of_the_year_that_is_said(house, name, year) -> None:
    runs.fill(house)
    assert code_of(ask(house, name, run_of(house, 1).pk, year)) == "1003"


@pytest.mark.parametrize("name", [*OF_RUN, *OF_YEAR])
def test_an_open_run_has_no_journal(house, name) -> None:
    runs.fill(house)
    Run.unscoped.update(state=RunState.OPEN, run_at=None)
    assert ask(house, name, run_of(house, 1).pk).value == "<transactions></transactions>"


def test_an_open_run_is_listed_without_a_moment_and_has_nobody(house) -> None:
    run = open_run(SYSTEM, house.companies["shop"].pk, 2026, 7)
    values = {"CompanyId": house.companies["shop"].pk, "Year": 2026}
    ((_, told),) = call("CompanyService.Run_GetList", key_of(house), values).value
    assert dict(told)["RunAt"] == runs.NO_MOMENT
    assert not ask(house, "Run_GetEmployeesByRunCompany", run.pk).value


def test_one_run_is_asked_for_at_a_time_until_it_is_handled(house) -> None:
    shop = house.companies["shop"].pk
    asked = {"CompanyId": shop}
    assert call("CompanyService.RunRequest_Insert", key_of(house), asked).status == "200 OK"
    answer = call("CompanyService.RunRequest_Insert", key_of(house), asked)
    assert code_of(answer) == "2030"
    assert "A run of period 7 of 2026 was asked for already." in answer.fault[1]
    handle_request(SYSTEM, shop, RunRequest.unscoped.get().pk)
    listed = call("CompanyService.RunRequest_GetList", key_of(house), {**asked, "Year": 2026}).value
    assert [dict(told)["Status"] for _, told in listed] == ["Handled"]
    assert call("CompanyService.RunRequest_Insert", key_of(house), asked).status == "200 OK"
