"""Recent results: used again only while nothing at all has changed."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from loonpoort.organisation import recent
from loonpoort.organisation.recent import RecentResults

COUNT = "SELECT count(*) FROM t WHERE x > ?"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "some.sqlite3"
    with sqlite3.connect(made) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES (1)")
    connection.close()
    return made


def opened(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, isolation_level=None)
    yield connection
    connection.close()


@pytest.fixture
def ours(path: Path) -> Iterator[sqlite3.Connection]:
    yield from opened(path)


@pytest.fixture
def other(path: Path) -> Iterator[sqlite3.Connection]:
    yield from opened(path)


def count(results: RecentResults) -> int:
    """What a statement finds, through the results; says also whether it was read anew."""
    parameters = (0,)
    rows = results.get(COUNT, parameters)
    if rows is None:
        read = results.connection.execute(COUNT, parameters).fetchall()
        rows = results.keep(COUNT, parameters, read)
    return int(rows[0][0])


def statements(connection: sqlite3.Connection) -> list[str]:
    seen: list[str] = []
    connection.set_trace_callback(lambda sql: seen.append(sql) if sql.startswith("SELECT") else None)
    return seen


def test_a_result_is_used_again_while_nothing_changes(ours) -> None:
    results, seen = RecentResults(ours), statements(ours)
    assert [count(results) for _ in range(3)] == [1, 1, 1]
    assert len(seen) == 1


def test_another_connection_s_commit_is_seen_at_once(ours, other) -> None:
    results = RecentResults(ours)
    assert count(results) == 1
    other.execute("INSERT INTO t VALUES (2)")
    assert count(results) == 2


def test_what_another_has_not_committed_is_not_seen(ours, other) -> None:
    results = RecentResults(ours)
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO t VALUES (2)")
    assert count(results) == 1
    other.execute("COMMIT")
    assert count(results) == 2


@pytest.mark.parametrize("change", ["INSERT INTO t VALUES (2)", "UPDATE t SET x = -1", "DELETE FROM t"])
def test_our_own_change_is_seen_at_once(change, ours) -> None:
    results = RecentResults(ours)
    assert count(results) == 1
    ours.execute(change)
    assert count(results) != 1


def test_what_was_read_in_a_transaction_is_gone_with_it(ours) -> None:
    results = RecentResults(ours)
    assert count(results) == 1
    ours.execute("BEGIN IMMEDIATE")
    ours.execute("INSERT INTO t VALUES (2)")
    assert count(results) == 2
    ours.execute("ROLLBACK")
    assert count(results) == 1


def test_a_result_is_the_taker_s_to_change(ours) -> None:
    results = RecentResults(ours)
    count(results)
    taken = results.get(COUNT, (0,))
    assert taken is not None
    taken.clear()
    assert results.get(COUNT, (0,)) == [(1,)]


def test_long_results_are_not_kept_and_many_are_forgotten(ours, monkeypatch) -> None:
    monkeypatch.setattr(recent, "MOST_ROWS_KEPT", 10)
    results = RecentResults(ours)
    results.get(COUNT, ())
    results.keep("long", (), [(1,)] * (recent.MOST_ROWS + 1))
    assert results.get("long", ()) is None
    for number in range(20):
        results.keep("short", (number,), [(number,)])
    assert results.get("short", (19,)) == [(19,)]
    assert results.get("short", (0,)) is None
