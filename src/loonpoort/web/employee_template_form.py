"""The form of a default employee template."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import Company, Department, Function
from loonpoort.payroll.models import DefaultEmployeeTemplate
from loonpoort.web.forms import PageForm
from loonpoort.web.payroll_record_forms import RowField
from loonpoort.web.payroll_words import plain_number


class EmployeeTemplateForm(PageForm, forms.ModelForm):  # type: ignore[type-arg]
    department = RowField(label=_("Department"), queryset=None, required=False)
    function = RowField(label=_("Function"), queryset=None, required=False)

    class Meta:
        model = DefaultEmployeeTemplate
        fields = ("description", "employee_type", "department", "function", "hours_per_week")
        labels = {
            "description": _("Name"),
            "employee_type": _("Type"),
            "hours_per_week": _("Contract hours a week"),
        }
        help_texts = {
            "hours_per_week": _("Without hours no contract is made."),
        }

    def __init__(
        self, of: Company, data: Any = None, template: DefaultEmployeeTemplate | None = None
    ) -> None:
        super().__init__(data, instance=template or DefaultEmployeeTemplate(company=of))
        for name, model in (("department", Department), ("function", Function)):
            cast(RowField, self.fields[name]).queryset = model.unscoped.filter(debtor_id=of.debtor_id)
        if self.initial.get("hours_per_week") is not None:
            self.initial["hours_per_week"] = plain_number(self.initial["hours_per_week"])

    def _post_clean(self) -> None:
        """Left to the action, which tells by field too."""
