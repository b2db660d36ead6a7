"""Username and token: one way in, and one refusal for everything that is wrong."""

import datetime
import hmac
from collections.abc import Callable

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.utils import timezone

from loonpoort.access import actions
from loonpoort.access.authentication import LoginBackend, authenticate_token, logins_matching, short_domain
from loonpoort.access.calls import Call
from loonpoort.access.models import ClosedOperation, Login, LoginStatus, Token
from loonpoort.contract.faults import InvalidAuthenticationFault, OperationClosedFault
from loonpoort.outbox.models import Mail
from tests.cast import PASSWORD, House, fresh, login, token_of

LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def nothing(_: House) -> None:
    pass


def make_inactive(house: House) -> None:
    Login.objects.filter(pk=house.package.pk).update(status=LoginStatus.INACTIVE)


def deactivate(house: House) -> None:
    actions.deactivate_login(Call(house.administrator), house.package)


def revoke(house: House) -> None:
    actions.revoke_token(Call(house.administrator), house.package)


REFUSALS: dict[str, tuple[Callable[[House], None], dict[str, str]]] = {
    "another token of the same form": (nothing, {"token": "lp_" + "a" * 48}),
    "right key id and wrong secret": (nothing, {"token": "{token}-but-one"}),
    "text that is no token": (nothing, {"token": "secret"}),
    "no token": (nothing, {"token": ""}),
    "no username": (nothing, {"username": ""}),
    "an unknown address": (nothing, {"username": "nobody@kantoor.example"}),
    "another login's address": (nothing, {"username": "client@kantoor.example"}),
    "a domain that does not exist": (nothing, {"domain": "nowhere"}),
    "another environment's domain": (nothing, {"domain": "vreemd"}),
    "a login that is not active yet": (make_inactive, {}),
    "a deactivated login": (deactivate, {}),
    "a revoked token": (revoke, {}),
}


@pytest.fixture
def count_hashes(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is hashed with a key, from here on."""
    hashed: list[bytes] = []
    genuine = hmac.digest

    def counted(key: bytes, message: bytes, how: str) -> bytes:
        hashed.append(message)
        return genuine(key, message, how)

    monkeypatch.setattr(hmac, "digest", counted)
    return hashed


@pytest.mark.parametrize("wrong", REFUSALS)
def test_whatever_is_wrong_the_refusal_and_the_work_are_the_same(
    wrong, house, stranger, count_hashes, django_assert_num_queries
) -> None:
    spoil, credentials = REFUSALS[wrong]
    spoil(house)
    token = house.package_token
    credentials = {"username": house.package.email, "token": token, "domain": "kantoor"} | {
        name: text.replace("{token}-but-one", token[:-1] + ("a" if token[-1] != "a" else "b"))
        for name, text in credentials.items()
    }
    count_hashes.clear()
    with django_assert_num_queries(1), pytest.raises(InvalidAuthenticationFault) as refusal:
        authenticate_token(**credentials)
    assert len(count_hashes) == 1
    assert str(refusal.value) == "1001: Invalid Authentication"


@pytest.mark.parametrize(
    "domain",
    [
        "",
        "kantoor",
        "KANTOOR",
        " kantoor ",
        "kantoor.nmbrs.nl",
        "https://kantoor.nmbrs.nl/",
        "https://Kantoor.x:80/a.b",
    ],
)
def test_the_domain_may_be_left_out_short_long_or_an_address(domain, house) -> None:
    call = authenticate_token(house.package.email, house.package_token, domain)
    assert call.login == house.package


@pytest.mark.parametrize("username", ["PACKAGE@kantoor.example", " package@KANTOOR.example "])
def test_the_address_may_be_in_another_case(username, house) -> None:
    assert authenticate_token(username, house.package_token, "").login == house.package


def test_a_call_by_token_knows_its_actor(house) -> None:
    actor = authenticate_token(house.package.email, house.package_token, "", "192.0.2.1").actor
    assert (actor.kind, actor.id, actor.name, actor.network_address) == (
        "token",
        house.package.pk,
        "package@kantoor.example",
        "192.0.2.1",
    )


def test_a_token_made_with_an_older_key_still_lets_in(house, settings) -> None:
    settings.TOKEN_KEYS = {**settings.TOKEN_KEYS, 2: b"2" * 32}
    assert authenticate_token(house.package.email, house.package_token, "").login == house.package


def test_the_same_address_in_another_environment_has_a_token_of_its_own(house, stranger) -> None:
    namesake = login(stranger.environment, "API integration", house.package.email, "all")
    assert authenticate_token(namesake.email, token_of(namesake), "").environment == stranger.environment
    assert authenticate_token(namesake.email, house.package_token, "").environment == house.environment


def test_an_operation_that_is_closed_is_refused_from_the_next_call_on(house) -> None:
    def ask(operation: str) -> None:
        authenticate_token(house.package.email, house.package_token, "", operation=operation)

    ask("DebtorService.List_GetAll")
    closed = ClosedOperation.objects.create(
        user_template=house.package.user_template, operation="DebtorService.List_GetAll"
    )
    with pytest.raises(OperationClosedFault, match="1002: Unauthorized access"):
        ask("DebtorService.List_GetAll")
    ask("CompanyService.List_GetAll")
    closed.delete()
    ask("DebtorService.List_GetAll")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("demo", "demo"),
        ("Demo.nmbrs.nl", "demo"),
        ("https://demo.example.org/a", "demo"),
        (" ", ""),
        ("://", ""),
    ],
)
def test_short_domain_reads(text: str, short: str) -> None:
    assert short_domain(text) == short


def test_only_logins_whose_own_password_matched_are_offered(house, stranger) -> None:
    email = house.administrator.email
    same = login(stranger.environment, "Administrator", email, "all")
    login(
        stranger.environment,
        "Client",
        email,
        "companies",
        debtor_id=stranger.debtors["bakery"].pk,
        password="x",
    )
    assert logins_matching(f" {email.upper()} ", PASSWORD) == [house.administrator, same]


def test_master_level_comes_first(house) -> None:
    of = {"company_ids": [], "debtor_id": house.debtors["bakery"].pk}
    client = login(house.environment, "Client", house.administrator.email, "companies", **of)
    assert logins_matching(client.email, PASSWORD) == [house.administrator, client]


@pytest.mark.parametrize("status", [LoginStatus.INACTIVE, LoginStatus.DEACTIVATED])
def test_a_login_that_is_not_active_is_never_offered(status, house) -> None:
    Login.objects.filter(pk=house.administrator.pk).update(status=status)
    assert logins_matching(house.administrator.email, PASSWORD) == []


@pytest.mark.parametrize("email", ["anna@kantoor.example", "nobody@kantoor.example"])
def test_an_unknown_address_costs_one_hash_as_well(email, house, monkeypatch) -> None:
    hashed = []
    genuine = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *of: hashed.append(1) or genuine(*of))
    assert logins_matching(email, "wrong") == []
    assert len(hashed) == 1


def test_a_session_ends_with_its_login(house) -> None:
    assert LoginBackend().get_user(house.client.pk) == house.client
    actions.deactivate_login(Call(house.administrator), house.client)
    assert LoginBackend().get_user(house.client.pk) is None
    assert not fresh(house.client).is_active


def test_the_first_call_of_a_day_is_noted_and_the_next_ones_cost_nothing(
    house, django_assert_num_queries
) -> None:
    credentials = {"username": house.package.email, "token": house.package_token, "domain": ""}
    authenticate_token(**credentials, network_address="192.0.2.7")
    row = Token.objects.get(login=house.package)
    assert row.last_used_at is not None
    assert row.last_used_from == "192.0.2.7"
    with django_assert_num_queries(1):
        authenticate_token(**credentials, network_address="192.0.2.8")
    row.refresh_from_db()
    assert row.last_used_from == "192.0.2.7"


@pytest.mark.parametrize(
    ("values", "address", "outcome"),
    [
        ({"expires_at": LONG_AGO}, "192.0.2.7", "expired"),
        ({"retires_at": LONG_AGO}, "192.0.2.7", "replaced"),
        ({"networks": ["198.51.100.0/24"]}, "192.0.2.7", "network"),
        ({"networks": ["192.0.2.0/24"]}, "", "network"),
        ({"networks": ["192.0.2.0/24"]}, "192.0.2.7", None),
    ],
)
def test_a_token_beyond_its_bounds_is_refused_and_its_owner_told_once(
    values, address, outcome, house
) -> None:
    Token.objects.filter(login=house.package).update(**values)
    credentials = {"username": house.package.email, "token": house.package_token, "domain": ""}
    for _ in range(2):
        if outcome is None:
            assert authenticate_token(**credentials, network_address=address)
            continue
        with pytest.raises(InvalidAuthenticationFault):
            authenticate_token(**credentials, network_address=address, operation="DebtorService.List_GetAll")
    told = Mail.objects.filter(recipient=house.package.email, kind__startswith="token").count()
    assert told == (1 if outcome in ("expired", "replaced") else 0)


def test_the_first_use_of_a_new_token_ends_the_old_one(house) -> None:
    Token.objects.filter(login=house.package).update(retires_at=timezone.now() + datetime.timedelta(days=1))
    new = token_of(house.package)
    old = {"username": house.package.email, "token": house.package_token, "domain": ""}
    assert authenticate_token(**old)
    assert authenticate_token(**{**old, "token": new})
    with pytest.raises(InvalidAuthenticationFault):
        authenticate_token(**old)
    assert authenticate_token(**{**old, "token": new})
