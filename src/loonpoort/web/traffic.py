"""How much the token of a login calls, as its page says it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from loonpoort.access.models import Login, Token
from loonpoort.access.traffic import Traffic, counter
from loonpoort.web.words import grouped


@dataclass(frozen=True, slots=True)
class TrafficWords:
    """What was called in the last minute, and what may be called in a second."""

    last_minute: str
    token_limit: str
    environment_limit: str

    @classmethod
    def of(cls, login: Login) -> "TrafficWords":
        calls = counter()
        ids = Token.objects.filter(login=login, revoked_at=None).values_list("pk", flat=True)
        budgets = calls.budgets
        return cls(
            _traffic([calls.last_minute(token) for token in ids]),
            f"{_reads(budgets.reads.calls)}, {_writes(budgets.writes.calls)}",
            _calls(budgets.environment.calls) if budgets.environment.calls else _("no limit"),
        )


def _traffic(of_tokens: list[Traffic]) -> str:
    answered = sum(each.answered for each in of_tokens)
    refused = sum(each.refused for each in of_tokens)
    return _("%(calls)s, %(refused)s refused") % {"calls": _calls(answered), "refused": grouped(refused)}


def _calls(count: int) -> str:
    return ngettext("%(count)s call", "%(count)s calls", count) % {"count": grouped(count)}


def _reads(limit: int) -> str:
    if not limit:
        return _("any number of reads")
    return ngettext("%(count)s read", "%(count)s reads", limit) % {"count": grouped(limit)}


def _writes(limit: int) -> str:
    if not limit:
        return _("any number of writes")
    return ngettext("%(count)s write", "%(count)s writes", limit) % {"count": grouped(limit)}
