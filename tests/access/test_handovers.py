"""Handover links: made by an administrator, shown once, and no copy that opens without the link."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from loonpoort.access import actions, secrets
from loonpoort.access.actions import Overlap, TokenChoices
from loonpoort.access.authentication import authenticate_token
from loonpoort.access.calls import Call
from loonpoort.access.models import Handover, Login, LoginStatus
from loonpoort.access.notices import look_after_tokens
from tests import trail
from tests.cast import PASSWORD, House, fresh

DAY = datetime.timedelta(hours=24)
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture
def administrator(business: House) -> Call:
    return Call(business.administrator)


@pytest.fixture
def link(administrator: Call, business: House) -> str:
    """To the token of the package."""
    return actions.make_handover(administrator, business.package, PASSWORD)


def opened(link: str) -> str | None:
    found = actions.open_handover(link, network_address="192.0.2.7")
    return found[1] if found else None


def test_a_link_shows_the_token_once(business, link) -> None:
    assert actions.handover_of(link).token.login == business.package
    assert opened(link) == business.package_token
    assert actions.handover_of(link) is None
    assert opened(link) is None


def test_looking_at_a_link_does_not_use_it_up(business, link) -> None:
    for _ in range(3):
        assert actions.handover_of(link)
    assert opened(link) == business.package_token


def test_a_link_lives_for_24_hours(business, clock, administrator) -> None:
    link = actions.make_handover(administrator, business.package, PASSWORD)
    clock(DAY - SECOND)
    assert actions.handover_of(link)
    clock(SECOND)
    assert actions.handover_of(link) is None
    assert opened(link) is None


def test_a_newer_link_voids_the_older(business, administrator, link) -> None:
    newer = actions.make_handover(administrator, business.package, PASSWORD)
    assert opened(link) is None
    assert opened(newer) == business.package_token


@pytest.mark.parametrize("link", ["", "x", "x" * 40, "\0", "é" * 400])
def test_a_link_that_nobody_made_shows_nothing(link, business) -> None:
    assert actions.handover_of(link) is None
    assert opened(link) is None


def test_making_a_link_needs_the_administrators_own_password(business, administrator) -> None:
    before = trail.events()
    with pytest.raises(ValidationError) as refusal:
        actions.make_handover(administrator, business.package, "wrong")
    assert list(refusal.value.message_dict) == ["password"]
    assert not Handover.objects.exists()
    assert trail.events() == before


@pytest.mark.parametrize(
    "change",
    [
        actions.revoke_token,
        lambda call, login: actions.rotate_token(call, login, Overlap.WEEK, None),
        actions.deactivate_login,
    ],
    ids=["revoked", "rotated", "deactivated"],
)
def test_a_link_ends_with_its_token_and_its_login(change, business, administrator, link) -> None:
    change(administrator, business.package)
    assert actions.handover_of(link) is None
    assert opened(link) is None


def test_a_token_made_by_link_is_shown_to_nobody_else(business, administrator) -> None:
    actions.revoke_token(administrator, business.client)
    before = len(trail.events())
    made = actions.make_token(administrator, business.client, TokenChoices(), by_link=True)
    assert made.token == ""
    assert trail.events()[before:] == ["token.activated", "token.handover_made"]
    assert authenticate_token(business.client.email, opened(made.link), "")
    assert trail.last().event == "token.handover_shown"


def test_a_rotated_token_can_be_handed_over_too(business, administrator) -> None:
    made = actions.rotate_token(administrator, business.package, Overlap.DAY, None, by_link=True)
    assert made.token == ""
    assert authenticate_token(business.package.email, opened(made.link), "")


def test_in_a_show_once_environment_the_only_copy_opens_with_the_link_and_goes_with_it(business) -> None:
    business.environment.is_show_once = True
    business.environment.save()
    administrator = Call(fresh(business.administrator))
    actions.revoke_token(administrator, business.client)
    made = actions.make_token(administrator, business.client, TokenChoices(), by_link=True)
    token = actions.live_token(business.client)
    handover = token.handovers.get()
    assert token.encrypted_copy == ""
    with pytest.raises(secrets.UnreadableCopyError):
        secrets.decrypt(handover.encrypted_copy, token.key_number)
    with pytest.raises(secrets.UnreadableCopyError):
        secrets.decrypt_with_link(handover.encrypted_copy, token.key_number, secrets.new_link())
    with pytest.raises(ValidationError, match="No copy of this token"):
        actions.make_handover(administrator, business.client, PASSWORD)
    assert opened(made.link)
    handover.refresh_from_db()
    assert handover.encrypted_copy == ""


def test_the_copy_in_a_link_that_was_not_used_is_forgotten(business, administrator, clock) -> None:
    actions.make_handover(administrator, business.package, PASSWORD)
    look_after_tokens()
    assert Handover.objects.get().encrypted_copy
    clock(DAY)
    look_after_tokens()
    assert Handover.objects.get().encrypted_copy == ""


def test_a_link_whose_token_key_is_gone_shows_nothing_and_stays_unused(business, link, settings) -> None:
    settings.TOKEN_KEYS = {2: b"2" * 32}
    assert opened(link) is None
    assert Handover.objects.get().used_at is None


def test_the_record_tells_who_made_a_link_and_from_where_it_was_used_but_never_the_link(
    business, link
) -> None:
    made = trail.last()
    assert (made.event, made.actor_name) == ("token.handover_made", business.administrator.email)
    token = opened(link)
    shown = trail.last()
    assert (shown.event, shown.actor_kind, shown.network_address) == (
        "token.handover_shown",
        "visitor",
        "192.0.2.7",
    )
    for secret in (link, secrets.link_digest(link), token, token[13:45]):
        assert secret not in trail.text()
    assert link not in str(list(Handover.objects.values()))


@pytest.mark.parametrize(
    "make",
    [
        lambda call, login: actions.make_token(call, login, TokenChoices(), by_link=True),
        lambda call, login: actions.make_handover(call, login, PASSWORD),
    ],
    ids=["with a new token", "to the one there is"],
)
def test_no_link_is_made_to_a_token_that_only_its_owner_sees(make, house) -> None:
    with pytest.raises(PermissionDenied):
        make(Call(house.administrator), house.package)
    assert not Handover.objects.exists()


def test_a_link_to_the_token_of_a_login_that_is_not_active_shows_nothing(business, link) -> None:
    Login.objects.filter(pk=business.package.pk).update(status=LoginStatus.INACTIVE)
    assert opened(link) is None
    Login.objects.filter(pk=business.package.pk).update(status=LoginStatus.ACTIVE)
    assert opened(link) == business.package_token
