"""The gate's mails."""

from collections.abc import Callable

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from loonpoort.access.activation import link_parts
from loonpoort.access.models import Login, LoginStatus
from loonpoort.outbox.mails import MailKind, Parameters

LinkBuilder = Callable[[str, str], str]


class Links:
    """Builders of absolute addresses, handed down by the configuration at start: URLs are made above."""

    activation: LinkBuilder


def _write_activation(parameters: Parameters) -> EmailMultiAlternatives | None:
    login = Login.objects.select_related("environment").filter(pk=parameters["login"]).first()
    if login is None or login.status != LoginStatus.INACTIVE:
        return None
    if login.activation_serial != parameters["serial"]:
        return None  # a newer mail is on its way
    with translation.override(login.language):
        context = {"login": login, "link": Links.activation(*link_parts(login))}
        message = EmailMultiAlternatives(
            subject=" ".join(render_to_string("mail/activation_subject.txt", context).split()),
            body=render_to_string("mail/activation.txt", context),
            to=[login.email],
        )
        message.attach_alternative(render_to_string("mail/activation.html", context), "text/html")
    return message


ACTIVATION_MAIL = MailKind("login.activation", _write_activation)
