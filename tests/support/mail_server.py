"""A mail server that takes everything, when it is told to."""

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from tests.support.processes import free_port

PATIENCE_SECONDS = 30
USER, PASSWORD = "payroll", "a password for the mail server"


@dataclass
class MailServer:
    """What it has taken. Between `hold` and `release` it keeps its senders waiting for an answer."""

    settings: dict[str, str]
    """Environment variables of a Loonpoort that sends its mail here."""
    messages: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    waiting: int = 0
    """How many senders were made to wait."""
    is_held: bool = False
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def wait_until(self, is_so: "Callable[[MailServer], bool]") -> None:
        with self._changed:
            arrived = self._changed.wait_for(lambda: is_so(self), PATIENCE_SECONDS)
        assert arrived, f"taken: {self.recipients}, waiting: {self.waiting}"

    def hold(self) -> None:
        self.is_held = True

    def release(self) -> None:
        self.is_held = False

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.is_held:
            with self._changed:
                self.waiting += 1
                self._changed.notify_all()
        while self.is_held:
            await asyncio.sleep(0.01)
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        with self._changed:
            self.messages.append(message)
            self.recipients += envelope.rcpt_tos
            self._changed.notify_all()
        return "250 Taken"


@contextmanager
def mail_server(tls_folder: Path | None = None) -> Iterator[MailServer]:
    """A running server; with a folder for certificates it wants STARTTLS and a password first."""
    port = free_port()
    settings = {
        "LOONPOORT_SMTP_HOST": "127.0.0.1",
        "LOONPOORT_SMTP_PORT": str(port),
        "LOONPOORT_SMTP_TLS": "0",
        "LOONPOORT_MAIL_FROM": "payroll@example.org",
    }
    demands: dict[str, Any] = {}
    if tls_folder:
        demands = _demands(tls_folder)
        settings |= {
            "LOONPOORT_SMTP_TLS": "1",
            "LOONPOORT_SMTP_USER": USER,
            "LOONPOORT_SMTP_PASSWORD": PASSWORD,
            "SSL_CERT_FILE": str(tls_folder / "ca.pem"),
        }
    server = MailServer(settings)
    controller = Controller(
        server, hostname="127.0.0.1", port=port, ready_timeout=PATIENCE_SECONDS, **demands
    )
    controller.start()
    try:
        yield server
    finally:
        server.release()
        controller.stop()


def _demands(folder: Path) -> dict[str, Any]:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(folder / "ca.pem")
    return {
        "tls_context": context,
        "require_starttls": True,
        "auth_required": True,
        "authenticator": _authenticate,
    }


def _authenticate(_server: SMTP, _session: Session, _envelope: Envelope, _how: str, said: Any) -> AuthResult:
    return AuthResult(success=(said.login, said.password) == (USER.encode(), PASSWORD.encode()))
