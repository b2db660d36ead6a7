"""Running servers. Each has a folder and a database of its own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browsers import chromium
from tests.support.databases import fresh_database
from tests.support.live_server import DemoServer, Installation
from tests.support.prepared import Prepared
from tests.support.relay import HOSTS

UNLIMITED = {f"LOONPOORT_LIMIT_{name}": "0" for name in ("ENVIRONMENT", "READS", "WRITES")}
PROXIED = {"LOONPOORT_ALLOWED_HOSTS": ",".join(HOSTS), "LOONPOORT_BEHIND_PROXY": "1"}


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return Prepared(tmp_path_factory)


@pytest.fixture(scope="session")
def demo(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoServer]:
    """A demo that the tests of a worker share: add to it, but leave what it came with."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    with (
        prepared.demo(folder) as settings,
        DemoServer.on(folder, {**settings, **PROXIED, **UNLIMITED}).running() as server,
    ):
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser that the tests of a file share. It leaves with them, for Django minds its event loop."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def own_demo(prepared: Prepared, tmp_path: Path) -> Iterator[DemoServer]:
    """A demo of the test's own, stopped."""
    with prepared.demo(tmp_path / "data") as settings:
        yield DemoServer.on(tmp_path / "data", {**settings, **UNLIMITED})


@pytest.fixture
def first_demo(tmp_path: Path) -> Iterator[DemoServer]:
    """A demo of the test's own that was never started."""
    with fresh_database() as settings:
        yield DemoServer.on(tmp_path / "data", {**settings, **UNLIMITED})


@pytest.fixture
def install(prepared: Prepared, tmp_path: Path) -> Iterator[Callable[..., Installation]]:
    """Makes an installation with its tables; takes settings named without the prefix."""
    with ExitStack() as stack:

        def install(**settings: str) -> Installation:
            database = stack.enter_context(prepared.tables(tmp_path / "data"))
            return Installation.at(tmp_path / "data", database, **settings)

        yield install
