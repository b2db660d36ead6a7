"""Whom employees have around them, on the employee page: family, managers, and what was talked about."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import ExtraField, Manager
from loonpoort.payroll.models import (
    Child,
    Employee,
    EmployeeManager,
    ExtraValue,
    Partner,
    PerformanceReview,
)
from loonpoort.web.payroll_family import Choices, Family


def _of_debtor(model: Any) -> Choices:
    """The rows of one of the debtor's lists."""

    def choices(employee: Employee) -> QuerySet[Any]:
        rows: QuerySet[Any] = model.unscoped.filter(debtor_id=employee.company.debtor_id)
        return rows

    return choices


_PERSON = {
    "name": _("Last name"),
    "first_name": _("First name"),
    "initials": _("Initials"),
    "gender": _("Gender"),
    "birthday": _("Birthday"),
}

PARTNERS = Family(
    name="partners",
    model=Partner,
    title=_("Partner"),
    is_timeline=True,
    columns=("name", "first_name", "birthday", "telephone"),
    labels={**_PERSON, "telephone": _("Telephone"), "email": _("E-mail address")},
)

CHILDREN = Family(
    name="children",
    model=Child,
    title=_("Children"),
    columns=("name", "first_name", "birthday"),
    labels=_PERSON,
)

MANAGERS = Family(
    name="managers",
    model=EmployeeManager,
    title=_("Manager"),
    is_timeline=True,
    columns=("manager",),
    labels={"manager": _("Manager")},
    choices={"manager": _of_debtor(Manager)},
)

REVIEWS = Family(
    name="performance-reviews",
    model=PerformanceReview,
    title=_("Performance reviews"),
    is_timeline=True,
    shows_facts=True,
    columns=("type", "appraisal", "manager"),
    labels={
        "type": _("Kind"),
        "appraisal": _("Appraisal"),
        "mark": _("Mark, from 1 to 10"),
        "manager": _("Manager"),
        "case_manager": _("Case manager"),
        "note": _("Note"),
        "next_review_on": _("Next review on"),
    },
    choices={"manager": _of_debtor(Manager)},
)

EXTRA_VALUES = Family(
    name="extra-fields",
    model=ExtraValue,
    title=_("Extra fields"),
    columns=("field", "value"),
    labels={"field": _("Field"), "value": _("Value")},
    choices={"field": _of_debtor(ExtraField)},
)

FAMILIES = (PARTNERS, CHILDREN, MANAGERS, REVIEWS, EXTRA_VALUES)
