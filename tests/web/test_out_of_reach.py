"""A foreign number in an address is answered as one that does not exist."""

import re

import pytest
from django.http import HttpResponse
from django.urls import reverse

from tests.web.asking import ask
from tests.web.crowd import PATTERNS, Crowd
from tests.web.matrix import ACCOUNTANT, name_of, rows

TABLE = rows(ACCOUNTANT)
TEXTS = {"who", "proof", "link", "key", "family", "fact", "step", "slug"}
"""Parts of addresses that are no numbers: links have tests of their own, and the others are no secret."""

NUMBERED = [row for row in TABLE if PATTERNS[row[1]].pattern.converters.keys() - TEXTS]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("row", NUMBERED, ids=name_of)
def test_whoever_is_told_404_learns_nothing_by_it(row, crowd) -> None:
    """Whether the thing is another environment's, another debtor's, or beyond the caller's filter."""
    unknown, absurd = (address(crowd, row[1], number) for number in (999_999_999, 10**30))
    for caller, cell in TABLE[row].items():
        if cell == "404":
            assert told(ask(crowd, caller, *row)[1]) == told(ask(crowd, caller, *row, unknown)[1])
    assert ask(crowd, "admin", *row, unknown)[0] == ask(crowd, "admin", *row, absurd)[0] == "404"


def address(crowd: Crowd, page: str, number: int) -> str:
    """Where a page would be of a thing that there is not."""
    place = crowd.place(page)
    return reverse(page, kwargs={name: place[name] if name in TEXTS else number for name in place})


def told(answer: HttpResponse) -> tuple[int, str]:
    """Status and page, apart from what differs between any two answers."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return answer.status_code, re.sub(r"\d+", "0", page)
