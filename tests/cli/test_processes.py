"""Processes that run together, with children that only seem to run."""

import signal
import subprocess
from collections.abc import Iterator

import pytest

from loonpoort.cli import processes
from loonpoort.cli.processes import Supervisor


class Child:
    """What a supervisor knows of a process."""

    def __init__(self, *, is_stubborn: bool = False) -> None:
        self.returncode: int | None = None
        self.is_stubborn = is_stubborn
        self.seen: list[str] = []

    def poll(self) -> int | None:
        return self.returncode

    def terminate(self) -> None:
        self.seen.append("terminate")

    def kill(self) -> None:
        self.seen.append("kill")

    def wait(self, timeout: float) -> None:
        self.seen.append("wait")
        if self.is_stubborn:
            raise subprocess.TimeoutExpired("child", timeout)


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[Child]:
    """The children in the order of their start; the last one goes on being started again."""
    started: list[Child] = []

    def start(*_: object) -> Child:
        started.append(Child())
        return started[-1]

    monkeypatch.setattr(processes, "_start", start)
    return started


@pytest.fixture
def supervisor(children: list[Child]) -> Iterator[Supervisor]:
    """One with a server and a worker; the test's own handlers of signals come back afterwards."""
    before = {signum: signal.getsignal(signum) for signum in (signal.SIGINT, signal.SIGTERM)}
    made = Supervisor()
    made.add("server", ["http"])
    made.add("worker", ["worker"])
    yield made
    for signum, handler in before.items():
        signal.signal(signum, handler)


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_every_child_and_waits_for_it(signum, supervisor, children) -> None:
    signal.raise_signal(signum)
    assert supervisor.run() == 0
    assert [child.seen for child in children] == [["terminate", "wait"]] * 2


def test_a_child_that_does_not_stop_is_killed(supervisor, children, caplog) -> None:
    children[0].is_stubborn = True
    supervisor.stop()
    assert children[0].seen == ["terminate", "wait", "kill"]
    assert children[1].seen == ["terminate", "wait"]
    assert "The server did not stop" in caplog.text


def test_a_child_that_ends_at_once_ends_everything(supervisor, children, caplog) -> None:
    children[1].returncode = 3
    assert not supervisor.is_running()
    assert supervisor.run() == 1
    assert "The worker ended with status 3." in caplog.text
    assert len(children) == 2
    assert "terminate" in children[0].seen


def test_a_child_that_ends_later_is_started_again(supervisor, children, monkeypatch) -> None:
    monkeypatch.setattr(processes, "SHORTEST_LIFE", -1.0)
    children[0].returncode = -9
    waits = iter([False, True])
    monkeypatch.setattr(supervisor._stop, "wait", lambda _: next(waits))
    assert supervisor.run() == 0
    assert len(children) == 3
    assert [child.seen for child in children] == [[], ["terminate", "wait"], ["terminate", "wait"]]


def test_children_are_of_this_installation_and_know_that_they_are_watched(monkeypatch) -> None:
    seen: list[object] = []
    monkeypatch.setattr(processes.subprocess, "Popen", lambda *of, **how: seen.extend([of[0], how]))
    processes._start(["http", "127.0.0.1", "8000"], {"LOONPOORT_BEHIND_PROXY": "1"})
    command, how = seen
    assert command == [
        processes.sys.executable,
        "-m",
        "loonpoort",
        "http",
        "127.0.0.1",
        "8000",
        "--supervised",
    ]
    environment = how.pop("env")
    assert environment["LOONPOORT_BEHIND_PROXY"] == "1"
    assert environment["PATH"] == processes.os.environ["PATH"]
    assert how == {"stdin": subprocess.PIPE, "start_new_session": True}
