"""The demo's mailbox."""

import pytest
from django.core.mail import EmailMultiAlternatives

from loonpoort.outbox.mailbox import MailboxBackend


@pytest.fixture
def folder(tmp_path, settings, db):
    settings.MAILBOX_DIR = tmp_path / "mailbox"
    return settings.MAILBOX_DIR


def deliver(subject: str, text: str) -> None:
    mail = EmailMultiAlternatives(subject, text, to=["Zoë <zoe@kantoor.example>"])
    mail.attach_alternative("<h1>the HTML</h1>", "text/html")
    MailboxBackend().send_messages([mail])


def test_there_is_no_mailbox_outside_the_demo(client, db) -> None:
    assert client.get("/mailbox/").status_code == 404
    assert client.get("/mailbox/x/").status_code == 404


def test_mail_is_listed_and_read_without_signing_in(folder, client) -> None:
    assert "No mail yet." in client.get("/mailbox/").content.decode()
    deliver("Activeer uw login één keer", "Open deze link:\n\nhttp://testserver/activate/MQ/a-b/\n")
    page = client.get("/mailbox/").content.decode()
    assert "Demo mailbox" in page
    assert "Activeer uw login één keer" in page
    assert "Zoë &lt;zoe@kantoor.example&gt;" in page
    link = page.partition('<a href="/mailbox/')[2].partition('"')[0]
    letter = client.get(f"/mailbox/{link}").content.decode()
    assert '<a href="http://testserver/activate/MQ/a-b/" rel="nofollow">' in letter


def test_a_mail_s_own_markup_is_never_rendered(folder, client) -> None:
    deliver("<script>alert(1)</script>", "<script>alert(2)</script> https://x.example/<b>")
    page = client.get("/mailbox/").content.decode()
    link = page.partition('<a href="/mailbox/')[2].partition('"')[0]
    letter = client.get(f"/mailbox/{link}").content.decode()
    for text in (page, letter):
        assert "<script>" not in text
        assert "the HTML" not in text
    assert "&lt;script&gt;alert(2)" in letter


@pytest.mark.parametrize("key", ["unknown", "..", "%2e%2e%2fnew"])
def test_an_unknown_message_is_not_found(key, folder, client) -> None:
    deliver("x", "y")
    assert client.get(f"/mailbox/{key}/").status_code == 404
