"""Logins: two administrators at once, what a filter would reach, the end of a login and its return."""

from html import unescape

import pytest

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import Login, LoginStatus
from tests.cast import fresh, login, manager

LOGINS = "/settings/users/logins/"
NEW = f"{LOGINS}new/"


def form(house, **values: object) -> dict[str, object]:
    return {
        "email": "planning@pakket.example",
        "name": "Planning package",
        "user_template": house.template("API integration").pk,
        "filter_kind": "tags",
        "tags": [house.tags["Clients"].pk] if house.tags else [],
        **values,
    }


def text(answer) -> str:
    return unescape(answer.content.decode())


# Two administrators.


def test_the_later_administrator_is_told_keeps_the_input_and_may_save_over_it(house, administrator) -> None:
    path = f"{LOGINS}{house.package.pk}/"
    page = text(administrator.get(path))
    revision = fresh(house.package).revision
    assert f'name="revision" value="{revision}"' in page
    actions.update_login(
        Call(house.administrator),
        house.package,
        actions.LoginChoices(
            email="", name="First", user_template=house.template("Administrator"), filter_kind=FilterKind.ALL
        ),
    )
    page = text(administrator.post(path, form(house, name="Later", revision=revision)))
    assert "Somebody else saved this login after you opened it." in page
    assert 'value="Later"' in page
    assert "Saved now" in page
    assert "First" in page
    assert fresh(house.package).name == "First"
    assert f'name="revision" value="{revision + 1}"' in page
    administrator.post(path, form(house, name="Later", revision=revision + 1))
    assert fresh(house.package).name == "Later"


def test_a_forged_revision_is_no_way_around(house, administrator) -> None:
    path = f"{LOGINS}{house.package.pk}/"
    for forged in ("x", "-1", "9" * 30):
        assert administrator.post(path, form(house, revision=forged)).status_code == 200
    assert fresh(house.package).name == ""


# What it would reach.

REACH = [
    ({"filter_kind": "all"}, "Would reach 4 debtors, 4 companies, 5 employees today."),
    ({}, "Would reach 2 debtors, 3 companies, 4 employees today."),
    ({"tags": []}, "Would reach 0 debtors, 0 companies, 0 employees today. Nothing: no tag chosen."),
    ({"email": "", "user_template": ""}, "Would reach 2 debtors, 3 companies, 4 employees today."),
    ({"tags": ["99999999"]}, "Select a valid choice."),
]


@pytest.mark.parametrize(("values", "told"), REACH)
def test_what_a_filter_would_reach_is_told_before_saving(values, told, house, administrator) -> None:
    page = text(administrator.post(NEW, form(house, preview="1", **values)))
    assert told in page
    assert "This needs your attention" not in page
    assert 'value="Planning package"' in page
    assert not Login.objects.filter(email="planning@pakket.example").exists()
    answer = administrator.post(f"{NEW}reach/", form(house, **values))
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert told in answer.content.decode()


def test_the_choices_of_a_preview_are_still_chosen(house, administrator) -> None:
    office = house.tags["Office"].pk
    page = text(administrator.post(f"{LOGINS}{house.package.pk}/", form(house, preview="1", tags=[office])))
    boxes = [line for line in page.split("<input") if 'name="tags"' in line]
    assert [f'value="{office}"' in box for box in boxes if "checked" in box] == [True]
    assert [row.tag_id for row in house.package.filter_tags.all()] == [house.tags["Clients"].pk]


def test_what_is_told_before_saving_is_what_is_reached_after(house, business, sign_in) -> None:
    for where in (house, business):
        browser = sign_in(where.administrator)
        companies = [where.companies["mill"].pk]
        for chosen in (
            {"filter_kind": "all"},
            {"tags": [tag.pk for tag in where.tags.values()][:2]},
            {"companies": companies},
            {"companies": []},
        ):
            values = form(where, **chosen)
            path = f"{LOGINS}{where.package.pk}/"
            before = browser.post(f"{path}reach/", values).content.decode()
            after = text(browser.post(path, values, follow=True))
            assert before.partition(".")[0].replace("Would reach", "Reaches") in after


def test_nobody_previews_what_they_could_not_give(house, sign_in) -> None:
    browser = sign_in(manager(house, FilterKind.TAGS, tag_ids=[house.tags["Clients"].pk]).login)
    answer = browser.post(f"{NEW}reach/", form(house, filter_kind="all"))
    assert answer.content.decode() == "Your own filter is not All, so you cannot give All."


def test_looking_what_it_would_reach_is_no_get_and_needs_the_right_to_change(house, administrator, package):
    assert administrator.get(f"{NEW}reach/").status_code == 405
    assert package.post(f"{NEW}reach/", form(house)).status_code == 403


# What an administrator does not reach.


def test_tags_out_of_reach_are_counted_and_kept(house, sign_in) -> None:
    actions.update_login(
        Call(house.administrator),
        house.package,
        actions.LoginChoices(
            email="",
            name="",
            user_template=house.template("API integration"),
            filter_kind=FilterKind.TAGS,
            tag_ids=[tag.pk for tag in house.tags.values()],
        ),
    )
    browser = sign_in(manager(house, FilterKind.TAGS, tag_ids=[house.tags["Clients"].pk]).login)
    path = f"{LOGINS}{house.package.pk}/"
    assert "Clients and 2 tags that you do not reach" in text(browser.get(LOGINS))
    page = text(browser.get(path))
    assert "2 tags that you do not reach: left in place." in page
    assert "Office" not in page
    page = text(browser.post(path, form(house, name="Renamed"), follow=True))
    assert "Saved. 2 tags that you do not reach: left in place." in page
    assert house.package.filter_tags.count() == 3


# The end of a login, and its return.


def test_deleting_asks_first_and_leaves_the_list(house, administrator) -> None:
    path = f"{LOGINS}{house.package.pk}/delete/"
    page = text(administrator.get(path))
    assert "Delete package@kantoor.example?" in page
    assert "Its API token dies with it" in page
    assert Login.objects.filter(pk=house.package.pk).exists()
    answer = administrator.post(path, follow=True)
    assert answer.redirect_chain == [(LOGINS, 302)]
    assert "package@kantoor.example is deleted." in text(answer)
    assert administrator.get(f"{LOGINS}{house.package.pk}/").status_code == 404


@pytest.mark.parametrize("end", ["deactivate", "delete"])
def test_one_s_own_login_is_not_ended(end, house, administrator) -> None:
    path = f"{LOGINS}{house.administrator.pk}/"
    assert f"{path}{end}/" not in text(administrator.get(path))
    page = text(administrator.post(f"{path}{end}/", follow=True))
    assert "the login that you are signed in with" in page
    assert fresh(house.administrator).is_active


def test_a_deactivated_login_is_let_in_again_but_not_its_sessions(house, administrator, package) -> None:
    path = f"{LOGINS}{house.package.pk}/"
    administrator.post(f"{path}deactivate/")
    assert package.get("/").status_code == 302
    question = text(administrator.get(f"{path}reactivate/"))
    assert "with the password of before" in question
    assert "Its API token works again as well" in question
    page = text(administrator.post(f"{path}reactivate/", follow=True))
    assert "package@kantoor.example is active again." in page
    assert fresh(house.package).status == LoginStatus.ACTIVE
    assert package.get("/").status_code == 302


def test_the_last_manager_is_told_why_its_place_is_kept(house, administrator) -> None:
    page = text(administrator.post(f"{LOGINS}{house.administrator.pk}/", form(house)))
    assert "Give them to another login first." in page
    assert fresh(house.administrator).user_template.name == "Administrator"


# Bad input.


@pytest.mark.parametrize("name", ["evil\u202egpj.exe", "two\nlines", "bell\x07"])
def test_a_name_that_plays_tricks_is_refused(name, house, administrator) -> None:
    answer = administrator.post(NEW, form(house, name=name))
    assert "unseen characters" in text(answer)
    assert not Login.objects.filter(email="planning@pakket.example").exists()


def test_a_right_to_left_name_keeps_to_itself(house, administrator) -> None:
    administrator.post(NEW, form(house, name="שלום בע״מ"))
    assert "<bdi>שלום בע״מ</bdi>" in text(administrator.get(LOGINS))


@pytest.mark.parametrize("email", ["a@b.example\nBcc: c@d.example", "a@b.example%0aBcc:x", "a@b.example\x00"])
def test_an_address_that_would_write_headers_is_refused(email, house, administrator) -> None:
    assert 'id="id_email_error"' in text(administrator.post(NEW, form(house, email=email)))


def test_a_template_deleted_meanwhile_is_told_in_the_form(house, administrator) -> None:
    template = house.environment.user_templates.create(name="Gone", kind="master_accountant")
    values = form(house, user_template=template.pk)
    template.delete()
    page = text(administrator.post(NEW, values))
    assert 'id="id_user_template_error"' in page
    assert 'value="Planning package"' in page


def test_a_login_deleted_meanwhile_is_not_found(house, administrator) -> None:
    gone = login(house.environment, "API integration", "gone@x.example", FilterKind.TAGS)
    actions.delete_login(Call(house.administrator), gone)
    assert administrator.post(f"{LOGINS}{gone.pk}/", form(house)).status_code == 404
