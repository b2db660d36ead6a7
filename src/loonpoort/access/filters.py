"""Filters: from a login's level and choices to the scope of its calls."""

from dataclasses import replace

from django.db import models

from loonpoort.access.kinds import FilterKind, Level
from loonpoort.access.models import Login, LoginCompany, LoginStop, LoginTag
from loonpoort.organisation.models import Company, Tag
from loonpoort.organisation.scopes import Scope
from loonpoort.organisation.selections import Selection, Unscoped


def program_scope_of(login: Login) -> Scope:
    """What programs reach with a login's token now: without the debtors whose own people stopped it."""
    scope = scope_of(login)
    if not login.is_stopped_somewhere:
        return scope
    return replace(scope, stopped_debtor_ids=_ids(LoginStop, login, "debtor_id"))


def scope_of(login: Login) -> Scope:
    """What a login reaches now. An empty filter is nothing, but for companies in the Business product."""
    debtor_id = login.debtor_id if login.level == Level.DEBTOR else None
    whole = Scope(environment_id=login.environment_id, debtor_id=debtor_id)
    match login.filter_kind:
        case FilterKind.TAGS:
            tags = _ids(LoginTag, login, "tag_id")
            return Scope(login.environment_id, debtor_id, tag_ids=tags)
        case FilterKind.COMPANIES:
            companies = _ids(LoginCompany, login, "company_id")
            if not companies and login.user_template.rules.empty_filter_is_all:
                return whole
            return Scope(login.environment_id, debtor_id, company_ids=companies)
        case _:
            return whole


def _ids(model: type[models.Model], login: Login, column: str) -> frozenset[int]:
    rows = Selection(Unscoped(model), ()).filter(login_id=login.pk).values_list(column)
    return frozenset([row[0] for row in rows])


def filter_names(login: Login) -> list[str]:
    """The names of the tags or companies in a login's filter; empty for All and for an empty filter."""
    tags = Tag.unscoped.filter(pk__in=login.filter_tags.values("tag_id"))
    companies = Company.unscoped.filter(pk__in=login.filter_companies.values("company_id"))
    return [str(row) for row in (tags if login.filter_kind == FilterKind.TAGS else companies)]
