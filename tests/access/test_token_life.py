"""The rules of a token's life, and what a call leaves on the token it was made with."""

import datetime

import pytest

from loonpoort.access import actions
from loonpoort.access.actions import Overlap
from loonpoort.access.calls import Call
from loonpoort.access.models import Token, TokenEnd
from loonpoort.access.token_life import STALE, Refusal, why_refused
from loonpoort.access.token_use import first_use, note_use, stale_call
from loonpoort.outbox.models import Mail
from tests import trail
from tests.cast import NOW

SECOND = datetime.timedelta(seconds=1)
MINUTE = datetime.timedelta(minutes=1)
HOUR = datetime.timedelta(hours=1)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, None),
        ({"revoked_at": NOW - HOUR, "end": TokenEnd.REVOKED}, Refusal.REVOKED),
        ({"revoked_at": NOW - HOUR, "end": TokenEnd.REPORTED}, Refusal.REVOKED),
        ({"revoked_at": NOW - HOUR}, Refusal.REVOKED),
        ({"revoked_at": NOW - HOUR, "end": TokenEnd.REPLACED}, Refusal.REPLACED),
        ({"revoked_at": NOW - HOUR, "end": TokenEnd.EXPIRED}, Refusal.EXPIRED),
        ({"retires_at": NOW + SECOND}, None),
        ({"retires_at": NOW}, Refusal.REPLACED),
        ({"expires_at": NOW + SECOND}, None),
        ({"expires_at": NOW}, Refusal.EXPIRED),
        ({"networks": ["192.0.2.0/24"]}, None),
        ({"networks": ["198.51.100.0/24"]}, Refusal.NETWORK),
        ({"networks": ["198.51.100.0/24"], "network_address": ""}, Refusal.NETWORK),
        ({"networks": ["198.51.100.0/24"], "expires_at": NOW}, Refusal.EXPIRED),
    ],
)
def test_a_token_is_refused_for_a_reason(values, expected) -> None:
    usual = {
        "revoked_at": None,
        "end": "",
        "retires_at": None,
        "expires_at": None,
        "networks": [],
        "network_address": "192.0.2.7",
        "now": NOW,
    }
    assert why_refused(**{**usual, **values}) is expected


def test_an_owner_is_told_of_stale_calls_only_where_nobody_meant_to_cut_them_off() -> None:
    assert {Refusal.REPLACED, Refusal.EXPIRED} == STALE


@pytest.mark.parametrize(
    ("values", "is_live"),
    [
        ({}, True),
        ({"revoked_at": NOW}, False),
        ({"retires_at": NOW + SECOND}, True),
        ({"retires_at": NOW}, False),
        ({"expires_at": NOW + SECOND}, True),
        ({"expires_at": NOW}, False),
    ],
)
def test_the_database_tells_live_tokens_by_the_same_rules(values, is_live, house) -> None:
    Token.objects.filter(login=house.package).update(**values)
    assert Token.objects.live(NOW).filter(login=house.package).exists() is is_live


def test_a_use_is_written_with_when_and_from_where(house) -> None:
    token = house.package.tokens.get()
    note_use(token.pk, None, "192.0.2.7", NOW)
    token.refresh_from_db()
    assert (token.last_used_at, token.last_used_from) == (NOW, "192.0.2.7")


@pytest.mark.parametrize(
    ("ago", "queries"),
    [(0 * SECOND, 0), (MINUTE - SECOND, 0), (MINUTE, 1), (2 * HOUR, 1), (-HOUR, 1)],
    ids=["now", "59 seconds", "a minute", "hours", "the clock was put back"],
)
def test_a_use_is_written_at_most_once_a_minute(ago, queries, house, django_assert_num_queries) -> None:
    token = house.package.tokens.get()
    Token.objects.filter(pk=token.pk).update(last_used_at=NOW - ago, last_used_from="")
    with django_assert_num_queries(queries):
        note_use(token.pk, NOW - ago, "192.0.2.7", NOW)
    token.refresh_from_db()
    assert token.last_used_at == (NOW if queries else NOW - ago)


def test_of_two_processes_that_read_the_same_only_one_writes(house) -> None:
    token = house.package.tokens.get()
    note_use(token.pk, None, "192.0.2.1", NOW)
    note_use(token.pk, None, "192.0.2.2", NOW + SECOND)
    token.refresh_from_db()
    assert (token.last_used_at, token.last_used_from) == (NOW, "192.0.2.1")


def test_the_first_use_of_a_newer_token_ends_the_older(house) -> None:
    old = house.package.tokens.get()
    actions.rotate_token(Call(house.package), house.package, Overlap.WEEK, None)
    new = house.package.tokens.get(retires_at=None)
    first_use(new, "192.0.2.7", NOW)
    old.refresh_from_db()
    assert (old.end, old.revoked_at) == (TokenEnd.REPLACED, NOW)
    entry = trail.last()
    assert (entry.event, entry.actor_kind, entry.network_address) == ("token.retired", "token", "192.0.2.7")
    assert entry.before["key_id"] == old.key_id
    new.refresh_from_db()
    assert new.revoked_at is None


def test_the_use_of_an_older_token_ends_nothing(house) -> None:
    actions.rotate_token(Call(house.package), house.package, Overlap.WEEK, None)
    first_use(house.package.tokens.get(retires_at__isnull=False), "192.0.2.7", NOW)
    assert house.package.tokens.filter(revoked_at=None).count() == 2


def test_a_token_that_was_used_before_costs_no_look_at_older_ones(house, django_assert_num_queries) -> None:
    token = house.package.tokens.get()
    with django_assert_num_queries(1):
        first_use(token, "", NOW)
    token.last_used_at = NOW
    with django_assert_num_queries(0):
        first_use(token, "", NOW)


def test_the_owner_is_told_once_that_something_calls_with_an_old_token(
    house, django_assert_num_queries
) -> None:
    token = house.package.tokens.get()
    stale_call(token, "192.0.2.7", NOW)
    stale_call(token, "192.0.2.8", NOW)
    mail = Mail.objects.get(kind="token.stale_call")
    assert mail.recipient == house.package.email
    assert trail.events().count("token.stale_call") == 1
    token.refresh_from_db()
    with django_assert_num_queries(0):
        stale_call(token, "192.0.2.9", NOW)


def test_a_stale_call_never_touches_the_newer_token(house) -> None:
    actions.rotate_token(Call(house.package), house.package, Overlap.HOUR, None)
    old, new = house.package.tokens.order_by("pk")
    first_use(new, "", NOW)
    before = Token.objects.filter(pk=new.pk).values().get()
    old.refresh_from_db()
    stale_call(old, "192.0.2.7", NOW)
    assert Token.objects.filter(pk=new.pk).values().get() == before
