"""One count of wrong passwords for both doors, and the same work whether an address exists or not."""

import datetime

import pytest
from axes.handlers import proxy
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from loonpoort.access import actions, sign_ons, throttling
from loonpoort.access.authentication import logins_matching
from loonpoort.access.calls import Call
from loonpoort.access.models import Login
from loonpoort.access.throttling import TooManyAttemptsError, counted_logins_matching
from loonpoort.contract.faults import InvalidCredentialsFault, SignOnFault
from tests import trail
from tests.cast import PASSWORD, fresh, login

HERE, THERE = "192.0.2.1", "198.51.100.1"
QUARTER = datetime.timedelta(minutes=15)


@pytest.fixture
def hashes(monkeypatch) -> list[int]:
    """Has an item for each hash of a password."""
    made: list[int] = []
    genuine = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *of: made.append(1) or genuine(*of))
    return made


@pytest.fixture
def twins(house, stranger) -> list[Login]:
    """One address: three logins, two passwords."""
    email = house.administrator.email
    return [
        house.administrator,
        login(stranger.environment, "Administrator", email, "all"),
        login(
            stranger.environment,
            "Client",
            email,
            "companies",
            debtor_id=stranger.debtors["bakery"].pk,
            password="another password of hers",
        ),
    ]


def fail(email: str, times: int, network_address: str = HERE) -> None:
    for _ in range(times):
        assert counted_logins_matching(email, "wrong", network_address) == []


@pytest.mark.parametrize(
    ("email", "password", "found"),
    [
        ("nobody@kantoor.example", PASSWORD, 0),
        ("package@kantoor.example", "wrong", 0),
        ("package@kantoor.example", PASSWORD, 1),
        ("new@kantoor.example", PASSWORD, 0),
        ("anna@kantoor.example", "wrong", 0),
        ("anna@kantoor.example", PASSWORD, 2),
        ("anna@kantoor.example", "another password of hers", 1),
    ],
)
def test_every_path_costs_one_hash(email, password, found, house, twins, hashes) -> None:
    login(house.environment, "API integration", "new@kantoor.example", "all", is_active=False)
    hashes.clear()
    assert len(logins_matching(email, password)) == found
    assert len(hashes) == 1


def test_two_addresses_never_share_a_salt(house, stranger) -> None:
    salts = {each.password.split("$")[1] for each in (house.administrator, house.package, house.client)}
    assert len(salts) == 3


def test_a_hash_of_older_parameters_still_opens_and_is_made_anew(house, monkeypatch) -> None:
    old = fresh(house.package).password
    monkeypatch.setattr(MD5PasswordHasher, "must_update", lambda _, encoded: encoded == old)
    assert logins_matching(house.package.email, "wrong") == []
    assert logins_matching(house.package.email, PASSWORD) == [house.package]
    assert fresh(house.package).password != old
    assert logins_matching(house.package.email, PASSWORD) == [house.package]


@pytest.mark.parametrize("email", ["anna@kantoor.example", "nobody@kantoor.example"])
def test_ten_wrong_passwords_lock_an_address_out_from_there(email, house, hashes) -> None:
    fail(email, 10)
    hashes.clear()
    with pytest.raises(TooManyAttemptsError, match="Wait 15 minutes"):
        counted_logins_matching(f" {email.upper()} ", PASSWORD, HERE)
    assert hashes == []


def test_elsewhere_the_owner_gets_in_meanwhile(house) -> None:
    fail(house.package.email, 10)
    assert counted_logins_matching(house.package.email, PASSWORD, THERE) == [house.package]


def test_a_lock_ends_a_quarter_of_an_hour_after_the_last_failure(house, clock, monkeypatch) -> None:
    monkeypatch.setattr(proxy, "now", timezone.now)
    fail(house.package.email, 10)
    clock(QUARTER - datetime.timedelta(seconds=1))
    with pytest.raises(TooManyAttemptsError):
        counted_logins_matching(house.package.email, PASSWORD, HERE)
    clock(datetime.timedelta(seconds=2))
    assert counted_logins_matching(house.package.email, PASSWORD, HERE) == [house.package]


def test_one_password_of_an_address_buys_no_guesses_at_another(house, twins) -> None:
    fail(house.administrator.email, 9)
    assert counted_logins_matching(house.administrator.email, PASSWORD, HERE)
    fail(house.administrator.email, 1)
    with pytest.raises(TooManyAttemptsError):
        counted_logins_matching(house.administrator.email, PASSWORD, HERE)


def test_a_guess_spread_over_many_machines_is_stopped(house, settings) -> None:
    settings.LOCK_EMAIL_LIMIT = 5
    for number in range(5):
        fail(house.package.email, 1, f"203.0.113.{number}")
    with pytest.raises(TooManyAttemptsError):
        counted_logins_matching(house.package.email, PASSWORD, THERE)


def test_one_guess_for_everybody_is_stopped(house, settings) -> None:
    settings.LOCK_NETWORK_LIMIT = 5
    for number in range(5):
        fail(f"somebody-{number}@kantoor.example", 1)
    with pytest.raises(TooManyAttemptsError):
        counted_logins_matching(house.package.email, PASSWORD, HERE)
    assert counted_logins_matching(house.package.email, PASSWORD, THERE)


def test_ipv6_addresses_of_one_household_count_together(house) -> None:
    for number in range(10):
        fail(house.package.email, 1, f"2001:db8::{number}")
    with pytest.raises(TooManyAttemptsError):
        counted_logins_matching(house.package.email, PASSWORD, "2001:db8::ffff")
    assert counted_logins_matching(house.package.email, PASSWORD, "2001:db8:0:1::1")


@pytest.mark.parametrize("network_address", ["", "not an address", "::ffff:192.0.2.1"])
def test_whatever_the_network_address_is_failures_count(network_address, house) -> None:
    fail(house.package.email, 10, network_address)
    with pytest.raises(TooManyAttemptsError):
        counted_logins_matching(house.package.email, PASSWORD, network_address)


def test_an_address_with_a_null_character_is_nobody_s(house) -> None:
    fail("a\0b@kantoor.example", 1)


def test_both_doors_count_together_and_a_package_is_told_1006(house) -> None:
    fail(house.administrator.email, 5)
    for _ in range(5):
        with pytest.raises(InvalidCredentialsFault):
            sign_ons.with_password(house.administrator.email, "wrong", HERE)
    with pytest.raises(SignOnFault, match="1006: Generic Login Security Failure"):
        sign_ons.with_password(house.administrator.email, PASSWORD, HERE)
    with pytest.raises(SignOnFault):
        sign_ons.with_password_and_domain(house.administrator.email, PASSWORD, "kantoor", HERE)
    with pytest.raises(TooManyAttemptsError):
        counted_logins_matching(house.administrator.email, PASSWORD, HERE)


def test_a_password_asked_for_again_counts_too(house) -> None:
    call = Call(house.package, network_address=HERE)
    for _ in range(10):
        with pytest.raises(ValidationError, match="not the password of this login"):
            throttling.check_own_password(call, "wrong")
    with pytest.raises(ValidationError, match="Too many attempts"):
        throttling.check_own_password(call, PASSWORD)
    with pytest.raises(TooManyAttemptsError):
        counted_logins_matching(house.package.email, PASSWORD, HERE)


@pytest.mark.parametrize("email", ["package@kantoor.example", "nobody@kantoor.example"])
def test_being_locked_out_is_noted_once_and_by_the_worker(email, house, monkeypatch) -> None:
    noted = []
    monkeypatch.setattr(throttling.record_lock_out.__class__, "enqueue", lambda _, *of: noted.append(of))
    fail(email, 10)
    for _ in range(3):
        with pytest.raises(TooManyAttemptsError):
            counted_logins_matching(email, PASSWORD, HERE)
    assert noted == [(email, HERE)]


def test_a_lock_out_is_in_the_record_of_each_login_s_environment(house, twins) -> None:
    throttling.record_lock_out.call(house.administrator.email, HERE)
    throttling.record_lock_out.call("nobody@kantoor.example", HERE)
    assert trail.events()[-3:] == ["login.locked_out"] * 3
    assert (trail.last().actor_kind, trail.last().network_address) == ("visitor", HERE)


def test_choosing_a_new_password_by_mail_ends_the_lock(house) -> None:
    fail(house.package.email, 10)
    actions.reset_password(fresh(house.package), "a new password for it", network_address=HERE)
    assert counted_logins_matching(house.package.email, "a new password for it", HERE)


def test_failures_stay_counted_when_the_change_is_undone(house) -> None:
    call = Call(house.package, network_address=HERE)
    for _ in range(10):
        with pytest.raises(ValidationError):
            actions.change_password(call, "wrong", "some new password", session_key=None)
    with pytest.raises(TooManyAttemptsError), transaction.atomic():
        counted_logins_matching(house.package.email, PASSWORD, HERE)


def test_the_hash_that_is_used_outside_of_the_tests_tells_logins_of_an_address_apart_as_well(
    house, stranger, settings
) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    email = "karel@kantoor.example"
    first = login(house.environment, "API integration", email, "all")
    second = login(stranger.environment, "API integration", email, "all", password="another one of his")
    assert first.password.startswith("argon2$argon2id$")
    assert first.password.split("$")[-2] == second.password.split("$")[-2]
    assert logins_matching(email, PASSWORD) == [first]
    assert logins_matching(email, "another one of his") == [second]
    assert logins_matching(email, "wrong") == []
