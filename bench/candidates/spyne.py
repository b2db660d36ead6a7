"""spyne, in a virtual environment of its own, under the fastest WSGI server."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version

from bench.candidates.base import Candidate, MissingError
from bench.candidates.floor import granian
from bench.databases import Database
from bench.places import PEER_VENV, PEERS

SPYNE = "2.14.0"


class Spyne(Candidate):
    name = "spyne"
    title = f"spyne {SPYNE}, granian"

    def prepare(self) -> None:
        if _is_installed():
            return
        wanted = [f"{name}=={version(name)}" for name in ("granian", "lxml")]
        pip = [str(PEER_VENV / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        for command in ([sys.executable, "-m", "venv", str(PEER_VENV)], [*pip, f"spyne=={SPYNE}", *wanted]):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                raise MissingError(f"spyne cannot be installed: {done.stderr.strip()[-500:]}")

    def command(self, database: Database, port: int) -> Sequence[str]:
        return granian(str(PEER_VENV / "bin" / "python"), "service:application", port)

    def environment(self, database: Database, port: int) -> Mapping[str, str]:
        return {**super().environment(database, port), "PYTHONPATH": str(PEERS / "spyne")}


def _is_installed() -> bool:
    check = f"import granian, lxml, spyne; assert spyne.__version__ == {SPYNE!r}"
    python = PEER_VENV / "bin" / "python"
    return python.exists() and subprocess.run([python, "-c", check], check=False).returncode == 0
