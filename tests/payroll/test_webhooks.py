"""What webhooks are told of the changes of employees' records, and when."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from loonpoort.audit.records import SYSTEM
from loonpoort.organisation.webhook_events import BY_NAME, WebhookEvent
from loonpoort.organisation.webhooks import WebhookChoices, create_webhook
from loonpoort.outbox.models import Delivery
from loonpoort.payroll.changes import changing, changing_all, changing_company
from loonpoort.payroll.models import EmployeeAddress, WorkCost
from loonpoort.payroll.models.periods import CompanyPeriodRecord, TimedRecord
from tests.cast import House


def concrete(model: type[TimedRecord]) -> list[type[TimedRecord]]:
    below = [each for child in model.__subclasses__() for each in concrete(child)]
    return below if model._meta.abstract else [model, *below]


def listen(house: House, debtor: str = "bakery", *, is_active: bool = True, is_told: bool = True) -> None:
    choices = WebhookChoices(
        name="Planning",
        endpoint="https://planning.example/",
        is_active=is_active,
        events={WebhookEvent.EMPLOYEE_ADDRESS_CHANGED: is_told},
    )
    create_webhook(SYSTEM, house.debtors[debtor].pk, choices)


def told() -> list[dict[str, int]]:
    return [json.loads(each.payload)["data"] for each in Delivery.objects.order_by("pk")]


def move(house: House, *names: str, city: str = "Delft") -> None:
    with changing_all([house.employees[name].pk for name in names]) as changes:
        for change in changes.values():
            change.insert(EmployeeAddress, {"city": city}, change.current_period)


@pytest.mark.parametrize("model", concrete(TimedRecord), ids=lambda model: model.__name__)
def test_a_change_of_every_kind_of_record_has_an_event(model) -> None:
    subject = "company" if issubclass(model, CompanyPeriodRecord) else "employee"
    assert f"{subject}.{model.topic}_changed" in BY_NAME


def test_a_change_of_a_company_is_told_by_its_id(house) -> None:
    shop = house.companies["shop"]
    events = {WebhookEvent.COMPANY_WORK_COST_CHANGED: True}
    choices = WebhookChoices(name="Books", endpoint="https://books.example/", events=events)
    create_webhook(SYSTEM, shop.debtor_id, choices)
    with changing_company(shop.pk) as change:
        for amount in (10, 20):
            change.insert(WorkCost, {"amount": amount}, change.current_period, change.current_period)
    assert told() == [{"DebtorId": shop.debtor_id, "CompanyId": shop.pk}]


def test_a_change_is_told_once_an_employee_by_ids_only(house) -> None:
    listen(house)
    with changing(house.employees["bram"].pk) as change:
        made = change.insert(EmployeeAddress, {"city": "Delft"}, change.current_period)
        change.update(made, {"city": "Leiden"})
    ids = {"CompanyId": house.companies["shop"].pk, "EmployeeId": house.employees["bram"].pk}
    assert told() == [{"DebtorId": house.debtors["bakery"].pk, **ids}]
    move(house, "bram", "dirk", "esra")
    assert [each["EmployeeId"] for each in told()[1:]] == [
        house.employees["bram"].pk,
        house.employees["dirk"].pk,
    ]


@pytest.mark.parametrize(
    "how", [{"debtor": "garage"}, {"is_active": False}, {"is_told": False}], ids=["of another", "off", "not"]
)
def test_who_does_not_listen_is_not_told(how, house) -> None:
    listen(house, **how)
    move(house, "bram")
    assert told() == []


def test_what_did_not_happen_is_not_told(house) -> None:
    listen(house)
    with pytest.raises(ValidationError):
        move(house, "bram", city="x" * 81)
    with transaction.atomic():
        move(house, "bram")
        transaction.set_rollback(True)
    with changing(house.employees["bram"].pk):
        pass
    assert told() == []
