"""Fixtures for every test. What must come before Django is in tests/support/plugin.py."""

import pytest

from tests.support.processes import free_port as find_free_port
from tests.support.summaries import pytest_terminal_summary  # noqa: F401 - a hook


@pytest.fixture
def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens at."""
    return find_free_port()
