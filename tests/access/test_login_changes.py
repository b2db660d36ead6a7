"""Two administrators at one login, the end of logins and their return, and the last manager."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from loonpoort.access import actions
from loonpoort.access.actions import LoginChoices
from loonpoort.access.activation import link_parts, login_of_link
from loonpoort.access.authentication import authenticate_token
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.filters import filter_names
from loonpoort.access.kinds import FilterKind, TemplateKind
from loonpoort.access.models import Login, LoginStatus, TemplateDashlet, Token
from loonpoort.audit.models import Entry
from loonpoort.contract.faults import InvalidAuthenticationFault
from tests import trail
from tests.cast import House, fresh, login, manager

ALL, TAGS, COMPANIES = FilterKind.ALL, FilterKind.TAGS, FilterKind.COMPANIES


@pytest.fixture
def administrator(house: House) -> Call:
    return Call(house.administrator)


@pytest.fixture
def second(house: House) -> Login:
    """Another administrator with everything."""
    return login(house.environment, "Administrator", "second@kantoor.example", ALL)


def choices(house: House, template: str = "API integration", **values: Any) -> LoginChoices:
    given = {"email": "new@kantoor.example", "name": "New", "filter_kind": ALL} | values
    return LoginChoices(user_template=house.template(template), **given)


def tags(house: House, *names: str) -> list[int]:
    return [house.tags[name].pk for name in names]


# Two administrators.


def test_of_two_administrators_the_later_one_is_told_and_nothing_of_the_first_is_lost(
    house, administrator
) -> None:
    opened = fresh(house.package).revision
    actions.update_login(administrator, house.package, choices(house, name="First"), revision=opened)
    with pytest.raises(ValidationError, match="Somebody else saved this login") as told:
        actions.update_login(administrator, house.package, choices(house, name="Later"), revision=opened)
    assert told.value.code == "stale"
    assert fresh(house.package).name == "First"
    actions.update_login(administrator, house.package, choices(house, name="Later"), revision=opened + 1)
    assert fresh(house.package).name == "Later"


# What an administrator does not reach.


def test_a_tag_that_the_administrator_does_not_reach_stays_in_the_filter(house, administrator) -> None:
    both = choices(house, filter_kind=TAGS, tag_ids=tags(house, "Clients", "Office"))
    actions.update_login(administrator, house.package, both)
    narrow = manager(house, TAGS, tag_ids=tags(house, "Clients", "Demo"))
    actions.update_login(narrow, house.package, choices(house, filter_kind=TAGS, tag_ids=tags(house, "Demo")))
    assert filter_names(fresh(house.package)) == ["Office", "Demo"]


def test_a_company_that_the_administrator_does_not_reach_stays_in_the_filter(business) -> None:
    mill, shop = business.companies["mill"].pk, business.companies["shop"].pk
    one = login(business.environment, "API integration", "one@x.example", COMPANIES, company_ids=[mill])
    narrow = manager(business, COMPANIES, company_ids=[shop])
    chosen = choices(business, filter_kind=COMPANIES, company_ids=[shop])
    actions.update_login(narrow, one, chosen)
    assert {row.company_id for row in one.filter_companies.all()} == {mill, shop}
    none = choices(business, filter_kind=COMPANIES)
    actions.update_login(narrow, one, none)
    assert {row.company_id for row in one.filter_companies.all()} == {mill}


def test_taking_the_last_company_away_does_not_give_all_where_empty_is_all(business) -> None:
    narrow = manager(business, COMPANIES, company_ids=[business.companies["shop"].pk])
    with pytest.raises(ValidationError, match="cannot give All"):
        actions.update_login(narrow, business.package, choices(business, filter_kind=COMPANIES))
    assert business.package.filter_companies.count() == 1


def test_a_login_keeps_all_and_a_higher_template_when_a_narrow_administrator_renames_it(house) -> None:
    narrow = manager(house, TAGS, tag_ids=tags(house, "Clients"))
    chosen = choices(house, "Administrator", name="Renamed")
    actions.update_login(narrow, house.administrator, chosen)
    assert fresh(house.administrator).name == "Renamed"
    assert fresh(house.administrator).filter_kind == ALL


def test_a_higher_template_is_not_given_more_reach(house, second, administrator) -> None:
    office = choices(house, "Administrator", filter_kind=TAGS, tag_ids=tags(house, "Office"))
    actions.update_login(administrator, second, office)
    narrow = manager(house, TAGS, tag_ids=tags(house, "Clients"))
    wider = choices(house, "Administrator", filter_kind=TAGS, tag_ids=tags(house, "Clients"))
    with pytest.raises(ValidationError, match="more rights than your own"):
        actions.update_login(narrow, second, wider)
    assert filter_names(fresh(second)) == ["Office"]


# Client logins.


def test_logins_of_each_level_need_their_own_right(house) -> None:
    call = manager(house, ALL)
    rights = TemplateDashlet.objects.filter(user_template__name="Manager")
    rights.filter(dashlet=Dashlet.LOGINS).delete()
    actions.deactivate_login(Call(fresh(call.login)), house.client)
    with pytest.raises(PermissionDenied):
        actions.deactivate_login(Call(fresh(call.login)), house.package)
    rights.filter(dashlet=Dashlet.CLIENT_LOGINS).update(dashlet=Dashlet.LOGINS)
    actions.deactivate_login(Call(fresh(call.login)), house.package)
    with pytest.raises(PermissionDenied):
        actions.reactivate_login(Call(fresh(call.login)), house.client)


def test_client_logins_of_a_debtor_out_of_reach_are_out_of_reach(house) -> None:
    call = manager(house, TAGS, tag_ids=tags(house, "Demo"))
    for change in (actions.deactivate_login, actions.delete_login, actions.send_activation):
        with pytest.raises(PermissionDenied, match="this login"):
            change(call, house.client)


# Return.


def test_a_reactivated_login_has_its_password_and_token_again_but_no_session_or_link(
    house, administrator
) -> None:
    actions.deactivate_login(administrator, house.package)
    with pytest.raises(InvalidAuthenticationFault):
        authenticate_token(house.package.email, house.package_token, "")
    actions.reactivate_login(administrator, fresh(house.package))
    assert fresh(house.package).is_active
    assert authenticate_token(house.package.email, house.package_token, "")
    entry = trail.last()
    assert (entry.event, entry.before, entry.after) == (
        "login.reactivated",
        {"status": "deactivated"},
        {"status": "active"},
    )


def test_a_login_without_password_waits_for_activation_again_and_old_links_stay_void(
    house, administrator
) -> None:
    invited = login(house.environment, "API integration", "new@x.example", ALL, is_active=False)
    actions.send_activation(administrator, invited)
    link = link_parts(fresh(invited))
    assert login_of_link(*link)
    actions.deactivate_login(administrator, invited)
    actions.reactivate_login(administrator, invited)
    assert fresh(invited).status == LoginStatus.INACTIVE
    assert login_of_link(*link) is None


def test_nobody_lets_in_again_what_they_could_not_give(house, second) -> None:
    actions.deactivate_login(Call(house.administrator), second)
    with pytest.raises(ValidationError, match="more rights than your own"):
        actions.reactivate_login(manager(house, ALL), second)
    assert fresh(second).status == LoginStatus.DEACTIVATED


# The end.


def test_a_deleted_login_takes_its_token_along_and_leaves_its_entries(house, administrator) -> None:
    number, entries = house.package.pk, Entry.objects.filter(subject_id=house.package.pk).count()
    actions.delete_login(administrator, house.package)
    with pytest.raises(InvalidAuthenticationFault):
        authenticate_token(house.package.email, house.package_token, "")
    assert not Token.objects.filter(login_id=number).exists()
    entry = trail.last()
    assert (entry.event, entry.subject_id, entry.subject_name) == (
        "login.deleted",
        number,
        "package@kantoor.example",
    )
    assert entry.before["filter"] == ["Clients"]
    assert entry.before["key_ids"] == [house.package_token[3:13]]
    assert house.package_token not in trail.text()
    assert Entry.objects.filter(subject_id=number).count() == entries + 1


def test_an_address_is_free_again_after_its_login_is_deleted(house, administrator) -> None:
    actions.delete_login(administrator, house.package)
    actions.create_login(administrator, choices(house, email="package@kantoor.example"))


def test_nobody_deletes_the_login_they_are_signed_in_with(house, administrator, second) -> None:
    with pytest.raises(ValidationError, match="signed in with"):
        actions.delete_login(administrator, house.administrator)
    assert fresh(house.administrator).is_active


# The last manager.


@pytest.mark.parametrize(
    "weaker",
    [("API integration", {}), ("Administrator", {"filter_kind": TAGS})],
    ids=["template", "filter"],
)
def test_the_last_manager_does_not_give_its_place_up(weaker, house, administrator) -> None:
    template, values = weaker
    change = choices(house, template, **values)
    with pytest.raises(ValidationError, match="to another login first"):
        actions.update_login(administrator, house.administrator, change)
    assert fresh(house.administrator).user_template.name == "Administrator"
    login(house.environment, "Administrator", "second@kantoor.example", ALL, is_active=False)
    with pytest.raises(ValidationError, match="to another login first"):
        actions.update_login(administrator, house.administrator, change)


def test_a_manager_gives_its_place_up_when_there_is_another(house, second, administrator) -> None:
    actions.update_login(administrator, house.administrator, choices(house))
    assert fresh(house.administrator).user_template.name == "API integration"


@pytest.mark.parametrize("end", [actions.deactivate_login, actions.delete_login])
def test_the_last_manager_is_not_ended_by_somebody_with_less(end, house) -> None:
    call = manager(house, ALL)
    with pytest.raises(ValidationError, match="to another login first"):
        end(call, house.administrator)
    assert fresh(house.administrator).is_active
    TemplateDashlet.objects.create(
        user_template=call.login.user_template, dashlet=Dashlet.USER_TEMPLATES, right=DashletRight.WRITE
    )
    end(call, house.administrator)
    assert not Login.objects.filter(pk=house.administrator.pk, status=LoginStatus.ACTIVE).exists()


# Texts.


@pytest.mark.parametrize(
    "email",
    ["a@b.example\r\nBcc: c@d.example", "a@b.example\nSubject: x", "a@b.example\x00", "a\u202eb@c.example"],
)
def test_an_address_that_would_write_headers_is_refused(email, house, administrator) -> None:
    with pytest.raises(ValidationError) as refusal:
        actions.create_login(administrator, choices(house, email=email))
    assert list(refusal.value.message_dict) == ["email"]


@pytest.mark.parametrize("name", ["evil\u202egpj.exe", "two\nlines", "bell\x07", "nul\x00", "a\u2028b"])
def test_a_name_with_unseen_characters_is_refused(name, house, administrator) -> None:
    for change in (
        lambda: actions.create_login(administrator, choices(house, name=name)),
        lambda: actions.update_login(administrator, house.package, choices(house, name=name)),
    ):
        with pytest.raises(ValidationError, match="unseen characters"):
            change()


@pytest.mark.parametrize("name", ["שלום בע״מ", "مخبز", "Zoë's café 面包", "<script>alert(1)</script>"])
def test_names_of_every_script_are_kept_as_they_are(name, house, administrator) -> None:
    assert actions.create_login(administrator, choices(house, name=name)).name == name


def test_a_debtor_level_administrator_has_no_settings_whatever_its_template_says(house) -> None:
    call = manager(
        house,
        COMPANIES,
        kind=TemplateKind.CLIENT,
        debtor_id=house.debtors["bakery"].pk,
        company_ids=[house.companies["shop"].pk],
    )
    with pytest.raises(PermissionDenied):
        actions.update_login(call, house.package, choices(house))
    with pytest.raises(PermissionDenied):
        actions.create_login(call, choices(house))
