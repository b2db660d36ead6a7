"""Who may have a token by which road: every product, level, kind of template and status."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from loonpoort.access import actions
from loonpoort.access.actions import TokenChoices
from loonpoort.access.calls import Call
from loonpoort.access.kinds import RULES, FilterKind, Level
from loonpoort.access.models import Login, LoginStatus, UserTemplate
from tests.cast import House, fresh, login

TABLE = """
product     level   kind               status       tab  administrator
accountant  master  master_accountant  active       yes  no
accountant  master  master_accountant  inactive     out  no
accountant  master  master_accountant  deactivated  out  no
accountant  debtor  client             active       no   yes
accountant  debtor  client             inactive     out  not-yet
accountant  debtor  client             deactivated  out  not-yet
business    master  master_client      active       yes  yes
business    master  master_client      inactive     out  not-yet
business    master  master_client      deactivated  out  not-yet
business    debtor  client             active       no   yes
business    debtor  client             inactive     out  not-yet
business    debtor  client             deactivated  out  not-yet
"""
"""Whether a login has the tab API Token, if it gets in at all; whether an administrator makes its token."""

TAB = "/profile/api-token/"
CASES = [tuple(line.split()) for line in TABLE.split("\n")[2:-1]]


def test_the_table_has_every_product_level_kind_and_status() -> None:
    kinds = {(product, rules.level.value, kind.value) for (product, kind), rules in RULES.items()}
    assert {row[:4] for row in CASES} == {(*kind, status) for kind in kinds for status in LoginStatus.values}


def owner_of(house: House, level: str, kind: str) -> Login:
    """An active login of a kind, without a token."""
    UserTemplate.objects.create(environment=house.environment, name="Of this kind", kind=kind)
    choices: dict[str, object] = {"filter_kind": FilterKind.COMPANIES}
    if kind == "master_accountant":
        choices = {"filter_kind": FilterKind.ALL}
    if level == Level.DEBTOR:
        choices["debtor_id"] = house.debtors["bakery"].pk
    return login(house.environment, "Of this kind", "owner@x.example", **choices)


@pytest.mark.parametrize("case", CASES, ids=" ".join)
def test_the_tab_is_for_the_kinds_that_have_it_by_page_and_by_direct_request(
    case, house, business, sign_in
) -> None:
    product, level, kind, status, has_tab, _ = case
    owner = owner_of({"accountant": house, "business": business}[product], level, kind)
    browser = sign_in(owner)
    Login.objects.filter(pk=owner.pk).update(status=status)
    if has_tab == "out":
        for method in (browser.get, browser.post):
            assert method(TAB)["Location"].startswith("/sign-in/")
        with pytest.raises((PermissionDenied, ValidationError)):
            actions.activate_api_account(Call(fresh(owner)))
    else:
        assert (f'href="{TAB}"' in browser.get("/profile/").content.decode()) is (has_tab == "yes")
        status_code = 200 if has_tab == "yes" else 403
        assert browser.get(TAB).status_code == browser.post(TAB).status_code == status_code
    assert owner.tokens.exists() is (has_tab == "yes")


@pytest.mark.parametrize("case", CASES, ids=" ".join)
def test_an_administrator_gives_a_token_to_the_kinds_that_take_one_by_page_and_by_direct_request(
    case, house, business, sign_in
) -> None:
    product, level, kind, status, _, gives = case
    where = {"accountant": house, "business": business}[product]
    owner = owner_of(where, level, kind)
    Login.objects.filter(pk=owner.pk).update(status=status)
    browser = sign_in(where.administrator)
    page = browser.get(f"/logins/{owner.pk}/token/").content.decode()
    assert ("Make token and show it" in page) is (gives == "yes")
    if gives != "yes":
        with pytest.raises((PermissionDenied, ValidationError)):
            actions.make_token(Call(where.administrator), fresh(owner), TokenChoices())
    answer = browser.post(f"/logins/{owner.pk}/token/")
    assert answer.status_code == (403 if gives == "no" else 200)
    assert owner.tokens.exists() is (gives == "yes")
