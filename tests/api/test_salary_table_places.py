"""Giving employees the salary of a place in a salary table, rightly and wrongly."""

import uuid
from typing import Any

import pytest

from loonpoort.organisation.models import SalaryScale, SalaryStep, SalaryTable
from loonpoort.payroll.models import Salary
from tests.api.client import Answer, call, key_of
from tests.api.test_salaries import refusal
from tests.cases import salaries
from tests.cast import House

VERBS = pytest.mark.parametrize("verb", ["Insert", "InsertCurrent"])


@pytest.fixture(autouse=True)
def table(house: House) -> None:
    salaries.fill(house)
    Salary.unscoped.all().delete()


def ask(house: House, verb: str, name: str = "bram", day: str = "2026-07-16", **ids: str) -> Answer:
    values: dict[str, Any] = {"EmployeeId": house.employees[name].pk, **ids}
    values |= {"StartDate": day} if verb == "Insert" else {}
    return call(f"EmployeeService.SalaryTable_{verb}", key_of(house), values)


def ids_but(house: House, **changed: str) -> dict[str, str]:
    ids = salaries.ids_of(house) | changed
    return {name: known for name, known in ids.items() if known}


def kept() -> list[tuple[str, str | None, str | None]]:
    rows = Salary.unscoped.order_by("pk").values_list("value", "scale__name", "step__name")
    return [(str(value), scale, step) for value, scale, step in rows]


@VERBS
def test_a_step_is_paid_what_it_is_worth(verb, house) -> None:
    assert ask(house, verb, **ids_but(house)).value is None
    assert kept() == [("2950.7500", "A & <1>", "3 & <zo>")]


@VERBS
def test_a_scale_without_a_step_is_paid_its_own_value(verb, house) -> None:
    assert ask(house, verb, **ids_but(house, SalaryTableStepId="", SalaryTableId="")).value is None
    assert kept() == [("2900.2500", "A & <1>", None)]


@VERBS
@pytest.mark.parametrize("name", ["SalaryTableId", "SalaryTableScaleId", "SalaryTableStepId"])
@pytest.mark.parametrize("known", ["7", "A & <1>", "x" * 5000, str(uuid.UUID(int=0))])
def test_an_id_that_the_companys_tables_do_not_have_is_refused(known, name, verb, house) -> None:
    told = refusal(ask(house, verb, **ids_but(house, **{name: known})))
    assert told.startswith(f"2030: Invalid Set of Values ({name}: ")
    assert kept() == []


@VERBS
def test_a_scale_is_needed(verb, house) -> None:
    refused = "2030: Invalid Set of Values (SalaryTableScaleId: "
    assert refusal(ask(house, verb, **ids_but(house, SalaryTableScaleId=""))).startswith(refused)
    assert refusal(ask(house, verb)).startswith(refused)


@VERBS
def test_a_place_of_another_company_is_unknown(verb, house) -> None:
    """Dirk is of the mill."""
    for ids in (ids_but(house), ids_but(house, SalaryTableId="")):
        assert refusal(ask(house, verb, "dirk", **ids)).startswith("2030: Invalid Set of Values (SalaryTable")
    assert kept() == []


@VERBS
def test_scale_and_step_are_of_one_place(verb, house) -> None:
    other = SalaryTable.unscoped.create(company=house.companies["shop"], code=13)
    scale = SalaryScale.unscoped.create(table=other, name="B")
    step = SalaryStep.unscoped.create(scale=scale, name="1")
    for name, row in (("SalaryTableId", other), ("SalaryTableStepId", step)):
        told = refusal(ask(house, verb, **(salaries.ids_of(house) | {name: str(row.guid)})))
        about = "SalaryTableScaleId" if row is other else name
        assert told.startswith(f"2030: Invalid Set of Values ({about}: ")
    assert kept() == []


@pytest.mark.parametrize("day", ["1899-12-31", "0001-01-01", "9999-01-01"])
def test_a_day_out_of_the_calendar_is_refused(day, house) -> None:
    told = refusal(ask(house, "Insert", day=day, **ids_but(house)))
    assert told.startswith("2030: Invalid Set of Values (It would begin on ")


def test_what_began_on_the_same_day_is_replaced_whole(house) -> None:
    paid = {"Salary": {**salaries.INPUT, "Type": "Bruto_Uurloon"}, "Start": "2026-07-16"}
    bram = {"EmployeeId": house.employees["bram"].pk}
    assert call("EmployeeService.Salary_Update", key_of(house), {**bram, **paid}).value is None
    assert ask(house, "Insert", **ids_but(house, SalaryTableStepId="")).value is None
    [row] = Salary.unscoped.all()
    assert (row.type, row.step, row.scale_percentage) == (1, None, None)
