"""What stands on every page of somebody who is signed in."""

import pytest

from tests.web.asking import undone
from tests.web.matrix import ACCOUNTANT, rows

PAGES = [
    page for (method, page), cells in rows(ACCOUNTANT).items() if (method, cells["admin"]) == ("GET", "200")
]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", PAGES)
def test_the_address_of_the_login_leads_to_its_profile(page, crowd) -> None:
    with undone():
        shown = crowd.browser("admin").get(crowd.address(page)).content.decode()
    assert f"<summary><span>{crowd.house.administrator.email}</span></summary>" in shown
    assert '<a href="/profile/">User profile</a>' in shown
    assert shown.count("<h1") == 1
