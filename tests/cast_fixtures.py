"""The cast as fixtures; a folder's conftest.py imports those that its tests use."""

import datetime
import pickle
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from loonpoort.access.mails import Links
from tests import cases, cast
from tests.support.kept_houses import KeptHouses, copy_of

Clock = Callable[[datetime.timedelta], None]
Furnished = tuple[cast.House, cast.House]


@pytest.fixture
def house(django_db_setup: KeptHouses, db: None) -> cast.House:
    """The Accountant environment."""
    return django_db_setup.put_in("house")


@pytest.fixture
def business(django_db_setup: KeptHouses, db: None) -> cast.House:
    """The Business environment."""
    return django_db_setup.put_in("business")


@pytest.fixture
def stranger(django_db_setup: KeptHouses, db: None) -> cast.House:
    """Another Accountant environment, built alike: nothing of it is ever seen from the first."""
    return django_db_setup.put_in("stranger")


@pytest.fixture(scope="module")
def furnished(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[bytes]:
    """A house with something for every operation, and another's, pickled: made once for all of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        houses = cast.accountant_house(), cast.accountant_house("vreemd")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(timezone, "now", lambda: cast.NOW)
            cases.fill(houses[0])
        yield pickle.dumps(houses)
        transaction.set_rollback(True)


@pytest.fixture
def as_furnished(furnished: bytes, clock: Clock) -> Iterator[Furnished]:
    """The houses for one test, after which all is as it was. Instead of ``db``, which closes connections."""
    with transaction.atomic():
        yield copy_of(furnished)
        connection.check_constraints()
        transaction.set_rollback(True)


@pytest.fixture
def filled(as_furnished: Furnished) -> cast.House:
    """The Accountant environment with something for every operation. Not beside `house`."""
    return as_furnished[0]


@pytest.fixture
def foreign(as_furnished: Furnished) -> cast.House:
    """To `filled` what `stranger` is to `house`."""
    return as_furnished[1]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Stops the time at `cast.NOW`; calling it lets some pass."""
    now = cast.NOW

    def advance(time: datetime.timedelta) -> None:
        nonlocal now
        now += time

    monkeypatch.setattr(timezone, "now", lambda: now)
    return advance


@pytest.fixture
def links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Activation links that need no pages."""
    monkeypatch.setattr(
        Links, "activation", staticmethod(lambda who, proof: f"https://gate.example/{who}/{proof}")
    )
