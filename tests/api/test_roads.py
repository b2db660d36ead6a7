"""What is done on the pages, as the very next call to the API sees it."""

import re

import pytest
from django.test import Client

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import Login
from tests.api.client import Key, call, key_of
from tests.cast import House, fresh, login
from tests.web.crowd import sign_in

REFUSED = "1001: Invalid Authentication"


def debtors(key: Key) -> list[str]:
    """The names that a list of debtors gives."""
    return [dict(row)["Name"] for _, row in call("DebtorService.List_GetAll", key).value or ()]


def token_in(page: str) -> str:
    [token] = set(re.findall(r"lp_[0-9A-Za-z]{48}", page))
    return token


@pytest.fixture
def administrator(house: House) -> Client:
    return sign_in(house.administrator)


def save(administrator: Client, who: Login, *tags: int) -> None:
    values = {"user_template": who.user_template_id, "filter_kind": "tags", "tags": tags}
    path = f"/settings/users/logins/{who.pk}/"
    assert administrator.post(path, {**values, "revision": fresh(who).revision}).status_code == 302


def test_a_filter_saved_on_the_page_is_what_the_next_call_reaches(house, administrator) -> None:
    key = key_of(house)
    assert debtors(key) == ["bakery", "garage"]
    save(administrator, house.package, house.tags["Demo"].pk)
    assert debtors(key) == ["florist"]
    assert "2009" in call("DebtorService.Debtor_Get", key, {"DebtorId": house.debtors["bakery"].pk}).fault[1]
    save(administrator, house.package, house.tags["Demo"].pk, house.tags["Clients"].pk)
    assert debtors(key) == ["bakery", "garage", "florist"]
    save(administrator, house.package)
    assert debtors(key) == []


def test_a_tag_put_on_a_debtor_on_the_page_lets_it_through_and_off_it_no_more(house, administrator) -> None:
    path, clients = f"/debtors/{house.debtors['florist'].pk}/", house.tags["Clients"].pk
    administrator.post(path, {"tags": [clients]})
    assert debtors(key_of(house)) == ["bakery", "garage", "florist"]
    administrator.post(path, {"tags": []})
    assert debtors(key_of(house)) == ["bakery", "garage"]


def test_an_account_that_its_owner_activates_calls_at_once_and_not_before(house) -> None:
    owner = login(house.environment, "API integration", "owner@kantoor.example", FilterKind.ALL)
    assert REFUSED in call("DebtorService.List_GetAll", (owner.email, "")).fault[1]
    page = sign_in(owner).post("/profile/api-token/").content.decode()
    assert f'value="{owner.email}"' in page
    assert debtors((owner.email, token_in(page))) == ["bakery", "garage", "holding", "florist"]


def test_a_token_that_an_administrator_makes_for_a_client_reaches_that_debtor_only(
    house, administrator
) -> None:
    actions.revoke_token(Call(house.administrator), house.client)
    page = administrator.post(f"/logins/{house.client.pk}/token/").content.decode()
    assert f'value="{house.client.email}"' in page
    assert debtors((house.client.email, token_in(page))) == ["bakery"]


def test_neither_username_nor_token_is_enough_alone(house) -> None:
    email, token = key_of(house)
    for key in [(email, ""), ("", token), (house.client.email, token), (email, house.client_token)]:
        assert REFUSED in call("DebtorService.List_GetAll", key).fault[1]
    assert debtors((email, token)) == ["bakery", "garage"]
