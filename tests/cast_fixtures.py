"""The cast as fixtures; a folder's conftest.py imports those that its tests use."""

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone

from loonpoort.access.mails import Links
from tests import cast

Clock = Callable[[datetime.timedelta], None]


@pytest.fixture
def house(db: None) -> cast.House:
    """The Accountant environment."""
    return cast.accountant_house()


@pytest.fixture
def business(db: None) -> cast.House:
    """The Business environment."""
    return cast.business_house()


@pytest.fixture
def stranger(db: None) -> cast.House:
    """Another Accountant environment, built alike: nothing of it is ever seen from the first."""
    return cast.accountant_house("vreemd")


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
