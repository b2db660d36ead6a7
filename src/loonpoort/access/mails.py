"""The gate's mails."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from loonpoort.access.activation import link_parts
from loonpoort.access.models import Login, LoginStatus, Token
from loonpoort.outbox.mails import MailKind, Parameters

LinkBuilder = Callable[[str, str], str]


class Links:
    """Builders of absolute addresses, handed down by the configuration at start: URLs are made above."""

    activation: LinkBuilder
    password: LinkBuilder


def letter(name: str, login: Login, **context: Any) -> EmailMultiAlternatives:
    """The mail to a login, in its language, of ``mail/<name>_subject.txt``, ``.txt`` and ``.html``."""
    with translation.override(login.language):
        context = {"login": login, "base_url": settings.BASE_URL, **context}
        message = EmailMultiAlternatives(
            # On one line, whatever stands in it: a name with a line break could add headers.
            subject=" ".join(render_to_string(f"mail/{name}_subject.txt", context).split()),
            body=render_to_string(f"mail/{name}.txt", context),
            to=[login.email],
        )
        message.attach_alternative(render_to_string(f"mail/{name}.html", context), "text/html")
    return message


def _write_activation(parameters: Parameters) -> EmailMultiAlternatives | None:
    login = Login.objects.select_related("environment").filter(pk=parameters["login"]).first()
    if login is None or login.status != LoginStatus.INACTIVE:
        return None
    if login.activation_serial != parameters["serial"]:
        return None  # a newer mail is on its way
    return letter("activation", login, link=Links.activation(*link_parts(login)))


def _token(parameters: Parameters) -> Token | None:
    """The token that a mail speaks of, unless nobody need be told any more."""
    token = (
        Token.objects.select_related("login__environment", "login__user_template__environment")
        .filter(pk=parameters["token"])
        .first()
    )
    return token if token and token.login.status == LoginStatus.ACTIVE else None


def _write_expiry(parameters: Parameters) -> EmailMultiAlternatives | None:
    token = _token(parameters)
    if token is None or token.revoked_at or token.retires_at:
        return None
    if token.expires_at is None or token.noticed_days != parameters["days"]:
        return None  # its last day was changed
    return letter("token_expires", token.login, token=token, last_day=token.last_day)


def _write_stale_call(parameters: Parameters) -> EmailMultiAlternatives | None:
    token = _token(parameters)
    if token is None:
        return None
    return letter("token_stale", token.login, token=token, network_address=parameters["network_address"])


def _write_report(parameters: Parameters) -> EmailMultiAlternatives | None:
    token = _token(parameters)
    if token is None:
        return None
    return letter("token_reported", token.login, token=token)


ACTIVATION_MAIL = MailKind("login.activation", _write_activation)
EXPIRY_MAIL = MailKind("token.expires", _write_expiry)
STALE_CALL_MAIL = MailKind("token.stale_call", _write_stale_call)
REPORT_MAIL = MailKind("token.reported", _write_report)
