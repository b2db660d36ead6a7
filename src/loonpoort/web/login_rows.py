"""Logins as the pages read them: what belongs to each is read for all of them at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from loonpoort.access.calls import Call
from loonpoort.access.mails import ACTIVATION_MAIL
from loonpoort.access.models import Login, LoginStatus, Token
from loonpoort.outbox.models import Mail
from loonpoort.web.places import LoginAddresses, Place
from loonpoort.web.words import filter_words, mail_words, token_state


@dataclass(frozen=True, slots=True)
class LoginRow:
    """A login and what pages say of it."""

    login: Login
    urls: LoginAddresses
    filter: str
    mail: str
    token: Token | None

    @property
    def is_waiting(self) -> bool:
        return self.login.status == LoginStatus.INACTIVE

    @property
    def token_state(self) -> str:
        return token_state(self.token)


def for_rows(logins: QuerySet[Login]) -> QuerySet[Login]:
    """Logins with all that a row tells of their filters."""
    return logins.prefetch_related("filter_tags__tag", "filter_companies__company")


def rows(call: Call, place: Place, logins: Iterable[Login]) -> list[LoginRow]:
    logins = list(logins)
    mails, tokens = _latest_mails(logins), _tokens(logins)
    return [
        LoginRow(
            login=login,
            urls=LoginAddresses(place, login.pk),
            filter=filter_words(login, call.scope),
            mail=mail_words(login, mails.get(login.pk)),
            token=tokens.get(login.pk),
        )
        for login in logins
    ]


def _latest_mails(logins: list[Login]) -> dict[int, Mail]:
    ids = [login.pk for login in logins]
    mails = Mail.objects.filter(kind=ACTIVATION_MAIL.name, parameters__login__in=ids).order_by("pk")
    return {mail.parameters["login"]: mail for mail in mails}


def _tokens(logins: list[Login]) -> dict[int, Token]:
    """The token of each that has one; of two during rotation, the newer."""
    tokens = Token.objects.filter(login__in=[login.pk for login in logins], revoked_at=None)
    return {token.login_id: token for token in tokens.order_by("pk")}
