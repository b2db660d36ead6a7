"""What every candidate has."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from typing import ClassVar

from bench.databases import Database


class MissingError(Exception):
    """A candidate that cannot be measured here; the text says what is missing."""


class Candidate:
    """A server of the three workloads."""

    name: ClassVar[str]
    title: ClassVar[str]
    login: ClassVar[str] = "all"
    """Which of the two logins calls it."""
    packages: ClassVar[tuple[str, ...]] = ()
    """Debian packages that it needs."""

    def prepare(self) -> None:
        """Build or install what is still to be. Raises MissingError."""

    def command(self, database: Database, port: int) -> Sequence[str]:
        """What starts it, listening on ``port``."""
        raise NotImplementedError

    def environment(self, database: Database, port: int) -> Mapping[str, str]:
        """The environment variables of that command."""
        return os.environ | {
            "BENCH_DATABASE": str(database.for_peers),
            "BENCH_HASH_KEY": database.facts["hash_key"],
            "BENCH_PORT": str(port),
        }

    def version(self) -> str:
        """What the table says was measured."""
        return ""


def output_of(*command: str) -> str:
    """What a command prints. Raises MissingError when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise MissingError(f"{command[0]} failed: {done.stderr.strip()[-500:]}")
    return done.stdout
