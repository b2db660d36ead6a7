"""Settings > Users > User templates, as administrators meet them."""

import re
from html import unescape

import pytest
from django.test import Client

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.catalogue import operation_keys, writing_operations
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import UserTemplate
from loonpoort.access.template_rights import Rights
from tests import trail
from tests.api.client import call, key_of
from tests.cast import PASSWORD, House, login

TEMPLATES = "/settings/users/user-templates/"
NEW = f"{TEMPLATES}new/"
LIST = "DebtorService.List_GetAll"
CLOSED = ("soap:Server", "Server was unable to process request. ---> 1002: Unauthorized access")


def page_of(browser: Client, path: str) -> str:
    return unescape(browser.get(path).content.decode())


def path_of(template: UserTemplate) -> str:
    return f"{TEMPLATES}{template.pk}/"


def form(template: UserTemplate, **values: object) -> dict[str, object]:
    """What the page of a template sends when nothing on it is touched."""
    rights = Rights.of(template.pk)
    return {
        "name": template.name,
        "revision": template.revision,
        "operations": sorted(operation_keys() - rights.closed),
        **({"allows_sign_on": "on"} if template.allows_sign_on else {}),
        **{f"right_{dashlet.value}": rights.right_on(dashlet).value for dashlet in Dashlet},
        **values,
    }


def ticked(page: str) -> set[str]:
    """The operations that are on in a page."""
    return set(re.findall(r'name="operations" value="([^"]+)" checked', page))


def shown(page: str) -> set[str]:
    """The operations that a page shows, folded or not."""
    return set(
        re.findall(
            r'<label class="tick switch"><input type="checkbox" name="operations" value="([^"]+)"', page
        )
    )


@pytest.fixture
def integration(house: House) -> UserTemplate:
    """The package's."""
    return house.template("API integration")


@pytest.fixture
def narrow(house: House, sign_in) -> Client:
    """May change user templates, read logins, and may not list debtors."""
    template = UserTemplate.objects.create(
        environment=house.environment, name="Narrow", kind="master_accountant"
    )
    panels = {Dashlet.USER_TEMPLATES: DashletRight.WRITE, Dashlet.LOGINS: DashletRight.READ}
    Rights(panels, frozenset({LIST})).save(template)
    return sign_in(login(house.environment, "Narrow", "narrow@kantoor.example", FilterKind.ALL))


def test_the_list_says_what_each_is_and_who_uses_it(house, stranger, administrator) -> None:
    Rights({}, frozenset({LIST, "Gone.Operation"})).save(house.template("API integration"))
    page = page_of(administrator, TEMPLATES)
    count = len(operation_keys())
    row = page.partition("API integration</bdi>")[2].partition("</tr>")[0]
    assert "Master Accountant" in row
    assert '"Logins">1<' in row
    assert '"Panels">None<' in row
    assert f"{count - 1} of {count} open" in row
    assert f"Write on {len(Dashlet)} panels" in page
    assert page.count(">Administrator</bdi>") == 1


def test_settings_lead_to_the_user_templates(administrator) -> None:
    assert f'href="{TEMPLATES}"' in page_of(administrator, "/settings/")


def test_the_list_takes_as_many_queries_for_many_templates(
    house, administrator, django_assert_max_num_queries
) -> None:
    for number in range(30):
        UserTemplate.objects.create(environment=house.environment, name=f"T{number}", kind="client")
    with django_assert_max_num_queries(15):
        administrator.get(TEMPLATES)


def test_a_template_s_page_takes_few_queries(
    integration, administrator, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(20):
        assert "API integration" in page_of(administrator, path_of(integration))


def test_a_template_is_made_and_its_rights_set(house, administrator) -> None:
    answer = administrator.post(NEW, {"name": "Planning", "kind": "master_accountant"}, follow=True)
    made = house.template("Planning")
    assert answer.redirect_chain == [(path_of(made), 302)]
    assert ticked(answer.content.decode()) == operation_keys()
    values = form(made, operations=[LIST], **{"right_settings.audit": DashletRight.READ.value})
    del values["allows_sign_on"]
    page = administrator.post(path_of(made), values, follow=True).content.decode()
    assert "Saved. No login uses this user template yet." in page
    made.refresh_from_db()
    assert not made.allows_sign_on
    assert Rights.of(made.pk) == Rights({Dashlet.AUDIT: DashletRight.READ}, operation_keys() - {LIST})


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"name": "Client"}, "A user template with this name exists already."),
        ({"name": ""}, "This field is required."),
        ({"name": "x" * 81}, "at most 80 characters"),
        ({"name": "a\u202eb"}, "unseen characters"),
        ({"kind": "master_client"}, "Select a valid choice."),
        ({"kind": ""}, "This field is required."),
    ],
)
def test_what_cannot_be_made_is_marked(values, told, house, administrator) -> None:
    before = UserTemplate.objects.count()
    answer = administrator.post(NEW, {"name": "New", "kind": "client"} | values)
    assert told in unescape(answer.content.decode())
    assert UserTemplate.objects.count() == before


def test_closing_an_operation_refuses_the_next_call_and_opening_it_answers_again(
    house, integration, administrator
) -> None:
    assert call(LIST, key_of(house)).status == "200 OK"
    page = administrator.post(
        path_of(integration), form(integration, operations=sorted(operation_keys() - {LIST})), follow=True
    )
    assert "It holds for 1 login, from its next call and page on." in page.content.decode()
    assert call(LIST, key_of(house)).fault == CLOSED
    assert call("DebtorService.Environment_Get", key_of(house), element="AuthHeader").status == "200 OK"
    integration.refresh_from_db()
    administrator.post(path_of(integration), form(integration, operations=sorted(operation_keys())))
    assert call(LIST, key_of(house)).status == "200 OK"


def test_rights_on_panels_do_not_touch_the_api_nor_the_other_way_round(
    house, integration, administrator, package
) -> None:
    answered = call(LIST, key_of(house)).value
    panels = {f"right_{dashlet.value}": DashletRight.WRITE.value for dashlet in Dashlet}
    administrator.post(path_of(integration), form(integration, **panels))
    assert call(LIST, key_of(house)).value == answered
    assert package.get("/settings/users/logins/").status_code == 200
    integration.refresh_from_db()
    administrator.post(path_of(integration), form(integration, operations=[]))
    assert call(LIST, key_of(house)).fault == CLOSED
    assert package.get("/settings/users/logins/").status_code == 200
    integration.refresh_from_db()
    nothing = {f"right_{dashlet.value}": 0 for dashlet in Dashlet}
    administrator.post(
        path_of(integration), form(integration, operations=sorted(operation_keys()), **nothing)
    )
    assert call(LIST, key_of(house)).value == answered
    assert package.get("/settings/users/logins/").status_code == 403


@pytest.mark.parametrize(
    ("operation", "values"),
    [
        ("GetToken", {"Password": PASSWORD}),
        ("GetToken2", {"Token": "{token}"}),
        ("GetTokenWithDomain", {"Password": PASSWORD, "Domain": "kantoor"}),
    ],
)
def test_sign_on_operations_are_closed_like_others_once_the_secret_matched(operation, values, house) -> None:
    key = f"SingleSignOn.{operation}"
    values = {name: value.format(token=house.package_token) for name, value in values.items()}
    known = {"Username": house.package.email, **values}
    assert call(key, None, known).status == "200 OK"
    Rights({}, frozenset({key})).save(house.template("API integration"))
    assert call(key, None, known).fault == CLOSED
    wrong = {**known, **dict.fromkeys({"Password", "Token"} & set(values), "wrong")}
    assert call(key, None, wrong).fault[1].endswith("Invalid combination email/password")


def test_every_operation_of_every_service_has_a_switch_under_its_service_and_family(
    integration, administrator
) -> None:
    page = page_of(administrator, path_of(integration))
    assert shown(page) == operation_keys()
    for told in ("EmployeeService", "SingleSignOn", "<strong>PersonalInfo</strong>"):
        assert told in page
    services = page.partition("<h3")[2]
    assert "<strong>GetToken</strong>" not in services


def test_counts_are_told_by_service_and_family(integration, administrator) -> None:
    Rights({}, frozenset({"EmployeeService.Address_InsertCurrent"})).save(integration)
    page = page_of(administrator, path_of(integration))
    of_service = page.partition(">EmployeeService</h3>")[2]
    family = of_service.partition("<strong>Address</strong>")[2].partition("</summary>")[0]
    addresses = [key for key in operation_keys() if key.startswith("EmployeeService.Address_")]
    assert f"{len(addresses) - 1} of {len(addresses)} open" in family
    employees = [key for key in operation_keys() if key.startswith("EmployeeService.")]
    service = of_service.partition("</div>")[0]
    assert f"{len(employees) - 1} of {len(employees)} open" in service


def test_the_search_works_by_address_and_without_script(integration, administrator, house) -> None:
    page = page_of(administrator, f"{path_of(integration)}?search=address+INSERT")
    assert shown(page) == {key for key in operation_keys() if ".Address_Insert" in key}
    assert ticked(page) == operation_keys()
    values = form(integration, search="writes", press="search", operations=[LIST])
    page = unescape(administrator.post(path_of(integration), values).content.decode())
    assert shown(page) == writing_operations()
    assert ticked(page) == {LIST}
    assert "No operation was found." in page_of(administrator, f"{path_of(integration)}?search=zzz")


def among(keys: set[str], beginning: str) -> set[str]:
    return {key for key in keys if key.startswith(beginning)}


@pytest.mark.parametrize(
    ("press", "search", "before", "after"),
    [
        ("on:", "", set(), lambda keys: keys),
        ("off:", "", {LIST}, lambda keys: set()),
        ("reads:", "", set(), lambda keys: keys - writing_operations()),
        ("off:DebtorService", "", None, lambda keys: keys - among(keys, "DebtorService.")),
        ("on:EmployeeService.Address", "", set(), lambda keys: among(keys, "EmployeeService.Address_")),
        ("reads:EmployeeService.Address", "", set(), lambda keys: among(keys, "EmployeeService.Address_Get")),
        ("on:", "address_insert", set(), lambda keys: {k for k in keys if "Address_Insert" in k}),
        ("nonsense:", "", {LIST}, lambda keys: {LIST}),
    ],
)
def test_the_buttons_set_switches_without_saving(
    press, search, before, after, integration, administrator
) -> None:
    sent = operation_keys() if before is None else before
    values = form(integration, name="Kept", press=press, search=search, operations=sorted(sent))
    page = unescape(administrator.post(path_of(integration), values).content.decode())
    assert ticked(page) == after(operation_keys())
    assert 'value="Kept"' in page
    assert re.search(r"<span data-unsaved>Not saved yet", page)
    assert Rights.of(integration.pk).closed == frozenset()


def test_the_later_one_of_two_administrators_is_told_and_loses_nothing(integration, administrator) -> None:
    opened = form(integration)
    first = {**opened, "name": "First", "right_settings.audit": 1, "operations": [LIST]}
    administrator.post(path_of(integration), first)
    second = {**opened, "name": "Second", "right_debtors.management": 2}
    page = unescape(administrator.post(path_of(integration), second).content.decode())
    assert "Somebody else saved this user template after you opened it." in page
    compared = page.partition("What differs")[2].partition("</table>")[0]
    for told in ("First", "Second", "Audit", "Debtor management", "Write", min(operation_keys()), " more"):
        assert told in compared
    assert 'value="Second"' in page
    assert UserTemplate.objects.get(pk=integration.pk).name == "First"
    [revision] = re.findall(r'name="revision" value="(\d+)"', page)
    administrator.post(path_of(integration), {**second, "revision": revision})
    assert UserTemplate.objects.get(pk=integration.pk).name == "Second"


def test_a_form_without_its_revision_is_taken_for_an_old_one(integration, administrator) -> None:
    for revision in ("", "x", "99"):
        administrator.post(path_of(integration), form(integration, name="New", revision=revision))
    assert UserTemplate.objects.get(pk=integration.pk).name == "API integration"


def test_a_deleted_template_in_a_bookmarked_form_is_told_as_such(house, administrator) -> None:
    template = house.template("API read-only")
    sent = form(template)
    actions.delete_template(Call(house.administrator), template)
    for answer in (administrator.get(path_of(template)), administrator.post(path_of(template), sent)):
        assert answer.status_code == 404
        assert b"This user template is not there" in answer.content


def test_a_foreign_or_unknown_template_is_not_found(house, stranger, administrator) -> None:
    foreign = stranger.template("API integration")
    for number in (foreign.pk, 0, 10**30):
        for path in ("", "copy/", "delete/"):
            assert administrator.get(f"{TEMPLATES}{number}/{path}").status_code == 404
            answer = administrator.post(f"{TEMPLATES}{number}/{path}", form(foreign, name="Mine"))
            assert answer.status_code == 404
    assert UserTemplate.objects.filter(pk=foreign.pk, name="API integration").exists()


def test_switches_beyond_one_s_own_rights_are_shown_off_with_the_reason_and_refused(house, narrow) -> None:
    narrow.post(NEW, {"name": "Planning", "kind": "master_accountant"})
    made = house.template("Planning")
    page = page_of(narrow, path_of(made))
    assert f'value="{LIST}" disabled' in page
    assert "Closed to your own login, so you cannot open it for others." in page
    assert "Your own right is Read." in page
    assert 'name="right_settings.logins" value="2" aria-label="Logins: Write" disabled' in page
    answer = narrow.post(path_of(made), form(made, operations=sorted(operation_keys())))
    assert "These operations are closed to you: DebtorService.List_GetAll." in answer.content.decode()
    answer = narrow.post(path_of(made), form(made, **{"right_settings.logins": 2}))
    assert "Your own right on Logins is less." in answer.content.decode()
    pressed = narrow.post(path_of(made), form(made, press="on:", operations=[])).content.decode()
    assert ticked(pressed) == operation_keys() - {LIST}
    assert Rights.of(made.pk) == Rights({}, frozenset({LIST}))


def test_a_template_with_more_rights_is_shown_and_not_changed(house, narrow) -> None:
    own = house.template("Administrator")
    page = page_of(narrow, path_of(own))
    assert "This user template has more rights than your own" in page
    assert 'method="post"' not in page.partition("<main")[2]
    assert narrow.post(path_of(own), form(own, name="Mine")).status_code == 403
    for path in ("copy/", "delete/"):
        assert narrow.get(path_of(own) + path).status_code == 403
        assert narrow.post(path_of(own) + path, {"name": "Mine"}).status_code == 403
    assert not UserTemplate.objects.filter(name="Mine").exists()


@pytest.mark.parametrize(
    "values",
    [
        {"operations": ["EmployeeService.Nothing"]},
        {"right_settings.audit": "3"},
        {"right_settings.audit": "x"},
        {"kind": "master_client"},
        {"name": "Client"},
    ],
)
def test_forged_values_are_refused(values, integration, administrator) -> None:
    answer = administrator.post(path_of(integration), form(integration, **values))
    assert answer.status_code == 200
    assert b'id="errors"' in answer.content
    assert UserTemplate.objects.get(pk=integration.pk).revision == integration.revision


def test_the_kind_is_fixed_by_logins_and_free_without(house, integration, administrator) -> None:
    assert 'name="kind"' not in page_of(administrator, path_of(integration))
    page = administrator.post(path_of(integration), form(integration, kind="client")).content.decode()
    assert "Logins use this user template, and its kind decides" in page
    unused = house.template("API read-only")
    assert 'name="kind"' in page_of(administrator, path_of(unused))
    administrator.post(path_of(unused), form(unused, kind="client"))
    assert house.template("API read-only").kind == "client"


def test_one_s_own_rights_are_lost_only_after_a_question(house, administrator) -> None:
    login(house.environment, "Administrator", "second@kantoor.example", FilterKind.ALL)
    own = house.template("Administrator")
    values = form(own, **{"right_settings.audit": 1})
    page = administrator.post(path_of(own), values).content.decode()
    assert "You would lose rights that you cannot give back yourself: Audit." in page
    assert 'name="may_lose_own" value="1"' in page
    assert Rights.of(own.pk).right_on(Dashlet.AUDIT) == DashletRight.WRITE
    administrator.post(path_of(own), values | {"may_lose_own": "1"})
    assert Rights.of(own.pk).right_on(Dashlet.AUDIT) == DashletRight.READ


def test_the_last_who_can_mend_everything_cannot_be_taken_away_even_after_the_question(
    house, administrator
) -> None:
    own = house.template("Administrator")
    values = form(own, may_lose_own="1", **{"right_settings.user_templates": 1})
    page = administrator.post(path_of(own), values).content.decode()
    assert "nobody could ever give those rights again" in page
    assert Rights.of(own.pk).right_on(Dashlet.USER_TEMPLATES) == DashletRight.WRITE


def test_a_copy_asks_for_a_name(house, integration, administrator) -> None:
    Rights({}, frozenset({LIST})).save(integration)
    assert 'value="API integration (copy)"' in page_of(administrator, f"{path_of(integration)}copy/")
    answer = administrator.post(f"{path_of(integration)}copy/", {"name": "Client"})
    assert b"A user template with this name exists already." in answer.content
    answer = administrator.post(f"{path_of(integration)}copy/", {"name": "Planning"}, follow=True)
    assert answer.redirect_chain == [(path_of(house.template("Planning")), 302)]
    assert Rights.of(house.template("Planning").pk) == Rights({}, frozenset({LIST}))


def test_deleting_asks_first_and_names_who_still_uses_it(house, integration, administrator) -> None:
    page = page_of(administrator, f"{path_of(integration)}delete/")
    assert "API integration cannot be deleted" in page
    assert house.package.email in page.partition("<main")[2]
    answer = administrator.post(f"{path_of(integration)}delete/", follow=True)
    assert "Logins use this user template: package@kantoor.example." in answer.content.decode()
    unused = house.template("API read-only")
    assert "Delete API read-only?" in page_of(administrator, f"{path_of(unused)}delete/")
    assert UserTemplate.objects.filter(pk=unused.pk).exists()
    answer = administrator.post(f"{path_of(unused)}delete/", follow=True)
    assert answer.redirect_chain == [(TEMPLATES, 302)]
    assert not UserTemplate.objects.filter(pk=unused.pk).exists()
    assert trail.last().event == "user_template.deleted"


def test_who_may_read_sees_all_and_changes_nothing(house, integration, sign_in) -> None:
    reader = house.template("Viewer")
    browser = sign_in(login(house.environment, reader.name, "reader@kantoor.example", FilterKind.ALL))
    page = page_of(browser, path_of(integration))
    assert shown(page) == operation_keys()
    assert 'method="post"' not in page.partition("<main")[2]
    assert f'value="{LIST}" checked disabled' in page
    assert shown(page_of(browser, f"{path_of(integration)}?search=tags_get")) == {"DebtorService.Tags_Get"}
    assert browser.post(path_of(integration), form(integration, name="Mine")).status_code == 403
    assert browser.post(path_of(integration), {"press": "on:"}).status_code == 403
    for path in (NEW, f"{path_of(integration)}copy/", f"{path_of(integration)}delete/"):
        assert browser.get(path).status_code == 403
        assert browser.post(path, {"name": "Mine", "kind": "client"}).status_code == 403
    assert NEW not in page_of(browser, TEMPLATES)


def test_without_the_right_there_is_no_way_in(house, integration, package) -> None:
    for path in (TEMPLATES, NEW, *(path_of(integration) + part for part in ("", "copy/", "delete/"))):
        assert package.get(path).status_code == 403
        assert package.post(path, form(integration, name="Mine")).status_code in (403, 405)
    assert not UserTemplate.objects.filter(name="Mine").exists()


def test_script_in_a_name_is_shown_as_text(integration, administrator) -> None:
    name = "<script>alert(1)</script>"
    administrator.post(path_of(integration), form(integration, name=name))
    for path in (TEMPLATES, *(path_of(integration) + part for part in ("", "copy/", "delete/"))):
        page = administrator.get(path).content.decode()
        assert "<script>" not in page
        assert "&lt;script&gt;alert(" in page


def test_a_business_environment_offers_its_own_kinds_and_panels(business, sign_in) -> None:
    browser = sign_in(business.administrator)
    page = page_of(browser, NEW)
    assert "Master Client" in page
    assert "Master Accountant" not in page
    page = page_of(browser, path_of(business.template("API integration")))
    assert "right_debtor.client_logins" in page
    assert "right_settings.debtor_tags" not in page


def test_a_client_template_in_use_offers_no_settings(house, administrator) -> None:
    client = house.template("Client")
    page = page_of(administrator, path_of(client))
    assert "right_settings.logins" not in page
    assert "Read at most for logins at a debtor." in page
    answer = administrator.post(path_of(client), form(client, **{"right_settings.logins": 1}))
    assert "have no Settings" in unescape(answer.content.decode())
