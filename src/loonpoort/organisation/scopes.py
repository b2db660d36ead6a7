"""Scopes: which part of the tree a caller reaches, and managers that refuse to query without one."""

from dataclasses import dataclass
from typing import Any, NoReturn, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

Row = TypeVar("Row", bound=models.Model, covariant=True)


class OutsideScopeError(Exception):
    """A query of scoped data without a scope: a forgotten filter, stopped before it leaks."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a login's level and filter let through. Conditions add up; None means no such condition.

    A company condition also narrows debtors, to those with at least one company let through.
    """

    environment_id: int
    debtor_id: int | None = None
    tag_ids: frozenset[int] | None = None
    company_ids: frozenset[int] | None = None

    @property
    def is_whole_environment(self) -> bool:
        return self.debtor_id is None and self.tag_ids is None and self.company_ids is None

    def debtors(self, prefix: str = "") -> Q:
        """The condition on the debtor, ``prefix`` being the path to it with its underscores."""
        from loonpoort.organisation.models import DebtorTag

        condition = Q(**{f"{prefix}environment_id": self.environment_id})
        if self.debtor_id is not None:
            condition &= Q(**{f"{prefix}pk": self.debtor_id})
        if self.tag_ids is not None:
            tagged = DebtorTag.objects.filter(debtor_id=OuterRef(f"{prefix}pk"), tag_id__in=self.tag_ids)
            condition &= Q(Exists(tagged))
        return condition

    def companies(self, prefix: str = "") -> Q:
        """The condition on the company, debtor included."""
        condition = self.debtors(f"{prefix}debtor__")
        if self.company_ids is not None:
            condition &= Q(**{f"{prefix}pk__in": self.company_ids})
        return condition


class ScopedQuerySet(models.QuerySet[Row]):
    """Rows that belong to one environment and may lie outside a login's filter."""

    def within(self, scope: Scope) -> Self:
        """Only the rows that ``scope`` lets through."""
        raise NotImplementedError


class ScopedManager(models.Manager[Row]):
    """The default manager of scoped models: offers `within` and nothing else.

    ``Model.unscoped`` is for the gate itself, for seeding and for migrations.
    """

    def get_queryset(self) -> NoReturn:
        raise OutsideScopeError(
            f"{self.model.__name__} rows belong to somebody: query them through a call's handles or "
            f"{self.model.__name__}.objects.within(scope)."
        )

    def within(self, scope: Scope) -> Any:
        return self._rows().within(scope)

    def _rows(self) -> ScopedQuerySet[Row]:
        queryset: ScopedQuerySet[Row] = self._queryset_class(model=self.model, using=self._db)  # type: ignore[attr-defined]
        return queryset
