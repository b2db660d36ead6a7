"""Making, changing and shutting out logins: who may, what is checked, what is recorded."""

import dataclasses
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django_tasks_db.models import DBTaskResult

from loonpoort.access import actions
from loonpoort.access.actions import LoginChoices
from loonpoort.access.authentication import authenticate_token
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.filters import filter_names
from loonpoort.access.kinds import FilterKind, TemplateKind
from loonpoort.access.models import ClosedOperation, Login, LoginStatus, TemplateDashlet, UserTemplate
from loonpoort.contract.faults import InvalidAuthenticationFault
from loonpoort.outbox.models import Mail
from tests import trail
from tests.cast import House, fresh, login, manager

ALL, TAGS, COMPANIES = FilterKind.ALL, FilterKind.TAGS, FilterKind.COMPANIES


@pytest.fixture
def administrator(house: House) -> Call:
    return Call(house.administrator)


def choices(house: House, template: str = "API integration", **values: Any) -> LoginChoices:
    given = {"email": "new@kantoor.example", "name": "New", "filter_kind": ALL} | values
    return LoginChoices(user_template=house.template(template), **given)


def tags(house: House, *names: str) -> list[int]:
    return [house.tags[name].pk for name in names]


def test_a_new_login_is_inactive_and_nothing_is_sent(house, administrator) -> None:
    made = actions.create_login(administrator, choices(house, email=" New@Kantoor.example ", name=" New "))
    assert (made.email, made.name, made.level) == ("new@kantoor.example", "New", "master")
    assert (made.status, made.has_usable_password()) == (LoginStatus.INACTIVE, False)
    assert not Mail.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_new_login_speaks_the_language_of_whoever_made_it(house) -> None:
    Login.objects.filter(pk=house.administrator.pk).update(language="nl")
    made = actions.create_login(Call(fresh(house.administrator)), choices(house))
    assert made.language == "nl"


def test_making_a_login_is_recorded_with_its_filter(house, administrator) -> None:
    chosen = choices(house, filter_kind=TAGS, tag_ids=tags(house, "Clients", "Office"))
    made = actions.create_login(administrator, chosen)
    entry = trail.last()
    assert (entry.event, entry.actor_name, entry.subject_id) == (
        "login.created",
        "anna@kantoor.example",
        made.pk,
    )
    assert entry.before is None
    assert entry.after == {
        "email": "new@kantoor.example",
        "name": "New",
        "level": "master",
        "debtor": None,
        "template": "API integration",
        "filter_kind": "tags",
        "filter": ["Clients", "Office"],
        "status": "inactive",
    }


@pytest.mark.parametrize("email", ["package@kantoor.example", "PACKAGE@Kantoor.Example"])
def test_an_address_has_one_master_login_in_an_environment(email, house, administrator) -> None:
    refused(administrator, choices(house, email=email), "email", "exists already")


def test_an_address_may_have_a_login_in_another_environment_and_at_another_level(house, stranger) -> None:
    actions.create_login(Call(stranger.administrator), choices(stranger, email=house.package.email))
    actions.create_login(Call(house.administrator), choices(house, email=house.client.email))


@pytest.mark.parametrize("email", ["", "no address", "a@b", "x" * 250 + "@kantoor.example"])
def test_what_is_no_address_is_refused(email, house, administrator) -> None:
    refused(administrator, choices(house, email=email), "email")


def test_a_name_that_is_too_long_is_refused_by_field(house, administrator) -> None:
    refused(administrator, choices(house, name="x" * 101), "name", "100")


def test_a_template_of_another_environment_is_refused(house, stranger, administrator) -> None:
    refused(administrator, choices(stranger), "user_template", "your own environment")


@pytest.mark.parametrize("kind", [TAGS, ALL])
def test_a_tag_of_another_environment_is_refused(kind, house, stranger, administrator) -> None:
    chosen = choices(house, filter_kind=kind, tag_ids=[*tags(house, "Clients"), *tags(stranger, "Clients")])
    refused(administrator, chosen, "tags", "your own filter")


@pytest.mark.parametrize(
    ("of", "company"),
    [("stranger", "shop"), ("house", "workshop")],
    ids=["other environment", "other debtor"],
)
def test_a_company_that_is_not_of_the_debtor_is_refused(of, company, house, stranger, administrator) -> None:
    company_id = {"house": house, "stranger": stranger}[of].companies[company].pk
    chosen = client_choices(house, company_ids=[house.companies["shop"].pk, company_id])
    refused(administrator, chosen, "companies", "within your own reach")


def test_a_debtor_of_another_environment_is_refused(house, stranger, administrator) -> None:
    chosen = client_choices(house, debtor_id=stranger.debtors["bakery"].pk)
    refused(administrator, chosen, "debtor", "within your own reach")


@pytest.mark.parametrize(
    ("template", "values", "field"),
    [
        ("API integration", {"filter_kind": COMPANIES}, "filter_kind"),
        ("Client", {"filter_kind": COMPANIES}, "user_template"),
        ("Client", {"filter_kind": ALL}, "filter_kind"),
        ("Client", {"filter_kind": TAGS}, "filter_kind"),
    ],
)
def test_a_filter_or_level_that_the_kind_does_not_have_is_refused(
    template, values, field, house, administrator
) -> None:
    refused(administrator, choices(house, template, **values), field)


@pytest.mark.parametrize("name", ["package", "client"])
def test_whoever_may_not_change_logins_changes_none(name, house) -> None:
    call = Call(getattr(house, name))
    for change in (
        lambda: actions.create_login(call, choices(house)),
        lambda: actions.update_login(call, house.package, choices(house)),
        lambda: actions.deactivate_login(call, house.administrator),
    ):
        with pytest.raises(PermissionDenied):
            change()


def test_reading_logins_is_not_changing_them(house) -> None:
    call = manager(house, ALL)
    TemplateDashlet.objects.filter(user_template__name="Manager").update(right=DashletRight.READ)
    with pytest.raises(PermissionDenied):
        actions.create_login(call, choices(house))


def test_a_token_or_a_session_from_one_never_changes_the_gate(house) -> None:
    actions.activate_api_account(Call(house.administrator))
    weak = Call(house.administrator, token=house.administrator.tokens.get())
    for change in (
        lambda: actions.create_login(weak, choices(house)),
        lambda: actions.update_login(weak, house.package, choices(house)),
        lambda: actions.send_activation(weak, house.package),
        lambda: actions.deactivate_login(weak, house.package),
        lambda: actions.activate_api_account(weak),
        lambda: actions.show_token(weak, weak.login, "a password for tests"),
        lambda: actions.revoke_token(weak, house.package),
        lambda: actions.revoke_token(weak, house.administrator),
    ):
        with pytest.raises(PermissionDenied):
            change()


# Nobody gives more than they have.


def test_nobody_gives_a_dashlet_right_beyond_their_own(house) -> None:
    call = manager(house, ALL)
    with pytest.raises(ValidationError, match="more rights than your own"):
        actions.check_within_own(call, choices(house, "Administrator"))
    own = UserTemplate.objects.get(name="Manager")
    own.dashlets.all().delete()
    TemplateDashlet.objects.bulk_create(
        TemplateDashlet(user_template=own, dashlet=dashlet, right=DashletRight.WRITE) for dashlet in Dashlet
    )
    call = Call(fresh(call.login))
    assert actions.create_login(call, choices(house, "Administrator"))
    with pytest.raises(ValidationError, match="more rights than your own"):
        actions.check_within_own(Call(house.package), choices(house, "Administrator"))


def test_nobody_opens_an_operation_that_is_closed_to_them(house) -> None:
    call = manager(house, ALL)
    own = UserTemplate.objects.get(name="Manager")
    ClosedOperation.objects.create(user_template=own, operation="DebtorService.Debtor_Get")
    refused(call, choices(house), "user_template", "closed to you")
    ClosedOperation.objects.create(
        user_template=house.template("API integration"), operation="DebtorService.Debtor_Get"
    )
    assert actions.create_login(call, choices(house))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"filter_kind": ALL}, "filter_kind"),
        ({"filter_kind": TAGS, "tag_ids": ["Clients", "Office"]}, "tags"),
        ({"filter_kind": TAGS, "tag_ids": ["Demo"]}, "tags"),
    ],
)
def test_a_manager_with_tags_gives_only_those(given, field, house) -> None:
    call = manager(house, TAGS, tag_ids=tags(house, "Clients"))
    given = given | {"tag_ids": tags(house, *given.get("tag_ids", []))}
    refused(call, choices(house, **given), field)
    assert actions.create_login(call, choices(house, filter_kind=TAGS, tag_ids=tags(house, "Clients")))


def test_a_manager_with_tags_gives_only_debtors_and_companies_within_them(house) -> None:
    call = manager(house, TAGS, tag_ids=tags(house, "Clients"))
    florist = client_choices(house, debtor_id=house.debtors["florist"].pk, company_ids=[])
    refused(call, florist, "debtor")
    refused(call, client_choices(house, company_ids=[house.companies["greenhouse"].pk]), "companies")
    assert actions.create_login(call, client_choices(house))


@pytest.mark.parametrize("given", [{"filter_kind": ALL}, {"filter_kind": TAGS, "tag_ids": ["Demo"]}])
def test_a_manager_at_debtor_level_gives_nothing_at_master_level(given, house) -> None:
    call = manager(
        house,
        COMPANIES,
        kind=TemplateKind.CLIENT,
        debtor_id=house.debtors["bakery"].pk,
        company_ids=[house.companies["shop"].pk],
    )
    given = given | {"tag_ids": tags(house, *given.get("tag_ids", []))}
    with pytest.raises(PermissionDenied):
        actions.create_login(call, choices(house, **given))
    with pytest.raises(ValidationError, match="another level"):
        actions.check_within_own(call, choices(house, **given))
    mill = client_choices(house, company_ids=[house.companies["mill"].pk])
    refused(call, mill, "companies")
    assert actions.create_login(call, client_choices(house))


def test_a_manager_of_some_companies_does_not_give_all_by_choosing_none(business) -> None:
    call = manager(business, COMPANIES, company_ids=[business.companies["shop"].pk])
    everything = choices(business, filter_kind=COMPANIES)
    refused(call, everything, "companies", "not All")
    refused(call, client_choices(business, company_ids=[]), "companies", "not All")
    some = dataclasses.replace(everything, company_ids=[business.companies["shop"].pk])
    assert actions.create_login(call, some)


def test_an_administrator_of_all_companies_gives_all_by_choosing_none(business) -> None:
    made = actions.create_login(Call(business.administrator), choices(business, filter_kind=COMPANIES))
    assert Call(made).companies().count() == 2


def test_an_empty_filter_may_be_given_where_it_is_nothing(house) -> None:
    call = manager(house, TAGS, tag_ids=tags(house, "Clients"))
    made = actions.create_login(call, choices(house, filter_kind=TAGS))
    assert not Call(made).debtors().exists()


# Changing.


def test_a_changed_filter_counts_from_the_next_call_on(house, administrator) -> None:
    office = choices(house, name="Office", filter_kind=TAGS, tag_ids=tags(house, "Office"))
    actions.update_login(administrator, house.package, office)
    call = authenticate_token(house.package.email, house.package_token, "")
    assert [debtor.name for debtor in call.debtors()] == ["garage", "holding"]
    entry = trail.last()
    assert entry.event == "login.updated"
    assert (entry.before["filter"], entry.after["filter"]) == (["Clients"], ["Office"])
    assert (entry.before["name"], entry.after["name"]) == ("", "Office")


def test_choices_that_the_filter_kind_does_not_use_are_dropped(house, administrator) -> None:
    actions.update_login(administrator, house.package, choices(house, tag_ids=tags(house, "Clients")))
    assert filter_names(fresh(house.package)) == []
    assert not house.package.filter_tags.exists()


def test_the_address_of_a_login_stays(house, administrator) -> None:
    actions.update_login(administrator, house.package, choices(house, email="other@kantoor.example"))
    assert fresh(house.package).email == "package@kantoor.example"


def test_a_login_stays_at_its_level_and_with_its_debtor(house, administrator) -> None:
    with pytest.raises(ValidationError, match="another level"):
        actions.update_login(administrator, house.client, choices(house))
    moved = client_choices(house, debtor_id=house.debtors["garage"].pk)
    actions.update_login(administrator, house.client, moved)
    assert fresh(house.client).debtor_id == house.debtors["bakery"].pk


def test_a_refused_change_changes_nothing(house, administrator) -> None:
    before = trail.events()
    with pytest.raises(ValidationError):
        actions.update_login(administrator, house.package, choices(house, name="x" * 101))
    assert fresh(house.package).name == ""
    assert filter_names(house.package) == ["Clients"]
    assert trail.events() == before


def test_a_login_of_another_environment_is_out_of_reach(house, stranger, administrator) -> None:
    for change in (
        lambda: actions.update_login(administrator, stranger.package, choices(house)),
        lambda: actions.deactivate_login(administrator, stranger.package),
        lambda: actions.send_activation(administrator, stranger.package),
        lambda: actions.revoke_token(administrator, stranger.package),
    ):
        with pytest.raises(PermissionDenied):
            change()
    assert authenticate_token(stranger.package.email, stranger.package_token, "").login == stranger.package


def test_a_manager_at_debtor_level_does_not_touch_logins_above_or_beside(house) -> None:
    bakery, garage = house.debtors["bakery"].pk, house.debtors["garage"].pk
    beside = login(house.environment, "Client", "garage@kantoor.example", COMPANIES, debtor_id=garage)
    shop = house.companies["shop"].pk
    call = manager(house, COMPANIES, kind=TemplateKind.CLIENT, debtor_id=bakery, company_ids=[shop])
    for other in (house.administrator, beside):
        with pytest.raises(PermissionDenied):
            actions.deactivate_login(call, other)
    actions.deactivate_login(call, house.client)


# Shutting out.


def test_deactivation_stops_login_and_token_from_the_next_call_on(house, administrator) -> None:
    assert authenticate_token(house.package.email, house.package_token, "")
    actions.deactivate_login(administrator, house.package)
    with pytest.raises(InvalidAuthenticationFault):
        authenticate_token(house.package.email, house.package_token, "")
    entry = trail.last()
    assert (entry.event, entry.before, entry.after) == (
        "login.deactivated",
        {"status": "active"},
        {"status": "deactivated"},
    )


def test_nobody_shuts_out_themselves(house, administrator) -> None:
    with pytest.raises(ValidationError, match="signed in with"):
        actions.deactivate_login(administrator, house.administrator)
    assert fresh(house.administrator).is_active


def test_the_language_is_remembered_and_no_change_of_the_gate(house) -> None:
    before = trail.events()
    actions.choose_language(Call(house.client), "nl")
    assert fresh(house.client).language == "nl"
    assert trail.events() == before


def test_rights_on_dashlets_come_from_the_template(house) -> None:
    assert Call(house.administrator).right_on(Dashlet.LOGINS) == DashletRight.WRITE
    assert Call(house.package).right_on(Dashlet.LOGINS) == DashletRight.NONE


def client_choices(house: House, **values: Any) -> LoginChoices:
    """Those of a debtor-level login of the bakery that sees the shop."""
    given = {
        "filter_kind": COMPANIES,
        "debtor_id": house.debtors["bakery"].pk,
        "company_ids": [house.companies["shop"].pk],
    }
    return choices(house, "Client", **(given | values))


def refused(call: Call, chosen: LoginChoices, field: str, text: str = "") -> None:
    """Making this login is refused at one field, and nothing is made or recorded."""
    before = (Login.objects.count(), trail.events())
    with pytest.raises(ValidationError) as refusal:
        actions.create_login(call, chosen)
    assert list(refusal.value.message_dict) == [field]
    assert text in " ".join(refusal.value.messages)
    assert (Login.objects.count(), trail.events()) == before
