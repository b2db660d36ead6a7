"""Mails about passwords and second factors."""

from django.core.mail import EmailMultiAlternatives

from loonpoort.access.mails import Links, letter
from loonpoort.access.models import Login, LoginStatus
from loonpoort.access.password_links import link_parts
from loonpoort.outbox.mails import MailKind, Parameters

PASSWORD_CHANGED = "password_changed"
SECOND_FACTOR_ADDED = "second_factor_added"
SECOND_FACTOR_REMOVED = "second_factor_removed"


def _login(parameters: Parameters) -> Login | None:
    return (
        Login.objects.select_related("environment")
        .filter(pk=parameters["login"], status=LoginStatus.ACTIVE)
        .first()
    )


def _write_link(parameters: Parameters) -> EmailMultiAlternatives | None:
    login = _login(parameters)
    if login is None or login.password_serial != parameters["serial"]:
        return None  # deactivated, or a newer mail is on its way
    return letter("password_link", login, link=Links.password(*link_parts(login)))


def _write_notice(parameters: Parameters) -> EmailMultiAlternatives | None:
    login = _login(parameters)
    return letter("security_notice", login, what=parameters["what"]) if login else None


PASSWORD_MAIL = MailKind("login.password_link", _write_link)
NOTICE_MAIL = MailKind("login.security_notice", _write_notice)
"""Tells the owner of a change that somebody else may have made."""
