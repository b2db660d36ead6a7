"""Tags: who makes them, who puts them on debtors, and what that does to the next call."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from loonpoort.access import actions
from loonpoort.access.actions import TagChoices
from loonpoort.access.authentication import authenticate_token
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.filters import filter_names
from loonpoort.access.kinds import FilterKind, TemplateKind
from loonpoort.access.models import TemplateDashlet
from loonpoort.organisation.models import DebtorTag, Tag
from tests import trail
from tests.cast import House, fresh, manager


@pytest.fixture
def administrator(house: House) -> Call:
    return Call(house.administrator)


def choices(**values: Any) -> TagChoices:
    return TagChoices(**({"number": 9, "name": "New", "colour": "#00aa11"} | values))


def reached(house: House) -> list[str]:
    """The debtors that the package's token lists."""
    call = authenticate_token(house.package.email, house.package_token, "")
    return [debtor.name for debtor in call.debtors()]


def with_tag_rights(call: Call) -> Call:
    for dashlet in (Dashlet.DEBTOR_TAGS, Dashlet.DEBTORS):
        TemplateDashlet.objects.create(
            user_template=call.login.user_template, dashlet=dashlet, right=DashletRight.WRITE
        )
    return Call(fresh(call.login))


def narrow(house: House, *names: str) -> Call:
    tag_ids = [house.tags[name].pk for name in names]
    return with_tag_rights(manager(house, FilterKind.TAGS, tag_ids=tag_ids))


def test_a_tag_is_made_and_recorded(house, administrator) -> None:
    made = actions.create_tag(administrator, choices(name=" New "))
    assert (made.number, made.name, made.colour) == (9, "New", "#00AA11")
    entry = trail.last()
    assert (entry.event, entry.subject_name) == ("tag.created", "New")
    assert entry.after == {"number": 9, "name": "New", "colour": "#00AA11"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"number": 1}, "number"),
        ({"name": "clients"}, "name"),
        ({"name": ""}, "name"),
        ({"name": "x" * 51}, "name"),
        ({"name": "evil\u202e"}, "name"),
        ({"colour": "red"}, "colour"),
        ({"colour": '#000000"/><script>'}, "colour"),
    ],
)
def test_a_tag_that_cannot_be_is_refused_by_field(wrong, field, house, administrator) -> None:
    with pytest.raises(ValidationError) as refusal:
        actions.create_tag(administrator, choices(**wrong))
    assert list(refusal.value.message_dict) == [field]
    assert Tag.unscoped.count() == 3


def test_another_environment_may_have_the_same_tag(house, stranger) -> None:
    actions.create_tag(Call(stranger.administrator), choices())
    actions.create_tag(Call(house.administrator), choices())


def test_a_tag_is_changed_and_lets_through_what_it_did(house, administrator) -> None:
    actions.update_tag(administrator, house.tags["Clients"], choices(name="Customers"))
    assert reached(house) == ["bakery", "garage"]
    entry = trail.last()
    assert (entry.event, entry.before["name"], entry.after["name"]) == ("tag.updated", "Clients", "Customers")


def test_a_deleted_tag_is_gone_from_filters_and_debtors_at_the_next_call(house, administrator) -> None:
    revision = fresh(house.package).revision
    actions.delete_tag(administrator, house.tags["Clients"])
    assert reached(house) == []
    assert filter_names(house.package) == []
    assert fresh(house.package).revision == revision + 1
    entry = trail.last()
    assert entry.event == "tag.deleted"
    assert (entry.before["debtors"], entry.before["logins"]) == (2, [house.package.email])


def test_a_tag_put_on_a_debtor_counts_from_the_next_call_and_off_it_too(house, administrator) -> None:
    clients, demo = house.tags["Clients"].pk, house.tags["Demo"].pk
    actions.tag_debtor(administrator, house.debtors["florist"], [clients, demo])
    assert reached(house) == ["bakery", "garage", "florist"]
    entry = trail.last()
    assert (entry.event, entry.subject_name) == ("debtor.tagged", "florist")
    assert (entry.before, entry.after) == ({"tags": ["Demo"]}, {"tags": ["Clients", "Demo"]})
    actions.tag_debtor(administrator, house.debtors["florist"], [demo])
    assert reached(house) == ["bakery", "garage"]


def test_saving_the_tags_a_debtor_has_records_nothing(house, administrator) -> None:
    before = trail.events()
    actions.tag_debtor(administrator, house.debtors["florist"], [house.tags["Demo"].pk])
    assert trail.events() == before


def test_tags_out_of_reach_stay_on_the_debtor(house) -> None:
    call = narrow(house, "Clients", "Demo")
    actions.tag_debtor(call, house.debtors["garage"], [house.tags["Demo"].pk])
    names = DebtorTag.objects.filter(debtor=house.debtors["garage"]).values_list("tag__name", flat=True)
    assert set(names) == {"Office", "Demo"}


def test_a_debtor_does_not_leave_the_reach_of_who_takes_its_tags_off(house) -> None:
    call = narrow(house, "Clients")
    with pytest.raises(ValidationError, match="no longer reach this debtor"):
        actions.tag_debtor(call, house.debtors["bakery"], [])
    assert call.debtors().filter(pk=house.debtors["bakery"].pk).exists()


def test_a_tag_or_debtor_out_of_reach_is_refused(house, stranger) -> None:
    call = narrow(house, "Clients")
    for tag in (house.tags["Office"], stranger.tags["Clients"]):
        with pytest.raises(ValidationError, match="your own filter"):
            actions.tag_debtor(call, house.debtors["bakery"], [house.tags["Clients"].pk, tag.pk])
        with pytest.raises(PermissionDenied):
            actions.update_tag(call, tag, choices())
    for debtor in (house.debtors["florist"], stranger.debtors["bakery"]):
        with pytest.raises(PermissionDenied):
            actions.tag_debtor(call, debtor, [house.tags["Clients"].pk])


def test_only_who_reaches_all_makes_and_deletes_tags(house) -> None:
    call = narrow(house, "Clients")
    with pytest.raises(PermissionDenied, match="filter is All"):
        actions.create_tag(call, choices())
    with pytest.raises(PermissionDenied, match="filter is All"):
        actions.delete_tag(call, house.tags["Clients"])
    actions.update_tag(call, house.tags["Clients"], choices())


def test_without_the_right_nothing_of_tags_is_changed(house) -> None:
    for call in (manager(house, FilterKind.ALL), Call(house.package)):
        for change in (
            lambda call=call: actions.create_tag(call, choices()),
            lambda call=call: actions.update_tag(call, house.tags["Clients"], choices()),
            lambda call=call: actions.delete_tag(call, house.tags["Clients"]),
            lambda call=call: actions.tag_debtor(call, house.debtors["bakery"], []),
        ):
            with pytest.raises(PermissionDenied):
                change()


def test_a_debtor_does_not_tag_itself(house) -> None:
    debtor = house.debtors["bakery"]
    call = with_tag_rights(
        manager(
            house,
            FilterKind.COMPANIES,
            kind=TemplateKind.CLIENT,
            debtor_id=debtor.pk,
            company_ids=[house.companies["shop"].pk],
        )
    )
    with pytest.raises(PermissionDenied):
        actions.tag_debtor(call, debtor, [house.tags["Office"].pk])
    with pytest.raises(PermissionDenied):
        actions.update_tag(call, house.tags["Clients"], choices())


def test_the_business_product_has_no_tags(business) -> None:
    with pytest.raises(PermissionDenied):
        actions.create_tag(Call(business.administrator), choices())


def test_a_session_from_a_token_changes_no_tags(house) -> None:
    actions.activate_api_account(Call(house.administrator))
    weak = Call(house.administrator, token=house.administrator.tokens.get())
    for change in (
        lambda: actions.create_tag(weak, choices()),
        lambda: actions.tag_debtor(weak, house.debtors["bakery"], []),
    ):
        with pytest.raises(PermissionDenied):
            change()
