"""The cast, for this folder, and a kind of entry to write."""

from collections.abc import Iterator

import pytest

from loonpoort.audit import records
from tests.cast_fixtures import *  # noqa: F403 - fixtures


@pytest.fixture
def event() -> Iterator[records.Event]:
    """A kind of entry that is forgotten after the test: what is declared is listed elsewhere."""
    made = records.Event("tea.made")
    yield made
    records._EVENTS.remove(made.name)
