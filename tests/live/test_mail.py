"""Mail, over real SMTP."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from tests.support.live_server import Installation
from tests.support.mail_server import mail_server

pytestmark = pytest.mark.live

Install = Callable[..., Installation]


@pytest.mark.parametrize("is_encrypted", [False, True], ids=["plain", "STARTTLS"])
def test_activation_mail_reaches_the_administrator_and_its_link_opens(
    install: Install, tmp_path: Path, is_encrypted: bool
) -> None:
    with mail_server(tmp_path if is_encrypted else None) as mail:
        installation = install()
        installation.settings |= mail.settings
        told = installation.make_environment("utrecht")
        with installation.server().running() as server:
            mail.wait_until(lambda mail: len(mail.messages) == 1)
            message = mail.messages[0]
            text = message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
            link = re.findall(r"https?://\S+/activate/\S+", text)[0]
            with requests.Session() as browser:
                page = browser.get(link, timeout=10)
            assert server.stop() == 0

    assert told == (
        "Environment utrecht is there. The worker sends the activation mail to utrecht@example.org.\n"
    )
    assert mail.recipients == ["utrecht@example.org"]
    assert message["From"] == "payroll@example.org"
    assert page.status_code == 200
    assert page.url == f"{server.base_url}/set-password/"
    assert "utrecht@example.org" in page.text
    secret = link.split("/activate/")[1].strip("/").split("/")[1]
    assert secret not in server.output
    assert secret not in told


def test_mail_is_tried_again_when_the_server_cannot_be_reached(install: Install) -> None:
    with mail_server() as mail:
        settings = mail.settings
    installation = install()
    installation.settings |= settings
    installation.make_environment("utrecht")

    with installation.worker().running() as worker:
        while "attempt 1: ConnectionRefusedError" not in worker.output:
            assert worker.process.poll() is None
            time.sleep(0.02)
        assert worker.stop() == 0

    (row,) = installation.query("SELECT status, attempts, last_error FROM outbox_mail")
    assert row == ("waiting", 1, "ConnectionRefusedError")
    put_off = installation.query(
        "SELECT count(*) FROM django_tasks_database_dbtaskresult"
        " WHERE status = 'READY' AND run_after > enqueued_at AND queue_name = 'mail'"
    )
    assert put_off == [(1,)]
