"""The form of a webhook."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import Webhook
from loonpoort.organisation.texts import plain_text
from loonpoort.organisation.webhook_events import WebhookEvent
from loonpoort.organisation.webhooks import WebhookChoices
from loonpoort.web.forms import PageForm


class WebhookForm(PageForm):
    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        validators=[plain_text],
        help_text=_("For yourself: which program it is that listens."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    endpoint = forms.CharField(
        label=_("Endpoint"),
        max_length=500,
        help_text=_("The https address that is posted to."),
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false", "autocomplete": "off"}),
    )
    is_active = forms.BooleanField(
        label=_("Active"),
        required=False,
        help_text=_("Switched off, it is told nothing, and nothing is kept for later."),
    )
    events = forms.TypedMultipleChoiceField(
        label=_("Events"),
        coerce=int,
        choices=WebhookEvent.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: QueryDict | None = None, *, webhook: Webhook | None = None) -> None:
        first: dict[str, Any] = {"is_active": True}
        if webhook:
            told = webhook.choices.filter(is_active=True).values_list("event", flat=True)
            first = {
                "name": webhook.name,
                "endpoint": webhook.endpoint,
                "is_active": webhook.is_active,
                "events": list(told),
            }
        super().__init__(data, initial=first)

    def event_choices(self) -> Iterator[tuple[Any, str]]:
        """Each event's checkbox with its name on the wire."""
        yield from zip(self["events"], (event.wire_name for event in WebhookEvent), strict=True)

    def choices(self) -> WebhookChoices:
        data = self.cleaned_data
        return WebhookChoices(
            name=data["name"],
            endpoint=data["endpoint"],
            is_active=data["is_active"],
            events={WebhookEvent(event): True for event in data["events"]},
        )
