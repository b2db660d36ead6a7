"""Writing personal details, partners and children, rightly and wrongly."""

from typing import Any

import pytest

from loonpoort.payroll.models import Child, Partner, PersonalInfo
from tests.api.client import Answer, call, key_of
from tests.cases import personal_infos, relatives
from tests.cast import House, personal_info

LONG = "x" * 81
BEFORE = "1899-12-31T00:00:00"


def ask(house: House, operation: str, name: str = "bram", **values: Any) -> Answer:
    given = {"EmployeeId": house.employees[name].pk, **values}
    return call(f"EmployeeService.{operation}", key_of(house), given)


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


def current(house: House, name: str = "bram") -> dict[str, str | None]:
    return dict(ask(house, "PersonalInfo_GetCurrent", name).value or ())


def test_personal_details_hold_until_the_next_begin(house) -> None:
    for period, last_name in ((3, "Three"), (9, "Nine"), (7, "Seven")):
        sent = {"PersonalInfo": {"LastName": last_name}, "Period": period, "Year": 2026}
        assert ask(house, "PersonalInfo_Update", **sent).value is None
    names = [
        dict(ask(house, "PersonalInfo_Get", Period=number, Year=2026).value)["LastName"]
        for number in (3, 6, 7, 8, 9, 12)
    ]
    assert names == ["Three", "Three", "Seven", "Seven", "Nine", "Nine"]
    assert ask(house, "PersonalInfo_Get", Period=2, Year=2026).value is None


def test_an_employee_is_listed_by_the_name_that_was_written(house) -> None:
    ask(house, "PersonalInfo_UpdateCurrent", PersonalInfo={"LastName": "Vries", "Prefix": "de"})
    listed = call(
        "EmployeeService.List_GetByCompany",
        key_of(house),
        {"CompanyId": house.companies["shop"].pk, "EmployeeType": 2},
    ).value
    assert [dict(row)["DisplayName"] for _, row in listed] == ["Vries, de"]


def test_what_is_not_sent_is_taken_away(house) -> None:
    personal_info(house.employees["bram"], 202607, **personal_infos.FULL)
    ask(house, "PersonalInfo_UpdateCurrent", PersonalInfo={"LastName": "Bakker", "Title": ""})
    found = current(house)
    assert {"Title", "FirstName", "EmailWork"}.isdisjoint(found)
    assert found["BurgerlijkeStaat"] == "Onbekend"
    assert found["Gender"] == "undefined"


def test_a_bsn_that_was_not_sent_stays_as_it_was(house) -> None:
    personal_info(house.employees["bram"], 202601, bsn=personal_infos.BSN)
    for period in (7, 3):
        sent = {"PersonalInfo": {"LastName": "B", "BSN": ""}, "Period": period, "Year": 2026}
        assert ask(house, "PersonalInfo_Update", **sent).value is None
    assert current(house)["BSN"] == personal_infos.BSN
    ask(house, "PersonalInfo_UpdateCurrent", PersonalInfo={"LastName": "B", "BSN": "123456782"})
    assert current(house)["BSN"] == "123456782"
    in_march = dict(ask(house, "PersonalInfo_Get", Period=3, Year=2026).value)
    assert in_march["BSN"] == personal_infos.BSN


@pytest.mark.parametrize(
    ("text", "word"),
    [("gehuwd", "Gehuwd"), (" Verweduwd ", "Verweduwd"), ("5", "Geregistreerd partnerschap")],
)
def test_a_marital_status_is_a_word_or_its_number(text, word, house) -> None:
    ask(house, "PersonalInfo_UpdateCurrent", PersonalInfo={"LastName": "B", "BurgerlijkeStaat": text})
    assert current(house)["BurgerlijkeStaat"] == word


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"LastName": ""}, "LastName"),
        ({"LastName": LONG}, "LastName"),
        ({"BSN": "111222334"}, "BSN"),
        ({"BSN": "1112223334"}, "BSN"),
        ({"BSN": "abc"}, "BSN"),
        ({"Title": "x" * 31}, "Title"),
        ({"FirstName": "a\u202eb"}, "FirstName"),
        ({"NationalityCode": "-1"}, "NationalityCode"),
        ({"NationalityCode": "10000"}, "NationalityCode"),
        ({"IdentificationType": "-1"}, "IdentificationType"),
        ({"IdentificationType": "100"}, "IdentificationType"),
        ({"CountryOfBirthISOCode": "nl"}, "CountryOfBirthISOCode"),
        ({"CountryOfBirthISOCode": "NLD"}, "CountryOfBirthISOCode"),
        ({"EmailWork": "nobody"}, "EmailWork"),
        ({"Birthday": BEFORE}, "Birthday"),
        ({"Birthday": "2000-01-02", "DeceasedDate": "2000-01-01"}, "DeceasedDate"),
        ({"BurgerlijkeStaat": "6"}, "BurgerlijkeStaat"),
        ({"BurgerlijkeStaat": "Verloofd"}, "BurgerlijkeStaat"),
        ({"Naamstelling": "-1"}, "Naamstelling"),
    ],
)
def test_personal_details_that_cannot_be_are_refused(fields, name, house) -> None:
    told = refusal(ask(house, "PersonalInfo_UpdateCurrent", PersonalInfo={"LastName": "B", **fields}))
    assert told.startswith(f"2030: Invalid Set of Values ({name}: ")
    assert not PersonalInfo.unscoped.exists()


def test_personal_details_begin_in_a_period_that_there_is(house) -> None:
    sent = {"PersonalInfo": {"LastName": "B"}, "Period": 13, "Year": 2026}
    assert refusal(ask(house, "PersonalInfo_Update", **sent)).startswith("2006: ")
    assert refusal(ask(house, "PersonalInfo_Get", Period=0, Year=2026)).startswith("2006: ")


@pytest.mark.parametrize(
    "operation",
    ["PersonalInfo_UpdateCurrent", "Partner_Update", "Children_Insert", "Children_InsertBatch"],
)
def test_something_must_be_sent(operation, house) -> None:
    assert refusal(ask(house, operation)).startswith("2030: Invalid Set of Values (No ")


def partner(**fields: Any) -> dict[str, Any]:
    return {"partner": {"Id": 0, **relatives.PARTNER, **fields}}


def test_an_employee_has_one_partner_at_a_time(house) -> None:
    first = ask(house, "Partner_Update", **partner(PartnerName="First")).value
    second = ask(house, "Partner_Update", **partner(PartnerName="Second", StartDate="2024-01-01")).value
    ask(house, "Partner_Update", **partner(PartnerName="Third", StartDate="2026-08-01"))
    assert first != second
    assert dict(ask(house, "Partner_Get").value)["PartnerName"] == "Second"
    listed = call(
        "EmployeeService.Partner_GetAll_AllEmployeesByCompany",
        key_of(house),
        {"CompanyId": house.companies["shop"].pk},
    ).value
    assert [dict(dict(row)["Partner"])["Id"] for _, row in listed] == [second]
    ask(house, "Partner_Delete", PartnerId=int(second))
    assert dict(ask(house, "Partner_Get").value)["PartnerName"] == "First"


def test_a_partner_from_the_same_day_is_replaced(house) -> None:
    ids = {ask(house, "Partner_Update", **partner(FirstName=name)).value for name in ("An", "Bé")}
    assert len(ids) == 1
    assert Partner.unscoped.get().first_name == "Bé"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"PartnerName": None}, "PartnerName: "),
        ({"PartnerName": LONG}, "PartnerName: "),
        ({"Initials": "x" * 21}, "Initials: "),
        ({"Email": "nobody"}, "Email: "),
        ({"Telephone": "x" * 31}, "Telephone: "),
        ({"Birthday": BEFORE}, "Birthday: "),
        ({"Birthday": "2020-02-21T00:00:00"}, "Birthday: "),
        ({"StartDate": BEFORE}, "It would begin on 1899-12-31: "),
        ({"StartDate": "9999-01-01T00:00:00"}, "It would begin on 9999-01-01: "),
    ],
)
def test_a_partner_that_cannot_be_is_refused(fields, told, house) -> None:
    sent = {name: value for name, value in partner(**fields)["partner"].items() if value is not None}
    answer = refusal(ask(house, "Partner_Update", partner=sent))
    assert answer.startswith(f"2030: Invalid Set of Values ({told}")
    assert not Partner.unscoped.exists()


def test_a_partner_does_not_move_onto_the_day_of_another(house) -> None:
    ask(house, "Partner_Update", **partner())
    other = ask(house, "Partner_Update", **partner(StartDate="2024-01-01")).value
    answer = refusal(ask(house, "Partner_Update", **partner(Id=int(other))))
    assert answer.startswith("2030: Invalid Set of Values (StartDate: ")
    assert Partner.unscoped.get(pk=other).first_day.year == 2024


@pytest.mark.parametrize(
    ("operation", "sent"),
    [
        ("Partner_Update", partner(Id=1)),
        ("Partner_Delete", {"PartnerId": 1}),
        ("Children_Update", {"child": {"Id": 1, **relatives.CHILD}}),
        ("Child_Delete", {"ChildId": 1}),
    ],
)
def test_a_relative_of_somebody_else_is_unknown(operation, sent, house) -> None:
    relatives.fill(house)
    model = Partner if operation.startswith("Partner") else Child
    known = model.unscoped.get().pk
    named = {
        name: {**value, "Id": known} if isinstance(value, dict) else known for name, value in sent.items()
    }
    answers = {ask(house, operation, "dirk", **each).body for each in (named, sent)}
    assert len(answers) == 1
    assert refusal(ask(house, operation, "dirk", **named)) == "1003: Unauthorized access"
    assert model.unscoped.get(pk=known).first_name in ("Ans", "Bé")


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"Name": ""}, "Name"),
        ({"Name": LONG}, "Name"),
        ({"FirstName": LONG}, "FirstName"),
        ({"Initials": "x" * 21}, "Initials"),
        ({"Birthday": BEFORE}, "Birthday"),
    ],
)
def test_children_come_all_or_not_at_all(fields, name, house) -> None:
    wrong = {**relatives.CHILD, **fields}
    told = refusal(ask(house, "Children_Insert", child=wrong))
    assert told.startswith(f"2030: Invalid Set of Values ({name}: ")
    told = refusal(ask(house, "Children_InsertBatch", children={"Child": [relatives.CHILD, wrong]}))
    assert told.startswith(f"2030: Invalid Set of Values (Item 2: {name}: ")
    assert not Child.unscoped.exists()


def test_a_batch_gives_the_ids_in_order(house) -> None:
    sent = {"children": {"Child": [relatives.CHILD, relatives.OTHER]}}
    ids = ask(house, "Children_InsertBatch", **sent).value.split(",")
    names = {str(row.pk): row.first_name for row in Child.unscoped.all()}
    assert [names[each] for each in ids] == ["Bé", "Cas"]
