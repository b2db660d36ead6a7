"""Trails: where a page is, as the links above its title."""

from django.urls import reverse
from django.utils.translation import gettext as _

from loonpoort.organisation.models import Debtor

Trail = list[tuple[str, str]]
"""Each page on the way with its address; the page itself is not among them."""


def settings_trail() -> Trail:
    return [(_("Settings"), reverse("settings"))]


def users_trail() -> Trail:
    return [*settings_trail(), (_("Users"), f"{reverse('settings')}#users")]


def templates_trail() -> Trail:
    return [*users_trail(), (_("User templates"), reverse("templates"))]


def tags_trail() -> Trail:
    return [*settings_trail(), (_("Debtor tags"), reverse("tags"))]


def debtors_trail() -> Trail:
    return [(_("Debtors"), reverse("debtors"))]


def user_accounts_trail(debtor: Debtor) -> Trail:
    page = reverse("debtor", args=[debtor.pk])
    return [*debtors_trail(), (debtor.name, page), (_("User accounts"), f"{page}#user-accounts")]
