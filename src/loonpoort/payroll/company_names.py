"""What packages call a company's codes, cost centres and cost units, looked up among the company's own.

What is unknown is a ValidationError of the column, with the code ``unknown``.
"""

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import CostCenter, CostUnit
from loonpoort.organisation.models.company_lists import CompanyCode, CompanyListRow

Name = TypeVar("Name", bound=Hashable)


class CompanyNames(Generic[Name]):
    """The ids of a list's rows, by what packages call them. Each company's list is read once."""

    def __init__(self, model: type[CompanyListRow], column: str) -> None:
        self._model, self._column = model, column
        self._ids: dict[int, dict[Name, int]] = {}

    def find(self, company_id: int, name: Name) -> int | None:
        """The id of a row of the company, or None."""
        if company_id not in self._ids:
            rows = self._model._base_manager.filter(company_id=company_id)
            self._ids[company_id] = dict(rows.values_list(self._column, "pk"))
        return self._ids[company_id].get(name)


class ComponentNames:
    """What a component names by number or id: its code, its cost centre and its cost unit."""

    def __init__(self, codes: type[CompanyCode]) -> None:
        self._codes = CompanyNames[int](codes, "number")
        self._centers = CompanyNames[int](CostCenter, "pk")
        self._units = CompanyNames[int](CostUnit, "pk")

    def code(self, company_id: int, number: int) -> int:
        found = self._codes.find(company_id, number)
        return _known("code", found, lambda: _("The company has no code %(name)s.") % {"name": number})

    def cost_center(self, company_id: int, pk: int) -> int:
        found = self._centers.find(company_id, pk)
        return _known(
            "cost_center", found, lambda: _("The company has no cost centre with id %(name)s.") % {"name": pk}
        )

    def cost_unit(self, company_id: int, pk: int) -> int:
        found = self._units.find(company_id, pk)
        return _known(
            "cost_unit", found, lambda: _("The company has no cost unit with id %(name)s.") % {"name": pk}
        )


def unknown(column: str, text: Any) -> ValidationError:
    """The complaint about a name that the company does not have."""
    return ValidationError({column: ValidationError(text, code="unknown")})


def _known(column: str, found: int | None, text: Callable[[], Any]) -> int:
    if found is None:
        raise unknown(column, text())
    return found
