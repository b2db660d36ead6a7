"""Tokens: made once, shown for the password, gone when revoked."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from loonpoort.access import actions
from loonpoort.access.authentication import authenticate_token
from loonpoort.access.calls import Call
from loonpoort.access.models import Login, LoginStatus, Token
from loonpoort.audit.records import SYSTEM
from loonpoort.contract.faults import InvalidAuthenticationFault
from tests import trail
from tests.cast import PASSWORD, House, fresh


@pytest.fixture
def administrator(house: House) -> Call:
    return Call(house.administrator)


def test_an_activated_account_calls_at_once(administrator) -> None:
    token = actions.activate_api_account(administrator)
    assert token is not None
    assert authenticate_token(administrator.login.email, token, "").login == administrator.login
    assert trail.events()[-2:] == ["token.activated", "token.shown"]


def test_activating_a_second_time_changes_nothing(administrator) -> None:
    actions.activate_api_account(administrator)
    before = (list(Token.objects.values()), trail.events())
    assert actions.activate_api_account(administrator) is None
    assert (list(Token.objects.values()), trail.events()) == before


@pytest.mark.parametrize(
    ("environment", "name", "has_tab"),
    [
        ("house", "package", True),
        ("house", "client", False),
        ("business", "package", True),
        ("business", "client", False),
    ],
)
def test_only_a_login_with_the_tab_makes_shows_and_revokes_its_own_token(
    environment, name, has_tab, house, business
) -> None:
    login = getattr({"house": house, "business": business}[environment], name)
    call, before = Call(login), trail.events()
    changes = [
        lambda: actions.activate_api_account(call),
        lambda: actions.show_token(call, PASSWORD),
        lambda: actions.revoke_token(call, login),
    ]
    for change in changes:
        if has_tab:
            change()
        else:
            with pytest.raises(PermissionDenied):
                change()
    assert (trail.events() == before) == (not has_tab)


@pytest.mark.parametrize("status", [LoginStatus.INACTIVE, LoginStatus.DEACTIVATED])
def test_a_token_needs_an_active_login(status, house) -> None:
    Login.objects.filter(pk=house.administrator.pk).update(status=status)
    with pytest.raises(ValidationError, match="needs an active login"):
        actions.issue_token(SYSTEM, house.administrator)
    assert not house.administrator.tokens.exists()


def test_the_database_holds_one_live_token_a_login(house) -> None:
    token = house.package.tokens.get()
    token.pk, token.key_id = None, "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        token.save()
    token.revoked_at = timezone.now()
    token.save()


def test_a_token_is_shown_again_for_the_password_and_that_is_recorded(house) -> None:
    assert actions.show_token(Call(house.package), PASSWORD) == house.package_token
    entry = trail.last()
    assert (entry.event, entry.actor_name) == ("token.shown", house.package.email)
    assert entry.after == {"key_id": house.package_token[3:13]}


def test_a_wrong_password_shows_nothing(house) -> None:
    before = trail.events()
    with pytest.raises(ValidationError) as refusal:
        actions.show_token(Call(house.package), "wrong")
    assert list(refusal.value.message_dict) == ["password"]
    assert trail.events() == before


def test_nothing_can_be_shown_where_there_is_no_token(administrator) -> None:
    with pytest.raises(ValidationError, match="No copy of this token"):
        actions.show_token(administrator, PASSWORD)


def test_a_show_once_environment_keeps_no_copy(house, administrator) -> None:
    house.environment.is_show_once = True
    house.environment.save()
    call = Call(fresh(house.administrator))
    token = actions.activate_api_account(call)
    assert house.administrator.tokens.get().encrypted_copy == ""
    assert authenticate_token(house.administrator.email, token, "")
    with pytest.raises(ValidationError, match="No copy of this token"):
        actions.show_token(call, PASSWORD)


@pytest.mark.parametrize("name", ["administrator", "package"], ids=["by an administrator", "by its owner"])
def test_a_revoked_token_is_refused_and_its_copy_gone(name, house) -> None:
    actions.revoke_token(Call(getattr(house, name)), house.package)
    with pytest.raises(InvalidAuthenticationFault):
        authenticate_token(house.package.email, house.package_token, "")
    token = house.package.tokens.get()
    assert token.revoked_at is not None
    assert token.encrypted_copy == ""
    entry = trail.last()
    assert (entry.event, entry.actor_name) == ("token.revoked", getattr(house, name).email)


def test_revoking_a_second_time_changes_nothing(house, administrator) -> None:
    actions.revoke_token(administrator, house.package)
    before = trail.events()
    actions.revoke_token(administrator, house.package)
    assert trail.events() == before


def test_a_new_token_after_a_revoked_one_is_another(house) -> None:
    call = Call(house.package)
    actions.revoke_token(call, house.package)
    token = actions.activate_api_account(call)
    assert token not in (None, house.package_token)
    assert authenticate_token(house.package.email, token, "")


def test_one_does_not_revoke_anothers_token(house) -> None:
    with pytest.raises(PermissionDenied):
        actions.revoke_token(Call(house.package), house.client)
    assert authenticate_token(house.client.email, house.client_token, "")


def test_no_secret_is_ever_in_the_record(house, administrator) -> None:
    token = actions.activate_api_account(administrator)
    actions.show_token(administrator, PASSWORD)
    kept = administrator.login.tokens.get()
    actions.revoke_token(administrator, administrator.login)
    for secret in (
        token,
        token[13:45],
        kept.digest,
        kept.encrypted_copy,
        PASSWORD,
        administrator.login.password,
    ):
        assert secret not in trail.text()
