"""The gate in words: filters, reach and mails, as pages say them."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from loonpoort.access.calls import Call
from loonpoort.access.kinds import FilterKind, KindRules
from loonpoort.access.models import Login, LoginStatus, Token
from loonpoort.organisation.models import Company, Debtor, Tag
from loonpoort.organisation.scopes import Scope
from loonpoort.outbox.models import Mail, MailStatus
from loonpoort.payroll.models import Employee

# Django's sentence, which its own Dutch catalogue lacks; here so that ours has it.
_BORROWED = ngettext_lazy(
    "This password is too short. It must contain at least %d character.",
    "This password is too short. It must contain at least %d characters.",
)

MOST_NAMES = 8
"""How many tags or companies of a filter are named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How much a login reaches now."""

    debtors: int
    companies: int
    employees: int

    @classmethod
    def of(cls, call: Call) -> "Reach":
        return cls.within(call.scope)

    @classmethod
    def within(cls, scope: Scope) -> "Reach":
        """How much a scope lets through, whoever has it."""
        return cls(*(model.objects.select(scope).count() for model in (Debtor, Company, Employee)))

    @property
    def figures(self) -> dict[str, str]:
        """The counts as the language writes them."""
        counts = {"debtors": self.debtors, "companies": self.companies, "employees": self.employees}
        return {name: grouped(count) for name, count in counts.items()}

    def __str__(self) -> str:
        return _("Reaches %(debtors)s, %(companies)s, %(employees)s today.") % self._counted

    @property
    def would(self) -> str:
        """The same of a filter that is not saved yet."""
        return _("Would reach %(debtors)s, %(companies)s, %(employees)s today.") % self._counted

    @property
    def counts(self) -> str:
        """Only how much, for a column."""
        if not self.debtors:
            return _("Nothing")
        return _("%(debtors)s, %(companies)s, %(employees)s") % self._counted

    @property
    def _counted(self) -> dict[str, str]:
        figures = self.figures
        return {
            "debtors": ngettext("%(count)s debtor", "%(count)s debtors", self.debtors)
            % {"count": figures["debtors"]},
            "companies": ngettext("%(count)s company", "%(count)s companies", self.companies)
            % {"count": figures["companies"]},
            "employees": ngettext("%(count)s employee", "%(count)s employees", self.employees)
            % {"count": figures["employees"]},
        }


def grouped(number: int) -> str:
    """The number with thousands grouped, as the language does."""
    return str(formats.number_format(number, use_l10n=True, force_grouping=True))


def filter_words(login: Login, viewer: Scope | None = None) -> str:
    """What a login's filter lets through, named as far as ``viewer`` reaches it."""
    match login.filter_kind:
        case FilterKind.TAGS:
            tags = sorted((row.tag for row in login.filter_tags.all()), key=lambda tag: tag.number)
            words = _named(tags, viewer.tag_ids if viewer else None, unreached_tags)
        case FilterKind.COMPANIES:
            companies = sorted((row.company for row in login.filter_companies.all()), key=str)
            words = _named(companies, viewer.company_ids if viewer else None, unreached_companies)
        case _:
            return _("All")
    return words or empty_words(FilterKind(login.filter_kind), login.user_template.rules)


def empty_words(kind: FilterKind, rules: KindRules) -> str:
    """What a filter with nothing chosen lets through."""
    if kind == FilterKind.TAGS:
        return _("Nothing: no tag chosen")
    return _("All companies") if rules.empty_filter_is_all else _("Nothing: no company chosen")


def unreached_tags(count: int) -> str:
    return ngettext("%(count)s tag that you do not reach", "%(count)s tags that you do not reach", count) % {
        "count": grouped(count)
    }


def unreached_companies(count: int) -> str:
    return ngettext(
        "%(count)s company that you do not reach", "%(count)s companies that you do not reach", count
    ) % {"count": grouped(count)}


def _named(
    rows: Sequence[Tag | Company], reached: frozenset[int] | None, count_others: Callable[[int], str]
) -> str:
    """The names of what is reached, and how many there are besides; None reaches all."""
    names = [str(row) for row in rows if reached is None or row.pk in reached]
    others = len(rows) - len(names)
    if len(names) > MOST_NAMES:
        more = _("%(count)s more") % {"count": grouped(len(names) - MOST_NAMES)}
        names = [*names[:MOST_NAMES], more]
    if not others:
        return ", ".join(names)
    if not names:
        return count_others(others)
    return _("%(names)s and %(others)s") % {"names": ", ".join(names), "others": count_others(others)}


def mail_words(login: Login, mail: Mail | None) -> str:
    """How far the latest activation mail of a login has come."""
    if mail is None:
        return _("Not sent") if login.status == LoginStatus.INACTIVE else ""
    if mail.status == MailStatus.SENT and mail.sent_at:
        words = _("Sent %(moment)s") % {"moment": moment(mail.sent_at)}
        expired = _("link expired")
        return f"{words} · {expired}" if _is_expired(login, mail.sent_at) else words
    if mail.status == MailStatus.WAITING and mail.attempts:
        times = ngettext(
            "Tried %(count)s time, trying again", "Tried %(count)s times, trying again", mail.attempts
        )
        return times % {"count": mail.attempts}
    return str(mail.get_status_display())


def token_state(token: Token | None) -> str:
    """The state of a login's token, short."""
    if token is None:
        return _("None")
    if token.last_day is None or token.expires_at is None:
        return _("Live")
    day = {"day": formats.date_format(token.last_day, _("j M Y"))}
    return (_("Expired %(day)s") if token.expires_at <= timezone.now() else _("Expires %(day)s")) % day


def moment(at: datetime.datetime) -> str:
    """A moment, short, in the time of the installation."""
    return str(formats.date_format(timezone.localtime(at), _("j M H:i")))


def _is_expired(login: Login, sent_at: datetime.datetime) -> bool:
    lifetime = datetime.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    return login.status == LoginStatus.INACTIVE and sent_at + lifetime < timezone.now()
