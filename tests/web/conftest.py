"""The cast, and browsers for it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from loonpoort.access import sign_ons
from loonpoort.access.activation import link_parts
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import Login
from tests.cast import PASSWORD, House, login
from tests.cast_fixtures import *  # noqa: F403 - fixtures
from tests.web.crowd_fixtures import *  # noqa: F403 - fixtures

SignIn = Callable[[Login], Client]


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """Opens a browser in which a login is signed in."""

    def open_browser(who: Login) -> Client:
        browser = Client()
        answer = browser.post("/sign-in/", {"email": who.email, "password": PASSWORD})
        assert answer.status_code == 302, answer.content
        return browser

    return open_browser


@pytest.fixture
def administrator(house: House, sign_in: SignIn) -> Client:
    return sign_in(house.administrator)


@pytest.fixture
def package(house: House, sign_in: SignIn) -> Client:
    """Sees the debtors tagged Clients, and has a token."""
    return sign_in(house.package)


@pytest.fixture
def weak(house: House) -> Client:
    """A session that came from the package's token."""
    browser = Client()
    secret = sign_ons.with_token(house.package.email, house.package_token)
    assert browser.get(sign_on_address(secret)).status_code == 302
    return browser


@pytest.fixture
def newcomer(house: House) -> Login:
    """A login that waits for its owner."""
    return login(
        house.environment, "API integration", "new@kantoor.example", FilterKind.TAGS, is_active=False
    )


def sign_on_address(secret: str) -> str:
    return f"{reverse('sign-on')}?login=nmbrs&ID={secret}"


def link_of(who: Login) -> str:
    return reverse("activate", args=link_parts(who))
