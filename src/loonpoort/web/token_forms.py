"""Forms of the token pages."""

import datetime
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from loonpoort.access.actions import Overlap, TokenChoices
from loonpoort.access.models import Token
from loonpoort.organisation.texts import plain_text
from loonpoort.web.forms import PageForm

_BETWEEN = re.compile(r"[\s,;]+")


def last_day_field(help_text: Any) -> forms.DateField:
    return forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=help_text,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
    )


class TokenForm(PageForm):
    """What is decided about a token."""

    name = forms.CharField(
        label=_("What it is for"),
        max_length=80,
        required=False,
        validators=[plain_text],
        help_text=_("For example the software package that uses it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    last_day = last_day_field(
        _("After this day the token stops working; its owner gets a mail 30, 7 and 1 days before.")
    )
    networks = forms.CharField(
        label=_("Networks"),
        max_length=4000,
        required=False,
        help_text=_(
            "Where it may be used from, one on each line, for example 192.0.2.0/24 or 2001:db8::/32. Empty: "
            "from everywhere."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
    )

    @classmethod
    def of(cls, token: Token, data: Any = None) -> "TokenForm":
        initial = {"name": token.name, "last_day": token.last_day, "networks": "\n".join(token.networks)}
        return cls(data, initial=initial)

    def choices(self) -> TokenChoices:
        data = self.cleaned_data
        networks = [text for text in _BETWEEN.split(data["networks"]) if text]
        return TokenChoices(name=data["name"], last_day=data["last_day"], networks=networks)


class RotationForm(PageForm):
    """How one token makes way for the next."""

    overlap = forms.TypedChoiceField(
        label=_("The old token works"),
        coerce=lambda hours: Overlap(int(hours)),
        choices=Overlap.choices,
        widget=forms.RadioSelect,
        help_text=_("It ends sooner if the new one is used before that."),
    )
    last_day = last_day_field(_("Of the new token. Its name and networks are those of the old one."))

    def overlap_chosen(self) -> Overlap:
        overlap: Overlap = self.cleaned_data["overlap"]
        return overlap

    def last_day_chosen(self) -> datetime.date | None:
        day: datetime.date | None = self.cleaned_data["last_day"]
        return day


class FoundTokenForm(PageForm):
    """A token that somebody holds in hand: to be compared, or to be revoked because it was found."""

    token = forms.CharField(
        label=_("Token"),
        max_length=200,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "class": "code"}
        ),
    )
