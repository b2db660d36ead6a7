"""Forms of payroll that change nothing: searching, and choosing a period or a day."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import FIRST_YEAR, LAST_YEAR, Period, PeriodCalendar
from loonpoort.web.forms import PageForm
from loonpoort.web.payroll_words import calendar_of

ISO = "%Y-%m-%d"


class SearchForm(PageForm):
    """What a list of companies or employees is narrowed by."""

    q = forms.CharField(
        label=gettext_lazy("Number or name"),
        max_length=100,
        required=False,
        widget=forms.TextInput({"type": "search"}),
    )


class PeriodInput(forms.MultiWidget):
    """A number and a year beside each other."""

    def __init__(self) -> None:
        super().__init__(
            {
                "number": forms.NumberInput(
                    {"class": "part", "aria-label": gettext_lazy("Period"), "min": 1}
                ),
                "year": forms.NumberInput({"class": "part", "aria-label": gettext_lazy("Year")}),
            }
        )

    def decompress(self, value: Period | None) -> list[int | None]:
        return [value.number, value.year] if value else [None, None]


class PeriodField(forms.MultiValueField):
    """A period of a calendar."""

    def __init__(self, calendar: PeriodCalendar, **options: Any) -> None:
        self.calendar = calendar
        fields = (forms.IntegerField(), forms.IntegerField())
        super().__init__(fields, widget=PeriodInput(), require_all_fields=True, **options)

    def compress(self, values: list[int | None]) -> Period | None:
        if not values:
            return None
        number, year = values
        if number is None or year is None:
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValidationError(
                _("The year lies between %(first)s and %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
            )
        count = self.calendar.count(year)
        if not 1 <= number <= count:
            few = ngettext("%(year)s has %(count)s period.", "%(year)s has %(count)s periods.", count)
            raise ValidationError(few % {"year": year, "count": count})
        return Period(year, number)


class PeriodForm(PageForm):
    """The period that an employee is looked at in."""

    def __init__(self, company: Company, data: Any = None) -> None:
        chosen = data if data and any(name.startswith("period_") for name in data) else None
        super().__init__(chosen, initial={"period": company.current_period})
        self.company = company
        self.fields["period"] = PeriodField(calendar_of(company), label=_("Period"))

    @property
    def period(self) -> Period:
        """The current one when none was chosen, or none that there is."""
        found = self.cleaned_data.get("period") if self.is_valid() else None
        return found or self.company.current_period


def day_field(**options: Any) -> forms.DateField:
    return forms.DateField(
        input_formats=[ISO], widget=forms.DateInput(attrs={"type": "date"}, format=ISO), **options
    )
