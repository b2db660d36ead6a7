"""Forms of declarations."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from loonpoort.organisation.models import Company
from loonpoort.payroll.models import DeclarationKind
from loonpoort.payroll.models.runs import LAST_PERIOD
from loonpoort.web.forms import PageForm
from loonpoort.web.payroll_forms import PeriodField
from loonpoort.web.payroll_words import calendar_of


class DeclarationForm(PageForm):
    """What is declared, and over which periods."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=DeclarationKind.choices)
    last_period = forms.IntegerField(
        label=gettext_lazy("Number of the last period"),
        help_text=gettext_lazy("If it is over more than one."),
        min_value=1,
        max_value=LAST_PERIOD,
        required=False,
    )
    payment_reference = forms.CharField(
        label=gettext_lazy("Payment reference"),
        help_text=gettext_lazy("Of wage tax: the 16 digits that the tax authority says, if you have them."),
        max_length=16,
        required=False,
    )

    def __init__(self, company: Company, data: Any = None) -> None:
        super().__init__(data)
        period = PeriodField(calendar_of(company), label=gettext_lazy("Period"))
        kind = self.fields.pop("kind")
        self.fields = {"kind": kind, "first_period": period, **self.fields}
        self.fields["first_period"].initial = company.current_period


class PaymentsForm(PageForm):
    """When the wages of a run are to be paid."""

    day = forms.DateField(label=gettext_lazy("Day of payment"))


class PensionCodesForm(PageForm):
    """The wage codes that pension exports tell."""

    codes = forms.CharField(
        label=gettext_lazy("Wage codes of the pension"),
        help_text=gettext_lazy("By number, with commas between. Empty: none."),
        max_length=800,
        required=False,
    )

    def clean_codes(self) -> list[int]:
        parts = [part for part in re.split(r"[\s,;]+", self.cleaned_data["codes"]) if part]
        for part in parts:
            if not re.fullmatch(r"[0-9]{1,6}", part, re.ASCII):
                raise ValidationError(_("“%(text)s” is no number of a wage code.") % {"text": part[:20]})
        return [int(part) for part in parts]
