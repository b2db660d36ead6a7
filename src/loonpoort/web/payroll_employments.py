"""Employments on the employee page."""

from django.utils.translation import gettext_lazy as _

from loonpoort.payroll.models import Employment
from loonpoort.web.payroll_family import Family

EMPLOYMENTS = Family(
    name="employments",
    model=Employment,
    title=_("Employments"),
    columns=("employee_type", "seniority_day", "end_reason"),
    labels={
        "employee_type": _("Type"),
        "seniority_day": _("Years of service count from"),
        "end_reason": _("Why it ended"),
    },
)
