"""Settings > Users > Logins, as administrators of both products meet it."""

import datetime
from html import unescape

import pytest
from django.utils import timezone

from loonpoort.access.dashlets import DashletRight
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import Login, LoginStatus, TemplateDashlet
from loonpoort.outbox.models import Mail, MailStatus
from tests import trail
from tests.cast import fresh, login

LOGINS = "/settings/users/logins/"
NEW = f"{LOGINS}new/"


def form(house, **values: object) -> dict[str, object]:
    """What the form sends when it is filled in."""
    return {
        "email": "planning@pakket.example",
        "name": "Planning package",
        "user_template": house.template("API integration").pk,
        "filter_kind": "tags",
        "tags": [house.tags["Clients"].pk] if house.tags else [],
        **values,
    }


def made(email: str = "planning@pakket.example") -> Login:
    return Login.objects.get(email=email)


def page_of(browser, path: str) -> str:
    return unescape(browser.get(path).content.decode())


@pytest.fixture
def reader(house, sign_in):
    TemplateDashlet.objects.filter(user_template__environment=house.environment).update(
        right=DashletRight.READ
    )
    return sign_in(house.administrator)


def test_settings_lead_to_the_logins(administrator) -> None:
    assert 'href="/settings/"' in page_of(administrator, "/")
    page = page_of(administrator, "/settings/")
    assert "Users</h2>" in page
    assert f'href="{LOGINS}"' in page


def test_the_list_has_the_environment_s_logins_at_master_level(
    house, stranger, newcomer, administrator
) -> None:
    page = page_of(administrator, LOGINS)
    for told in (
        house.package.email,
        newcomer.email,
        "Master Accountant",
        "Clients",
        "Not yet active",
        "Nothing: no tag chosen",
    ):
        assert told in page
    assert house.client.email not in page
    assert "vreemd" not in page


def test_a_login_is_made_without_sending_anything(house, administrator) -> None:
    answer = administrator.post(NEW, form(house), follow=True)
    login = made()
    assert answer.redirect_chain == [(f"{LOGINS}{login.pk}/", 302)]
    assert "Reaches 2 debtors, 3 companies, 4 employees today." in answer.content.decode()
    assert (login.status, login.filter_kind) == (LoginStatus.INACTIVE, FilterKind.TAGS)
    assert trail.last().event == "login.created"
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field", "told"),
    [
        ({"email": "fout"}, "email", "Enter a valid email address."),
        (
            {"email": "Package@kantoor.example"},
            "email",
            "A login with the e-mail address package@kantoor.example exists already.",
        ),
        ({"user_template": ""}, "user_template", "This field is required."),
        ({"user_template": "99999999999999999999"}, "user_template", "Select a valid choice."),
        ({"tags": ["99999999999999999999"]}, "tags", "Select a valid choice."),
        ({"filter_kind": "companies"}, "filter_kind", "Select a valid choice."),
        ({"name": "x" * 101}, "name", "at most 100 characters"),
    ],
)
def test_what_cannot_be_saved_is_marked_and_the_rest_is_kept(
    wrong, field, told, house, administrator
) -> None:
    answer = administrator.post(NEW, form(house, **wrong))
    page = unescape(answer.content.decode())
    assert answer.status_code == 200
    assert told in page
    assert f'id="id_{field}_error"' in page
    assert f'href="#id_{field}' in page
    assert ("Planning package" in page) or field == "name"
    assert not Login.objects.filter(email="planning@pakket.example").exists()


def test_tags_and_templates_of_another_environment_cannot_be_given(house, stranger, administrator) -> None:
    for foreign in (
        {"tags": [stranger.tags["Clients"].pk]},
        {"user_template": stranger.template("API integration").pk},
        {"user_template": house.template("Client").pk},
    ):
        assert "Select a valid choice." in administrator.post(NEW, form(house, **foreign)).content.decode()


def test_fields_that_the_form_does_not_have_are_not_looked_at(house, stranger, administrator) -> None:
    extra = {"status": "active", "environment": stranger.environment.pk, "level": "debtor", "is_active": "1"}
    administrator.post(NEW, form(house, **extra))
    assert (made().status, made().environment, made().level) == ("inactive", house.environment, "master")


def test_a_login_is_changed_and_its_address_stays(house, administrator) -> None:
    path = f"{LOGINS}{house.package.pk}/"
    values = form(house, email="other@pakket.example", name="New name", filter_kind="all", tags=[])
    page = administrator.post(path, values, follow=True).content.decode()
    assert "Saved. Reaches 4 debtors, 4 companies, 5 employees today." in page
    login = fresh(house.package)
    assert (login.email, login.name, login.filter_kind) == ("package@kantoor.example", "New name", "all")


def test_a_login_with_no_tag_reaches_nothing(house, administrator) -> None:
    page = administrator.post(NEW, form(house, tags=[]), follow=True).content.decode()
    assert "Reaches 0 debtors, 0 companies, 0 employees today." in page


def test_nobody_gives_a_template_with_more_rights_than_their_own(house, sign_in) -> None:
    TemplateDashlet.objects.create(
        user_template=house.template("API integration"), dashlet="settings.logins", right=DashletRight.WRITE
    )
    browser = sign_in(house.package)
    page = unescape(browser.post(NEW, form(house, filter_kind="all")).content.decode())
    assert "Your own filter is not All, so you cannot give All." in page
    assert "Office" not in page


def test_a_foreign_or_unknown_or_debtor_level_login_is_not_found(house, stranger, administrator) -> None:
    for number in (stranger.package.pk, house.client.pk, 0, 10**30):
        for path in ("", "deactivate/", "reactivate/", "delete/"):
            assert administrator.get(f"{LOGINS}{number}/{path}").status_code == 404
            assert administrator.post(f"{LOGINS}{number}/{path}", form(house)).status_code == 404
        for path in ("activation-mail/", "reach/"):
            assert administrator.post(f"{LOGINS}{number}/{path}").status_code == 404
    assert fresh(stranger.package).is_active


def test_without_the_right_the_section_is_closed_and_not_in_the_menu(house, newcomer, package) -> None:
    assert 'href="/settings/"' not in page_of(package, "/")
    for path in ("/settings/", LOGINS, NEW, f"{LOGINS}{newcomer.pk}/"):
        answer = package.get(path)
        assert answer.status_code == 403
        assert "gives you no right to this part of Settings" in answer.content.decode()
    assert package.post(NEW, form(house)).status_code == 403


def test_who_may_read_sees_all_and_changes_nothing(house, newcomer, reader) -> None:
    path = f"{LOGINS}{newcomer.pk}/"
    assert newcomer.email in page_of(reader, LOGINS)
    assert "<form" not in page_of(reader, path).partition("<main")[2]
    assert reader.post(path, form(house)).status_code == 403
    for part in ("activation-mail/", "deactivate/", "reactivate/", "delete/", "reach/"):
        assert reader.post(path + part).status_code == 403
    assert reader.get(NEW).status_code == 403
    assert fresh(newcomer).activation_serial == 0


def test_the_activation_mail_is_sent_and_its_state_is_told(newcomer, administrator, clock) -> None:
    path = f"{LOGINS}{newcomer.pk}/"
    assert "Not sent" in page_of(administrator, path)
    administrator.post(f"{path}activation-mail/")
    mail = Mail.objects.get()
    assert (mail.recipient, mail.parameters) == (newcomer.email, {"login": newcomer.pk, "serial": 1})
    page = page_of(administrator, path)
    assert "The activation mail to new@kantoor.example is on its way." in page
    assert "Waiting to be sent" in page
    assert "Send activation mail again" in page
    for told, state in {
        "Tried 2 times, trying again": {"attempts": 2},
        "Could not be sent": {"status": MailStatus.FAILED},
        "Sent 1 Jul 14:00": {"status": MailStatus.SENT, "sent_at": timezone.now()},
    }.items():
        Mail.objects.update(**state)
        assert told in page_of(administrator, path)
        assert told in page_of(administrator, LOGINS)
    Mail.objects.update(sent_at=timezone.now() - datetime.timedelta(hours=25))
    assert "Sent 30 Jun 13:00 · link expired" in page_of(administrator, LOGINS)


def test_an_active_login_gets_no_activation_mail(house, administrator) -> None:
    answer = administrator.post(f"{LOGINS}{house.package.pk}/activation-mail/", {"back": "list"}, follow=True)
    assert answer.redirect_chain == [(LOGINS, 302)]
    assert "This login is not waiting for activation." in answer.content.decode()


def test_deactivating_asks_first(house, administrator) -> None:
    path = f"{LOGINS}{house.package.pk}/deactivate/"
    assert "Deactivate package@kantoor.example?" in page_of(administrator, path)
    assert fresh(house.package).is_active
    administrator.post(path)
    assert fresh(house.package).status == LoginStatus.DEACTIVATED


def test_one_s_own_login_is_not_deactivated(house, administrator) -> None:
    answer = administrator.post(f"{LOGINS}{house.administrator.pk}/deactivate/", follow=True)
    assert "You cannot deactivate the login that you are signed in with." in answer.content.decode()
    assert fresh(house.administrator).is_active


def test_script_in_names_is_shown_as_text(house, administrator) -> None:
    house.debtors["bakery"].name = house.environment.name = '<script>alert("x")</script>'
    house.debtors["bakery"].save()
    house.environment.save()
    administrator.post(NEW, form(house, name="<script>alert(1)</script>"))
    for path in ("/", LOGINS, f"{LOGINS}{made().pk}/"):
        page = administrator.get(path).content.decode()
        assert "<script>" not in page
        assert "&lt;script&gt;alert(" in page


def test_a_business_environment_filters_by_company_and_none_is_all(business, sign_in) -> None:
    browser = sign_in(business.administrator)
    page = page_of(browser, NEW)
    assert "Master Client" in page
    assert "No company chosen: it reaches all companies." in page
    assert 'name="tags"' not in page
    values = form(business, companies=[])
    del values["filter_kind"]
    page = browser.post(NEW, values, follow=True).content.decode()
    assert "Reaches 1 debtor, 2 companies, 2 employees today." in page
    assert "All companies" in page_of(browser, LOGINS)
    values["companies"] = [business.companies["mill"].pk]
    page = browser.post(f"{LOGINS}{made().pk}/", values, follow=True).content.decode()
    assert "Reaches 1 debtor, 1 company, 1 employee today." in page


def test_a_long_list_is_cut_into_pages(house, administrator) -> None:
    for number in range(51):
        login(
            house.environment, "API integration", f"p{number:02}@x.example", FilterKind.TAGS, is_active=False
        )
    assert "Page 1 of 2" in page_of(administrator, LOGINS)
    assert "p50@x.example" in page_of(administrator, f"{LOGINS}?page=2")
