"""Settings > Debtor tags."""

from html import unescape

import pytest

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import TemplateDashlet
from loonpoort.organisation.models import DebtorTag, Tag
from tests.cast import login, manager

TAGS = "/settings/debtor-tags/"
NEW = f"{TAGS}new/"


def form(**values: object) -> dict[str, object]:
    return {"number": 9, "name": "New tag", "colour": "#00aa11", **values}


def text(answer) -> str:
    return unescape(answer.content.decode())


@pytest.fixture
def narrow(house, sign_in):
    """Signed in as who may change tags, and reaches one of them."""
    call = manager(house, FilterKind.TAGS, tag_ids=[house.tags["Clients"].pk])
    TemplateDashlet.objects.create(
        user_template=call.login.user_template, dashlet=Dashlet.DEBTOR_TAGS, right=DashletRight.WRITE
    )
    return sign_in(call.login)


def test_settings_lead_to_the_tags_with_what_each_is_used_for(house, stranger, administrator) -> None:
    page = text(administrator.get("/settings/"))
    assert f'href="{TAGS}"' in page
    assert "3 tags" in page
    page = text(administrator.get(TAGS))
    clients = page.partition("<tbody>")[2].partition("</tr>")[0]
    assert "Clients" in clients
    assert f'href="/debtors/?tag={house.tags["Clients"].pk}">2<' in clients
    assert '<td data-label="Logins">1</td>' in clients


def test_a_tag_is_made(house, administrator) -> None:
    assert 'type="color"' in text(administrator.get(NEW))
    assert 'name="number" value="4"' in text(administrator.get(NEW))
    answer = administrator.post(NEW, form(), follow=True)
    assert answer.redirect_chain == [(TAGS, 302)]
    assert "The tag New tag is made." in text(answer)
    assert Tag.unscoped.get(name="New tag").colour == "#00AA11"


@pytest.mark.parametrize(
    ("wrong", "field", "told"),
    [
        ({"number": ""}, "number", "This field is required."),
        ({"number": 1}, "number", "A tag with this number exists already."),
        ({"number": 0}, "number", "greater than or equal to 1"),
        ({"number": 10**12}, "number", "less than or equal to"),
        ({"name": "Clients"}, "name", "A tag with this name exists already."),
        ({"name": "x" * 51}, "name", "at most 50 characters"),
        ({"name": "evil\u202e"}, "name", "unseen characters"),
        ({"colour": "red"}, "colour", "six digits or letters a to f"),
        ({"colour": '#000000"><script>'}, "colour", "at most 7 characters"),
    ],
)
def test_what_cannot_be_saved_is_marked(wrong, field, told, house, administrator) -> None:
    page = text(administrator.post(NEW, form(**wrong)))
    assert told in page
    assert f'id="id_{field}_error"' in page
    assert Tag.unscoped.count() == 3


def test_a_tag_is_changed(house, administrator) -> None:
    path = f"{TAGS}{house.tags['Demo'].pk}/"
    assert 'value="Demo"' in text(administrator.get(path))
    assert "Saved." in text(administrator.post(path, form(name="Trial"), follow=True))
    assert Tag.unscoped.get(pk=house.tags["Demo"].pk).name == "Trial"


def test_the_question_before_deleting_says_whom_it_concerns_and_what_is_left(house, administrator) -> None:
    both = [house.tags["Clients"].pk, house.tags["Office"].pk]
    login(house.environment, "API integration", "both@x.example", FilterKind.TAGS, tag_ids=both)
    path = f"{TAGS}{house.tags['Clients'].pk}/delete/"
    page = text(administrator.get(path))
    assert "Delete the tag <bdi>Clients</bdi>?" in page
    assert "It is on 2 debtors." in page
    assert "It stands in the filters of 2 logins" in page
    left = {row.partition("<")[0]: row for row in page.split('data-label="Login">')[1:]}
    assert ">Nothing<" in left["package@kantoor.example"]
    assert "2 debtors, 1 company, 1 employee" in left["both@x.example"]
    assert Tag.unscoped.count() == 3
    administrator.post(path)
    assert Tag.unscoped.count() == 2
    assert not DebtorTag.objects.filter(tag=house.tags["Clients"].pk).exists()


def test_many_logins_are_counted_rather_than_named(house, administrator, monkeypatch) -> None:
    monkeypatch.setattr("loonpoort.web.views.tags.MOST_LOGINS", 1)
    login(
        house.environment,
        "API integration",
        "z@x.example",
        FilterKind.TAGS,
        tag_ids=[house.tags["Clients"].pk],
    )
    page = text(administrator.get(f"{TAGS}{house.tags['Clients'].pk}/delete/"))
    assert "And 1 login more." in page
    assert "z@x.example" not in page


def test_tags_of_another_environment_and_unknown_ones_are_not_found(house, stranger, administrator) -> None:
    for number in (stranger.tags["Clients"].pk, 0, 10**30):
        for path in (f"{TAGS}{number}/", f"{TAGS}{number}/delete/"):
            assert administrator.get(path).status_code == 404
            assert administrator.post(path, form()).status_code == 404
    assert Tag.unscoped.count() == 6


def test_a_narrow_administrator_sees_and_renames_the_tags_within_reach_only(house, narrow) -> None:
    page = text(narrow.get(TAGS))
    assert "Clients" in page
    assert "Office" not in page
    assert f'href="{NEW}"' not in page
    assert narrow.get(f"{TAGS}{house.tags['Office'].pk}/").status_code == 404
    clients = f"{TAGS}{house.tags['Clients'].pk}/"
    assert "/delete/" not in text(narrow.get(clients))
    assert narrow.post(clients, form()).status_code == 302
    for path in (NEW, f"{clients}delete/"):
        assert narrow.get(path).status_code == 403
        assert narrow.post(path, form()).status_code == 403


def test_who_may_read_changes_nothing(house, sign_in) -> None:
    TemplateDashlet.objects.filter(dashlet=Dashlet.DEBTOR_TAGS).update(right=DashletRight.READ)
    reader = sign_in(house.administrator)
    page = text(reader.get(TAGS))
    assert "Clients" in page
    assert f"{TAGS}{house.tags['Clients'].pk}/" not in page
    for path in (NEW, f"{TAGS}{house.tags['Clients'].pk}/", f"{TAGS}{house.tags['Clients'].pk}/delete/"):
        assert reader.get(path).status_code == 403
        assert reader.post(path, form()).status_code == 403


def test_without_the_right_there_are_no_tags(house, package) -> None:
    for path in (TAGS, NEW, f"{TAGS}{house.tags['Clients'].pk}/"):
        assert package.get(path).status_code == 403


def test_the_business_product_has_no_tags(business, sign_in) -> None:
    browser = sign_in(business.administrator)
    assert TAGS not in text(browser.get("/settings/"))
    for path in (TAGS, NEW):
        assert browser.get(path).status_code == 404
        assert browser.post(path, form()).status_code in (404, 405)


def test_script_in_a_tag_is_shown_as_text(house, administrator) -> None:
    administrator.post(NEW, form(name="<script>alert(1)</script>"))
    for path in (TAGS, "/debtors/", "/settings/users/logins/new/"):
        assert "<script>alert" not in administrator.get(path).content.decode()
        assert "&lt;script&gt;alert(1)" in administrator.get(path).content.decode()
