"""The families of the employee page that are about time: absence, leave, and days worked."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import CostCenter, TimeRegistrationCode
from loonpoort.payroll.models import (
    Absence,
    Employee,
    FixedDays,
    Leave,
    LeaveOpening,
    TimeRegistration,
    TimeSchedule,
    VariableDays,
)
from loonpoort.web.payroll_computed import slots
from loonpoort.web.payroll_family import Computed, Family
from loonpoort.web.payroll_slots import SlotsForm

ABSENCES = Family(
    name="absences",
    model=Absence,
    title=_("Absence through illness"),
    columns=("percentage", "dossier_number", "cause", "comment"),
    labels={
        "percentage": _("Percentage"),
        "comment": _("Comment"),
        "reported_on": _("Reported on"),
        "recovery_reported_on": _("Recovery reported on"),
        "dossier_number": _("Dossier"),
        "dossier_kind": _("Kind of dossier"),
        "cause": _("Cause"),
    },
)

LEAVE = Family(
    name="leave",
    model=Leave,
    title=_("Leave"),
    columns=("type", "usage_type", "hours", "status", "description"),
    labels={
        "type": _("Leave type"),
        "usage_type": _("What becomes of the hours"),
        "hours": _("Hours"),
        "start_hours": _("Hours on the first day"),
        "end_hours": _("Hours on the last day"),
        "status": _("State"),
        "description": _("Description"),
    },
)

LEAVE_OPENINGS = Family(
    name="leave-balances",
    model=LeaveOpening,
    title=_("Leave at the beginning of a year"),
    is_one_period=True,
    columns=("type", "hours"),
    labels={"type": _("Leave type"), "hours": _("Hours")},
)

FIXED_DAYS = Family(
    name="days-fixed",
    model=FixedDays,
    title=_("Fixed days worked"),
    is_timeline=True,
    columns=("days",),
    labels={"days": _("Days")},
)

VARIABLE_DAYS = Family(
    name="days-variable",
    model=VariableDays,
    title=_("Variable days worked"),
    is_one_period=True,
    columns=("days", "component_days"),
    labels={"days": _("Days"), "component_days": _("More or fewer days for wage components")},
)


def _codes(employee: Employee) -> QuerySet[Any]:
    environment = employee.company.debtor.environment_id
    return TimeRegistrationCode.unscoped.filter(environment_id=environment, is_deleted=False)


def _cost_centers(employee: Employee) -> QuerySet[Any]:
    rows: QuerySet[Any] = CostCenter.unscoped.filter(company_id=employee.company_id)
    return rows


TIME_REGISTRATIONS = Family(
    name="time-registrations",
    model=TimeRegistration,
    title=_("Registered time"),
    columns=("code", "start_time", "end_time", "status"),
    labels={
        "code": _("Kind of time"),
        "start_time": _("Begins at"),
        "end_time": _("Ends at"),
        "description": _("Description"),
        "cost_center": _("Cost centre"),
        "status": _("State"),
    },
    choices={"code": _codes, "cost_center": _cost_centers},
)

TIME_SCHEDULES = Family(
    name="time-schedules",
    model=TimeSchedule,
    title=_("Working hours by the clock"),
    is_timeline=True,
    form=SlotsForm,
    columns=("slots",),
    computed={"slots": Computed(_("Hours of the week"), slots)},
    labels={},
)

TIME = (ABSENCES, LEAVE, LEAVE_OPENINGS, FIXED_DAYS, VARIABLE_DAYS, TIME_SCHEDULES, TIME_REGISTRATIONS)
