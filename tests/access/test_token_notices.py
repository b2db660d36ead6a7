"""Notices of tokens: before their last day, of stale calls, and of tokens that somebody found."""

import datetime

import pytest
from django.core import mail as outgoing
from django.utils import timezone

from loonpoort.access import actions
from loonpoort.access.actions import Overlap, TokenChoices, report_token
from loonpoort.access.calls import Call
from loonpoort.access.models import Login, LoginStatus, TokenEnd
from loonpoort.access.notices import look_after_tokens
from loonpoort.access.token_use import stale_call
from loonpoort.outbox import schedules
from loonpoort.outbox.models import Mail, MailStatus
from loonpoort.outbox.tasks import deliver
from tests import trail
from tests.cast import NOW, House

DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def owner(house: House, clock) -> Call:
    return Call(house.package)


def set_last_day(owner: Call, days: int) -> None:
    """The last day of the token, counted from today."""
    actions.change_token(owner, owner.login, TokenChoices(last_day=timezone.localdate() + days * DAY))


def notices() -> list[int]:
    """The days that the notices so far spoke of."""
    return [mail.parameters["days"] for mail in Mail.objects.filter(kind="token.expires").order_by("pk")]


def delivered() -> str:
    """The last mail as it goes out, subject first."""
    deliver.call(Mail.objects.latest("pk").pk)
    message = outgoing.outbox[-1]
    return f"{message.subject}\n{message.body}"


def test_the_owner_is_told_30_7_and_1_days_before_and_once_each(owner, clock) -> None:
    set_last_day(owner, 60)
    told = []
    for day in range(62):
        for _ in range(4):
            look_after_tokens()
            clock(6 * HOUR)
        told += [(day, days) for days in notices()[len(told) :]]
    assert [days for _, days in told] == [30, 7, 1]
    # The last day ends ten hours after noon, when the first day began.
    assert [day for day, _ in told] == [30, 53, 59]


def test_a_worker_that_stood_still_sends_the_latest_notice_only(owner, clock) -> None:
    set_last_day(owner, 60)
    clock(56 * DAY)
    look_after_tokens()
    assert notices() == [7]


def test_whoever_just_chose_a_near_day_is_not_told_of_it(owner, clock) -> None:
    set_last_day(owner, 5)
    look_after_tokens()
    assert notices() == []
    clock(5 * DAY)
    look_after_tokens()
    assert notices() == [1]


def test_another_last_day_begins_anew(owner, clock) -> None:
    set_last_day(owner, 31)
    clock(26 * DAY)
    look_after_tokens()
    set_last_day(owner, 40)
    clock(35 * DAY)
    look_after_tokens()
    assert notices() == [7, 7]


@pytest.mark.parametrize("gone", ["revoked", "rotated", "deactivated", "expired"])
def test_nobody_is_told_of_a_token_that_ends_already(gone, owner, clock, house) -> None:
    set_last_day(owner, 60)
    clock(58 * DAY)
    match gone:
        case "revoked":
            actions.revoke_token(owner, owner.login)
        case "rotated":
            actions.rotate_token(owner, owner.login, Overlap.DAY, None)
        case "deactivated":
            Login.objects.filter(pk=owner.login.pk).update(status=LoginStatus.DEACTIVATED)
        case "expired":
            clock(3 * DAY)
    look_after_tokens()
    assert notices() == []


def test_a_notice_that_is_overtaken_before_it_leaves_is_not_sent(owner, clock) -> None:
    set_last_day(owner, 60)
    clock(35 * DAY)
    look_after_tokens()
    actions.rotate_token(owner, owner.login, Overlap.DAY, None)
    deliver.call(Mail.objects.get(kind="token.expires").pk)
    assert Mail.objects.get(kind="token.expires").status == MailStatus.VOID
    assert outgoing.outbox == []


def test_the_notice_names_the_day_the_token_and_the_way_out(owner, clock) -> None:
    set_last_day(owner, 60)
    clock(35 * DAY)
    look_after_tokens()
    text = delivered()
    assert "works until 30 Aug 2026" in text
    assert f"lp_{owner.login.tokens.get().key_id}…" in text
    assert owner.login.email in text
    assert "User profile, tab API Token" in text
    assert "http://testserver" in text


def test_the_owner_of_a_token_made_by_an_administrator_is_sent_to_that_administrator(house, clock) -> None:
    house.client.tokens.update(expires_at=NOW + 5 * DAY)
    look_after_tokens()
    text = delivered()
    assert outgoing.outbox[-1].to == [house.client.email]
    assert "ask your administrator for a new token" in text
    assert "User profile" not in text


def test_an_end_that_was_reached_is_noted_and_its_copy_forgotten(owner, clock) -> None:
    set_last_day(owner, 1)
    clock(3 * DAY)
    look_after_tokens()
    token = owner.login.tokens.get()
    assert (token.end, token.revoked_at, token.encrypted_copy) == (TokenEnd.EXPIRED, token.expires_at, "")
    assert (trail.last().event, trail.last().actor_kind) == ("token.expired", "system")
    entries = trail.events()
    look_after_tokens()
    assert trail.events() == entries


def test_the_notice_of_a_stale_call_says_from_where_and_which_token(owner) -> None:
    actions.rotate_token(owner, owner.login, Overlap.HOUR, None)
    old = owner.login.tokens.get(retires_at__isnull=False)
    stale_call(old, "192.0.2.7", NOW)
    text = delivered()
    assert "was replaced by a newer one" in text
    assert "192.0.2.7" in text
    assert f"lp_{old.key_id}…" in text


def test_whoever_finds_a_token_has_it_revoked_and_its_owner_told(house) -> None:
    report_token(f" {house.package_token}\n", network_address="192.0.2.7")
    token = house.package.tokens.get()
    assert (token.end, token.encrypted_copy) == (TokenEnd.REPORTED, "")
    entry = trail.last()
    assert (entry.event, entry.actor_kind, entry.network_address) == ("token.revoked", "visitor", "192.0.2.7")
    text = delivered()
    assert outgoing.outbox[-1].to == [house.package.email]
    assert "was found by somebody and is revoked" in text
    assert token.key_id in text
    assert house.package_token not in text + trail.text()


def test_a_token_is_reported_once(house) -> None:
    report_token(house.package_token, network_address="")
    before = trail.events()
    report_token(house.package_token, network_address="")
    assert trail.events() == before
    assert Mail.objects.count() == 1


def test_what_is_no_token_of_ours_changes_nothing(house) -> None:
    before = trail.events()
    almost = f"{house.package_token[:20]}{'x' * 25}{house.package_token[45:]}"
    for text in ("", "lp_", almost, "lp_" + "a" * 48, "\0", "é" * 100):
        report_token(text, network_address="")
    assert trail.events() == before
    assert not Mail.objects.exists()


def test_unknown_and_known_key_ids_cost_the_same_look(house, django_assert_num_queries) -> None:
    almost = f"{house.package_token[:20]}{'x' * 25}{house.package_token[45:]}"
    for text in ("nothing", "lp_" + "a" * 48, almost):
        with django_assert_num_queries(1):
            report_token(text, network_address="")


def test_a_name_cannot_add_a_header_to_a_mail(house, owner) -> None:
    house.environment.name = "Kantoor\r\nBcc: thief@example.org"
    house.environment.save()
    report_token(house.package_token, network_address="")
    delivered()
    message = outgoing.outbox[-1].message()
    assert message["Bcc"] is None
    assert "\n" not in outgoing.outbox[-1].subject


def test_markup_in_a_name_stays_text_in_the_mail(owner, house) -> None:
    house.package.tokens.update(name="<script>alert(1)</script> & co")
    report_token(house.package_token, network_address="")
    delivered()
    html = outgoing.outbox[-1].alternatives[0][0]
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "<script>alert(1)</script> & co" in outgoing.outbox[-1].body


def test_the_work_is_among_what_the_worker_comes_back_to() -> None:
    name = f"{look_after_tokens.__module__}.{look_after_tokens.__qualname__}"
    assert schedules._INTERVALS[name][1] < DAY
