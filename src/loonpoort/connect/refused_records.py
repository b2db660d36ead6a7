"""The debtors, companies and employees that refused calls asked for, as far as somebody may know of them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from loonpoort.access.calls import Call
from loonpoort.access.models import Login, LoginStop
from loonpoort.organisation.models import Company, Debtor
from loonpoort.payroll.models import Employee

_MODELS: dict[str, tuple[type[Model], str, str]] = {
    "2009": (Debtor, "pk", ""),
    "2004": (Company, "debtor_id", "debtor__"),
    "2003": (Employee, "company__debtor_id", "company__debtor__"),
}
"""By fault: the table, and the paths to the debtor's id and to the debtor."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the login's environment that was asked for."""

    pk: int
    name: str
    """Empty unless the viewer reaches it."""
    is_near: bool
    """Whether the viewer reaches it."""
    is_reached: bool
    """Whether the login reaches it today."""
    is_stopped: bool
    """Whether its debtor has stopped the login."""


def records_of(code: str, viewer: Call, login: Login, ids: Collection[int]) -> dict[int, Record]:
    """Those of some ids that there are in the environment of a login, by id. ``code``: the fault."""
    if not ids:
        return {}
    model, debtor_id, debtor = _MODELS[code]
    unscoped: Any = model.unscoped  # type: ignore[attr-defined]
    of_environment = unscoped.filter(**{"pk__in": ids, f"{debtor}environment_id": login.environment_id})
    found: dict[int, int] = dict(of_environment.values_list("pk", debtor_id))
    near = _names(model, viewer, found)
    reached = _names(model, Call(login), found)
    stops = LoginStop.objects.filter(login=login, debtor_id__in=set(found.values()))
    stopped = set(stops.values_list("debtor_id", flat=True))
    return {
        pk: Record(pk, near.get(pk, ""), pk in near, pk in reached, of in stopped) for pk, of in found.items()
    }


def _names(model: type[Model], call: Call, ids: Collection[int]) -> dict[int, str]:
    rows = {Debtor: call.debtors, Company: call.companies, Employee: call.employees}[model]()
    if model is Employee:
        found = rows.filter(pk__in=sorted(ids)).values_list("pk", "number", "display_name")
        return {pk: f"{number} {name or ''}".strip() for pk, number, name in found}
    return dict(rows.filter(pk__in=sorted(ids)).values_list("pk", "name"))
