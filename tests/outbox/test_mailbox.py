"""The demo's mailbox: a folder instead of a mail server."""

import os

import pytest
from django.core.mail import EmailMessage, get_connection

from loonpoort.outbox.mailbox import messages


@pytest.fixture
def folder(tmp_path, settings):
    settings.MAILBOX_DIR = str(tmp_path / "mailbox")
    return tmp_path / "mailbox"


def test_mail_is_put_into_the_folder_whole(folder) -> None:
    backend = get_connection("loonpoort.outbox.mailbox.MailboxBackend", timeout=30)
    assert backend.send_messages([EmailMessage("Tea", "is ready é", to=["anna@kantoor.example"])]) == 1
    [(_, message)] = messages(folder)
    assert (message["To"], message["Subject"]) == ("anna@kantoor.example", "Tea")
    assert message.get_payload(decode=True).decode().strip() == "is ready é"


def test_the_newest_comes_first(folder) -> None:
    backend = get_connection("loonpoort.outbox.mailbox.MailboxBackend")
    for subject, age in [("older", 100), ("newer", 0), ("oldest", 200)]:
        before = set((folder / "new").glob("*"))
        backend.send_messages([EmailMessage(subject, "", to=["a@b.example"])])
        [file] = set((folder / "new").glob("*")) - before
        os.utime(file, (10**9 - age, 10**9 - age))
    assert [message["Subject"] for _, message in messages(folder)] == ["newer", "older", "oldest"]


def test_an_empty_mailbox_has_no_messages(folder) -> None:
    assert messages(folder) == []


def test_only_its_owner_reads_the_folder(folder) -> None:
    messages(folder)
    assert folder.stat().st_mode & 0o077 == 0
