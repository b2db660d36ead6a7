"""The demo's mailbox: the mail that leaves no further than this page."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message
from functools import wraps
from pathlib import Path
from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from loonpoort.outbox.mailbox import messages


@dataclass(frozen=True, slots=True)
class Post:
    """A mail as the page shows it: never its HTML."""

    key: str
    to: str
    subject: str
    at: datetime.datetime
    text: str


def _only_in_demo(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @login_not_required
    @require_safe
    @wraps(view)
    def guarded(request: HttpRequest, **parameters: str) -> HttpResponse:
        if not settings.MAILBOX_DIR:
            raise Http404
        return view(request, **parameters)

    return guarded


@_only_in_demo
def mailbox(request: HttpRequest) -> HttpResponse:
    posts = [_read(key, message) for key, message in messages(Path(settings.MAILBOX_DIR))]
    return render(request, "web/mailbox.html", {"posts": posts})


@_only_in_demo
def message(request: HttpRequest, key: str) -> HttpResponse:
    found = dict(messages(Path(settings.MAILBOX_DIR))).get(key)
    if found is None:
        raise Http404
    return render(request, "web/message.html", {"post": _read(key, found)})


def _read(key: str, message: Message) -> Post:
    delivered = message.get_date()  # type: ignore[attr-defined]
    return Post(
        key=key,
        to=_decoded(message["To"]),
        subject=_decoded(message["Subject"]),
        at=datetime.datetime.fromtimestamp(delivered, tz=datetime.UTC),
        text=_text(message),
    )


def _decoded(header: str | None) -> str:
    return str(make_header(decode_header(header or "")))


def _text(message: Message) -> str:
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            payload = cast(bytes, part.get_payload(decode=True))
            return payload.decode(part.get_content_charset("utf-8"), "replace")
    return ""
