"""Debtors and what is kept of them: bad input, and who may."""

import pytest
from lxml import etree

from loonpoort.organisation.models import Debtor, DebtorTitle, Webhook
from loonpoort.payroll.models import Absence
from tests.api.client import Answer, call, key_of
from tests.cases import absences
from tests.cast import House, token_of
from tests.test_docs import ROOT

INSERT = "DebtorService.WebhookSettings_Insert"
SENT = {"Name": "Planning", "Endpoint": "https://planning.example/", "Active": "true"}


def whole(house: House) -> tuple[str, str]:
    return house.administrator.email, token_of(house.administrator)


def refusal(answer: Answer) -> str:
    return answer.fault[1].removeprefix("Server was unable to process request. ---> ")


@pytest.mark.parametrize("who", ["package", "client"])
def test_a_login_with_a_filter_makes_no_debtor(who, house) -> None:
    answer = call("DebtorService.Debtor_Insert", key_of(house, who), {"Debtor": {"Number": "9", "Name": "X"}})
    assert refusal(answer).startswith("1002: Unauthorized access")
    assert Debtor.unscoped.count() == 4


def test_an_environment_of_business_gets_no_second_debtor(business) -> None:
    answer = call("DebtorService.Debtor_Insert", whole(business), {"Debtor": {"Number": "9", "Name": "X"}})
    assert refusal(answer).startswith("1002: Unauthorized access (An environment of the Business product")
    assert Debtor.unscoped.count() == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"Name": "X"}, "Number: This field cannot be blank."),
        ({"Number": " ", "Name": "X"}, "Number: This field cannot be blank."),
        ({"Number": "9"}, "Name: This field cannot be blank."),
        ({"Number": "9" * 21, "Name": "X"}, "Number: Ensure this value has at most 20 characters"),
        ({"Number": "9", "Name": "x" * 101}, "Name: Ensure this value has at most 100 characters"),
        ({"Number": "9", "Name": "a\u202eb"}, "Name: This has unseen characters"),
    ],
)
@pytest.mark.parametrize("operation", ["Debtor_Insert", "Debtor_Update"])
def test_a_debtor_needs_a_number_and_a_name_that_fit(operation, fields, said, house) -> None:
    sent = {"Debtor": {"Id": house.debtors["bakery"].pk, **fields}}
    answer = call(f"DebtorService.{operation}", whole(house), sent)
    assert refusal(answer).startswith(f"2030: Invalid Set of Values ({said}")
    assert Debtor.unscoped.get(pk=house.debtors["bakery"].pk).name == "bakery"
    assert Debtor.unscoped.count() == 4


@pytest.mark.parametrize("operation", ["Debtor_Insert", "Debtor_Update"])
def test_a_debtor_must_be_sent(operation, house) -> None:
    assert "2030" in refusal(call(f"DebtorService.{operation}", whole(house)))


def test_a_debtor_beyond_the_filter_is_not_changed(house, stranger) -> None:
    ids = [house.debtors["florist"].pk, stranger.debtors["bakery"].pk, 0, -1, 2**31 - 1]
    for pk in ids:
        sent = {"Debtor": {"Id": pk, "Number": "9", "Name": "evil"}}
        answer = call("DebtorService.Debtor_Update", key_of(house), sent)
        assert refusal(answer) == "2009: Unauthorized access"
    assert not Debtor.unscoped.filter(name="evil").exists()


def test_an_environment_is_owned_by_who_reaches_all_of_it(house, business) -> None:
    def owns(key: tuple[str, str]) -> str:
        return str(call("DebtorService.Debtor_IsOwner", key).value)

    assert (owns(whole(house)), owns(whole(business))) == ("true", "true")
    logins = [(house, "package"), (house, "client"), (business, "package"), (business, "client")]
    assert {owns(key_of(of, name)) for of, name in logins} == {"false"}


@pytest.mark.parametrize("name", ["", " ", "x" * 31, "a\u202eb", "dr."])
def test_a_title_that_cannot_be_kept_is_refused(name, house) -> None:
    values = {"DebtorId": house.debtors["bakery"].pk, "title": {"TitleName": name}}
    insert = "DebtorService.Title_Insert"
    call(insert, key_of(house), {**values, "title": {"TitleName": "dr."}})
    assert refusal(call(insert, key_of(house), values)).startswith("2030: Invalid Set of Values (TitleName: ")
    assert "2030" in refusal(call(insert, key_of(house), {"DebtorId": values["DebtorId"]}))
    assert DebtorTitle.unscoped.count() == 1


@pytest.mark.parametrize(
    ("period", "year"), [(0, 2026), (54, 2026), (53, 2025), (-1, 2026), (7, 0), (7, 9999)]
)
def test_labour_agreements_are_asked_of_a_period_that_there_is(period, year, house) -> None:
    values = {"DebtorId": house.debtors["bakery"].pk, "Period": period, "Year": year}
    answer = call("DebtorService.LabourAgreementSettings_GetList", key_of(house), values)
    assert refusal(answer).startswith("2006: Invalid Period")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"Name": ""}, "2045: Invalid Name"),
        ({"Name": "x" * 101}, "2030: Invalid Set of Values (Name: "),
        ({"Endpoint": ""}, "2044: Invalid Endpoint"),
        ({"Endpoint": "http://planning.example/"}, "2044: Invalid Endpoint"),
        ({"Endpoint": "ftp://planning.example/"}, "2044: Invalid Endpoint"),
        ({"Endpoint": "https://169.254.169.254/"}, "2044: Invalid Endpoint"),
        ({"Endpoint": "https://[::ffff:127.0.0.1]/"}, "2044: Invalid Endpoint"),
        (
            {"Events": {"Event": {"EventId": 99, "Active": "true"}}},
            "2030: Invalid Set of Values (EventId: 99",
        ),
        ({"Events": {"Event": [{"EventId": 1}, {"EventId": 1}]}}, "2030: Invalid Set of Values (EventId: "),
    ],
)
def test_a_webhook_that_cannot_be_kept_is_refused(fields, said, house) -> None:
    values = {"DebtorId": house.debtors["bakery"].pk, "WebhookSetting": {**SENT, **fields}}
    assert refusal(call(INSERT, key_of(house), values)).startswith(said)
    assert not Webhook.unscoped.exists()


def test_a_webhook_of_another_debtor_is_not_found(house) -> None:
    bakery, garage = (house.debtors[name].pk for name in ("bakery", "garage"))
    known = int(call(INSERT, key_of(house), {"DebtorId": bakery, "WebhookSetting": SENT}).value)
    for debtor_id, webhook_id in [(garage, known), (bakery, known + 1), (bakery, 0)]:
        values = {"DebtorId": debtor_id, "WebhookSettingId": webhook_id}
        answer = call("DebtorService.WebhookSettings_Delete", key_of(house), values)
        assert refusal(answer) == "2046: Not Found"
    assert Webhook.unscoped.exists()


def test_a_login_that_reaches_some_companies_only_changes_no_webhooks(house) -> None:
    values = {"DebtorId": house.debtors["bakery"].pk, "WebhookSetting": SENT}
    assert refusal(call(INSERT, key_of(house, "client"), values)).startswith("1002: Unauthorized access")
    assert not Webhook.unscoped.exists()


def test_absences_are_asked_of_days_in_their_order(house) -> None:
    days = {"from": "2026-07-02T00:00:00", "to": "2026-07-01T00:00:00"}
    values = {"DebtorId": house.debtors["bakery"].pk, **days}
    assert refusal(call("DebtorService.AbsenceXML_Get", key_of(house), values)).startswith("2030")


def test_absence_xml_is_as_its_schema_says(house) -> None:
    absences.fill(house)
    assert Absence.unscoped.count() == 2
    schema = etree.XMLSchema(file=str(ROOT / "docs" / "absence.xsd"))
    values = {
        "DebtorId": house.debtors["bakery"].pk,
        "from": "1900-01-01T00:00:00",
        "to": "9999-12-31T00:00:00",
    }
    rows = call("DebtorService.AbsenceXML_Get", key_of(house), values).value
    for _, row in rows:
        schema.assertValid(etree.fromstring(dict(row)["XML"]))
    assert len(rows) == 2
    shop_only = call("DebtorService.AbsenceXML_Get", key_of(house, "client"), values).value
    assert [dict(row)["EmployeeID"] for _, row in shop_only] == [str(house.employees["bram"].pk)]
