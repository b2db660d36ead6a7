"""Every page and action, asked for by every kind of caller: see matrix.py for who they are."""

import pytest

from tests.web.asking import ANONYMOUS, ask
from tests.web.crowd import PATTERNS
from tests.web.matrix import ACCOUNTANT, BUSINESS, name_of, rows

IN_ACCOUNTANT = rows(ACCOUNTANT)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("row", IN_ACCOUNTANT, ids=name_of)
def test_each_caller_gets_what_the_table_says(row, crowd) -> None:
    expected = IN_ACCOUNTANT[row]
    assert {caller: ask(crowd, caller, *row)[0] for caller in expected} == expected


def test_every_page_has_a_row_and_no_row_is_of_nothing() -> None:
    assert {page for _, page in IN_ACCOUNTANT} == set(PATTERNS)
    assert {page for _, page in rows(BUSINESS)} < set(PATTERNS)


@pytest.mark.parametrize("page", PATTERNS)
def test_a_method_without_a_row_is_none_of_the_page(page, crowd) -> None:
    for method in {"GET", "POST"} - {method for method, of in IN_ACCOUNTANT if of == page}:
        assert ask(crowd, "admin", method, page)[0] == "405"
        assert ask(crowd, ANONYMOUS, method, page)[0] in ("405", "in")
