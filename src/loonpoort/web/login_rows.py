"""Master-level logins as the pages of Settings read them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from loonpoort.access.calls import Call
from loonpoort.access.kinds import Level
from loonpoort.access.mails import ACTIVATION_MAIL
from loonpoort.access.models import Login, LoginStatus, Token
from loonpoort.outbox.models import Mail
from loonpoort.web.words import filter_words, mail_words


@dataclass(frozen=True, slots=True)
class LoginRow:
    """A login and what pages say of it."""

    login: Login
    filter: str
    mail: str
    has_token: bool

    @property
    def is_waiting(self) -> bool:
        return self.login.status == LoginStatus.INACTIVE


def master_logins(call: Call) -> QuerySet[Login]:
    live = Token.objects.filter(login=OuterRef("pk"), revoked_at=None)
    return (
        Login.objects.filter(environment=call.environment, level=Level.MASTER)
        .select_related("user_template__environment", "environment")
        .prefetch_related("filter_tags__tag", "filter_companies__company")
        .annotate(has_token=Exists(live))
    )


def master_login_or_404(call: Call, login_id: int) -> Login:
    login = master_logins(call).filter(pk=login_id).first()
    if login is None:
        raise Http404
    return login


def rows(logins: Iterable[Login]) -> list[LoginRow]:
    logins = list(logins)
    mails = _latest_mails(logins)
    return [
        LoginRow(
            login=login,
            filter=filter_words(login),
            mail=mail_words(login, mails.get(login.pk)),
            has_token=getattr(login, "has_token", False),
        )
        for login in logins
    ]


def _latest_mails(logins: list[Login]) -> dict[int, Mail]:
    ids = [login.pk for login in logins]
    mails = Mail.objects.filter(kind=ACTIVATION_MAIL.name, parameters__login__in=ids).order_by("pk")
    return {mail.parameters["login"]: mail for mail in mails}
