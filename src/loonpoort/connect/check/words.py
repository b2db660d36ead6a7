"""Words that several steps of a check say alike."""

import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from loonpoort.access.kinds import Level
from loonpoort.access.models import Login
from loonpoort.connect.check.reports import Reached

NAMED = 5
"""How many names a sentence has before it counts the rest."""


def moment(at: datetime.datetime) -> str:
    """A moment in the time of the installation."""
    return str(formats.date_format(timezone.localtime(at), _("j M Y H:i")))


def day(date: datetime.date) -> str:
    return str(formats.date_format(date, _("j M Y")))


def grouped(number: int) -> str:
    return str(formats.number_format(number, use_l10n=True, force_grouping=True))


def named(names: list[str]) -> str:
    """The first few names, and how many there are besides."""
    if len(names) <= NAMED:
        return ", ".join(names)
    more = _("%(count)s more") % {"count": grouped(len(names) - NAMED)}
    return ", ".join([*names[:NAMED], more])


def level_words(login: Login) -> str:
    """Where a login lives. The name of its debtor is left out: not every viewer reaches it."""
    return _("at master level") if login.level == Level.MASTER else _("at debtor level")


def reached_words(reached: Reached) -> str:
    """How much that is, e.g. ``2 companies, 14 employees``; nothing when it is about none of them."""
    words = []
    if reached.debtors is not None:
        words.append(ngettext("%(count)s debtor", "%(count)s debtors", reached.debtors))
    if reached.companies is not None:
        words.append(ngettext("%(count)s company", "%(count)s companies", reached.companies))
    if reached.employees is not None:
        words.append(ngettext("%(count)s employee", "%(count)s employees", reached.employees))
    counts = reached.counts.values()
    return ", ".join(word % {"count": grouped(count)} for word, count in zip(words, counts, strict=True))
