"""Asking for pages without leaving a trace."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.http import HttpResponse

from loonpoort.access import visitors
from loonpoort.audit.models import Entry
from tests.web.crowd import Crowd
from tests.web.filled_in import FORMS

ANONYMOUS = "anon"


@contextmanager
def undone() -> Iterator[None]:
    """Undo whatever is done meanwhile."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def outcome(caller: str, answer: HttpResponse, entries: int) -> str:
    """What came of a request, in the words of the table."""
    if Entry.objects.count() > entries:
        return "done" if answer.status_code < 400 else f"done {answer.status_code}"
    to_sign_in = answer.headers.get("Location", "").partition("?")[0] == "/sign-in/"
    return "in" if caller == ANONYMOUS and to_sign_in else str(answer.status_code)


def ask(crowd: Crowd, caller: str, method: str, page: str, path: str = "") -> tuple[str, HttpResponse]:
    """What comes of a request for a page, filled in right, and its answer. Nothing is left of it."""
    with undone():
        visitors._counter.cache_clear()
        visitors._checks.cache_clear()
        path = path or crowd.address(page)
        values = FORMS[page](crowd) if page in FORMS else {}
        entries = Entry.objects.count()
        browser = crowd.browser(caller)
        answer = browser.post(path, values) if method == "POST" else browser.get(path)
        return outcome(caller, answer, entries), answer
