"""Webhooks of a debtor."""

from loonpoort.organisation.models import Webhook
from loonpoort.organisation.webhook_events import WebhookEvent
from tests.api.client import call, key_of
from tests.cases import ANY, Case, Effect
from tests.cast import House

SENT = {
    "Name": "Planning & <zo>",
    "Endpoint": "https://planning.example/hooks?a=1&b=2",
    "Active": "true",
    "Events": {"Event": [{"EventId": 11, "Active": "true"}, {"EventId": 1, "Active": "false"}]},
}


def fill(house: House) -> None:
    """The bakery has a webhook, made as a package makes it."""
    values = {"DebtorId": house.debtors["bakery"].pk, "WebhookSetting": SENT}
    assert call("DebtorService.WebhookSettings_Insert", key_of(house), values).value


def cases(house: House) -> dict[str, Case]:
    bakery, garage = ({"DebtorId": house.debtors[name].pk} for name in ("bakery", "garage"))
    known = Webhook.unscoped.filter(debtor=house.debtors["bakery"]).first()
    webhook_id = known.pk if known else 0
    get = "DebtorService.WebhookSettings_Get"
    return {
        "DebtorService.WebhookSettings_GetEvents": Case(
            {}, [_event(event.value, event.wire_name, "true") for event in WebhookEvent]
        ),
        get: Case(bakery, [_setting(str(webhook_id))], empty=garage),
        "DebtorService.WebhookSettings_Insert": Case(
            {**bakery, "WebhookSetting": {**SENT, "Name": "Other"}},
            ANY,
            effect=Effect(get, bakery, [_setting(str(webhook_id)), _setting(ANY, name="Other")]),
        ),
        "DebtorService.WebhookSettings_Delete": Case(
            {**bakery, "WebhookSettingId": webhook_id}, "true", effect=Effect(get, bakery, "")
        ),
    }


def _setting(webhook_id: object, name: str = SENT["Name"]) -> tuple[str, list[tuple[str, object]]]:
    told = [_event(1, "debtor.updated", "false"), _event(11, "employee.address_changed", "true")]
    return (
        "WebhookSetting",
        [
            ("WebhookSettingId", webhook_id),
            ("Name", name),
            ("Endpoint", SENT["Endpoint"]),
            ("Active", "true"),
            ("Events", told),
        ],
    )


def _event(number: int, name: str, active: str) -> tuple[str, list[tuple[str, str]]]:
    return "Event", [("EventId", str(number)), ("EventName", name), ("Active", active)]
