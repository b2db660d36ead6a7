"""The gate in words: filters, reach and mails, as pages say them."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from loonpoort.access.calls import Call
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import Login, LoginStatus
from loonpoort.outbox.models import Mail, MailStatus

# Django's sentence, which its own Dutch catalogue lacks; here so that ours has it.
_BORROWED = ngettext_lazy(
    "This password is too short. It must contain at least %d character.",
    "This password is too short. It must contain at least %d characters.",
)


@dataclass(frozen=True, slots=True)
class Reach:
    """How much a login reaches now."""

    debtors: int
    companies: int
    employees: int

    @classmethod
    def of(cls, call: Call) -> "Reach":
        return cls(call.debtors().count(), call.companies().count(), call.employees().count())

    @property
    def figures(self) -> dict[str, str]:
        """The counts as the language writes them."""
        counts = {"debtors": self.debtors, "companies": self.companies, "employees": self.employees}
        return {name: grouped(count) for name, count in counts.items()}

    def __str__(self) -> str:
        figures = self.figures
        return _("Reaches %(debtors)s, %(companies)s, %(employees)s today.") % {
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


def filter_words(login: Login) -> str:
    """What a login's filter lets through, named."""
    match login.filter_kind:
        case FilterKind.TAGS:
            tags = sorted((row.tag for row in login.filter_tags.all()), key=lambda tag: tag.number)
            return ", ".join(tag.name for tag in tags) or _("Nothing: no tag chosen")
        case FilterKind.COMPANIES:
            companies = sorted(row.company.name for row in login.filter_companies.all())
            is_all = not companies and login.user_template.rules.empty_filter_is_all
            return _("All companies") if is_all else ", ".join(companies) or _("Nothing: no company chosen")
        case _:
            return _("All")


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


def moment(at: datetime.datetime) -> str:
    """A moment, short, in the time of the installation."""
    return str(formats.date_format(timezone.localtime(at), _("j M H:i")))


def _is_expired(login: Login, sent_at: datetime.datetime) -> bool:
    lifetime = datetime.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    return login.status == LoginStatus.INACTIVE and sent_at + lifetime < timezone.now()
