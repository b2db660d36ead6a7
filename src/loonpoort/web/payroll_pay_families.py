"""The families of pay that the employee page shows and changes."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from loonpoort.access.dashlets import Dashlet
from loonpoort.organisation.models import (
    CostCenter,
    CostUnit,
    HourCode,
    SalaryScale,
    SalaryStep,
    WageCode,
)
from loonpoort.payroll.models import (
    ComponentKind,
    CostAllocation,
    Employee,
    HourComponent,
    Salary,
    Schedule,
    WageComponent,
)
from loonpoort.web.payroll_computed import each, hours_of_week, shares
from loonpoort.web.payroll_family import Choices, Computed, Family
from loonpoort.web.payroll_shares import SharesForm


def _of_company(model: Any, path: str = "company") -> Choices:
    """The rows of one of the company's lists."""

    def choices(employee: Employee) -> QuerySet[Any]:
        rows: QuerySet[Any] = model.unscoped.filter(**{path: employee.company_id})
        return rows

    return choices


SALARIES = Family(
    name="salaries",
    model=Salary,
    title=_("Salary"),
    panel=Dashlet.SALARIES,
    is_timeline=True,
    columns=("value", "type", "scale", "step"),
    amounts=("value",),
    labels={
        "value": _("Amount"),
        "type": _("Kind"),
        "scale": _("Scale"),
        "scale_percentage": _("Percentage of the scale"),
        "step": _("Step"),
    },
    choices={
        "scale": _of_company(SalaryScale, "table__company"),
        "step": _of_company(SalaryStep, "scale__table__company"),
    },
)

SCHEDULES = Family(
    name="schedules",
    model=Schedule,
    title=_("Work schedule"),
    is_timeline=True,
    columns=("week", "week2", "parttime_percentage"),
    computed={
        "week": Computed(_("Hours in week 1"), each(hours_of_week(""))),
        "week2": Computed(_("Hours in week 2"), each(hours_of_week("2"))),
    },
    labels={
        "hours_monday": _("Monday"),
        "hours_tuesday": _("Tuesday"),
        "hours_wednesday": _("Wednesday"),
        "hours_thursday": _("Thursday"),
        "hours_friday": _("Friday"),
        "hours_saturday": _("Saturday"),
        "hours_sunday": _("Sunday"),
        "hours_monday2": _("Monday, week 2"),
        "hours_tuesday2": _("Tuesday, week 2"),
        "hours_wednesday2": _("Wednesday, week 2"),
        "hours_thursday2": _("Thursday, week 2"),
        "hours_friday2": _("Friday, week 2"),
        "hours_saturday2": _("Saturday, week 2"),
        "hours_sunday2": _("Sunday, week 2"),
        "parttime_percentage": _("Part-time percentage"),
        "company_rooster_nr": _("Schedule of the company"),
    },
)

COST_ALLOCATIONS = Family(
    name="cost-centres",
    model=CostAllocation,
    title=_("Cost centres"),
    panel=Dashlet.SALARIES,
    is_timeline=True,
    form=SharesForm,
    columns=("shares",),
    computed={"shares": Computed(_("Shares"), shares)},
    labels={},
)


def _components(name: str, title: Any, model: Any, kind: ComponentKind, codes: Any, amount: str) -> Family:
    """Hours or wages, of one period or of all from one on: four families that are much alike."""
    return Family(
        name=name,
        model=model,
        title=title,
        panel=Dashlet.SALARIES,
        is_one_period=kind == ComponentKind.VARIABLE,
        conditions={"kind": kind},
        columns=("code", amount, "cost_center", "comment"),
        amounts=("value",),
        labels={
            "code": _("Code"),
            amount: _("Hours") if amount == "hours" else _("Amount"),
            "cost_center": _("Cost centre"),
            "cost_unit": _("Cost unit"),
            "comment": _("Comment"),
        },
        choices={
            "code": _of_company(codes),
            "cost_center": _of_company(CostCenter),
            "cost_unit": _of_company(CostUnit),
        },
    )


COMPONENTS = (
    _components("hours-fixed", _("Fixed hours"), HourComponent, ComponentKind.FIXED, HourCode, "hours"),
    _components(
        "hours-variable", _("Variable hours"), HourComponent, ComponentKind.VARIABLE, HourCode, "hours"
    ),
    _components(
        "wages-fixed", _("Fixed wage components"), WageComponent, ComponentKind.FIXED, WageCode, "value"
    ),
    _components(
        "wages-variable",
        _("Variable wage components"),
        WageComponent,
        ComponentKind.VARIABLE,
        WageCode,
        "value",
    ),
)
