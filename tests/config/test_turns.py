"""Turns: what takes long lets the others go first, and all have one connection."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS, connections

from loonpoort.config import turns
from loonpoort.config.turns import Turns
from tests.config.patience import run

LONG, SHORT = 1, 2


class Clock:
    """The processor's time; work takes as much of it as it says."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def work(self, seconds: float, log: list[str], name: str) -> Callable[[], str]:
        def work() -> str:
            self.now += seconds
            log.append(name)
            return name

        return work


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(turns, "thread_time", clock)
    return clock


def together(*calls: Callable[[], Awaitable[Any]]) -> None:
    """Make calls that arrive at the same moment."""

    async def main() -> None:
        async with asyncio.TaskGroup() as group:
            for call in calls:
                group.create_task(call())  # type: ignore[arg-type]

    run(main())


def test_short_calls_are_answered_before_all_but_the_first_of_many_long_ones(clock) -> None:
    turns, log = Turns(), []
    slow = [lambda: turns.run(LONG, clock.work(1.0, log, "long"))] * 3
    quick = [lambda: turns.run(SHORT, clock.work(0.0, log, "short"))] * 3
    together(*slow, *quick)
    assert log == ["long", "short", "short", "short", "long", "long"]


def test_who_comes_between_two_long_calls_is_answered_between_them(clock) -> None:
    turns, log = Turns(), []

    async def come_later() -> None:
        while log.count("long") < 2:
            await asyncio.sleep(0)
        await turns.run(SHORT, clock.work(0.0, log, "short"))

    together(*[lambda: turns.run(LONG, clock.work(1.0, log, "long"))] * 4, come_later)
    assert log == ["long", "long", "short", "long", "long"]


def test_a_kind_that_has_become_short_does_not_wait_any_more(clock) -> None:
    turns, log = Turns(), []
    for seconds in (1.0, 0.0):
        together(lambda seconds=seconds: turns.run(LONG, clock.work(seconds, [], "")))
    together(
        lambda: turns.queue(clock.work(1.0, log, "part")),
        lambda: turns.run(LONG, clock.work(0.0, log, "now short")),
    )
    assert log == ["now short", "part"]


def test_callers_cannot_make_the_server_remember_any_number_of_kinds(clock, monkeypatch) -> None:
    monkeypatch.setattr(turns, "KINDS", 10)
    kept = Turns()

    async def call() -> None:
        for kind in range(25):
            await kept.run(kind, clock.work(1.0, [], ""))

    together(call)
    assert len(kept._long) <= 10


def test_work_that_fails_holds_up_nobody(clock) -> None:
    turns, log = Turns(), []

    def fail() -> None:
        raise LookupError("gone")

    async def call() -> None:
        with pytest.raises(LookupError, match="gone"):
            await turns.queue(fail)

    together(call, lambda: turns.queue(clock.work(0.0, log, "next")))
    assert log == ["next"]


@pytest.mark.django_db
def test_all_calls_have_one_connection_and_may_use_it(clock) -> None:
    turns, seen = Turns(), []

    def look() -> None:
        connection = connections[DEFAULT_DB_ALIAS]
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        seen.append(connection)

    together(lambda: turns.run(SHORT, look), lambda: turns.queue(look))
    assert seen == [connections[DEFAULT_DB_ALIAS]] * 2
