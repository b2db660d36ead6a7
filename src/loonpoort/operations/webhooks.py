"""Webhooks of a debtor: where its changes are told to."""

from typing import Annotated

from django.core.exceptions import ValidationError
from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message, Rows
from loonpoort.contract.faults import (
    EndpointFault,
    Fault,
    MissingFault,
    NameFault,
    OperationClosedFault,
    ValuesFault,
)
from loonpoort.operations.parameters import DebtorId
from loonpoort.operations.services import debtor_service
from loonpoort.operations.values import reason_of
from loonpoort.organisation.models import Webhook, WebhookChoice
from loonpoort.organisation.webhook_events import WebhookEvent
from loonpoort.organisation.webhooks import WebhookChoices, create_webhook, delete_webhook
from loonpoort.payroll.handles import DebtorHandle


class Event(Message):
    event_id: int
    event_name: str | None
    active: bool


class WebhookSetting(Message):
    webhook_setting_id: int
    name: str | None
    endpoint: str | None
    active: bool
    events: list[Event] | None


@debtor_service.operation("WebhookSettings_GetEvents")
def events(call: Call) -> Rows[Event]:
    """Lists the events that a webhook can be told of. Active is true: each can be chosen."""
    return Rows((event.value, event.wire_name, True) for event in WebhookEvent)


@debtor_service.operation("WebhookSettings_Get")
def webhooks(call: Call, debtor_id: DebtorId) -> Rows[WebhookSetting]:
    """Lists the webhooks of a debtor, each with the events that it was made with."""
    rows = call.debtor(debtor_id).details(Webhook).values_list("id", "name", "endpoint", "is_active")
    told: dict[int, list[tuple[int, str, bool]]] = {row[0]: [] for row in rows}
    choices = WebhookChoice.objects.filter(webhook__in=list(told))
    for webhook_id, event, is_active in choices.values_list("webhook_id", "event", "is_active"):
        told[webhook_id].append((event, WebhookEvent(event).wire_name, is_active))
    return Rows((*row, told[row[0]]) for row in rows)


@debtor_service.operation(
    "WebhookSettings_Insert",
    is_write=True,
    faults=(ValuesFault, EndpointFault, NameFault),
)
def insert_webhook(
    call: Call,
    debtor_id: DebtorId,
    webhook_setting: Annotated[
        WebhookSetting | None, Meta(description="Name and Endpoint are needed; of an Event its id.")
    ],
) -> int:
    """Adds a webhook to a debtor and returns its id.

    From then on every change at the debtor that is one of its active Events is posted to Endpoint, an https
    address, signed as Standard Webhooks have it. The secret for checking the signature is made in the web
    application, on the page of the webhook. Takes a login that reaches the whole debtor (else fault 1002).
    The WebhookSettingId sent is ignored, and so are names of events.
    """
    debtor = _whole(call, debtor_id)
    if webhook_setting is None:
        raise ValuesFault("No WebhookSetting was sent")
    try:
        webhook, _ = create_webhook(call.actor, debtor.id, _choices(webhook_setting))
    except ValidationError as error:
        raise _fault_of(error) from error
    return int(webhook.pk)


@debtor_service.operation("WebhookSettings_Delete", is_write=True, faults=(MissingFault,))
def remove_webhook(call: Call, debtor_id: DebtorId, webhook_setting_id: int) -> bool:
    """Takes a webhook away from a debtor; what is on its way to it is not sent. Returns true."""
    debtor = _whole(call, debtor_id)
    webhook = debtor.details(Webhook).filter(pk=webhook_setting_id).queryset.first()
    if webhook is None:
        raise MissingFault
    delete_webhook(call.actor, webhook)
    return True


def _whole(call: Call, debtor_id: int) -> DebtorHandle:
    """The debtor, for who reaches all of it: its webhooks are told of every employee."""
    debtor = call.debtor(debtor_id)
    if call.scope.company_ids is not None:
        raise OperationClosedFault(
            "Webhooks tell of all companies: only a login that reaches all may change them"
        )
    return debtor


def _choices(sent: WebhookSetting) -> WebhookChoices:
    chosen = sent.events or []
    unknown = [event.event_id for event in chosen if event.event_id not in WebhookEvent.values]
    if unknown:
        raise ValuesFault(f"EventId: {unknown[0]} is not among those that WebhookSettings_GetEvents lists")
    events = {WebhookEvent(event.event_id): event.active for event in chosen}
    if len(events) < len(chosen):
        raise ValuesFault("EventId: an event stands in Events twice")
    return WebhookChoices(
        name=sent.name or "", endpoint=sent.endpoint or "", is_active=sent.active, events=events
    )


def _fault_of(error: ValidationError) -> Fault:
    reason = reason_of(error, WebhookSetting, {"active": "is_active"})
    fields = error.error_dict
    if any(each.code == "blank" for each in fields.get("name", ())):
        return NameFault(reason)
    return EndpointFault(reason) if "endpoint" in fields else ValuesFault(reason)
