"""Writing hour and wage components, rightly and wrongly, one at a time and in batches."""

import base64
from typing import Any

import pytest

from loonpoort.organisation.models import CostCenter, CostUnit, HourCode
from loonpoort.payroll.models import HourComponent, WageComponent
from loonpoort.payroll.models.components import MOST_ATTACHED
from tests.api.client import Answer, call, key_of
from tests.cases import company_lists
from tests.cases.components import HOURS, WAGES, Words
from tests.cast import House

NOW: dict[str, Any] = {"Period": 7, "Year": 2026, "UnprotectedMode": "false"}
WORDS = pytest.mark.parametrize("words", [HOURS, WAGES], ids=["hours", "wages"])


@pytest.fixture(autouse=True)
def lists(house: House) -> None:
    company_lists.fill(house)


def ask(house: House, words: Words, verb: str, name: str = "bram", **values: Any) -> Answer:
    return call(words.named(verb), key_of(house), {"EmployeeId": house.employees[name].pk, **values})


def insert(house: House, words: Words, verb: str = "Var_Insert", amount: str = "7.5", **more: Any) -> Answer:
    moment = {name: more.pop(name, value) for name, value in NOW.items()}
    number = more.pop("number", "")
    return ask(house, words, verb, **words.sent(amount, number, **more), **moment)


def listed(house: House, words: Words, verb: str, period: int = 7, year: int = 2026) -> list[str]:
    """The amounts of the components that hold in a period."""
    found = ask(house, words, verb, Period=period, Year=year).value
    return [dict(row)[words.amount] for _, row in found or ()]


def rows(words: Words) -> Any:
    return (HourComponent if words is HOURS else WageComponent).unscoped.order_by("pk")


def text_of(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


@WORDS
def test_all_that_is_sent_is_kept(words, house) -> None:
    more = {"Comment": "Extra & <zo>", "DocumentName": "bon.pdf", "Attachment": "JVBERg=="}
    ids = company_lists.ids_of(house)
    assert insert(house, words, **more, **ids).value
    [row] = rows(words)
    assert (row.comment, row.document_name, bytes(row.attachment)) == ("Extra & <zo>", "bon.pdf", b"%PDF")
    assert {"CostCenterId": str(row.cost_center_id), "CostUnitId": str(row.cost_unit_id)} == ids


@WORDS
def test_an_id_of_0_is_no_cost_centre_and_no_cost_unit(words, house) -> None:
    assert insert(house, words, CostCenterId=0, CostUnitId=0).value
    [row] = rows(words)
    assert (row.cost_center, row.cost_unit) == (None, None)


@pytest.mark.parametrize(("words", "code"), [(HOURS, 2001), (WAGES, 2002)], ids=["hours", "wages"])
@pytest.mark.parametrize("verb", ["Var_Insert", "Fixed_Insert"])
def test_a_code_that_the_company_does_not_have_is_refused(verb, words, code, house) -> None:
    HourCode.unscoped.create(company=house.companies["mill"], number=77, description="Of another company")
    for number in ("77", "0", "-1", str(2**31 - 1)):
        assert text_of(insert(house, words, verb, number=number)).startswith(f"{code}: Invalid ")
    assert not rows(words).exists()


@WORDS
def test_cost_centres_and_units_of_another_company_are_refused(words, house) -> None:
    mill = house.companies["mill"]
    center = CostCenter.unscoped.create(company=mill, code="1").pk
    unit = CostUnit.unscoped.create(company=mill, code="1").pk
    assert text_of(insert(house, words, CostCenterId=center)).startswith("2037: Invalid CostCenterId (")
    assert text_of(insert(house, words, CostUnitId=unit)).startswith(
        "2030: Invalid Set of Values (CostUnitId: "
    )
    assert not rows(words).exists()


@WORDS
@pytest.mark.parametrize(
    ("fields", "about"),
    [
        ({"Comment": "x" * 501}, "Comment"),
        ({"DocumentName": "x" * 256}, "DocumentName"),
        ({"amount": "10000000.01"}, "amount"),
        ({"amount": "-10000000.01"}, "amount"),
        ({"amount": "1.00001"}, "amount"),
        ({"Attachment": base64.b64encode(bytes(MOST_ATTACHED + 1)).decode()}, "Attachment"),
    ],
    ids=["comment", "document", "huge", "below", "decimals", "attachment"],
)
def test_what_cannot_be_stored_is_refused_with_its_name(fields, about, words, house) -> None:
    name = words.amount if about == "amount" else about
    for verb in ("Var_Insert", "Fixed_Insert"):
        assert text_of(insert(house, words, verb, **fields)).startswith(
            f"2030: Invalid Set of Values ({name}: "
        )
    assert not rows(words).exists()


@WORDS
def test_an_attachment_may_have_5_megabytes(words, house) -> None:
    assert insert(house, words, Attachment=base64.b64encode(bytes(MOST_ATTACHED)).decode()).value
    assert len(rows(words).get().attachment) == MOST_ATTACHED


@WORDS
@pytest.mark.parametrize(("period", "year"), [(0, 2026), (13, 2026), (54, 2026), (7, 0), (7, 9999), (-1, -1)])
def test_a_period_must_exist(period, year, words, house) -> None:
    for verb in ("Var_Insert", "Fixed_Insert"):
        answer = insert(house, words, verb, Period=period, Year=year)
        assert text_of(answer).startswith("2006: Invalid Period (")
    for verb in ("Var_Get", "Fixed_Get"):
        assert text_of(ask(house, words, verb, Period=period, Year=year)).startswith("2006: ")
    assert not rows(words).exists()


@WORDS
def test_the_past_needs_unprotected_mode(words, house) -> None:
    for verb in ("Var_Insert", "Fixed_Insert"):
        assert text_of(insert(house, words, verb, Period=6)).startswith("2011: Protected Mode")
        assert insert(house, words, verb, Period=6, UnprotectedMode="true").value
    assert text_of(ask(house, words, "Var_Clear", **{**NOW, "Period": 6})).startswith("2011: ")
    assert listed(house, words, "Var_Get", 6) == listed(house, words, "Fixed_Get", 6) == ["7.5000"]
    assert (listed(house, words, "Var_Get"), listed(house, words, "Fixed_Get")) == ([], ["7.5000"])


@WORDS
def test_an_end_before_the_start_is_refused(words, house) -> None:
    start = {"Period": 7, "Year": 2026} if words is HOURS else {"StartPeriod": 7, "StartYear": 2026}
    for end in ({"EndPeriod": 6, "EndYear": 2026}, {"EndPeriod": 0, "EndYear": 0}):
        answer = ask(house, words, "Fixed_Insert_With_End", **words.sent("1"), **start, **end)
        assert text_of(answer).startswith("2006: ")
    assert not rows(words).exists()


def test_a_fixed_wage_may_say_its_end_itself(house) -> None:
    assert insert(house, WAGES, "Fixed_Insert", EndYear=2026, EndPeriod=8).value
    assert insert(house, WAGES, "Fixed_InsertCurrent", EndYear=2026, EndPeriod=9).value
    assert [len(listed(house, WAGES, "Fixed_Get", number)) for number in (7, 8, 9, 10)] == [2, 2, 1, 0]
    assert text_of(insert(house, WAGES, "Fixed_Insert", EndYear=2026)).startswith("2006: ")


@WORDS
def test_clearing_takes_the_variable_ones_of_one_period(words, house) -> None:
    for period in (7, 8):
        insert(house, words, Period=period)
    insert(house, words, "Fixed_Insert")
    rows(words).filter(kind=2).update(last_period=202607)
    assert ask(house, words, "Var_Clear", **NOW).value is None
    assert (listed(house, words, "Var_Get"), listed(house, words, "Fixed_Get")) == ([], ["7.5000"])
    assert listed(house, words, "Var_Get", 8) == ["7.5000"]


def stop(house: House, words: Words, row_id: str, period: int, *, is_unprotected: bool = False) -> Answer:
    moment = {**NOW, "Period": period, "UnprotectedMode": str(is_unprotected).lower()}
    named = {"WageComponentId": row_id} if words is WAGES else {"Hourcomponent": {"Id": row_id}}
    return ask(house, words, "Fixed_Stop", **named, **moment)


@WORDS
def test_a_stopped_component_holds_up_to_and_with_the_period(words, house) -> None:
    row_id = insert(house, words, "Fixed_Insert").value
    assert stop(house, words, row_id, 8).value is None
    assert stop(house, words, row_id, 12).value is None  # it has ended before
    assert [len(listed(house, words, "Fixed_Get", number)) for number in (7, 8, 9)] == [1, 1, 0]
    assert text_of(stop(house, words, row_id, 6)).startswith("2011: ")
    assert stop(house, words, row_id, 6, is_unprotected=True).value is None
    assert not rows(words).exists()


@WORDS
def test_only_a_fixed_component_of_the_employee_can_be_stopped(words, house) -> None:
    variable = insert(house, words).value
    for row_id in (variable, "0", "-1", str(2**31 - 1)):
        assert text_of(stop(house, words, row_id, 8)).startswith("1003: ")
    assert listed(house, words, "Var_Get") == ["7.5000"]


@WORDS
@pytest.mark.parametrize("verb", ["_Update", "_Delete"])
def test_a_component_of_another_employee_is_unknown(verb, words, house) -> None:
    row_id = insert(house, words).value
    sent = {**words.sent("1", Id=row_id), f"{words.family}ID": row_id, "EndPeriod": 0, "EndYear": 0}
    assert text_of(ask(house, words, verb, "carla", **sent)).startswith("1003: ")
    assert listed(house, words, "Var_Get") == ["7.5000"]


def update(house: House, words: Words, row_id: str, **more: Any) -> Answer:
    own = {"EndPeriod": 0, "EndYear": 0, "UnprotectedMode": "false"}
    ends = {name: more.pop(name, value) for name, value in own.items()}
    return ask(house, words, "_Update", **words.sent("1.25", words.other, Id=row_id, **more), **ends)


@WORDS
def test_what_an_update_leaves_out_stays_and_what_it_empties_goes(words, house) -> None:
    more = {"Comment": "a", "DocumentName": "b.pdf", "Attachment": "JVBERg=="}
    row_id = insert(house, words, **more, **company_lists.ids_of(house)).value
    assert update(house, words, row_id).value
    [row] = rows(words)
    assert (str(getattr(row, words.amount.lower())), str(row.code.number)) == ("1.2500", words.other)
    assert (row.comment, row.document_name, bytes(row.attachment)) == ("a", "b.pdf", b"%PDF")
    assert None not in (row.cost_center_id, row.cost_unit_id)
    nothing = {"Comment": "", "DocumentName": "", "Attachment": "", "CostCenterId": 0, "CostUnitId": 0}
    assert update(house, words, row_id, **nothing).value
    [row] = rows(words)
    assert (row.comment, row.document_name, bytes(row.attachment)) == ("", "", b"")
    assert (row.cost_center_id, row.cost_unit_id) == (None, None)


@WORDS
def test_an_update_sets_the_end_of_a_fixed_component_or_takes_it_away(words, house) -> None:
    row_id = insert(house, words, "Fixed_Insert").value
    assert update(house, words, row_id, EndPeriod=8, EndYear=2026).value
    assert [len(listed(house, words, "Fixed_Get", number)) for number in (8, 9)] == [1, 0]
    assert text_of(update(house, words, row_id, EndPeriod=6, EndYear=2026)).startswith("2006: ")
    assert text_of(update(house, words, row_id, EndPeriod=6)).startswith("2006: ")
    assert update(house, words, row_id).value
    assert [len(listed(house, words, "Fixed_Get", number)) for number in (8, 9)] == [1, 1]


@WORDS
def test_a_variable_component_stays_of_one_period(words, house) -> None:
    row_id = insert(house, words).value
    assert text_of(update(house, words, row_id, EndPeriod=8, EndYear=2026)).startswith("2006: ")
    assert update(house, words, row_id, EndPeriod=7, EndYear=2026).value
    assert (listed(house, words, "Var_Get"), listed(house, words, "Var_Get", 8)) == (["1.2500"], [])


@WORDS
def test_an_update_of_what_held_in_the_past_needs_unprotected_mode(words, house) -> None:
    row_id = insert(house, words, "Fixed_Insert", Period=6, UnprotectedMode="true").value
    assert text_of(update(house, words, row_id)).startswith("2011: ")
    assert listed(house, words, "Fixed_Get") == ["7.5000"]
    assert update(house, words, row_id, UnprotectedMode="true").value
    assert listed(house, words, "Fixed_Get", 6) == ["1.2500"]


@WORDS
@pytest.mark.parametrize("verb", ["Var_Insert", "Var_InsertCurrent", "Fixed_Insert", "_Update"])
def test_a_component_must_be_there(verb, words, house) -> None:
    assert text_of(ask(house, words, verb, **NOW)).startswith("2030: Invalid Set of Values (No ")
