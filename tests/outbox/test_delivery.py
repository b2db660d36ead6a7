"""Mail: posted with its change, sent once, tried again, given up in the end."""

import datetime
import smtplib
from collections.abc import Iterator

import pytest
from django.core import mail as outgoing
from django.core.mail import EmailMessage
from django_tasks_db.models import DBTaskResult

from loonpoort.outbox import mails
from loonpoort.outbox.mails import MailKind
from loonpoort.outbox.models import Mail, MailStatus
from loonpoort.outbox.tasks import RETRY_AFTER, deliver
from tests.cast import NOW


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch, db: None) -> MailKind:
    """A kind of mail that is no longer needed when its parameter says so."""
    monkeypatch.setattr(mails, "_KINDS", {})

    def write(parameters: mails.Parameters) -> EmailMessage | None:
        return EmailMessage("Tea", "is ready", to=["anna@kantoor.example"]) if parameters["needed"] else None

    return MailKind("tea", write)


@pytest.fixture
def mail(kind: MailKind) -> Mail:
    return kind.post("anna@kantoor.example", needed=True)


@pytest.fixture
def refusal() -> Iterator[pytest.MonkeyPatch]:
    """A mail server that quotes what it will not have, until undone."""

    def refuse(*_: object) -> None:
        raise smtplib.SMTPDataError(550, b"No: https://gate.example/activate/secret")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
        yield patch


def again(mail: Mail) -> Mail:
    deliver.call(mail.pk)
    mail.refresh_from_db()
    return mail


def test_posting_notes_the_mail_and_its_task_in_the_mail_queue(mail) -> None:
    assert (mail.status, mail.attempts) == (MailStatus.WAITING, 0)
    task = DBTaskResult.objects.get()
    assert (task.queue_name, task.args_kwargs["args"]) == ("mail", [mail.pk])
    assert outgoing.outbox == []


def test_a_mail_is_sent_once(mail, clock) -> None:
    assert again(mail).status == again(mail).status == MailStatus.SENT
    assert (mail.attempts, mail.sent_at, mail.last_error) == (1, NOW, "")
    assert [message.subject for message in outgoing.outbox] == ["Tea"]


def test_a_mail_that_is_no_longer_needed_is_void(kind) -> None:
    mail = again(kind.post("anna@kantoor.example", needed=False))
    assert (mail.status, mail.sent_at) == (MailStatus.VOID, None)
    assert outgoing.outbox == []


def test_a_refused_mail_is_tried_again_after_longer_and_longer_and_given_up_at_last(
    mail, refusal, clock
) -> None:
    DBTaskResult.objects.all().delete()
    waits = []
    for _ in RETRY_AFTER:
        assert again(mail).status == MailStatus.WAITING
        waits.append(DBTaskResult.objects.latest("run_after").run_after - NOW)
    assert waits == RETRY_AFTER == sorted(RETRY_AFTER)
    assert again(mail).status == MailStatus.FAILED
    assert (mail.attempts, DBTaskResult.objects.count()) == (len(RETRY_AFTER) + 1, len(RETRY_AFTER))
    assert again(mail).attempts == len(RETRY_AFTER) + 1
    assert sum(RETRY_AFTER, datetime.timedelta()) < datetime.timedelta(hours=24)


def test_what_the_mail_server_quotes_is_kept_nowhere(mail, refusal, caplog) -> None:
    assert again(mail).last_error == "SMTPDataError"
    assert "SMTPDataError" in caplog.text
    assert "secret" not in caplog.text + repr(list(DBTaskResult.objects.values()))


def test_a_mail_goes_out_once_the_server_takes_it(mail, refusal) -> None:
    again(mail)
    refusal.undo()
    assert again(mail).status == MailStatus.SENT
    assert (mail.attempts, mail.last_error) == (2, "")


def test_a_mail_whose_text_cannot_be_made_is_tried_again(mail, monkeypatch) -> None:
    monkeypatch.setattr(mails, "_KINDS", {})
    assert again(mail).status == MailStatus.WAITING
    assert mail.last_error == "KeyError"


def test_a_kind_of_mail_is_declared_once(kind) -> None:
    with pytest.raises(TypeError, match="tea is declared twice"):
        MailKind("tea", kind.write)
