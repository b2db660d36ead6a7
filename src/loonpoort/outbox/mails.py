"""Posting mail, and the kinds of mail there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailMessage

from loonpoort.outbox.models import Mail

Parameters = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MailKind:
    """A kind of mail and how it is written. ``write`` gives None when the mail is no longer needed."""

    name: str
    write: Callable[[Parameters], EmailMessage | None]

    def __post_init__(self) -> None:
        if self.name in _KINDS:
            raise TypeError(f"The mail {self.name} is declared twice.")
        _KINDS[self.name] = self

    def post(self, recipient: str, **parameters: Any) -> Mail:
        """Note a mail in the running transaction. ``parameters`` are kept: ids, never secrets."""
        from loonpoort.outbox.tasks import deliver

        mail = Mail.objects.create(kind=self.name, recipient=recipient, parameters=parameters)
        deliver.enqueue(mail.pk)
        return mail


_KINDS: dict[str, MailKind] = {}


def kind_of(mail: Mail) -> MailKind:
    return _KINDS[mail.kind]
