"""Rotation: a newer token beside the older, until it is used or time is up."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from loonpoort.access import actions, secrets
from loonpoort.access.actions import Overlap, TokenChoices
from loonpoort.access.calls import Call
from loonpoort.access.models import Login, LoginStatus, Token, TokenEnd
from loonpoort.access.notices import look_after_tokens
from loonpoort.audit.models import Entry
from tests import trail
from tests.cast import PASSWORD, House, fresh

HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def owner(house: House) -> Call:
    return Call(house.package)


def rotate(owner: Call, overlap: Overlap = Overlap.DAY, **choices: object) -> Token:
    """The row of the token that was made."""
    made = actions.rotate_token(owner, owner.login, overlap, choices.get("last_day"))
    return Token.objects.get(key_id=secrets.key_id_of(made.token))


def live_keys(login: Login) -> set[str]:
    return set(login.tokens.live(timezone.now()).values_list("key_id", flat=True))


@pytest.mark.parametrize(
    ("overlap", "time"), [(Overlap.HOUR, HOUR), (Overlap.DAY, DAY), (Overlap.WEEK, 7 * DAY)]
)
def test_both_tokens_work_until_time_is_up(overlap, time, owner, clock) -> None:
    old = owner.login.tokens.get()
    new = rotate(owner, overlap)
    assert live_keys(owner.login) == {old.key_id, new.key_id}
    clock(time - datetime.timedelta(seconds=1))
    assert live_keys(owner.login) == {old.key_id, new.key_id}
    clock(datetime.timedelta(seconds=1))
    assert live_keys(owner.login) == {new.key_id}


def test_the_newer_token_is_the_one_that_is_shown_and_looked_after(owner) -> None:
    old = owner.login.tokens.get()
    made = actions.rotate_token(owner, owner.login, Overlap.DAY, None)
    assert actions.show_token(owner, owner.login, PASSWORD) == made.token
    assert actions.live_token(owner.login).key_id == secrets.key_id_of(made.token)
    assert actions.outgoing_token(owner.login) == old
    assert actions.activate_api_account(owner) is None


def test_name_and_networks_go_over_and_the_last_day_is_chosen_anew(owner, clock) -> None:
    last_day = timezone.localdate() + 10 * DAY
    actions.change_token(
        owner, owner.login, TokenChoices(name="Planning", last_day=last_day, networks=["192.0.2.0/24"])
    )
    new = rotate(owner)
    assert (new.name, new.networks, new.last_day) == ("Planning", ["192.0.2.0/24"], None)
    assert rotate(owner, last_day=last_day).last_day == last_day


def test_the_older_token_keeps_no_copy_and_no_link(house, business) -> None:
    administrator = Call(business.administrator)
    actions.make_handover(administrator, business.package, PASSWORD)
    old = business.package.tokens.get()
    assert old.encrypted_copy
    assert old.handovers.get().encrypted_copy
    actions.rotate_token(administrator, business.package, Overlap.DAY, None)
    old.refresh_from_db()
    assert old.encrypted_copy == old.handovers.get().encrypted_copy == ""


def test_a_newer_token_that_was_never_used_makes_way_and_the_older_keeps_working(owner, clock) -> None:
    old = owner.login.tokens.get()
    lost = rotate(owner)
    clock(HOUR)
    new = rotate(owner)
    lost.refresh_from_db()
    assert (lost.end, lost.revoked_at) == (TokenEnd.REPLACED, timezone.now())
    assert live_keys(owner.login) == {old.key_id, new.key_id}
    assert actions.outgoing_token(owner.login).retires_at == timezone.now() + DAY


def test_there_is_never_more_than_one_token_on_its_way_out(owner) -> None:
    old, middle = owner.login.tokens.get(), rotate(owner)
    Token.objects.filter(pk=middle.pk).update(last_used_at=timezone.now())  # and the older was not ended
    new = rotate(owner)
    old.refresh_from_db()
    assert old.end == TokenEnd.REPLACED
    assert live_keys(owner.login) == {middle.key_id, new.key_id}


def test_a_token_whose_time_was_up_makes_room(owner, clock) -> None:
    old, middle = owner.login.tokens.get(), rotate(owner, Overlap.HOUR)
    retired_at = timezone.now() + HOUR
    clock(2 * HOUR)
    new = rotate(owner)
    old.refresh_from_db()
    assert (old.end, old.revoked_at) == (TokenEnd.REPLACED, retired_at)
    assert live_keys(owner.login) == {middle.key_id, new.key_id}


def test_an_expired_token_is_not_rotated_but_made_anew(owner, clock) -> None:
    actions.change_token(owner, owner.login, TokenChoices(last_day=timezone.localdate()))
    clock(DAY)
    assert actions.live_token(owner.login) is None
    with pytest.raises(ValidationError, match="no token that works"):
        rotate(owner)
    assert actions.activate_api_account(owner)
    ended = owner.login.tokens.exclude(end="").get()
    assert (ended.end, ended.revoked_at) == (TokenEnd.EXPIRED, ended.expires_at)


def test_rotation_is_recorded_with_before_and_after(owner, clock) -> None:
    old = owner.login.tokens.get()
    new = rotate(owner)
    assert trail.events()[-2:] == ["token.rotated", "token.shown"]
    entry = Entry.objects.get(event="token.rotated")
    assert entry.before["key_id"] == old.key_id
    assert entry.after["key_id"] == new.key_id
    assert entry.after["old_works_until"].startswith("2026-07-02T12:00")


@pytest.mark.parametrize("status", [LoginStatus.INACTIVE, LoginStatus.DEACTIVATED])
def test_rotation_needs_an_active_login(status, owner) -> None:
    Login.objects.filter(pk=owner.login.pk).update(status=status)
    with pytest.raises(ValidationError, match="needs an active login"):
        rotate(owner)


def test_one_does_not_rotate_anothers_token(house, owner) -> None:
    with pytest.raises(PermissionDenied):
        actions.rotate_token(Call(house.administrator), house.package, Overlap.DAY, None)
    assert house.package.tokens.count() == 1


def test_the_older_token_can_be_ended_before_its_time(owner) -> None:
    new = rotate(owner)
    actions.end_outgoing_token(owner, owner.login)
    assert live_keys(owner.login) == {new.key_id}
    assert owner.login.tokens.exclude(end="").get().end == TokenEnd.REVOKED
    before = trail.events()
    actions.end_outgoing_token(owner, owner.login)
    assert trail.events() == before


def test_revoking_ends_both(owner) -> None:
    rotate(owner)
    actions.revoke_token(owner, owner.login)
    assert live_keys(owner.login) == set()
    assert set(owner.login.tokens.values_list("end", flat=True)) == {TokenEnd.REVOKED}


def test_a_show_once_environment_shows_the_newer_token_once(house, owner) -> None:
    house.environment.is_show_once = True
    house.environment.save()
    owner = Call(fresh(house.package))
    assert rotate(owner).encrypted_copy == ""
    with pytest.raises(ValidationError, match="No copy of this token"):
        actions.show_token(owner, owner.login, PASSWORD)


def test_ends_that_were_reached_are_noted_by_and_by(owner, clock) -> None:
    rotate(owner, Overlap.HOUR)
    retired_at = timezone.now() + HOUR
    clock(5 * HOUR)
    look_after_tokens()
    old = owner.login.tokens.exclude(end="").get()
    assert (old.end, old.revoked_at) == (TokenEnd.REPLACED, retired_at)
    assert (trail.last().event, trail.last().actor_kind) == ("token.retired", "system")
