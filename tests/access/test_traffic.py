"""Counting calls on one node: exactly, across processes, in a table of bounded size."""

import logging
import multiprocessing
import os
import signal
import stat
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from loonpoort.access.traffic import Budgets, Standing, Traffic, counter
from loonpoort.access.traffic.budgets import SECOND
from loonpoort.access.traffic.node import NodeCounter
from loonpoort.access.traffic.table import BUCKETS, CELLS_PER_BUCKET, SIZE, Table, bucket_of

# Python 3.12 and later warn of forks beside threads; the test runner has some, none of which comes into this.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

ENVIRONMENT, OTHER_ENVIRONMENT = 1, 2
TOKEN, OTHER_TOKEN = 11, 12
NOON = 1_790_000_040 * SECOND


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> int:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += round(seconds * SECOND)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def counting(clock: Clock) -> Callable[..., NodeCounter]:
    """Makes a counter of its own with these budgets; what is not named has no limit."""

    def counting(environment: int = 0, reads: int = 0, writes: int = 0) -> NodeCounter:
        budgets = Budgets.of(environment=environment, reads=reads, writes=writes)
        return NodeCounter(budgets, Table(None), clock)

    return counting


def passed(
    node: NodeCounter,
    calls: int,
    environment: int = ENVIRONMENT,
    token: int = TOKEN,
    *,
    is_write: bool = False,
) -> int:
    """How many of so many calls there was room for."""
    return sum(not node.count(environment, token, is_write=is_write).is_refused for _ in range(calls))


@pytest.mark.parametrize("calls", [1, 3, 7, 150, 1_000])
def test_a_burst_passes_up_to_the_limit_and_no_further(calls, counting) -> None:
    assert passed(counting(reads=calls), calls + 50) == calls


def test_room_comes_back_call_by_call(counting, clock) -> None:
    node = counting(reads=4)
    assert passed(node, 5) == 4
    clock.move(0.2499)
    assert passed(node, 1) == 0
    clock.move(0.0001)
    assert passed(node, 2) == 1
    clock.move(0.5)
    assert passed(node, 5) == 2


def test_a_second_of_silence_gives_the_whole_budget_back_and_an_hour_no_more(counting, clock) -> None:
    node = counting(reads=150)
    assert passed(node, 200) == 150
    clock.move(1)
    assert passed(node, 200) == 150
    clock.move(3600)
    assert passed(node, 200) == 150


def test_calls_spread_evenly_at_the_limit_are_never_refused(counting, clock) -> None:
    node = counting(environment=150, reads=150)
    for _ in range(1_500):
        assert passed(node, 1) == 1
        clock.move(1 / 150)


def test_no_run_of_seconds_passes_more_than_the_limit_and_one_burst(counting, clock) -> None:
    node = counting(reads=50)
    total = 0
    for _ in range(1_000):
        total += passed(node, 3)
        clock.move(0.01)
    assert total == 50 * 10 + 50 - 1


def test_reads_and_writes_are_apart(counting) -> None:
    node = counting(reads=3, writes=2)
    assert passed(node, 5, is_write=True) == 2
    assert passed(node, 5) == 3
    assert passed(node, 5, is_write=True) == 0


def test_tokens_are_apart(counting) -> None:
    node = counting(reads=3)
    assert passed(node, 5) == 3
    assert passed(node, 5, token=OTHER_TOKEN) == 3


def test_tokens_of_an_environment_share_its_budget_and_other_environments_do_not(counting) -> None:
    node = counting(environment=5, reads=3, writes=3)
    assert passed(node, 3) == 3
    assert passed(node, 3, token=OTHER_TOKEN, is_write=True) == 2
    assert passed(node, 9, OTHER_ENVIRONMENT, 99) == 3


def test_a_refused_call_takes_nothing_from_the_other_budget(counting, clock) -> None:
    node = counting(environment=5, reads=2)
    assert passed(node, 100) == 2
    assert passed(node, 9, token=OTHER_TOKEN) == 2
    assert passed(node, 9, token=99) == 1
    clock.move(0.5)
    assert node.count(ENVIRONMENT, 99, is_write=False) == Standing(environment=1, token=1)


def test_what_is_left_is_told(counting) -> None:
    node = counting(environment=10, reads=2)
    standings = [node.count(ENVIRONMENT, TOKEN, is_write=False) for _ in range(3)]
    assert standings == [Standing(9, 1), Standing(8, 0), Standing(7, -1)]
    assert [standing.is_refused for standing in standings] == [False, False, True]


def test_zero_is_no_limit(counting) -> None:
    node = counting()
    assert passed(node, 5_000) == 5_000
    assert node.last_minute(TOKEN) == Traffic(answered=5_000)


@pytest.mark.parametrize("seconds", [2, 60, 86_400])
def test_a_clock_that_is_put_back_locks_nobody_out(seconds, counting, clock) -> None:
    node = counting(reads=4)
    assert passed(node, 5) == 4
    clock.move(-seconds)
    assert passed(node, 5) == 4


def test_the_last_minute_is_told_by_token(counting, clock) -> None:
    node = counting(reads=2, writes=1)
    assert node.last_minute(TOKEN) == Traffic(0, 0)
    passed(node, 5)
    passed(node, 2, is_write=True)
    passed(node, 1, token=OTHER_TOKEN)
    assert node.last_minute(TOKEN) == Traffic(answered=3, refused=4)
    clock.move(49)
    passed(node, 1)
    assert node.last_minute(TOKEN) == Traffic(answered=4, refused=4)
    clock.move(11)
    assert node.last_minute(TOKEN) == Traffic(answered=1, refused=0)
    clock.move(60)
    assert node.last_minute(TOKEN) == Traffic(0, 0)
    assert node.last_minute(OTHER_TOKEN) == Traffic(0, 0)


def test_the_table_takes_any_number_of_tokens_without_growing(tmp_path, clock) -> None:
    file = tmp_path / "table"
    node = NodeCounter(Budgets.of(environment=0, reads=1, writes=1), Table(file), clock)
    for token in range(1, 2 * BUCKETS * CELLS_PER_BUCKET):
        assert passed(node, 1, token=token) == 1
        clock.move(0.00001)
    assert file.stat().st_size == SIZE
    assert passed(node, 1, token=token) == 0


def test_whoever_was_quiet_longest_makes_room() -> None:
    table = Table(None)
    same_bucket = list(islice((key for key in count(2) if bucket_of(key) == bucket_of(1)), CELLS_PER_BUCKET))
    for moment, key in enumerate([1, *same_bucket[:-1]], 10):
        table.claim(None, key, moment)
    table.claim(None, 1, 99)
    table.claim(None, same_bucket[-1], 100)
    assert table.find(1) is not None
    assert table.find(same_bucket[0]) is None
    assert all(table.find(key) is not None for key in same_bucket[1:])


def test_counts_outlive_the_process_that_made_them(tmp_path, clock) -> None:
    budgets = Budgets.of(environment=0, reads=3, writes=0)
    assert passed(NodeCounter(budgets, Table(tmp_path / "table"), clock), 2) == 2
    assert passed(NodeCounter(budgets, Table(tmp_path / "table"), clock), 2) == 1


def test_the_file_is_its_owners_only_and_its_folder_is_made(tmp_path) -> None:
    file = tmp_path / "data" / "table"
    Table(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_link_in_place_of_the_file_is_refused(tmp_path) -> None:
    (tmp_path / "table").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"):
        Table(tmp_path / "table")
    assert not (tmp_path / "elsewhere").exists()


def call_often(file: Path, token: int, calls: int, told: Connection) -> None:
    node = NodeCounter(Budgets.of(environment=1_000, reads=700, writes=0), Table(file), lambda: NOON)
    told.send(passed(node, calls, token=token))


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_count_together(method, tmp_path) -> None:
    context = multiprocessing.get_context(method)
    tokens = [TOKEN, TOKEN, OTHER_TOKEN]
    ends = [context.Pipe(duplex=False) for _ in tokens]
    children = [
        context.Process(target=call_often, args=(tmp_path / "table", token, 600, there))
        for token, (_, there) in zip(tokens, ends, strict=True)
    ]
    for child in children:
        child.start()
    counts = [here.recv() for here, _ in ends]
    for child in children:
        child.join(30)
    assert sum(counts) == 1_000
    assert counts[0] + counts[1] <= 700


def test_a_fork_locks_against_its_parent(tmp_path) -> None:
    table = Table(tmp_path / "table")
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=hold_until_killed, args=(table, there))
    child.start()
    assert here.recv() == "held"
    taken = multiprocessing.get_context("fork").Process(target=take, args=(table, there))
    taken.start()
    assert not here.poll(0.2), "two processes were in the table at once"
    child.kill()
    child.join()
    assert here.poll(30), "a killed process kept the table"
    assert here.recv() == "taken"
    taken.join()


def hold_until_killed(table: Table, told: Connection) -> None:
    with table:
        told.send("held")
        signal.pause()


def take(table: Table, told: Connection) -> None:
    with table:
        told.send("taken")


@pytest.fixture
def by_settings(settings: Any) -> Iterator[Any]:
    """The settings, of which the counter that this process goes by is made anew."""
    counter.cache_clear()
    yield settings
    counter.cache_clear()


def test_the_settings_say_what_the_limits_are(by_settings, tmp_path) -> None:
    by_settings.LIMIT_ENVIRONMENT, by_settings.LIMIT_READS, by_settings.LIMIT_WRITES = 4, 2, 1
    by_settings.TRAFFIC_FILE = tmp_path / "table"
    assert counter() is counter()
    assert passed(counter(), 3) == 2
    assert passed(counter(), 3, is_write=True) == 1
    assert passed(counter(), 3, token=OTHER_TOKEN) == 1
    assert by_settings.TRAFFIC_FILE.exists()


def test_a_folder_that_cannot_be_written_is_warned_of_and_calls_are_counted(
    by_settings, tmp_path, caplog
) -> None:
    (tmp_path / "file").write_text("")
    by_settings.TRAFFIC_FILE = tmp_path / "file" / "table"
    by_settings.LIMIT_READS = 2
    with caplog.at_level(logging.WARNING):
        assert passed(counter(), 3) == 2
        assert passed(counter(), 3) == 0
    [warning] = caplog.messages
    assert f"{by_settings.TRAFFIC_FILE} cannot be used (" in warning
    assert "LOONPOORT_DATA must name a folder on this machine that can be written." in warning


def test_a_fork_opens_the_table_for_itself(by_settings, tmp_path) -> None:
    by_settings.TRAFFIC_FILE = tmp_path / "table"
    before = counter()
    child = os.fork()
    if child == 0:
        os._exit(0 if counter() is not before and counter().last_minute(1) == Traffic() else 1)
    deadline = time.monotonic() + 30
    while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert ended == (child, 0)
