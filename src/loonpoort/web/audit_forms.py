"""The search of the audit record."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from loonpoort.audit.records import known_events
from loonpoort.audit.search import Search
from loonpoort.web.audit_words import event_words
from loonpoort.web.forms import PageForm


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class AuditSearchForm(PageForm):
    """What entries are looked for; nothing filled in looks for all."""

    event = forms.ChoiceField(label=_("Event"), required=False)
    actor = forms.CharField(label=_("Who, or from where"), max_length=100, required=False)
    subject = forms.CharField(label=_("About what"), max_length=100, required=False)
    text = forms.CharField(label=_("Text before or after"), max_length=100, required=False)
    first = _day(_("From day"))
    last = _day(_("To and including day"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        words = sorted((event_words(event), event) for event in known_events())
        choices = [("", _("All events")), *((event, text) for text, event in words)]
        self.fields["event"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if first and last and first > last:
            raise ValidationError({"last": _("The last day is before the first.")})
        return data

    def search(self) -> Search:
        return Search(**self.cleaned_data)
