"""Limits on callers under the real server: counted by all of its processes together, and in a real Redis."""

import logging
import re
import signal
import time
from collections import Counter as Tally
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import pytest
import requests

from loonpoort.access.traffic import Budgets, Traffic
from loonpoort.access.traffic.node import NodeCounter
from loonpoort.access.traffic.nodes import LOG_SECONDS, TRY_AGAIN_SECONDS, NodesCounter, PatientCounter
from loonpoort.access.traffic.table import Table
from tests.support.live_server import DemoServer
from tests.support.prepared import Prepared
from tests.support.redis import MISSING, PROGRAM, RedisServer

pytestmark = pytest.mark.live
with_redis = pytest.mark.skipif(not PROGRAM, reason=MISSING)

THREADS = 8
CALLS = 400
LIMITS = {
    "LOONPOORT_WORKERS": "2",
    "LOONPOORT_LIMIT_ENVIRONMENT": "60",
    "LOONPOORT_LIMIT_READS": "40",
    "LOONPOORT_LIMIT_WRITES": "10",
}
ENVIRONMENT, TOKEN = 1, 11


def hammer(server: DemoServer, calls: int = CALLS) -> tuple[list[requests.Response], float]:
    """The answers to so many reads by one token, from several threads, and how long they took."""
    caller = server.caller()
    address = f"{server.base_url}/json/v3/DebtorService/List_GetAll"

    def some(count: int) -> list[requests.Response]:
        with requests.Session() as session:
            session.auth = (caller["email"], caller["token"])
            return [session.post(address, json={}, timeout=20) for _ in range(count)]

    began = time.monotonic()
    with ThreadPoolExecutor(THREADS) as threads:
        answers = list(chain.from_iterable(threads.map(some, [calls // THREADS] * THREADS)))
    return answers, time.monotonic() - began


def is_exact(passed: int, limit: int, seconds: float) -> bool:
    """Whether so many calls are what a limit lets through in a time: one burst, and then call by call."""
    return limit <= passed <= limit + limit * seconds


def test_all_processes_of_a_server_count_together_and_over_a_restart(
    prepared: Prepared, tmp_path: Path
) -> None:
    with prepared.demo(tmp_path / "data") as database:
        server = DemoServer.on(tmp_path / "data", {**database, **LIMITS})
        with server.running():
            answers, seconds = hammer(server)
            statuses = Tally(answer.status_code for answer in answers)
            assert set(statuses) == {200, 429}
            assert is_exact(statuses[200], 40, seconds)
            refused = next(answer for answer in answers if answer.status_code == 429)
            assert refused.headers["Retry-After"] == "1"
            assert refused.headers["RateLimit-Policy"] == '"reads";q=40;w=1, "environment";q=60;w=1'
            assert re.fullmatch(r'"reads";r=0;t=1, "environment";r=\d+;t=1', refused.headers["RateLimit"])
            assert refused.json()["detail"].startswith("Too many calls: a token may make 40 reads a second.")
            time.sleep(int(refused.headers["Retry-After"]))
            assert hammer(server, THREADS)[0][0].status_code == 200
        table = tmp_path / "data" / "traffic-1.table"
        before = table.read_bytes()
        assert any(before)
        with server.running():
            assert {answer.status_code for answer in hammer(server, THREADS)[0]} == {200}
        assert table.stat().st_size == len(before)
        assert "Traceback" not in server.output


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    server = RedisServer().start()
    yield server
    server.stop()


class Clock:
    """Seconds, moved by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


Node = Callable[..., PatientCounter]


@pytest.fixture
def node(redis: RedisServer, clock: Clock) -> Node:
    """Makes a node: its way to Redis, and a table of its own."""

    def node(installation: str = "ours", **limits: int) -> PatientCounter:
        budgets = Budgets.of(**{"environment": 0, "reads": 0, "writes": 0, **limits})
        nodes = NodesCounter(budgets, redis.url, installation)
        return PatientCounter(nodes, NodeCounter(budgets, Table(None)), clock)

    return node


def passed(counter: PatientCounter, calls: int, *, token: int = TOKEN, is_write: bool = False) -> int:
    return sum(not counter.count(ENVIRONMENT, token, is_write=is_write).is_refused for _ in range(calls))


@with_redis
def test_nodes_count_together(node) -> None:
    nodes = [node(environment=1_000, reads=500) for _ in range(3)]
    began = time.monotonic()
    with ThreadPoolExecutor(3) as threads:
        counts = list(threads.map(lambda each: passed(each, 400), nodes))
    assert is_exact(sum(counts), 500, time.monotonic() - began)
    told = nodes[0].last_minute(TOKEN)
    assert told == Traffic(answered=sum(counts), refused=1_200 - sum(counts))


@with_redis
def test_budgets_in_redis_are_those_of_one_node(node) -> None:
    # One call a second, so that a machine would have to stand still for a second to let another through.
    one = node(environment=3, reads=1, writes=1)
    assert one.count(ENVIRONMENT, TOKEN, is_write=False) == (2, 0)
    assert one.count(ENVIRONMENT, TOKEN, is_write=False).token == -1
    assert passed(one, 2, is_write=True) == 1
    assert passed(one, 1, token=12) == 1
    assert passed(node(), 50) == 50
    assert passed(node("theirs", environment=1, reads=1), 1) == 1
    time.sleep(1)
    assert passed(one, 1) == 1


@with_redis
def test_a_node_counts_for_itself_while_redis_is_away_and_says_so_once_a_minute(
    node, redis, clock, caplog
) -> None:
    caplog.set_level(logging.WARNING)
    one = node(reads=1)
    assert passed(one, 2) == 1
    redis.stop()
    assert passed(one, 3) == 1
    clock.now += TRY_AGAIN_SECONDS
    passed(one, 3)
    assert one.last_minute(TOKEN).answered >= 1
    [message] = caplog.messages
    assert message.startswith("Redis cannot count calls; this node counts its own meanwhile: ")
    clock.now += LOG_SECONDS
    passed(one, 3)
    assert len(caplog.messages) == 2

    redis.start()
    clock.now += TRY_AGAIN_SECONDS
    assert passed(one, 1) == 1
    assert one.last_minute(TOKEN) == Traffic(answered=1)
    assert len(caplog.messages) == 2


@with_redis
def test_a_redis_that_hangs_holds_up_one_call_and_not_for_long(node, redis) -> None:
    one = node(reads=1_000)
    assert passed(one, 1) == 1
    redis.signal(signal.SIGSTOP)
    try:
        began = time.monotonic()
        assert passed(one, 100) == 100
        assert time.monotonic() - began < 2
    finally:
        redis.signal(signal.SIGCONT)


@with_redis
def test_a_server_counts_in_redis_when_it_is_told_to(redis, prepared, tmp_path) -> None:
    with prepared.demo(tmp_path / "data") as database:
        settings = {**database, **LIMITS, "LOONPOORT_REDIS_URL": redis.url}
        with DemoServer.on(tmp_path / "data", settings).running() as server:
            answers, seconds = hammer(server)
            redis.stop()
            afterwards, _ = hammer(server, THREADS)
            output = server.output
    statuses = Tally(answer.status_code for answer in answers)
    assert set(statuses) == {200, 429}
    assert is_exact(statuses[200], 40, seconds)
    assert {answer.status_code for answer in afterwards} == {200}
    assert 1 <= output.count("Redis cannot count calls; this node counts its own meanwhile: ") <= 2
    assert "Traceback" not in output
