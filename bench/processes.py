"""Servers under measurement: started, waited for, their memory read, stopped."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench import cores
from bench.places import LOGS

START_SECONDS = 30
STOP_SECONDS = 15
SETTLE_SECONDS = 60


class StartError(Exception):
    """A server that did not come up; the text names its log."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A running server: a process and its descendants, listening on a port of this machine."""

    def __init__(self, name: str, process: subprocess.Popen[bytes], port: int) -> None:
        self.name = name
        self.process = process
        self.port = port

    def forget_peaks(self) -> None:
        """Let peak memory count from here."""
        for pid in descendants(self.process.pid):
            _write(Path(f"/proc/{pid}/clear_refs"), "5")

    def peak_memory(self) -> int:
        """The highest resident size, in bytes, of the largest process since `forget_peaks`."""
        return max(map(_peak, descendants(self.process.pid)), default=0)

    def settle(self) -> None:
        """Wait until it has done with calls whose callers are gone: the next one measured is to be alone."""
        end = time.monotonic() + SETTLE_SECONDS
        busy, before = True, self._processor_ticks()
        while busy and time.monotonic() < end:
            time.sleep(0.1)
            now = self._processor_ticks()
            busy, before = now - before > 1, now

    def _processor_ticks(self) -> int:
        return sum(map(_ticks, descendants(self.process.pid)))


@contextmanager
def serving(
    name: str, command: Sequence[str], port: int, environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Run a server for as long as the block lasts. Raises StartError."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{name}-{port}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*cores.for_servers(), *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=dict(environment) if environment is not None else None,
            start_new_session=True,
        )
    try:
        _wait_for(process, port, log)
        yield Server(name, process, port)
    finally:
        _stop(process)


def descendants(pid: int) -> list[int]:
    """A process and all that came of it, those in sessions of their own included."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found = [pid]
    for parent in found:
        found += children.get(parent, [])
    return found


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            time.sleep(0.5)  # the second worker
            return
    raise StartError(f"it did not start; see {log}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    family = descendants(process.pid)
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pid in family[1:]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _peak(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)


def _ticks(pid: int) -> int:
    """Processor time used, in hundredths of a second."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text)
    except OSError:
        return
