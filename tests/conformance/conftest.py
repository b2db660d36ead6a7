"""The cast, for this folder, and what the door answered to it."""

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests import cast
from tests.cast_fixtures import *  # noqa: F403 - fixtures
from tests.conformance import captures as capturing
from tests.conformance.captures import Capture


@pytest.fixture(scope="module")
def captures(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, request: pytest.FixtureRequest
) -> list[Capture]:
    """Answers of every operation that is served, or of those that the module names in CAPTURED."""
    wanted = getattr(request.module, "CAPTURED", [each.key for each in capturing.OPERATIONS])
    with django_db_blocker.unblock(), transaction.atomic():
        house = cast.accountant_house()
        capturing.fill(house)
        operations = [each for each in capturing.OPERATIONS if each.key in wanted]
        made = list(capturing.captures(house, operations))
        transaction.set_rollback(True)
    return made
