"""Processes that tests start: they end with the tests, however those end."""

import random
import shutil
import signal
import socket


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
