"""The crowds as fixtures, each made once for a file of tests; the file's tests are marked ``django_db``."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.web import crowd as crowds


@pytest.fixture(scope="module")
def one_transaction(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """In it every test, and every request, is undone by itself. Nobody reads what thousands of them log."""
    with django_db_blocker.unblock(), transaction.atomic():
        logging.disable(logging.WARNING)
        yield
        logging.disable(logging.NOTSET)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def crowd(one_transaction: None) -> crowds.Crowd:
    """Everybody around an Accountant environment."""
    return crowds.accountant_crowd()


@pytest.fixture(scope="module")
def business_crowd(one_transaction: None) -> crowds.Crowd:
    """Everybody around a Business environment."""
    return crowds.business_crowd()
