"""Fixtures for every test. What must come before Django is in tests/support/plugin.py."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation
from pytest_django import DjangoDbBlocker

from tests.support.processes import free_port as find_free_port
from tests.support.summaries import pytest_terminal_summary  # noqa: F401 - a hook

if TYPE_CHECKING:
    from tests.support.kept_houses import KeptHouses


@pytest.fixture
def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens at."""
    return find_free_port()


@pytest.fixture(autouse=True)
def english() -> None:
    """A page that was asked for in Dutch leaves the thread in Dutch: servers answer the API in others."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def nothing_called() -> None:
    """Calls of an earlier test that wait in memory would be written as those of this one's logins."""
    from loonpoort.access.usage.buffer import buffer

    buffer.forget()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
    emptied_in_spite_of_triggers: None,
) -> Iterator["KeptHouses"]:
    """The database: pytest-django's own makes none for a module whose tests only use `filled`."""
    from tests.support.kept_houses import KeptHouses

    with django_db_blocker.unblock():
        databases = setup_databases(verbosity=0, interactive=False)
        houses = KeptHouses()
    yield houses
    with django_db_blocker.unblock():
        teardown_databases(databases, verbosity=0)


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
