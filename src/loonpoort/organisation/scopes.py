"""Scopes: which part of the tree a caller reaches, and managers that refuse to query without one."""

from dataclasses import dataclass
from typing import Any, NoReturn, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from loonpoort.organisation.selections import Selection

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
    stopped_debtor_ids: frozenset[int] | None = None
    """Debtors that are not let through whatever else says so."""

    @property
    def is_whole_environment(self) -> bool:
        """Whether the filter is All. That a debtor stopped its login is no narrower filter."""
        return self.debtor_id is None and self.tag_ids is None and self.company_ids is None

    @property
    def values(self) -> tuple[Any, ...]:
        """The values of the conditions that there are, for a `Selection`."""
        of_lists = (self.tag_ids, self.company_ids, self.stopped_debtor_ids)
        lists = [sorted(ids) for ids in of_lists if ids is not None]
        debtor = () if self.debtor_id is None else (self.debtor_id,)
        return (self.environment_id, *debtor, *lists)

    def debtors(self, prefix: str = "") -> Q:
        """The condition on the debtor, ``prefix`` being the path to it with its underscores."""
        from loonpoort.organisation.models import DebtorTag

        condition = Q(**{f"{prefix}environment_id": self.environment_id})
        if self.debtor_id is not None:
            condition &= Q(**{f"{prefix}pk": self.debtor_id})
        if self.tag_ids is not None:
            tagged = DebtorTag.objects.filter(debtor_id=OuterRef(f"{prefix}pk"), tag_id__in=self.tag_ids)
            condition &= Q(Exists(tagged))
        if self.stopped_debtor_ids is not None:
            condition &= ~Q(**{f"{prefix}pk__in": self.stopped_debtor_ids})
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


@dataclass(frozen=True, slots=True)
class _Within:
    """The root of a selection: the rows of a model within a scope that has these conditions."""

    model: type[models.Model]
    has_debtor: bool
    has_tags: bool
    has_companies: bool
    has_stops: bool

    def __call__(self, environment_id: int, *values: Any) -> models.QuerySet[Any]:
        left = iter(values)
        scope = Scope(
            environment_id,
            next(left) if self.has_debtor else None,
            frozenset(next(left)) if self.has_tags else None,
            frozenset(next(left)) if self.has_companies else None,
            frozenset(next(left)) if self.has_stops else None,
        )
        manager: Any = self.model._default_manager
        rows: models.QuerySet[Any] = manager.within(scope)
        return rows


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

    def select(self, scope: Scope) -> Selection:
        """The same rows, by SQL that is compiled once."""
        conditions = (scope.debtor_id, scope.tag_ids, scope.company_ids, scope.stopped_debtor_ids)
        return Selection(_Within(self.model, *(each is not None for each in conditions)), scope.values)

    def _rows(self) -> ScopedQuerySet[Row]:
        queryset: ScopedQuerySet[Row] = self._queryset_class(model=self.model, using=self._db)  # type: ignore[attr-defined]
        return queryset
