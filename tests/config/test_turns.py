"""Turns: one call at a time in a process, and nobody waits for a slow client."""

import io
import threading
from collections.abc import Iterator

import pytest
from django.db import DEFAULT_DB_ALIAS, connections

from loonpoort.config import turns
from loonpoort.config.turns import in_turns
from loonpoort.wire.safety import MAX_BODY

PATIENCE = 10


@pytest.fixture(autouse=True)
def own_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_turn", threading.Lock())
    monkeypatch.setattr(turns, "_share_connection", lambda: None)


def request(body: object = None, length: str = "") -> dict[str, object]:
    return {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": length, "wsgi.input": body or io.BytesIO(b"<a/>")}


def answer(application, environ) -> list[bytes]:
    return list(in_turns(application)(environ, lambda *_: None))


def in_thread(work) -> threading.Thread:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_calls_take_turns() -> None:
    inside, most = [], []

    def application(environ, start_response) -> list[bytes]:
        inside.append(1)
        most.append(len(inside))
        inside.pop()
        return [b"done"]

    threads = [in_thread(lambda: answer(application, request())) for _ in range(20)]
    for thread in threads:
        thread.join(PATIENCE)
    assert most == [1] * 20


def test_a_reader_that_stops_in_a_long_answer_holds_up_nobody() -> None:
    def long(environ, start_response) -> Iterator[bytes]:
        yield b"first"
        yield b"second"

    parts = iter(in_turns(long)(request(), lambda *_: None))
    assert next(parts) == b"first"
    done = threading.Event()
    in_thread(lambda: answer(lambda *_: [b"quick"], request()) and done.set())
    assert done.wait(PATIENCE)
    assert list(parts) == [b"second"]


def test_a_sender_that_stops_in_a_body_holds_up_nobody() -> None:
    class Stuck(io.BytesIO):
        waiting, release = threading.Event(), threading.Event()

        def read(self, size: int | None = -1) -> bytes:
            self.waiting.set()
            self.release.wait(PATIENCE)
            return b""

    stuck = in_thread(lambda: answer(lambda *_: [b""], request(Stuck())))
    assert Stuck.waiting.wait(PATIENCE)
    assert answer(lambda *_: [b"quick"], request()) == [b"quick"]
    Stuck.release.set()
    stuck.join(PATIENCE)


def test_a_long_answer_that_is_left_is_closed() -> None:
    closed = []

    def long(environ, start_response) -> Iterator[bytes]:
        try:
            yield b"first"
        finally:
            closed.append(True)

    parts = in_turns(long)(request(), lambda *_: None)
    next(iter(parts))
    parts.close()
    assert closed == [True]


@pytest.mark.parametrize(
    ("sent", "length"), [(MAX_BODY, True), (MAX_BODY + 100, True), (MAX_BODY + 100, False)]
)
def test_a_body_is_read_up_to_one_byte_over_the_limit(sent, length) -> None:
    seen = []

    def application(environ, start_response) -> list[bytes]:
        seen.append(len(environ["wsgi.input"].read()))
        return []

    answer(application, request(io.BytesIO(b"x" * sent), str(sent) if length else ""))
    assert seen == [min(sent, MAX_BODY + 1)]


def test_an_exception_gives_the_turn_back() -> None:
    def broken(environ, start_response) -> list[bytes]:
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        answer(broken, request())
    assert answer(lambda *_: [b"quick"], request()) == [b"quick"]


@pytest.mark.django_db
def test_all_threads_have_one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(turns, "_shared", None)
    seen = []

    def look() -> None:
        turns._share_connection()
        seen.append(connections[DEFAULT_DB_ALIAS])

    look()
    in_thread(look).join(PATIENCE)
    connections[DEFAULT_DB_ALIAS].dec_thread_sharing()
    assert seen == [connections[DEFAULT_DB_ALIAS]] * 2
