"""A mailbox in a folder: where the demo's mail goes, so that its page can show it."""

import mailbox
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


def open_mailbox(folder: Path) -> mailbox.Maildir:
    """The mailbox in ``folder``, made when it is not there."""
    return mailbox.Maildir(folder, create=True)


def messages(folder: Path) -> list[tuple[str, mailbox.MaildirMessage]]:
    """The messages with their keys, newest first."""
    box = open_mailbox(folder)
    found = [(key, box.get_message(key)) for key in box.keys()]  # noqa: SIM118 - a Maildir iterates over messages
    return sorted(found, key=lambda item: item[1].get_date(), reverse=True)


class MailboxBackend(BaseEmailBackend):
    """Django's way out for mail, into the folder named by the setting MAILBOX_DIR."""

    def __init__(self, fail_silently: bool = False, **_: Any) -> None:
        super().__init__(fail_silently=fail_silently)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        box = open_mailbox(Path(settings.MAILBOX_DIR))
        for message in email_messages:
            box.add(message.message().as_bytes())
        return len(email_messages)
