"""What must be settled before Django is set up, and what holds for the run as a whole.

Loaded by ``-p`` in pyproject.toml: a conftest.py would come after pytest-django has read the settings.
"""

import atexit
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.postgres import PostgresServer, server_programs

POSTGRES_URL = "LOONPOORT_TEST_POSTGRES"
OF_NO_DATABASE = (
    "test_",
    "wire/",
    "contract_machinery/",
    "config/",
    "conformance/",
    "interop/",
    "web/",
    "api/test_json_cases",
    "api/test_panels",
    "cli/test_demo_data",
    "connect/test_matching",
    "organisation/test_migrations",
    "payroll/test_dossiers_of_before",
    "payroll/test_employments_of_before",
    "live/test_arrival_road",
    "live/test_debtor_road",
    "live/test_help_form",
    "live/test_limits",
    "live/test_mail",
    "live/test_master_road",
    "live/test_nmbrs_client",
    "live/test_password_roads",
    "live/test_refusal_road",
    "live/test_serve_command",
    "live/test_topology",
    "live/test_user_templates",
    "live/test_zeep_client",
)
"""What is tried on SQLite alone: bytes and pages that are the same whatever keeps the data."""
OF_EACH_DATABASE = ("web/test_audit", "web/test_employees", "web/test_every_page", "web/test_usage")
"""The pages that are tried on both all the same: every page is opened, and those that search."""
THOROUGH = (
    "api/test_json_made_up",
    "api/test_panels",
    "cli/test_demo_data",
    "conformance/",
    "interop/",
    "organisation/test_migrations",
    "payroll/test_dossiers_of_before",
    "payroll/test_employments_of_before",
    "web/test_abuse",
    "web/test_doors",
    "web/test_matrix",
    "web/test_out_of_reach",
    "web/test_periods",
)
"""What tries everything with everything, so that it takes long and seldom finds what the others do not."""
LIVE = ("live/",)
"""What needs a running server, one and all."""
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


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Files of which nothing would be run are not even read: each worker would do so."""
    if not collection_path.name.startswith("test_"):
        return None
    path, chosen = _path(collection_path, config), config.getoption("markexpr")
    is_left_out = (
        (config.getoption("database") == "postgres" and _is_of_no_database(path))
        or ("not thorough" in chosen and path.startswith(THOROUGH))
        or ("not live" in chosen and path.startswith(LIVE))
    )
    return True if is_left_out else None


@pytest.hookimpl(tryfirst=True)  # before marks are chosen by
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The long ones first, so that no worker is left alone with them at the end."""
    for item in items:
        if _path(item.path, config).startswith(THOROUGH):
            item.add_marker(pytest.mark.thorough)
    if config.getoption("database") == "postgres":
        left_out = [item for item in items if item.get_closest_marker("sqlite_only")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("sqlite_only")]
    items.sort(key=lambda item: item.get_closest_marker("live") is None)
    if config.getoption("database") == "postgres" and POSTGRES_URL not in os.environ:
        for item in items:
            item.add_marker(pytest.mark.skip(reason=NO_POSTGRES))


def _is_of_no_database(path: str) -> bool:
    return path.startswith(OF_NO_DATABASE) and not path.startswith(OF_EACH_DATABASE)


def _path(path: Path, config: pytest.Config) -> str:
    tests = config.rootpath / "tests"
    return path.relative_to(tests).as_posix() if path.is_relative_to(tests) else ""


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
