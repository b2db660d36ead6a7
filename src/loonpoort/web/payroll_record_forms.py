"""Forms of an employee's records: what a family's form has on it, from when, and up to when."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.db import models
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period, PeriodCalendar
from loonpoort.payroll.changes import first_column
from loonpoort.payroll.models import Employee
from loonpoort.payroll.models.periods import TimedRecord
from loonpoort.payroll.record_actions import Moment, RecordChange
from loonpoort.web.forms import PageForm
from loonpoort.web.payroll_family import Family
from loonpoort.web.payroll_forms import PeriodField, day_field
from loonpoort.web.payroll_words import calendar_of, masked, period_words, plain_number, row_words


class RowField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row of a list of the company's."""

    def label_from_instance(self, obj: models.Model) -> str:
        return row_words(obj)


class SpanForm(PageForm):
    """From when, up to when, and whether the past may change."""

    family: Family
    calendar: PeriodCalendar
    company: Company

    def add_span(self, *, has_first: bool, has_last: bool, is_last_required: bool = False) -> None:
        if has_first:
            self.fields["first"] = self._moment(_("From"), is_required=True)
        if has_last:
            self.fields["last"] = self._moment(_("Up to and with"), is_required=is_last_required)
        past = _("Also change past periods")
        now = _("The company is in %(period)s. Periods before that have been paid.") % {
            "period": period_words(self.company.current_period)
        }
        self.fields["changes_past"] = forms.BooleanField(label=past, help_text=now, required=False)

    def _moment(self, label: str, *, is_required: bool) -> forms.Field:
        if self.family.is_by_day:
            return day_field(label=label, required=is_required)
        return PeriodField(self.calendar, label=label, required=is_required)

    @property
    def span_rows(self) -> Iterator[tuple[BoundField, bool]]:
        """Each field about time, and whether it is a tick."""
        for name in ("first", "last", "changes_past"):
            if name in self.fields:
                yield self[name], name == "changes_past"


class EndForm(SpanForm):
    """Up to when a record holds, or only whether it may be removed from the past."""

    def __init__(self, family: Family, employee: Employee, moment: Moment | None, data: Any = None) -> None:
        super().__init__(data, initial={"last": moment})
        self.family, self.company = family, employee.company
        self.calendar = calendar_of(employee.company)
        self.add_span(has_first=False, has_last=moment is not None, is_last_required=True)


class RecordForm(SpanForm, forms.ModelForm):  # type: ignore[type-arg]
    """A record of a family; its fields are exactly those that its family names and the caller may change."""

    def __init__(
        self,
        family: Family,
        employee: Employee,
        record: TimedRecord | None,
        moment: Moment,
        data: Any = None,
    ) -> None:
        self.family, self.company = family, employee.company
        self.calendar = calendar_of(employee.company)
        self.record = record
        self.own = list(self._meta.fields or ())
        if record:
            # From its own beginning at the earliest: before, there is nothing of it to change.
            moment = max(moment, began(record))
        instance = record or family.model(employee=employee)
        # What a masked number was: the form itself never has it, and gives it back when none is filled in.
        self.before = {name: getattr(instance, name) for name in family.numbers}
        super().__init__(data, instance=instance, initial={"first": moment})
        self._mask()
        for name, value in self.initial.items():
            if isinstance(value, Decimal):
                self.initial[name] = plain_number(value)
        for name, choices in family.choices.items():
            cast(RowField, self.fields[name]).queryset = choices(employee)
        is_list = not family.is_timeline and not family.is_one_period
        # What holds in one period is changed in that one, and in no other from some moment on.
        self.add_span(
            has_first=record is None or not family.is_one_period, has_last=record is None and is_list
        )

    def _mask(self) -> None:
        for name, number in self.family.numbers.items():
            self.initial.pop(name, None)
            if name in self.fields and self.before[name]:
                self.fields[name].required = False
                self.fields[name].help_text = _("Leave this empty to keep %(number)s.") % {
                    "number": masked(self.before[name], number.digits)
                }

    @property
    def rows(self) -> Iterator[tuple[BoundField, bool]]:
        """Each field of the record, and whether it is a tick."""
        for name in self.own:
            of = self.fields[name]
            # One that may also be unknown is a choice of three.
            is_tick = isinstance(of, forms.BooleanField) and not isinstance(of, forms.NullBooleanField)
            yield self[name], is_tick

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name, before in self.before.items():
            if name in data and not data[name]:
                data[name] = before
        return data

    def _post_clean(self) -> None:
        """Left to the period engine, which knows whose record it is, and from when: it tells by field too."""

    def change(self) -> RecordChange:
        data, family = self.cleaned_data, self.family
        first = data["first"] if "first" in data else began(cast(TimedRecord, self.record))
        return RecordChange(
            model=family.model,
            is_timeline=family.is_timeline,
            values={name: data[name] for name in self.own} | dict(family.conditions),
            first=first,
            last=first if family.is_one_period else data.get("last"),
            changes_past=data["changes_past"],
        )


def record_form(family: Family, fields: list[str]) -> type[RecordForm]:
    """The form of a family, over exactly these fields."""
    made = forms.modelform_factory(
        family.model,
        form=family.form or RecordForm,
        fields=fields,
        labels={name: str(family.labels[name]) for name in fields},
        formfield_callback=_form_field,
    )
    return cast(type[RecordForm], made)


def first_moment(family: Family, calendar: PeriodCalendar, period: Period) -> Moment:
    """The chosen period as a family has it."""
    return calendar.first_day(period) if family.is_by_day else period


def began(record: TimedRecord) -> Moment:
    first: int | datetime.date = getattr(record, first_column(type(record)))
    return Period.from_index(first) if isinstance(first, int) else first


def _form_field(column: models.Field[Any, Any], **options: Any) -> forms.Field | None:
    if isinstance(column, models.ForeignKey):
        # Its rows belong to somebody: the family says which ones may be chosen.
        options["queryset"] = column.related_model._base_manager.none()
        return RowField(required=not column.blank, **_without_model(options))
    if isinstance(column, models.DateField) and not isinstance(column, models.DateTimeField):
        return day_field(required=not column.blank, label=options.get("label"))
    return column.formfield(**options)


def _without_model(options: dict[str, Any]) -> dict[str, Any]:
    return {name: options[name] for name in ("label", "queryset") if name in options}
