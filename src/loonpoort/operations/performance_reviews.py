"""Performance reviews of employees. They are entered on the employee page."""

import datetime
from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Named, Rows
from loonpoort.operations.assembling import Assembled, Part
from loonpoort.operations.parameters import CompanyId, EmployeeId
from loonpoort.operations.services import employee_service
from loonpoort.organisation.selections import Selection
from loonpoort.payroll.models import Appraisal, ReviewType
from loonpoort.payroll.models import PerformanceReview as ReviewRecord


class PerformanceReview(Message):
    id: Annotated[int, Named("ID")]
    manager_id: Annotated[
        int,
        Named("ManagerID"),
        Meta(description="Number of the manager, as DebtorService lists it; 0 for none."),
    ]
    manager: str | None
    review_date: datetime.datetime
    type_id: Annotated[int, Named("TypeID")]
    appraisal_id: Annotated[int, Named("AppraisalID")]
    appraisal: Annotated[int, Meta(description="A mark from 1 to 10; 0 for none.")]
    case_manager: str | None
    note: str | None
    next_review_date: Annotated[
        datetime.datetime, Meta(description="The day of the next review; 0001-01-01 when none is planned.")
    ]
    type: str | None
    appraisal_name: str | None


class EmployeePerformanceReview(Message):
    employee_id: int
    performance_reviews: list[PerformanceReview] | None


TYPE_WORDS = {
    ReviewType.PLANNING: "Planningsgesprek",
    ReviewType.PROGRESS: "Voortgangsgesprek",
    ReviewType.APPRAISAL: "Beoordelingsgesprek",
    ReviewType.TRIAL: "Einde proeftijd",
    ReviewType.DEVELOPMENT: "Ontwikkelgesprek",
    ReviewType.EXIT: "Exitgesprek",
}
APPRAISAL_WORDS = {
    Appraisal.INSUFFICIENT: "Onvoldoende",
    Appraisal.MODERATE: "Matig",
    Appraisal.SUFFICIENT: "Voldoende",
    Appraisal.GOOD: "Goed",
    Appraisal.EXCELLENT: "Uitstekend",
}
PARTS = {
    "manager_name": Part(
        ("manager__first_name", "manager__name"), lambda names: " ".join(filter(None, names)) or None
    ),
    "type_word": Part(("type",), lambda row: TYPE_WORDS.get(row[0])),
    "appraisal_word": Part(("appraisal",), lambda row: APPRAISAL_WORDS.get(row[0])),
}
COLUMNS = {
    "manager_id": "manager__number",
    "manager": "manager_name",
    "review_date": "first_day",
    "type_id": "type",
    "appraisal_id": "appraisal",
    "appraisal": "mark",
    "next_review_date": "next_review_on",
    "type": "type_word",
    "appraisal_name": "appraisal_word",
}


def _in_words(reviews: Selection) -> Assembled:
    return Assembled(reviews, PARTS)


@employee_service.operation("PerformanceReview_Get")
def performance_reviews(call: Call, employee_id: EmployeeId) -> Rows[PerformanceReview]:
    """Lists the performance reviews of an employee, in the order of their days.

    The numbers and words of types and appraisals are Loonpoort's own choice. Types: 1 planning, 2 progress,
    3 appraisal, 4 end of the trial period, 5 development, 6 exit. Appraisals: 0 none, 1 insufficient to
    5 excellent.
    """
    reviews = call.employee(employee_id).records(ReviewRecord)
    return PerformanceReview.rows(_in_words(reviews), **COLUMNS)


@employee_service.operation("PerformanceReview_GetAll_AllEmployeesByCompany")
def performance_reviews_of_company(
    call: Call, company_id: Annotated[CompanyId, Named("CompanyID")]
) -> Rows[EmployeePerformanceReview]:
    """Lists the performance reviews of every employee of a company, in the order of their days."""
    parts = call.company(company_id).by_employee(ReviewRecord)
    return EmployeePerformanceReview.grouped(
        map(_in_words, parts), PerformanceReview, by="employee_id", **COLUMNS
    )
