"""Who is told that a connection has ended or is stopped: the owner of its login, and whoever follows it."""

import datetime
from collections.abc import Callable, Iterable

from django.core.mail import EmailMultiAlternatives
from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from loonpoort.access.mails import letter
from loonpoort.access.models import Login, LoginStatus
from loonpoort.audit.records import Actor
from loonpoort.organisation.models import Environment
from loonpoort.outbox.mails import MailKind, Parameters


class News(models.TextChoices):
    """What became of a connection."""

    REVOKED = "revoked", _("Its token was revoked.")
    REPORTED = "reported", _("Somebody found its token in a place where it should not be, and revoked it.")
    EXPIRED = "expired", _("Its token is past its last day.")
    DEACTIVATED = "deactivated", _("Its login was deactivated.")
    DELETED = "deleted", _("Its login was deleted.")
    STOPPED = "stopped", _("One debtor stopped it: it reaches that debtor no more.")
    RESUMED = "resumed", _("The debtor that stopped it lets it through again.")


class Followers:
    """Handed down from above at start, where connections are known."""

    of: Callable[[int], Iterable[Login]] = staticmethod(lambda _login_id: ())
    """Who follows what is connected with a login, besides its owner."""
    name: Callable[[int], str] = staticmethod(lambda _login_id: "")
    """The package that a login was made for; nothing where nobody said."""


def tell(
    login: Login,
    news: News,
    actor: Actor,
    at: datetime.datetime,
    *,
    name: str = "",
    debtor: str = "",
    to_owner: bool = True,
) -> None:
    """Post the mails in the running transaction: one to each, and none to whoever did it.

    ``name`` is the token's own, for a connection that has none.
    """
    told = {login.email: login.language} if to_owner else {}
    for follower in Followers.of(login.pk):
        if follower.status == LoginStatus.ACTIVE:
            told.setdefault(follower.email, follower.language)
    by = actor.name if actor.kind == "login" else ""
    for email in told.keys() - {by}:
        NEWS_MAIL.post(
            email,
            to=email,
            language=told[email],
            environment=login.environment_id,
            login=login.email,
            name=Followers.name(login.pk) or name,
            news=news.value,
            debtor=debtor,
            by=by,
            at=at.isoformat(),
        )


def _write(parameters: Parameters) -> EmailMultiAlternatives | None:
    environment = Environment.objects.filter(pk=parameters["environment"]).first()
    if environment is None:
        return None
    # The login may be gone: all that the letter tells is in the parameters.
    about = Login(email=parameters["login"], language=parameters["language"], environment=environment)
    written = letter(
        "connection_news",
        about,
        package=parameters["name"],
        **{key: parameters[key] for key in ("news", "debtor", "by")},
        told=News(parameters["news"]).label,
        at=parse_datetime(parameters["at"]),
    )
    written.to = [parameters["to"]]
    return written


NEWS_MAIL = MailKind("connection.news", _write)
