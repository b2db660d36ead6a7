"""Processes that tests start: they end with the tests, however those end."""

import random
import shutil
import signal
import socket
from pathlib import Path

ATTEMPTS = 5


def with_parent(signum: signal.Signals) -> list[str]:
    """Put before a command, this has it sent ``signum`` when the process that started it is gone."""
    program = shutil.which("setpriv")
    return [program, "--pdeathsig", signum.name, "--"] if program else []


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens at, outside the range that outgoing connections take from."""
    while True:
        port = random.randint(20000, 32000)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port


def process_behind(connection: socket.socket) -> int:
    """The process of this machine that holds the other end of a connection over IPv4, as /proc has it."""
    here, there = (_as_proc(*address) for address in (connection.getsockname(), connection.getpeername()))
    for _ in range(ATTEMPTS):
        inodes = {row[9] for row in _rows_of_proc() if row[1:3] == [there, here]}
        for descriptor in Path("/proc").glob("[0-9]*/fd/*") if inodes else ():
            try:
                if str(descriptor.readlink()) in {f"socket:[{inode}]" for inode in inodes}:
                    return int(descriptor.parts[2])
            except OSError:
                continue  # gone meanwhile, or somebody else's
    raise AssertionError("no process holds the other end")


def _rows_of_proc() -> list[list[str]]:
    # Connections that come and go while this is read have others in it twice, or not at all.
    return [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()]


def _as_proc(address: str, port: int) -> str:
    return f"{int.from_bytes(socket.inet_aton(address), 'little'):08X}:{port:04X}"
