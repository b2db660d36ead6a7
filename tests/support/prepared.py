"""What servers begin with, made once in a run of the tests and copied for each: tables, or the whole demo."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.support.databases import fresh_database, make_database
from tests.support.live_server import DemoServer, Installation

Make = Callable[[Path, Mapping[str, str]], None]
"""Fills a folder that is not there yet, and the database of these settings."""


class Prepared:
    """What the workers of a run share."""

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        own = factory.getbasetemp()
        self._folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    @contextmanager
    def demo(self, folder: Path) -> Iterator[dict[str, str]]:
        """A demo that was started once before, in a folder; with the settings of its database."""
        with self._copied("demo", _demo, folder) as settings:
            yield settings

    @contextmanager
    def tables(self, folder: Path) -> Iterator[dict[str, str]]:
        """All tables and nothing in them; with the settings of their database."""
        with self._copied("tables", _tables, folder) as settings:
            yield settings

    @contextmanager
    def _copied(self, name: str, make: Make, folder: Path) -> Iterator[dict[str, str]]:
        kept = self._folder / f"prepared-{name}"
        with ExitStack() as stack:
            # The first that needs it makes it, the others wait.
            with (self._folder / f"prepared-{name}.lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                if not kept.exists():
                    begun = self._folder / f"begun-{name}" / "data"
                    shutil.rmtree(begun.parent, ignore_errors=True)
                    begun.parent.mkdir()
                    make(begun, make_database(kept.name))
                    begun.rename(kept)
                shutil.copytree(kept, folder)
                settings = stack.enter_context(fresh_database(kept.name))
            yield settings


def _demo(folder: Path, settings: Mapping[str, str]) -> None:
    server = DemoServer.on(folder, settings)
    with server.running():
        assert server.stop() == 0, server.output


def _tables(folder: Path, settings: Mapping[str, str]) -> None:
    migrated = Installation.at(folder, settings).run("migrate")
    assert migrated.returncode == 0, migrated.stderr
    folder.mkdir(exist_ok=True)  # on PostgreSQL there is nothing to keep in it
