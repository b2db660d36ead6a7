"""User templates: made, changed, copied and deleted by those who have what is in them."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from loonpoort.access import actions
from loonpoort.access.actions import TemplateChoices
from loonpoort.access.calls import Call
from loonpoort.access.catalogue import operation_keys, writing_operations
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import ClosedOperation, Login, LoginStatus, TemplateDashlet, UserTemplate
from loonpoort.access.template_rights import Rights
from tests import trail
from tests.cast import House, fresh, login

LIST = "DebtorService.List_GetAll"
TAGS = "DebtorService.Tags_Get"


@pytest.fixture
def administrator(house: House) -> Call:
    return Call(house.administrator)


@pytest.fixture
def integration(house: House) -> UserTemplate:
    """The package's."""
    return house.template("API integration")


def like(template: UserTemplate, **changes: Any) -> TemplateChoices:
    """What the template is, but for the changes."""
    rights = Rights.of(template.pk)
    chosen: dict[str, Any] = {
        "name": template.name,
        "kind": template.kind,
        "allows_sign_on": template.allows_sign_on,
        "dashlets": rights.dashlets,
        "closed_operations": rights.closed,
    }
    return TemplateChoices(**{**chosen, **changes})


def narrower(house: House, *, closed: tuple[str, ...] = (), **rights: DashletRight) -> Call:
    """The call of a login that may change user templates and has little besides."""
    template = UserTemplate.objects.create(
        environment=house.environment, name="Narrow", kind="master_accountant"
    )
    dashlets = {Dashlet[name]: right for name, right in rights.items()}
    Rights({Dashlet.USER_TEMPLATES: DashletRight.WRITE, **dashlets}, frozenset(closed)).save(template)
    return Call(login(house.environment, "Narrow", "narrow@kantoor.example", FilterKind.ALL))


def test_a_new_template_has_no_panels_and_every_operation_that_its_maker_has(house) -> None:
    call = narrower(house, closed=(TAGS,))
    made = actions.create_template(call, name=" Planning ", kind="master_accountant")
    assert (made.name, made.kind, made.allows_sign_on) == ("Planning", "master_accountant", True)
    assert Rights.of(made.pk) == Rights({}, frozenset({TAGS}))
    entry = trail.last()
    assert (entry.event, entry.subject_name, entry.before) == ("user_template.created", "Planning", None)
    assert entry.after["closed_operations"] == {"DebtorService": ["Tags_Get"]}


@pytest.mark.parametrize(
    ("values", "field", "told"),
    [
        ({"name": "client"}, "name", "A user template with this name exists already."),
        ({"name": " "}, "name", "This field cannot be blank."),
        ({"name": "x" * 81}, "name", "at most 80 characters"),
        ({"name": "ab\u202ecd"}, "name", "unseen characters"),
        ({"kind": "master_client"}, "kind", "This environment has no such kind of user template."),
        ({"kind": "nonsense"}, "kind", "This environment has no such kind of user template."),
    ],
)
def test_what_cannot_be_made_is_refused_by_field(values, field, told, administrator) -> None:
    with pytest.raises(ValidationError) as refusal:
        actions.create_template(administrator, **({"name": "New", "kind": "client"} | values))
    assert list(refusal.value.message_dict) == [field]
    assert told in str(refusal.value)


def test_a_change_records_what_was_opened_closed_and_given_and_no_more(administrator, integration) -> None:
    actions.update_template(administrator, integration, like(integration, closed_operations={LIST, TAGS}))
    choices = like(
        integration,
        name="Planning",
        allows_sign_on=False,
        dashlets={Dashlet.AUDIT: DashletRight.READ},
        closed_operations={TAGS, "SingleSignOn.GetToken"},
    )
    actions.update_template(administrator, integration, choices)
    entry = trail.last()
    assert (entry.event, entry.actor_name) == ("user_template.updated", administrator.login.email)
    assert entry.before == {
        "name": "API integration",
        "allows_sign_on": True,
        "dashlets": {"settings.audit": "NONE"},
    }
    assert entry.after == {
        "name": "Planning",
        "allows_sign_on": False,
        "dashlets": {"settings.audit": "READ"},
        "opened_operations": {"DebtorService": ["List_GetAll"]},
        "closed_operations": {"SingleSignOn": ["GetToken"]},
    }


def test_saving_without_a_change_records_nothing(administrator, integration) -> None:
    before = trail.events()
    actions.update_template(administrator, integration, like(integration))
    assert trail.events() == before


def test_the_later_one_of_two_administrators_is_told_and_nothing_is_overwritten(
    administrator, integration
) -> None:
    opened = integration.revision
    actions.update_template(administrator, integration, like(integration, name="First"), revision=opened)
    with pytest.raises(ValidationError) as refusal:
        actions.update_template(administrator, integration, like(integration, name="Second"), revision=opened)
    assert refusal.value.code == "stale"
    integration.refresh_from_db()
    assert (integration.name, integration.revision) == ("First", opened + 1)


def test_panels_and_operations_are_separate_stores(administrator, integration) -> None:
    actions.update_template(administrator, integration, like(integration, closed_operations={LIST}))
    panels = {Dashlet.LOGINS: DashletRight.WRITE, Dashlet.AUDIT: DashletRight.NONE}
    actions.update_template(administrator, integration, like(integration, dashlets=panels))
    assert list(integration.closed_operations.values_list("operation", flat=True)) == [LIST]
    actions.update_template(administrator, integration, like(integration, closed_operations=()))
    assert list(integration.dashlets.values_list("dashlet", "right")) == [("settings.logins", 2)]
    assert not integration.closed_operations.exists()


def test_operations_must_exist_and_those_of_another_version_stay_closed(administrator, integration) -> None:
    with pytest.raises(ValidationError) as refusal:
        actions.update_template(administrator, integration, like(integration, closed_operations={"X.Y"}))
    assert list(refusal.value.message_dict) == ["operations"]
    ClosedOperation.objects.create(user_template=integration, operation="EmployeeService.Gone_Get")
    actions.update_template(administrator, integration, like(integration, closed_operations={LIST}))
    assert Rights.of(integration.pk).closed == {"EmployeeService.Gone_Get", LIST}


def test_nobody_gives_a_right_on_a_panel_above_their_own(house, integration) -> None:
    call = narrower(house, LOGINS=DashletRight.READ)
    actions.update_template(
        call, integration, like(integration, dashlets={Dashlet.LOGINS: DashletRight.READ})
    )
    with pytest.raises(ValidationError, match="Your own right on Logins is less"):
        actions.update_template(
            call, integration, like(integration, dashlets={Dashlet.LOGINS: DashletRight.WRITE})
        )
    assert Rights.of(integration.pk).right_on(Dashlet.LOGINS) == DashletRight.READ


def test_nobody_opens_an_operation_that_is_closed_to_them(house) -> None:
    call = narrower(house, closed=(LIST,))
    template = actions.create_template(call, name="Planning", kind="client")
    with pytest.raises(ValidationError, match=r"closed to you: DebtorService\.List_GetAll"):
        actions.update_template(call, template, like(template, closed_operations=()))
    assert Rights.of(template.pk).closed == {LIST}


@pytest.mark.parametrize("more", ["panel", "operation"])
def test_a_template_with_more_rights_is_not_changed_copied_or_deleted(more, house) -> None:
    call = narrower(house, closed=(LIST,) if more == "operation" else ())
    template = UserTemplate.objects.create(
        environment=house.environment, name="More", kind="master_accountant"
    )
    if more == "panel":
        TemplateDashlet.objects.create(
            user_template=template, dashlet=Dashlet.LOGINS, right=DashletRight.READ
        )
    for change in (
        lambda: actions.update_template(call, template, like(template, closed_operations=operation_keys())),
        lambda: actions.copy_template(call, template, name="Copy"),
        lambda: actions.delete_template(call, template),
    ):
        with pytest.raises(PermissionDenied, match="more rights than your own"):
            change()
    assert not UserTemplate.objects.filter(name="Copy").exists()
    assert UserTemplate.objects.filter(pk=template.pk).exists()


@pytest.mark.parametrize("who", ["reader", "token", "client", "stranger"])
def test_who_may_not_change_templates_cannot(who, house, stranger, integration) -> None:
    if who == "reader":
        rights = house.administrator.user_template.dashlets.filter(dashlet=Dashlet.USER_TEMPLATES)
        rights.update(right=DashletRight.READ)
    if who == "client":
        Rights({Dashlet.USER_TEMPLATES: DashletRight.WRITE}, frozenset()).save(house.template("Client"))
    call = {
        "reader": Call(fresh(house.administrator)),
        "token": Call(house.administrator, token=house.package.tokens.get()),
        "client": Call(fresh(house.client)),
        "stranger": Call(stranger.administrator),
    }[who]
    changes = [
        lambda: actions.update_template(call, integration, like(integration, name="New")),
        lambda: actions.copy_template(call, integration, name="New"),
        lambda: actions.delete_template(call, integration),
    ]
    if who != "stranger":
        changes.append(lambda: actions.create_template(call, name="New", kind="client"))
    for change in changes:
        with pytest.raises(PermissionDenied):
            change()
    assert not UserTemplate.objects.filter(name="New").exists()


def test_the_kind_stays_as_long_as_logins_use_the_template(house, administrator, integration) -> None:
    with pytest.raises(ValidationError) as refusal:
        actions.update_template(administrator, integration, like(integration, kind="client"))
    assert list(refusal.value.message_dict) == ["kind"]
    unused = house.template("API read-only")
    actions.update_template(administrator, unused, like(unused, kind="client"))
    assert UserTemplate.objects.get(pk=unused.pk).kind == "client"


def test_logins_at_a_debtor_get_no_right_on_settings(house, administrator) -> None:
    client = house.template("Client")
    for dashlet, right in [(Dashlet.LOGINS, DashletRight.READ), (Dashlet.DEBTORS, DashletRight.WRITE)]:
        with pytest.raises(ValidationError, match="live at a debtor"):
            actions.update_template(administrator, client, like(client, dashlets={dashlet: right}))
    rights = {Dashlet.DEBTORS: DashletRight.READ, Dashlet.CLIENT_LOGINS: DashletRight.WRITE}
    actions.update_template(administrator, client, like(client, dashlets=rights))
    assert Rights.of(client.pk).dashlets == rights


def test_whoever_takes_rights_from_their_own_login_is_asked_first(house, administrator) -> None:
    login(house.environment, "Administrator", "second@kantoor.example", FilterKind.ALL)
    own = house.template("Administrator")
    copy = actions.copy_template(administrator, own, name="Second administrator")
    Login.objects.filter(email="second@kantoor.example").update(user_template=copy)
    less = {**Rights.of(own.pk).dashlets, Dashlet.USER_TEMPLATES: DashletRight.READ}
    choices = like(own, dashlets=less, closed_operations={LIST, TAGS})
    with pytest.raises(ValidationError) as refusal:
        actions.update_template(administrator, own, choices)
    assert refusal.value.code == "own_rights"
    assert "cannot give back yourself: User templates, 2 operations." in refusal.value.message
    assert Rights.of(own.pk).right_on(Dashlet.USER_TEMPLATES) == DashletRight.WRITE
    actions.update_template(administrator, own, choices, may_lose_own=True)
    assert Rights.of(own.pk).right_on(Dashlet.USER_TEMPLATES) == DashletRight.READ


@pytest.mark.parametrize("panel", [Dashlet.LOGINS, Dashlet.USER_TEMPLATES])
@pytest.mark.parametrize("second", [None, LoginStatus.DEACTIVATED])
def test_the_last_one_who_can_mend_everything_keeps_that(second, panel, house, administrator) -> None:
    own = house.template("Administrator")
    if second:
        copy = actions.copy_template(administrator, own, name="Second administrator")
        spare = login(house.environment, copy.name, "second@kantoor.example", FilterKind.ALL)
        Login.objects.filter(pk=spare.pk).update(status=second)
    less = {**Rights.of(own.pk).dashlets, panel: DashletRight.READ}
    with pytest.raises(ValidationError) as refusal:
        actions.update_template(administrator, own, like(own, dashlets=less), may_lose_own=True)
    assert refusal.value.code == "last_manager"
    assert Rights.of(own.pk).right_on(panel) == DashletRight.WRITE


def test_a_copy_has_the_same_rights_and_says_of_what(administrator, integration) -> None:
    choices = like(
        integration,
        allows_sign_on=False,
        dashlets={Dashlet.AUDIT: DashletRight.READ},
        closed_operations=writing_operations(),
    )
    actions.update_template(administrator, integration, choices)
    copy = actions.copy_template(administrator, integration, name="Copy")
    assert Rights.of(copy.pk) == Rights.of(integration.pk)
    assert (copy.kind, copy.allows_sign_on, copy.revision) == (integration.kind, False, 1)
    assert trail.last().after["copied_from"] == "API integration"


def test_a_template_in_use_is_not_deleted_and_the_refusal_names_its_logins(
    house, administrator, integration
) -> None:
    with pytest.raises(ValidationError) as refusal:
        actions.delete_template(administrator, integration)
    assert refusal.value.code == "in_use"
    assert house.package.email in refusal.value.message
    assert UserTemplate.objects.filter(pk=integration.pk).exists()


def test_logins_out_of_reach_are_counted_and_not_named(house) -> None:
    client = house.template("Client")
    call = narrower(house)
    far = login(
        house.environment,
        "Narrow",
        "far@kantoor.example",
        FilterKind.TAGS,
        tag_ids=[house.tags["Demo"].pk],
    )
    with pytest.raises(ValidationError, match=r"client@kantoor\.example"):
        actions.delete_template(call, client)
    with pytest.raises(ValidationError) as refusal:
        actions.delete_template(Call(far), client)
    assert "1 other login" in refusal.value.message
    assert house.client.email not in refusal.value.message


def test_a_deleted_template_stays_in_the_record(administrator, house) -> None:
    template = house.template("API read-only")
    actions.delete_template(administrator, template)
    entry = trail.last()
    assert (entry.event, entry.subject_name, entry.after) == (
        "user_template.deleted",
        "API read-only",
        None,
    )
    assert "Address_InsertCurrent" in entry.before["closed_operations"]["EmployeeService"]


def test_a_change_of_a_template_deleted_meanwhile_says_so(administrator, house) -> None:
    template = house.template("API read-only")
    choices = like(template)
    UserTemplate.objects.filter(pk=template.pk).delete()
    with pytest.raises(ValidationError) as refusal:
        actions.update_template(administrator, template, choices)
    assert refusal.value.code == "gone"
