"""Reports of the house: their texts stand in tests/cases/reports, with names for the ids."""

import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from loonpoort.access.calls import Call
from loonpoort.access.models import Login, ReportTask
from loonpoort.access.report_tasks import ask, make
from loonpoort.payroll.reports import WAGE_CODES_OF_RUN
from tests.cases import ANY, Case, Effect
from tests.cases.runs import run_of
from tests.cast import House

FINISHED, WAITING, FINISHED_TOO, WAITING_TOO = (UUID(int=number) for number in (0xF1, 0xA1, 0xF2, 0xA2))
FAR = datetime.datetime(2999, 1, 1, tzinfo=datetime.UTC)
FOLDER = Path(__file__).parent / "reports"
DECLARATION = '<?xml version="1.0" encoding="utf-16"?>'
YEAR = {"year": 2026}
SPAN = {"fromYear": 2025, "fromPeriod": 12, "untilYear": 2026, "untilPeriod": 6}
FAMILIES: dict[str, dict[str, int]] = {
    "CompanyContactPerson": {},
    "Company_CompanyJournalReport": SPAN,
    "Company_CompanyWageComponentsPerPeriod": YEAR,
    "Company_EmployeeWageComponentsPerRun": YEAR,
    "Company_EmployeeWageComponentsPerRunPeriod": YEAR,
    "EmployeeContracts": {},
    "EmployeeHoursSalary": {},
    "EmployeeNameAddress": {},
}
"""By what stands behind ``Reports_Accountant_`` and ``Reports_Business_``: what each is asked with."""


def text_of(house: House, name: str) -> str:
    """The text of a report, with the ids of this house."""
    text = (FOLDER / f"{name}.xml").read_text(encoding="utf-8").strip()
    for kind in ("debtors", "companies", "employees"):
        for each, row in getattr(house, kind).items():
            text = text.replace(f"{{{kind}.{each}}}", str(row.pk))
    return DECLARATION + text


def fill(house: House) -> None:
    """The package has asked for two reports, of which one is finished."""
    ask_for_two(house, house.package, FINISHED, WAITING)


def fill_least(house: House) -> None:
    """The administrator has asked for two as well."""
    ask_for_two(house, house.administrator, FINISHED_TOO, WAITING_TOO)


def ask_for_two(house: House, login: Login, finished: UUID, waiting: UUID) -> None:
    call, shop = Call(login), house.companies["shop"].pk
    asked = {"run_id": run_of(house, 1).pk, "year": 2026}
    for task_id, wage_code in ((finished, 3000), (waiting, 6000)):
        row = ask(call, WAGE_CODES_OF_RUN, shop, {**asked, "wage_code": wage_code})
        ReportTask.objects.filter(pk=row.pk).update(
            task_id=task_id,
            operation="ReportService.Reports_GetWageCodesByRunCompany_FilterByWageCode_Background",
        )
        if task_id == finished:
            make.func(row.pk)
    ReportTask.objects.update(expires_at=FAR)


def pascal(values: dict[str, int]) -> dict[str, int]:
    return {name[0].upper() + name[1:]: value for name, value in values.items()}


def noted(report: str, company: bool, asked: dict[str, int]) -> Any:
    """Looks for the report that was asked for last."""

    def seen(house: House) -> Any:
        row = ReportTask.objects.order_by("-pk")[0]
        is_shop = row.company_id == house.companies["shop"].pk
        is_package = row.login_id == house.package.pk
        return row.report, is_shop, is_package, dict(row.parameters), row.status

    return Effect("", {}, (report, company, True, asked, "Enqueued"), seen=seen)


SPELT = {
    "runId": "run_id",
    "wageCode": "wage_code",
    "startPeriod": "start_period",
    "endPeriod": "end_period",
    "fromYear": "from_year",
    "fromPeriod": "from_period",
    "untilYear": "until_year",
    "untilPeriod": "until_period",
}
REPORTS = {
    "CompanyContactPerson": "CompanyContactPerson",
    "Company_CompanyJournalReport": "CompanyJournal",
    "Company_CompanyWageComponentsPerPeriod": "WageComponentsByPeriod",
    "Company_EmployeeWageComponentsPerRun": "EmployeeWageComponentsByRun",
    "Company_EmployeeWageComponentsPerRunPeriod": "EmployeeWageComponentsByRunPeriod",
    "EmployeeContracts": "EmployeeContracts",
    "EmployeeHoursSalary": "EmployeeHoursSalary",
    "EmployeeNameAddress": "EmployeeNameAddress",
    "GetJournalsReportByCompany": "JournalsByCompany",
    "GetPayslipByRunCompany": "PayslipsByRun",
    "GetPayslipByRunCompany_v2": "PayslipsByRun",
    "GetWageCodesByRunCompany": "WageCodesByRun",
    "GetWageCodesByRunCompany_v2": "WageCodesByRun",
    "GetWageCodesByYear": "WageCodesByYear",
}


def pair(house: House, service: str, name: str, report: str, values: dict[str, int]) -> dict[str, Case]:
    """The cases of a report at once and in the background."""
    small = dict(values)
    if name.endswith("_v2"):
        small["year"] = small.pop("intYear")
    asked = {SPELT.get(key, key): value for key, value in small.items() if key != "companyId"}
    direct = {
        ("intYear" if key == "intYear" else key[0].upper() + key[1:]): value for key, value in values.items()
    }
    effect = noted(report, "companyId" in values, asked)
    return {
        f"{service}.Reports_{name}": Case(direct, text_of(house, report)),
        f"ReportService.Reports_{name}_Background": Case(small, ANY, effect=effect),
    }


def cases(house: House) -> dict[str, Case]:
    shop, run = house.companies["shop"].pk, run_of(house, 1).pk
    company = {"companyId": shop}
    found: dict[str, Case] = {}
    for product in ("Accountant", "Business"):
        for name, values in FAMILIES.items():
            of_company = company if name.startswith("Company_") else {}
            found |= pair(
                house, "ReportService", f"{product}_{name}", REPORTS[name], {**of_company, **values}
            )
    of_run = {**company, "runId": run}
    for name, values in {
        "GetJournalsReportByCompany": {**company, "startPeriod": 6, "endPeriod": 7, **YEAR},
        "GetPayslipByRunCompany": of_run,
        "GetPayslipByRunCompany_v2": {**of_run, "intYear": 2026},
        "GetWageCodesByRunCompany": of_run,
        "GetWageCodesByRunCompany_v2": {**of_run, "intYear": 2026},
        "GetWageCodesByYear": {**company, **YEAR},
    }.items():
        found |= pair(house, "CompanyService", name, REPORTS[name], values)
    one = {**of_run, **YEAR, "wageCode": 3000}
    found["ReportService.Reports_GetWageCodesByRunCompany_FilterByWageCode_Background"] = Case(
        one,
        ANY,
        effect=noted("WageCodesByRun", True, {"run_id": run, "year": 2026, "wage_code": 3000}),
    )
    found["ReportService.Reports_BackgroundTask_Result"] = Case(
        {"TaskId": str(FINISHED)},
        [
            ("TaskId", str(FINISHED)),
            ("Status", "Success"),
            ("Content", text_of(house, "OneWageCode")),
        ],
    )
    return found
