"""The pages that the Business product has for itself, or for others: see matrix.py."""

import pytest

from tests.web.asking import ask
from tests.web.matrix import BUSINESS, name_of, rows

TABLE = rows(BUSINESS)


@pytest.mark.django_db
@pytest.mark.parametrize("row", TABLE, ids=name_of)
def test_each_caller_gets_what_the_table_says(row, business_crowd) -> None:
    assert {caller: ask(business_crowd, caller, *row)[0] for caller in TABLE[row]} == TABLE[row]
