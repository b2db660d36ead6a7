"""Reports, at once and in the background.

Each is declared once, below, and has all its operations from that: they differ in name, in the spelling of
their elements, and in whether they give the text or a GUID. Accountant and Business operations give the same
in either product.
"""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.access.models import ReportStatus
from loonpoort.access.report_tasks import ask, find, pieces_of, text_of
from loonpoort.contract import LongText, Message, Named, RefusedBy, Service
from loonpoort.contract.faults import (
    Fault,
    PeriodFault,
    RecordFault,
    TaskFault,
    TaskResultFault,
    TaskRightFault,
)
from loonpoort.operations.parameters import CompanyId, PeriodNumber, RunId, Year
from loonpoort.operations.services import company_service, report_service
from loonpoort.payroll import reports
from loonpoort.payroll.reports import Report

FirstPeriod = Annotated[
    int, Meta(description="Number of the first period.", examples=[1]), RefusedBy(PeriodFault)
]
LastPeriod = Annotated[
    int, Meta(description="Number of the last period, itself included.", examples=[9]), RefusedBy(PeriodFault)
]
RunYear = Annotated[int, Meta(description="Payroll year that the run is of.", examples=[2026])]
WageCode = Annotated[int, Meta(description="The one wage code that is told.", examples=[3000])]
TYPES: dict[str, Any] = {
    "company_id": CompanyId,
    "year": Year,
    "from_year": Year,
    "from_period": PeriodNumber,
    "until_year": Year,
    "until_period": PeriodNumber,
    "start_period": FirstPeriod,
    "end_period": LastPeriod,
    "run_id": RunId,
    "wage_code": WageCode,
}
OF_RUN = ("company_id", "run_id")
OF_RUN_AND_YEAR = ("company_id", "run_id", "year")
OF_YEAR = ("company_id", "year")
OF_SPAN = ("company_id", "from_year", "from_period", "until_year", "until_period")
OF_PERIODS = ("company_id", "start_period", "end_period", "year")

TaskId = Annotated[
    UUID,
    Meta(
        description="The GUID that the report was asked for with.",
        examples=["3f2504e0-4f89-11d3-9a0c-0305e82c3301"],
    ),
    RefusedBy(TaskFault),
]


@dataclass(frozen=True, slots=True)
class Offer:
    """A report as it is offered: what it is, in words, and what it takes."""

    report: Report
    what: str
    """As it goes on after ``Returns``."""
    about: str
    takes: tuple[str, ...] = ()

    def at_once(self, service: Service, name: str, *, year: str = "") -> None:
        """Declare the operation that gives the text."""

        def handler(call: Call, *values: int) -> LongText:
            company_id, asked = self._asked(values)
            return LongText(pieces_of(call, self.report, company_id, asked))

        handler.__doc__ = f"Returns {self.what}, as an XML text.\n\n{self.about}"
        self._declare(handler, LongText, {"year": year} if year else {})
        service.operation(name, faults=self._faults)(handler)

    def in_background(self, name: str) -> None:
        """Declare the operation that gives a GUID: its elements begin with small letters."""

        def handler(call: Call, *values: int) -> UUID:
            company_id, asked = self._asked(values)
            row = ask(call, self.report, company_id, asked, operation=f"{report_service.name}.{name}")
            return row.task_id

        handler.__doc__ = (
            f"Has {self.what} made in the background, and returns a GUID at once.\n\n"
            f"Reports_BackgroundTask_Result gives the XML text for it. {self.about}"
        )
        self._declare(handler, UUID, {each: _small(each) for each in self.takes})
        report_service.operation(name, is_write=True, faults=self._faults)(handler)

    @property
    def _faults(self) -> tuple[type[Fault], ...]:
        return (RecordFault,) if "run_id" in self.takes else ()

    def _asked(self, values: Sequence[int]) -> tuple[int | None, dict[str, int]]:
        asked = dict(zip(self.takes, values, strict=True))
        return asked.pop("company_id", None), asked

    def _declare(self, handler: Callable[..., Any], result: Any, names: dict[str, str]) -> None:
        """Give a handler the parameters that the catalogue reads from it."""
        # The year of a run is not refused as a year: there is no such run of it.
        types = TYPES | ({"year": RunYear} if "run_id" in self.takes else {})
        hints = {
            each: Annotated[types[each], Named(names[each])] if each in names else types[each]
            for each in self.takes
        }
        handler.__annotations__ = {"call": Call, **hints, "return": result}
        kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
        parameters = [inspect.Parameter(each, kind) for each in ("call", *self.takes)]
        handler.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]


def _small(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


EVERYBODY = (
    "It is of all employees of the companies within the login's filter, in the companies' current periods."
)
COUNTED = "Figures of processed and locked runs are in it; hour codes are not among the wage components."
CLOSED = "An open run has no figures yet."
BY_FAMILY = {
    "CompanyContactPerson": Offer(
        reports.CONTACT_PERSONS,
        "the contact persons of companies",
        "It is of all companies within the login's filter.",
    ),
    "Company_CompanyJournalReport": Offer(
        reports.COMPANY_JOURNAL,
        "the journal of a company from one period up to and with another",
        "Every booked figure of an employee is in it twice, in debit and in credit. Figures of processed and"
        "\nlocked runs that lie wholly in the periods count.",
        OF_SPAN,
    ),
    "Company_CompanyWageComponentsPerPeriod": Offer(
        reports.COMPONENTS_BY_PERIOD,
        "what the wage components of a company come to in each period of a year",
        COUNTED,
        OF_YEAR,
    ),
    "Company_EmployeeWageComponentsPerRun": Offer(
        reports.COMPONENTS_BY_RUN,
        "what the wage components of each employee come to in each run of a year",
        COUNTED,
        OF_YEAR,
    ),
    "Company_EmployeeWageComponentsPerRunPeriod": Offer(
        reports.COMPONENTS_BY_RUN_PERIOD,
        "what the wage components of each employee come to in each run and period of a year",
        COUNTED,
        OF_YEAR,
    ),
    "EmployeeContracts": Offer(
        reports.CONTRACTS, "the contracts of employees", f"{EVERYBODY}\nThere is an item for each contract."
    ),
    "EmployeeHoursSalary": Offer(
        reports.HOURS_AND_SALARY,
        "hours and salaries of employees",
        f"{EVERYBODY}\nDecimals have a comma. What does not hold in the period is empty.",
    ),
    "EmployeeNameAddress": Offer(
        reports.NAMES_AND_ADDRESSES,
        "names and addresses of employees",
        f"{EVERYBODY}\nWhat does not hold in the period is empty.",
    ),
}
"""By what stands behind ``Reports_Accountant_`` and ``Reports_Business_``."""

for _product in ("Accountant", "Business"):
    for _name, _offer in BY_FAMILY.items():
        _offer.at_once(report_service, f"Reports_{_product}_{_name}")
        _offer.in_background(f"Reports_{_product}_{_name}_Background")

JOURNALS = Offer(
    reports.JOURNALS,
    "the journal of a company over some periods of a year",
    "Every booked figure of an employee is in it twice, in debit and in credit. Figures of processed and"
    "\nlocked runs that lie wholly in the periods count.",
    OF_PERIODS,
)
PAYSLIPS = Offer(reports.PAYSLIPS, "what the payslips of a run say", CLOSED, OF_RUN)
PAYSLIPS_OF_YEAR = Offer(
    reports.PAYSLIPS, "what the payslips of a run of a year say", CLOSED, OF_RUN_AND_YEAR
)
WAGE_CODES = Offer(
    reports.WAGE_CODES_OF_RUN, "what the wage codes of each employee come to in a run", CLOSED, OF_RUN
)
WAGE_CODES_AND_YEAR = Offer(
    reports.WAGE_CODES_OF_RUN,
    "what the wage codes of each employee come to in a run of a year",
    CLOSED,
    OF_RUN_AND_YEAR,
)
ONE_WAGE_CODE = Offer(
    reports.WAGE_CODES_OF_RUN,
    "what one wage code of each employee comes to in a run of a year",
    f"Employees without it are left out. {CLOSED}",
    (*OF_RUN_AND_YEAR, "wage_code"),
)
WAGE_CODES_OF_YEAR = Offer(
    reports.WAGE_CODES_OF_YEAR,
    "what the wage codes of each employee come to in each period of a year",
    "Figures of processed and locked runs are in it.",
    OF_YEAR,
)

for _name, _offer in {
    "GetJournalsReportByCompany": JOURNALS,
    "GetPayslipByRunCompany": PAYSLIPS,
    "GetPayslipByRunCompany_v2": PAYSLIPS_OF_YEAR,
    "GetWageCodesByRunCompany": WAGE_CODES,
    "GetWageCodesByRunCompany_v2": WAGE_CODES_AND_YEAR,
    "GetWageCodesByYear": WAGE_CODES_OF_YEAR,
}.items():
    _offer.at_once(company_service, f"Reports_{_name}", year="intYear" if _name.endswith("_v2") else "")
    _offer.in_background(f"Reports_{_name}_Background")
ONE_WAGE_CODE.in_background("Reports_GetWageCodesByRunCompany_FilterByWageCode_Background")


class BackgroundTaskResult(Message):
    task_id: UUID
    status: str | None
    content: LongText | None


@report_service.operation(
    "Reports_BackgroundTask_Result",
    result_element="Reports_BackgroundTask_ResultResult",
    faults=(TaskRightFault, TaskResultFault),
)
def background_task_result(call: Call, task_id: TaskId) -> BackgroundTaskResult:
    """Returns how far a report in the background is and, once it is finished, its XML text.

    Status is Enqueued, Executing, Success or Error; Content is there at Success. Only the login that asked
    for a report gets it, as long as it might ask for it still. Reports are kept for some days, seven unless
    the operator of this server has chosen otherwise.
    """
    row = find(call, task_id)
    content = LongText(text_of(row)) if row.status == ReportStatus.SUCCESS else None
    return BackgroundTaskResult(task_id=row.task_id, status=row.status, content=content)
