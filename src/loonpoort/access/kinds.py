"""Kinds of user template: what each may have, by product. The table of the gate."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import Product


class Level(models.TextChoices):
    """Where a login lives."""

    MASTER = "master", _("Master level")
    DEBTOR = "debtor", _("Debtor level")


class FilterKind(models.TextChoices):
    """What a login's filter is built on."""

    ALL = "all", _("All")
    TAGS = "tags", _("Tags")
    COMPANIES = "companies", _("Companies")


class TemplateKind(models.TextChoices):
    MASTER_ACCOUNTANT = "master_accountant", _("Master Accountant")
    MASTER_CLIENT = "master_client", _("Master Client")
    CLIENT = "client", _("Client")


@dataclass(frozen=True, slots=True)
class KindRules:
    """What a kind of template means for its logins."""

    level: Level
    filter_kinds: tuple[FilterKind, ...]
    has_api_token_tab: bool
    """Its logins activate their own API account."""
    takes_token_from_administrator: bool
    empty_filter_is_all: bool = False


RULES: dict[tuple[str, str], KindRules] = {
    (Product.ACCOUNTANT, TemplateKind.MASTER_ACCOUNTANT): KindRules(
        level=Level.MASTER,
        filter_kinds=(FilterKind.ALL, FilterKind.TAGS),
        has_api_token_tab=True,
        takes_token_from_administrator=False,
    ),
    (Product.ACCOUNTANT, TemplateKind.CLIENT): KindRules(
        level=Level.DEBTOR,
        filter_kinds=(FilterKind.COMPANIES,),
        has_api_token_tab=False,
        takes_token_from_administrator=True,
    ),
    (Product.BUSINESS, TemplateKind.MASTER_CLIENT): KindRules(
        level=Level.MASTER,
        filter_kinds=(FilterKind.COMPANIES,),
        has_api_token_tab=True,
        takes_token_from_administrator=True,
        empty_filter_is_all=True,
    ),
    (Product.BUSINESS, TemplateKind.CLIENT): KindRules(
        level=Level.DEBTOR,
        filter_kinds=(FilterKind.COMPANIES,),
        has_api_token_tab=False,
        takes_token_from_administrator=True,
        empty_filter_is_all=True,
    ),
}


def kinds_at(product: str, level: Level) -> list[TemplateKind]:
    """The kinds that logins at ``level`` of a ``product`` may have."""
    return [
        TemplateKind(kind) for (of, kind), rules in RULES.items() if of == product and rules.level == level
    ]
