"""Tokens: made once, shown for the password, gone when revoked."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from loonpoort.access import actions
from loonpoort.access.actions import Overlap, TokenChoices
from loonpoort.access.authentication import authenticate_token
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import ClosedOperation, Login, LoginStatus, TemplateDashlet, Token
from loonpoort.audit.models import Entry
from loonpoort.audit.records import SYSTEM
from loonpoort.contract.faults import InvalidAuthenticationFault
from tests import trail
from tests.cast import PASSWORD, House, fresh, manager


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
        lambda: actions.show_token(call, login, PASSWORD),
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
    assert actions.show_token(Call(house.package), house.package, PASSWORD) == house.package_token
    entry = trail.last()
    assert (entry.event, entry.actor_name) == ("token.shown", house.package.email)
    assert entry.after == {"key_id": house.package_token[3:13]}


def test_a_wrong_password_shows_nothing(house) -> None:
    before = trail.events()
    with pytest.raises(ValidationError) as refusal:
        actions.show_token(Call(house.package), house.package, "wrong")
    assert list(refusal.value.message_dict) == ["password"]
    assert trail.events() == before


def test_nothing_can_be_shown_where_there_is_no_token(administrator) -> None:
    with pytest.raises(ValidationError, match="No copy of this token"):
        actions.show_token(administrator, administrator.login, PASSWORD)


def test_a_show_once_environment_keeps_no_copy(house, administrator) -> None:
    house.environment.is_show_once = True
    house.environment.save()
    call = Call(fresh(house.administrator))
    token = actions.activate_api_account(call)
    assert house.administrator.tokens.get().encrypted_copy == ""
    assert authenticate_token(house.administrator.email, token, "")
    with pytest.raises(ValidationError, match="No copy of this token"):
        actions.show_token(call, call.login, PASSWORD)


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
    actions.show_token(administrator, administrator.login, PASSWORD)
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


@pytest.mark.parametrize(
    ("environment", "name", "is_cared_for"),
    [
        ("house", "package", False),
        ("house", "client", True),
        ("business", "package", True),
        ("business", "client", True),
    ],
)
def test_an_administrator_has_the_tokens_in_hand_of_the_kinds_that_take_them_from_one(
    environment, name, is_cared_for, house, business
) -> None:
    of = {"house": house, "business": business}[environment]
    call, login = Call(of.administrator), getattr(of, name)
    assert actions.may_care_for_token(call, login) is is_cared_for
    assert actions.may_revoke_token(call, login)
    changes = [
        lambda: actions.show_token(call, login, PASSWORD),
        lambda: actions.change_token(call, login, TokenChoices(name="Planning")),
        lambda: actions.rotate_token(call, login, Overlap.DAY, None),
        lambda: actions.make_handover(call, login, PASSWORD),
        lambda: actions.make_token(call, login, TokenChoices()),
    ]
    for change in changes:
        if is_cared_for:
            change()
        else:
            with pytest.raises(PermissionDenied):
                change()
    actions.revoke_token(call, login)
    assert actions.live_token(login) is None


def test_an_administrator_makes_a_token_that_calls_at_once(house, administrator) -> None:
    actions.revoke_token(administrator, house.client)
    made = actions.make_token(administrator, house.client, TokenChoices(name="  Rooster\tpakket "))
    assert authenticate_token(house.client.email, made.token, "").login == house.client
    assert house.client.tokens.get(revoked_at=None).name == "Rooster pakket"
    assert trail.last().actor_name == house.administrator.email


def test_an_administrator_makes_a_second_token_neither(house, administrator) -> None:
    before = trail.events()
    assert actions.make_token(administrator, house.client, TokenChoices()) is None
    assert trail.events() == before


@pytest.mark.parametrize("status", [LoginStatus.INACTIVE, LoginStatus.DEACTIVATED])
def test_an_administrator_makes_no_token_for_a_login_that_is_not_active(status, house, administrator) -> None:
    actions.revoke_token(administrator, house.client)
    Login.objects.filter(pk=house.client.pk).update(status=status)
    with pytest.raises(ValidationError, match="needs an active login"):
        actions.make_token(administrator, fresh(house.client), TokenChoices())
    assert actions.live_token(house.client) is None


@pytest.mark.parametrize(
    ("tag", "may_care"), [("Clients", True), ("Demo", False)], ids=["within reach", "out of reach"]
)
def test_nobody_gets_more_than_they_have_by_the_token_of_another(tag, may_care, house) -> None:
    call = manager(house, FilterKind.TAGS, tag_ids=[house.tags[tag].pk])
    TemplateDashlet.objects.update_or_create(
        user_template=call.login.user_template, dashlet=Dashlet.CLIENT_LOGINS, defaults={"right": 2}
    )
    call = Call(fresh(call.login))
    assert actions.may_care_for_token(call, house.client) is may_care


def test_nobody_gets_an_operation_that_is_closed_to_them_by_the_token_of_another(
    house, administrator
) -> None:
    closed = ClosedOperation.objects.create(
        user_template=house.administrator.user_template, operation="DebtorService.List_GetAll"
    )
    with pytest.raises(PermissionDenied, match="rights that you have not"):
        actions.show_token(administrator, house.client, PASSWORD)
    actions.revoke_token(administrator, house.client)
    closed.delete()
    assert actions.make_token(administrator, house.client, TokenChoices())


def test_the_administrators_own_password_opens_anothers_token_not_the_owners(house, administrator) -> None:
    house.client.set_password("the password of the client")
    house.client.save()
    with pytest.raises(ValidationError):
        actions.show_token(administrator, house.client, "the password of the client")
    assert actions.show_token(administrator, house.client, PASSWORD) == house.client_token


def test_name_last_day_and_networks_are_changed_and_each_recorded(house, clock) -> None:
    call = Call(house.package)
    choices = TokenChoices(
        name="Planning", last_day=datetime.date(2026, 7, 31), networks=["192.0.2.7/24", "192.0.2.0/24"]
    )
    assert actions.change_token(call, house.package, choices)
    token = house.package.tokens.get()
    assert (token.name, token.networks) == ("Planning", ["192.0.2.0/24"])
    assert token.expires_at == datetime.datetime(
        2026, 7, 31, 22, tzinfo=datetime.UTC
    )  # midnight in Amsterdam
    entries = list(Entry.objects.order_by("-pk")[:3])[::-1]
    assert [(entry.event, entry.before, entry.after) for entry in entries] == [
        (event, {"key_id": token.key_id, name: before}, {"key_id": token.key_id, name: after})
        for event, name, before, after in [
            ("token.renamed", "name", "", "Planning"),
            ("token.expiry_changed", "last_day", None, "2026-07-31"),
            ("token.networks_changed", "networks", [], ["192.0.2.0/24"]),
        ]
    ]


def test_saving_what_is_there_already_records_nothing(house, clock) -> None:
    call, choices = Call(house.package), TokenChoices(name="Planning", last_day=datetime.date(2026, 7, 1))
    assert actions.change_token(call, house.package, choices)
    before = trail.events()
    assert not actions.change_token(call, house.package, choices)
    assert trail.events() == before


@pytest.mark.parametrize(
    ("choices", "field"),
    [
        ({"name": "x" * 81}, "name"),
        ({"name": "in\u202evoice"}, "name"),
        ({"name": "nul\0"}, "name"),
        ({"last_day": datetime.date(2026, 6, 30)}, "last_day"),
        ({"last_day": datetime.date(9999, 12, 31)}, "last_day"),
        ({"networks": ["everywhere"]}, "networks"),
    ],
)
def test_a_token_is_not_made_or_changed_with_what_cannot_be(
    choices, field, house, administrator, clock
) -> None:
    wrong = TokenChoices(**choices)
    actions.revoke_token(administrator, house.client)
    for change in (
        lambda: actions.make_token(administrator, house.client, wrong),
        lambda: actions.change_token(Call(house.package), house.package, wrong),
    ):
        with pytest.raises(ValidationError) as refusal:
            change()
        assert list(refusal.value.message_dict) == [field]
    assert house.package.tokens.get().name == ""
    assert actions.live_token(house.client) is None


def test_a_token_that_ended_is_not_changed(house) -> None:
    call = Call(house.package)
    actions.revoke_token(call, house.package)
    with pytest.raises(ValidationError, match="no token that works"):
        actions.change_token(call, house.package, TokenChoices(name="Planning"))


def test_a_copy_whose_key_is_gone_is_explained(house, settings) -> None:
    settings.TOKEN_KEYS = {2: b"2" * 32}
    before = trail.events()
    with pytest.raises(ValidationError, match="made with key 1, which is no longer among"):
        actions.show_token(Call(house.package), house.package, PASSWORD)
    settings.TOKEN_KEYS = {1: b"2" * 32}
    with pytest.raises(ValidationError, match="made with key 1, which is no longer among"):
        actions.show_token(Call(house.package), house.package, PASSWORD)
    assert trail.events() == before
