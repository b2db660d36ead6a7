"""What must be settled before Django is set up, and what holds for the run as a whole.

Loaded by ``-p`` in pyproject.toml: a conftest.py would come after pytest-django has read the settings.
"""

import atexit
import os
import signal
import sys
from collections.abc import Iterator

import pytest

from tests.support.postgres import PostgresServer, server_programs

POSTGRES_URL = "LOONPOORT_TEST_POSTGRES"
NO_POSTGRES = "There is no PostgreSQL server under /usr/lib/postgresql: apt-get install postgresql"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=["sqlite", "postgres"],
        default="sqlite",
        help="What the tests store in: SQLite in memory, or a PostgreSQL server that they start themselves.",
    )
    parser.addoption(
        "--write-query-counts",
        action="store_true",
        help="Write down how many queries each operation takes, where that changed on purpose.",
    )


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Start PostgreSQL in the process that the workers inherit the address from."""
    options = early_config.known_args_namespace
    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    if not is_worker:
        os.environ.pop(POSTGRES_URL, None)
        programs = server_programs()
        if options.database == "postgres" and programs and not options.help and not options.version:
            server = PostgresServer(programs)
            atexit.register(server.stop)
            # Else the process would end without its exit functions.
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
            os.environ[POSTGRES_URL] = server.url
    return (yield)


def pytest_report_header(config: pytest.Config) -> str:
    return f"database: {config.getoption('database')}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long ones first, so that no worker is left alone with them at the end."""
    if config.getoption("database") == "postgres":
        _leave_out(config, items, "sqlite_only")
    items.sort(key=lambda item: item.get_closest_marker("live") is None)
    if config.getoption("database") == "postgres" and POSTGRES_URL not in os.environ:
        for item in items:
            item.add_marker(pytest.mark.skip(reason=NO_POSTGRES))


def _leave_out(config: pytest.Config, items: list[pytest.Item], marker: str) -> None:
    left_out = [item for item in items if item.get_closest_marker(marker)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if not item.get_closest_marker(marker)]


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("CI") == "true" and not hasattr(config, "workerinput"):
        config.pluginmanager.register(NothingSkipped(), "nothing-skipped")


class NothingSkipped:
    """Fails a run in which a test was skipped or expected to fail: CI has everything."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped or hasattr(report, "wasxfail"):
            self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self._note(report)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.found and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.found:
            terminalreporter.section("skipped although CI=true", red=True)
            for name, reason in sorted(self.found.items()):
                terminalreporter.line(f"{name}: {reason}")

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        reason = getattr(report, "wasxfail", "") or report.longrepr
        self.found[report.nodeid] = str(reason[2] if isinstance(reason, tuple) else reason)
