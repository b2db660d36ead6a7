"""Fixtures for every test. What must come before Django is in tests/support/plugin.py."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.processes import free_port as find_free_port
from tests.support.summaries import pytest_terminal_summary  # noqa: F401 - a hook


@pytest.fixture
def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens at."""
    return find_free_port()


@pytest.fixture(scope="session", autouse=True)
def emptied_in_spite_of_triggers() -> Iterator[None]:
    """Tests that commit have their tables emptied afterwards, which the triggers of the audit refuse."""
    from django.core.management.commands import flush

    from loonpoort.audit import triggers

    statements = flush.sql_flush

    def without_triggers(style: Any, connection: Any, **options: Any) -> list[str]:
        emptying = statements(style, connection, **options)
        vendor = connection.vendor
        return [*triggers.dropping(vendor), *emptying, *triggers.making(vendor)] if emptying else []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush, "sql_flush", without_triggers)
        yield
