"""Processes that run together: started, watched, started again, and stopped cleanly as one."""

import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

logger = logging.getLogger(__name__)

STOP_SECONDS = 40
"""Patience with a process that is told to stop; longer than the web server has with its own."""
SHORTEST_LIFE = 5.0
"""Seconds; a process that ends sooner than this would only end again."""
SUPERVISED = "--supervised"
"""Added to the command line of a process whose standard input is its supervisor's pipe."""


@dataclass(slots=True)
class _Child:
    name: str
    arguments: Sequence[str]
    settings: Mapping[str, str]
    process: subprocess.Popen[bytes]
    started: float


class Supervisor:
    """Runs ``loonpoort`` commands side by side in the foreground until a signal or a failure."""

    def __init__(self) -> None:
        self._children: list[_Child] = []
        self._stop = threading.Event()
        # Before the first child is there, so that none is left behind or cut off.
        for signum in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signum, lambda *_: self._stop.set())

    def add(self, name: str, arguments: Sequence[str], settings: Mapping[str, str] | None = None) -> None:
        """Start a command, with ``settings`` on top of this process's environment variables."""
        child = _Child(name, arguments, settings or {}, _start(arguments, settings or {}), time.monotonic())
        self._children.append(child)

    def run(self) -> int:
        """Wait until told to stop; the exit status is 1 when a process would not stay up."""
        status = 0
        while not self._stop.wait(0.2):
            if not all(self._revive(child) for child in self._children):
                status = 1
                break
        self.stop()
        return status

    def stop(self) -> None:
        """Tell every process to stop and wait for it."""
        for child in self._children:
            child.process.terminate()
        for child in self._children:
            try:
                child.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                logger.warning("The %s did not stop in %s seconds; it is killed.", child.name, STOP_SECONDS)
                child.process.kill()

    def is_running(self) -> bool:
        """Whether every process is up and none of them is to stop."""
        return not self._stop.is_set() and all(child.process.poll() is None for child in self._children)

    def _revive(self, child: _Child) -> bool:
        if child.process.poll() is None:
            return True
        logger.error("The %s ended with status %s.", child.name, child.process.returncode)
        if time.monotonic() - child.started < SHORTEST_LIFE:
            return False
        child.process, child.started = _start(child.arguments, child.settings), time.monotonic()
        return True


def _start(arguments: Sequence[str], settings: Mapping[str, str]) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches the supervisor alone, which then stops its children in order.
    # The pipe tells a child when the supervisor is gone, however it went.
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "loonpoort", *arguments, SUPERVISED],
        stdin=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, **settings},
    )


@contextmanager
def service(host: str, port: int, *, with_worker: bool = True) -> Iterator[Supervisor]:
    """All processes of an installation on this machine: the server, the pages behind it, the worker."""
    with tempfile.TemporaryDirectory(prefix="loonpoort-") as folder:
        path = str(Path(folder) / "pages")
        supervisor = Supervisor()
        # What reaches the pages came through the server, which tells them where from.
        supervisor.add("pages", ["pages", path], {"LOONPOORT_BEHIND_PROXY": "1"})
        supervisor.add("server", ["http", host, str(port)], {"LOONPOORT_PAGES_SOCKET": path})
        if with_worker:
            supervisor.add("worker", ["worker"])
        yield supervisor


def end_with_parent() -> None:
    """Stop this process when the supervisor that started it is gone."""

    def wait() -> None:
        # The bare descriptor: a lock on sys.stdin, held here, would stop the processes that granian forks.
        os.read(0, 1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()
