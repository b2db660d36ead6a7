"""Sign-ons: 30 seconds, single use, and faults of their own."""

import datetime

import pytest
from django.utils import timezone

from loonpoort.access import actions, sign_ons
from loonpoort.access.calls import Call
from loonpoort.access.models import SignOn
from loonpoort.contract.faults import DomainFault, InvalidCredentialsFault, SeveralEnvironmentsFault
from tests.cast import PASSWORD, House, login


@pytest.fixture
def twice(house: House, stranger: House) -> str:
    """An address with a login in two environments."""
    login(stranger.environment, "Administrator", house.administrator.email, "all")
    return house.administrator.email


def test_a_sign_on_with_a_password_opens_a_full_session(house) -> None:
    found = sign_ons.redeem(sign_ons.with_password(" ANNA@kantoor.example", PASSWORD))
    assert (found.login, found.token) == (house.administrator, None)


def test_a_sign_on_with_a_token_is_bound_to_it(house) -> None:
    found = sign_ons.redeem(sign_ons.with_token(house.package.email, house.package_token))
    assert (found.login, found.token) == (house.package, house.package.tokens.get())


def test_a_sign_on_works_once(house) -> None:
    secret = sign_ons.with_password(house.administrator.email, PASSWORD)
    assert sign_ons.redeem(secret)
    assert sign_ons.redeem(secret) is None


@pytest.mark.parametrize(("seconds", "works"), [(29, True), (30, False)])
def test_a_sign_on_lives_for_30_seconds(seconds, works, house, clock) -> None:
    secret = sign_ons.with_password(house.administrator.email, PASSWORD)
    clock(datetime.timedelta(seconds=seconds))
    assert (sign_ons.redeem(secret) is not None) == works


@pytest.mark.parametrize("secret", ["", "x", "a" * 40])
def test_a_secret_of_nobody_opens_nothing(secret, house) -> None:
    assert sign_ons.redeem(secret) is None


def test_a_sign_on_ends_with_its_login(house) -> None:
    secret = sign_ons.with_password(house.client.email, PASSWORD)
    actions.deactivate_login(Call(house.administrator), house.client)
    assert sign_ons.redeem(secret) is None


def test_a_sign_on_ends_with_its_token(house) -> None:
    secret = sign_ons.with_token(house.package.email, house.package_token)
    actions.revoke_token(Call(house.administrator), house.package)
    assert sign_ons.redeem(secret) is None


def test_the_secret_itself_is_not_kept(house) -> None:
    secret = sign_ons.with_password(house.administrator.email, PASSWORD)
    assert secret not in repr(list(SignOn.objects.values()))


def test_old_sign_ons_are_cleared_away(house, clock) -> None:
    sign_ons.with_password(house.administrator.email, PASSWORD)
    clock(datetime.timedelta(minutes=2))
    sign_ons.with_password(house.administrator.email, PASSWORD)
    assert SignOn.objects.get().expires_at > timezone.now()


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("anna@kantoor.example", "wrong"),
        ("nobody@kantoor.example", PASSWORD),
        ("", ""),
        ("anna@kantoor.example", ""),
    ],
)
@pytest.mark.parametrize("domain", [[], ["kantoor"], ["nowhere"], [""]])
def test_without_the_right_password_nothing_else_is_told(email, password, domain, twice) -> None:
    sign_on = sign_ons.with_password_and_domain if domain else sign_ons.with_password
    with pytest.raises(InvalidCredentialsFault) as refusal:
        sign_on(email, password, *domain)
    assert str(refusal.value) == "Invalid combination email/password"


def test_an_address_in_two_environments_needs_a_domain(twice, house) -> None:
    with pytest.raises(
        SeveralEnvironmentsFault, match="2042: This username belongs to multiple environments"
    ):
        sign_ons.with_password(twice, PASSWORD)
    secret = sign_ons.with_password_and_domain(twice, PASSWORD, "https://Kantoor.nmbrs.nl/")
    assert sign_ons.redeem(secret).login == house.administrator


def test_only_logins_that_the_password_opens_count_as_several(house, stranger) -> None:
    login(stranger.environment, "Administrator", house.administrator.email, "all", password="another one")
    assert (
        sign_ons.redeem(sign_ons.with_password(house.administrator.email, PASSWORD)).login
        == house.administrator
    )


@pytest.mark.parametrize("domain", ["nowhere", ""])
def test_an_unknown_domain_is_told_once_the_password_has_matched(domain, house) -> None:
    with pytest.raises(DomainFault, match="2043: Invalid Domain"):
        sign_ons.with_password_and_domain(house.administrator.email, PASSWORD, domain)


def test_a_domain_without_a_login_of_theirs_is_no_way_in(house, stranger) -> None:
    with pytest.raises(InvalidCredentialsFault):
        sign_ons.with_password_and_domain(house.administrator.email, PASSWORD, "vreemd")


@pytest.mark.parametrize("token", ["", "lp_" + "a" * 48])
def test_a_wrong_token_has_the_fault_of_sign_ons(token, house) -> None:
    with pytest.raises(InvalidCredentialsFault):
        sign_ons.with_token(house.package.email, token)
    with pytest.raises(InvalidCredentialsFault):
        sign_ons.with_token(house.client.email, house.package_token)
