"""Forms of payroll runs."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from loonpoort.organisation.models import Company, WageCode
from loonpoort.payroll.models.bookings import KINDS
from loonpoort.payroll.models.runs import MOST_RUNS
from loonpoort.web.forms import PageForm
from loonpoort.web.payroll_forms import PeriodField
from loonpoort.web.payroll_words import calendar_of

MOST_UPLOADED = 20 * 1024 * 1024
"""Bytes of a file of figures: some 200,000 of them."""


class RunForm(PageForm):
    """A run to be opened."""

    description = forms.CharField(label=gettext_lazy("Description"), max_length=100, required=False)

    def __init__(self, company: Company, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        period = PeriodField(calendar_of(company), label=gettext_lazy("Period"))
        self.fields = {"period": period, **self.fields}
        self.fields["period"].initial = company.current_period


class RunImportForm(RunForm):
    """A file of figures, and the run that it is for."""

    number = forms.IntegerField(
        label=gettext_lazy("Number of the run"),
        help_text=gettext_lazy("Of one that is there already, whose figures are replaced. Empty: a new run."),
        min_value=1,
        max_value=MOST_RUNS,
        required=False,
    )
    file = forms.FileField(
        label=gettext_lazy("File of figures"),
        help_text=gettext_lazy("CSV, as the operator's guide has it, of 20 MB at most."),
        widget=forms.ClearableFileInput({"accept": ".csv,text/csv"}),
    )
    is_addition = forms.BooleanField(
        label=gettext_lazy("Beside the stored hours, wages and salaries"),
        help_text=gettext_lazy("Otherwise the file has all figures of the run."),
        required=False,
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_UPLOADED:
            raise ValidationError(_("The file is larger than 20 MB."))
        return file


class BookingForm(PageForm):
    """How a wage code, or the salary, is booked."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=KINDS)
    debit_account = forms.CharField(label=gettext_lazy("Debit"), max_length=20, required=False)
    credit_account = forms.CharField(label=gettext_lazy("Credit"), max_length=20, required=False)

    def __init__(self, company: Company, data: Any = None) -> None:
        super().__init__(data)
        codes: Any = WageCode.unscoped.filter(company=company)
        code = forms.TypedChoiceField(
            label=gettext_lazy("Wage code"),
            choices=[("", gettext_lazy("Salary")), *((str(each.pk), str(each)) for each in codes)],
            coerce=int,
            empty_value=None,
            required=False,
        )
        self.fields = {"code_id": code, **self.fields}
