"""The floor: granian with a function that answers with bytes it holds already, ours of each workload."""

import sys
from collections.abc import Sequence
from importlib.metadata import version

from bench.candidates.base import Candidate
from bench.databases import Database


def granian(python: str, application: str, port: int) -> list[str]:
    """The command of a WSGI application: two workers, as the product has, of one thread each."""
    return [
        python,
        *("-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", "2", "--blocking-threads", "1", "--no-ws", "--log-level", "warning", application),
    ]


class Floor(Candidate):
    name = "floor"
    title = "constant bytes under granian, the floor"

    def command(self, database: Database, port: int) -> Sequence[str]:
        return granian(sys.executable, "bench.peers.floor:application", port)

    def version(self) -> str:
        return f"granian {version('granian')}"
