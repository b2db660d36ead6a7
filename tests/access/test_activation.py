"""Activation: the mail, the link in it, and the password at the end."""

import datetime

import pytest
from django.core import mail as outgoing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from loonpoort.access import actions, mails
from loonpoort.access.activation import link_parts, login_of_link
from loonpoort.access.calls import Call
from loonpoort.access.models import Login, LoginStatus
from loonpoort.outbox.models import Mail, MailStatus
from loonpoort.outbox.tasks import deliver
from tests import trail
from tests.cast import PASSWORD, House, fresh, login

DAY = datetime.timedelta(hours=24)
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture
def invited(house: House) -> Login:
    """A login that waits for its owner."""
    return login(house.environment, "API integration", "new@kantoor.example", "all", is_active=False)


@pytest.fixture
def administrator(house: House) -> Call:
    return Call(house.administrator)


def send_and_deliver(administrator: Call, invited: Login) -> str:
    """The link of the mail that was sent."""
    actions.send_activation(administrator, invited)
    deliver.call(Mail.objects.latest("pk").pk)
    return outgoing.outbox[-1].body


def test_a_link_lives_for_24_hours(invited, clock) -> None:
    link = link_parts(invited)
    clock(DAY)
    assert login_of_link(*link) == invited
    clock(SECOND)
    assert login_of_link(*link) is None


def test_an_hour_of_clock_change_neither_lengthens_nor_shortens_it(invited, clock) -> None:
    clock(
        datetime.datetime(2026, 10, 24, 12, tzinfo=datetime.UTC)
        - datetime.datetime(2026, 7, 1, 12, tzinfo=datetime.UTC)
    )
    link = link_parts(invited)
    clock(DAY)
    assert login_of_link(*link) == invited
    clock(SECOND)
    assert login_of_link(*link) is None


def test_a_link_works_once(invited) -> None:
    link = link_parts(invited)
    actions.activate_login(login_of_link(*link), PASSWORD, network_address="")
    assert login_of_link(*link) is None
    with pytest.raises(ValidationError, match="not waiting for activation"):
        actions.activate_login(invited, "another password", network_address="")
    assert fresh(invited).check_password(PASSWORD)


def test_sending_again_voids_the_older_link(invited, administrator) -> None:
    actions.send_activation(administrator, invited)
    older = link_parts(fresh(invited))
    actions.send_activation(administrator, invited)
    assert login_of_link(*older) is None
    assert login_of_link(*link_parts(fresh(invited))) == invited


def test_deactivation_voids_the_link(invited, administrator) -> None:
    link = link_parts(invited)
    actions.deactivate_login(administrator, invited)
    assert login_of_link(*link) is None


def test_the_proof_of_one_login_does_not_open_another(invited, house) -> None:
    other = login(house.environment, "API integration", "other@kantoor.example", "all", is_active=False)
    assert login_of_link(link_parts(other)[0], link_parts(invited)[1]) is None


@pytest.mark.parametrize("who", ["", "x", "%", "LTE", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "é", "_w", "AA"])
def test_a_link_of_nobody_is_none(who, invited) -> None:
    assert login_of_link(who, link_parts(invited)[1]) is None


@pytest.mark.parametrize("proof", ["", "-", "x", "zzzzzz-zzz", "é-é", "0-0" * 999])
def test_an_altered_proof_opens_nothing(proof, invited) -> None:
    assert login_of_link(link_parts(invited)[0], proof) is None


def test_one_mail_goes_to_that_address(invited, administrator, links, mailoutbox, clock) -> None:
    body = send_and_deliver(administrator, invited)
    assert [message.to for message in mailoutbox] == [["new@kantoor.example"]]
    assert "https://gate.example/{}/{}".format(*link_parts(fresh(invited))) in body
    (html, kind), *_ = mailoutbox[0].alternatives
    assert kind == "text/html"
    assert "https://gate.example/{}/{}".format(*link_parts(fresh(invited))) in html


def test_the_mail_is_in_the_language_of_the_login(house, administrator, links, monkeypatch) -> None:
    languages = []
    genuine = mails.render_to_string
    monkeypatch.setattr(
        mails,
        "render_to_string",
        lambda *of: languages.append(translation.get_language()) or genuine(*of),
    )
    dutch = login(
        house.environment, "API integration", "nieuw@kantoor.example", "all", is_active=False, language="nl"
    )
    send_and_deliver(administrator, dutch)
    assert set(languages) == {"nl"}
    assert translation.get_language() == "en"


def test_change_mail_task_and_record_are_undone_together(invited, administrator) -> None:
    before = trail.events()
    with transaction.atomic():
        actions.send_activation(administrator, invited)
        assert Mail.objects.count() == DBTaskResult.objects.count() == 1
        transaction.set_rollback(True)
    assert Mail.objects.count() == DBTaskResult.objects.count() == 0
    assert fresh(invited).activation_serial == 0
    assert trail.events() == before


def test_no_link_is_at_rest_in_the_mail_or_its_task(invited, administrator, clock) -> None:
    actions.send_activation(administrator, invited)
    _, proof = link_parts(fresh(invited))
    at_rest = [*Mail.objects.values(), *DBTaskResult.objects.values()]
    assert at_rest
    assert proof not in repr(at_rest) + trail.text()


def test_an_older_mail_is_void_once_a_newer_one_is_posted(invited, administrator, links, mailoutbox) -> None:
    actions.send_activation(administrator, invited)
    older = Mail.objects.get()
    send_and_deliver(administrator, invited)
    deliver.call(older.pk)
    older.refresh_from_db()
    assert (older.status, len(mailoutbox)) == (MailStatus.VOID, 1)


def test_a_mail_to_a_login_that_is_active_by_now_is_void(invited, administrator, links, mailoutbox) -> None:
    actions.send_activation(administrator, invited)
    actions.activate_login(fresh(invited), PASSWORD, network_address="")
    deliver.call(Mail.objects.get().pk)
    assert (Mail.objects.get().status, mailoutbox) == (MailStatus.VOID, [])


def test_a_password_is_refused_when_a_newer_mail_was_sent_meanwhile(invited, administrator) -> None:
    actions.send_activation(administrator, invited)
    followed = fresh(invited)
    actions.send_activation(administrator, invited)
    with pytest.raises(ValidationError, match="not waiting for activation"):
        actions.activate_login(followed, PASSWORD, network_address="")
    assert fresh(invited).status == LoginStatus.INACTIVE


def test_the_time_of_sending_is_kept_and_recorded(invited, administrator, clock) -> None:
    actions.send_activation(administrator, invited)
    assert fresh(invited).activation_sent_at is not None
    assert (trail.last().event, trail.last().subject_name) == ("login.activation_sent", "new@kantoor.example")


@pytest.mark.parametrize("name", ["administrator", "package"])
def test_no_mail_goes_to_a_login_that_is_active(name, house, administrator) -> None:
    with pytest.raises(ValidationError, match="not waiting for activation"):
        actions.send_activation(administrator, getattr(house, name))
    assert not Mail.objects.exists()


def test_whoever_may_not_change_logins_sends_nothing(house, invited) -> None:
    with pytest.raises(PermissionDenied):
        actions.send_activation(Call(house.package), invited)


def test_only_the_password_makes_a_login_active(invited) -> None:
    assert (invited.status, invited.has_usable_password()) == (LoginStatus.INACTIVE, False)
    actions.activate_login(invited, PASSWORD, network_address="192.0.2.7")
    now = fresh(invited)
    assert (now.status, now.check_password(PASSWORD)) == (LoginStatus.ACTIVE, True)
    assert now.activated_at is not None


def test_the_record_names_the_owner_and_holds_no_password(invited) -> None:
    actions.activate_login(invited, PASSWORD, network_address="192.0.2.7")
    entry = trail.last()
    assert (entry.event, entry.actor_kind, entry.actor_id, entry.network_address) == (
        "login.activated",
        "login",
        invited.pk,
        "192.0.2.7",
    )
    assert PASSWORD not in trail.text()
    assert fresh(invited).password not in trail.text()


def test_a_deactivated_login_cannot_be_activated_by_a_page_still_open(invited, administrator) -> None:
    actions.deactivate_login(administrator, invited)
    with pytest.raises(ValidationError):
        actions.activate_login(invited, PASSWORD, network_address="")
    assert fresh(invited).status == LoginStatus.DEACTIVATED
