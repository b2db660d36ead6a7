"""Managers, performance reviews and extra fields of employees. All three are entered on pages."""

import datetime
from typing import Any

from loonpoort.audit.records import SYSTEM
from loonpoort.organisation.debtor_changes import add_detail
from loonpoort.organisation.models import ExtraField, Manager
from loonpoort.organisation.periods import Period
from loonpoort.payroll.models import EmployeeManager, ExtraValue, PerformanceReview
from loonpoort.payroll.record_actions import RecordChange, add_record
from tests.cases import ANY, Case, debtor_details
from tests.cast import House


def fill(house: House) -> None:
    """Bram has a manager of the debtor's since period 5, two reviews, and values of three fields."""
    bram, bakery = house.employees["bram"], house.debtors["bakery"]
    manager = Manager.unscoped.get(debtor=bakery, number=debtor_details.MANAGER["number"])
    first = datetime.date(2026, 2, 3)
    fields = {
        kind: add_detail(ExtraField, bakery.pk, {"name": f"{kind} & <zo>", "type": kind})
        for kind in ("Date", "Number", "Text")
    }
    review = {
        "manager": manager,
        "type": 2,
        "appraisal": 4,
        "mark": 8,
        "case_manager": "C. & <zo>",
        "note": "Goed & <zo>",
        "next_review_on": datetime.date(2027, 2, 3),
    }
    for model, values, since in (
        (EmployeeManager, {"manager": manager}, Period(2026, 5)),
        (PerformanceReview, review, first),
        (PerformanceReview, {"type": 6}, datetime.date(2026, 7, 1)),
        (ExtraValue, {"field": fields["Text"], "value": "XL & <zo>"}, first),
        (ExtraValue, {"field": fields["Number"], "value": "1.5"}, first),
        (ExtraValue, {"field": fields["Number"], "value": "2"}, datetime.date(2026, 7, 16)),
        (ExtraValue, {"field": fields["Date"], "value": "2027-01-31"}, datetime.date(2026, 9, 1)),
    ):
        change = RecordChange(
            model=model,
            is_timeline=model is not ExtraValue,
            values=values,
            first=since,
            changes_past=True,
        )
        add_record(SYSTEM, bram.pk, change)


def fill_least(house: House) -> None:
    """Dirk has a review of which the least is known, and a manager who is a name only."""
    dirk = house.employees["dirk"]
    manager = Manager.unscoped.create(debtor=house.debtors["bakery"], number=99, name="X")
    EmployeeManager.unscoped.create(employee=dirk, first_period=202601, manager=manager)
    PerformanceReview.unscoped.create(employee=dirk, first_day=datetime.date(2026, 1, 1))


def cases(house: House) -> dict[str, Case]:
    return _managers(house) | _reviews(house) | _fields(house)


def _managers(house: House) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "dirk"))
    staff = [
        ("Number", "7"),
        ("FirstName", "Jo"),
        ("Name", "Baas"),
        ("Department", "Winkel"),
        ("Function", "Chef"),
        ("PhoneNumber", "1"),
        ("Mobile", "2"),
        ("Fax", "3"),
        ("Email", "jo@bakery.example"),
    ]
    return {
        "EmployeeService.Manager_Get": Case(
            {**bram, "Period": 5, "Year": 2026}, staff, empty={**bram, "Period": 4, "Year": 2026}
        ),
        "EmployeeService.Manager_GetCurrent": Case(bram, staff, empty=nobody),
    }


def _reviews(house: House) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "dirk"))
    rows: list[Any] = [
        (
            "PerformanceReview",
            [
                ("ID", ANY),
                ("ManagerID", "7"),
                ("Manager", "Jo Baas"),
                ("ReviewDate", "2026-02-03T00:00:00"),
                ("TypeID", "2"),
                ("AppraisalID", "4"),
                ("Appraisal", "8"),
                ("CaseManager", "C. & <zo>"),
                ("Note", "Goed & <zo>"),
                ("NextReviewDate", "2027-02-03T00:00:00"),
                ("Type", "Voortgangsgesprek"),
                ("AppraisalName", "Goed"),
            ],
        ),
        (
            "PerformanceReview",
            [
                ("ID", ANY),
                ("ManagerID", "0"),
                ("ReviewDate", "2026-07-01T00:00:00"),
                ("TypeID", "6"),
                ("AppraisalID", "0"),
                ("Appraisal", "0"),
                ("NextReviewDate", "0001-01-01T00:00:00"),
                ("Type", "Exitgesprek"),
            ],
        ),
    ]
    item = [("EmployeeId", str(bram["EmployeeId"])), ("PerformanceReviews", rows)]
    return {
        "EmployeeService.PerformanceReview_Get": Case(bram, rows, empty=nobody),
        "EmployeeService.PerformanceReview_GetAll_AllEmployeesByCompany": Case(
            {"CompanyID": house.companies["shop"].pk},
            [("EmployeePerformanceReview", item)],
            empty={"CompanyID": house.companies["mill"].pk},
        ),
    }


def _fields(house: House) -> dict[str, Case]:
    bram, nobody = ({"EmployeeId": house.employees[name].pk} for name in ("bram", "dirk"))

    def row(kind: str, value: str) -> list[tuple[str, Any]]:
        return [("Id", ANY), ("Name", f"{kind} & <zo>"), ("Type", kind), ("Value", value)]

    dated = [
        (row("Date", "2027-01-31"), "2026-09-01"),
        (row("Number", "1.5"), "2026-02-03"),
        (row("Number", "2"), "2026-07-16"),
        (row("Text", "XL & <zo>"), "2026-02-03"),
    ]
    return {
        "EmployeeService.ExtraFields_GetList": Case(
            bram, [("FreeField", row("Number", "2")), ("FreeField", row("Text", "XL & <zo>"))], empty=nobody
        ),
        "EmployeeService.ExtraFieldsWithStartDate_GetList": Case(
            bram,
            [
                ("FreeFieldWithStartDate", [*fields, ("StartDate", f"{day}T00:00:00")])
                for fields, day in dated
            ],
            empty=nobody,
        ),
    }
