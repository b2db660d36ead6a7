"""Forms of what is kept of a company."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import Company, CompanyAddress, CompanyContactPerson
from loonpoort.organisation.models.company_lists import CompanyListRow
from loonpoort.payroll.models import CompanySchedule
from loonpoort.payroll.models.company_facts import FULL_TIME_SCHEDULES, FULL_WEEK, NO_HOURS
from loonpoort.payroll.models.schedules import HOURS
from loonpoort.web.forms import PageForm
from loonpoort.web.payroll_pay_families import SCHEDULES
from loonpoort.web.payroll_words import plain_number


class FactForm(PageForm, forms.ModelForm):  # type: ignore[type-arg]
    """A form of one kind of row; the action checks, and tells by field too."""

    def __init__(self, data: Any, row: CompanyListRow) -> None:
        super().__init__(data, instance=row)
        for name in set(HOURS) & self.initial.keys():
            self.initial[name] = plain_number(self.initial[name])

    def _post_clean(self) -> None:
        """Left to the action."""


_LABELS: dict[str, Any] = {
    "street": _("Street"),
    "house_number": _("House number"),
    "house_number_addition": _("Addition"),
    "postal_code": _("Postal code"),
    "city": _("City"),
    "state_province": _("Province"),
    "country_code": _("Country"),
    "name": _("Name"),
    "email": _("E-mail address"),
    "phone": _("Telephone"),
    "gender": _("Gender"),
    "mobile_phone": _("Mobile phone"),
    "fax": _("Fax"),
    "function": _("Function"),
    "department": _("Department"),
    "number": _("Number"),
    "calc_method": _("Hours of a period"),
    **SCHEDULES.labels,
}


@dataclass(frozen=True, slots=True)
class FactPage:
    """One kind of what a company has, as it is changed on a page."""

    title: Any
    model: type[CompanyListRow]
    fields: tuple[str, ...]
    among: Mapping[str, Any] = field(default_factory=dict)
    first: Mapping[str, Any] = field(default_factory=dict)
    """What holds until something is said."""

    def row(self, company: Company) -> CompanyListRow:
        """What the company has, or what it would begin with."""
        rows = self.model._base_manager.filter(company_id=company.pk, **self.among)
        found = rows.order_by(*(self.model._meta.ordering or ["pk"])).first()
        return found or self.model(company_id=company.pk, **self.first, **self.among)

    def form(self, company: Company, data: Any = None) -> FactForm:
        made: Any = forms.modelform_factory(
            self.model,
            form=FactForm,
            fields=self.fields,
            labels={name: _LABELS[name] for name in self.fields},
        )
        form: FactForm = made(data, self.row(company))
        return form


FACTS = {
    "address": FactPage(
        _("Address"),
        CompanyAddress,
        (
            "street",
            "house_number",
            "house_number_addition",
            "postal_code",
            "city",
            "state_province",
            "country_code",
        ),
    ),
    "contact-person": FactPage(
        _("Contact person"),
        CompanyContactPerson,
        (
            "name",
            "email",
            "phone",
            "gender",
            "mobile_phone",
            "fax",
            "function",
            "department",
            "number",
        ),
    ),
    **{
        f"schedule-{number}": FactPage(
            format_lazy(_("Full-time schedule {number}"), number=number),
            CompanySchedule,
            ("calc_method", *HOURS),
            {"number": number},
            FULL_WEEK if number == 1 else NO_HOURS,
        )
        for number in FULL_TIME_SCHEDULES
    },
}
"""By the name in their address."""
