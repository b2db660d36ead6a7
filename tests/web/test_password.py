"""A forgotten password, and changing one's own."""

import datetime
import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from loonpoort.access import actions, activation
from loonpoort.access.actions.passwords import post_password_link, post_password_links
from loonpoort.access.calls import Call
from loonpoort.access.models import Login
from loonpoort.access.password_links import link_parts, login_of_link
from loonpoort.access.password_mails import NOTICE_MAIL, PASSWORD_MAIL
from loonpoort.audit.records import SYSTEM
from loonpoort.outbox.models import Mail
from tests import trail
from tests.cast import PASSWORD, add_authenticator, fresh, login

NEW = "vijf grachten en een brug"
ASK = "/forgotten-password/"


def link_of(who: Login) -> str:
    return "/new-password/{}/{}/".format(*link_parts(fresh(who)))


def choose(browser: Client, password: str = NEW, repeat: str | None = None):
    return browser.post("/new-password/", {"password": password, "repeat": repeat or password})


def change(browser: Client, current: str = PASSWORD, password: str = NEW, repeat: str | None = None):
    return browser.post(
        "/profile/security/password/",
        {"current": current, "password": password, "repeat": repeat or password},
    )


def signed_in(who: Login, password: str) -> bool:
    answer = Client().post("/sign-in/", {"email": who.email, "password": password})
    return answer.status_code == 302


def test_the_sign_in_page_leads_there(client, db) -> None:
    assert f'href="{ASK}"' in client.get("/sign-in/").content.decode()


def test_every_address_gets_the_same_answer_and_the_same_work(
    house, newcomer, django_assert_num_queries
) -> None:
    answers, queries = set(), set()
    for email in ("package@kantoor.example", "nobody@kantoor.example", newcomer.email):
        with django_assert_num_queries(16, exact=False) as done:
            answer = Client().post(ASK, {"email": email})
        answers.add((answer.status_code, answer["Location"], answer.content))
        queries.add(len(done))
    assert len(answers) == 1
    assert len(queries) == 1
    assert not Mail.objects.exists()


def test_one_mail_goes_out_for_each_active_login_of_the_address(house, stranger, newcomer) -> None:
    login(stranger.environment, "Administrator", house.package.email, "all")
    for email in (house.package.email, newcomer.email, "nobody@kantoor.example"):
        post_password_links.call(email, "192.0.2.1")
    mails = Mail.objects.filter(kind=PASSWORD_MAIL.name)
    assert [mail.recipient for mail in mails] == [house.package.email] * 2
    assert trail.events().count("login.password_link_sent") == 2
    assert (trail.last().actor_kind, trail.last().network_address) == ("visitor", "192.0.2.1")


def test_a_mailbox_is_not_filled_from_here(house, clock) -> None:
    for _ in range(3):
        post_password_links.call(house.package.email, "")
    assert Mail.objects.filter(kind=PASSWORD_MAIL.name).count() == 1
    clock(datetime.timedelta(days=365))
    post_password_links.call(house.package.email, "")
    assert Mail.objects.filter(kind=PASSWORD_MAIL.name).count() == 2


def test_asking_too_often_is_refused_in_the_same_words_for_everybody(house) -> None:
    for email in (house.package.email, "nobody@kantoor.example"):
        browser = Client(REMOTE_ADDR="192.0.2.9")
        for _ in range(10):
            assert browser.post(ASK, {"email": email}).status_code == 302
        answer = browser.post(ASK, {"email": email})
        assert answer.status_code == 429
        assert "Too many attempts. Wait 15 minutes" in answer.content.decode()
    assert signed_in(house.package, PASSWORD)


@pytest.mark.parametrize("email", ["", "x", "a@b", "a@kantoor.example\r\nBcc: b@evil.example"])
def test_what_is_no_address_is_refused(email, client, db) -> None:
    answer = client.post(ASK, {"email": email})
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()


def test_the_owner_chooses_a_new_password_through_the_link(house, client) -> None:
    link = link_of(house.package)
    answer = client.get(link)
    assert (answer.status_code, answer["Location"]) == (302, "/new-password/")
    assert answer["Referrer-Policy"] == "no-referrer"
    page = client.get("/new-password/").content.decode()
    assert house.package.email in page
    assert "at least 15 characters" in page
    assert link.split("/")[-2] not in page
    assert choose(client)["Location"] == "/sign-in/"
    assert "Your new password is set" in client.get("/sign-in/").content.decode()
    assert signed_in(house.package, NEW)
    assert not signed_in(house.package, PASSWORD)
    entry = trail.last()
    assert "login.password_reset" in trail.events()
    assert NEW not in trail.text()
    assert entry.network_address == "127.0.0.1"


def test_all_sessions_end_with_the_old_password(house, package, client) -> None:
    client.get(link_of(house.package))
    choose(client)
    assert not house.package.sessions.exists()
    assert package.get("/").status_code == 302


def test_a_link_works_once(house, client) -> None:
    link = link_of(house.package)
    client.get(link)
    choose(client)
    answer = client.get(link)
    assert answer.status_code == 410
    assert answer["Referrer-Policy"] == "no-referrer"
    assert 'href="/forgotten-password/"' in answer.content.decode()


def test_a_link_lives_for_an_hour(house, client, clock) -> None:
    link = link_of(house.package)
    clock(datetime.timedelta(hours=1))
    assert client.get(link).status_code == 302
    clock(datetime.timedelta(seconds=1))
    assert client.get("/new-password/").status_code == 410
    assert choose(client).status_code == 410
    assert client.get(link).status_code == 410


def test_a_newer_mail_voids_the_link(house, client) -> None:
    old = link_of(house.package)
    client.get(old)
    post_password_link(SYSTEM, house.package)
    assert choose(client).status_code == 410
    assert client.get(old).status_code == 410
    assert client.get(link_of(house.package)).status_code == 302


@pytest.mark.parametrize("why", ["deactivated", "password changed"])
def test_a_link_is_void_when_the_login_is_not_as_it_was(why, house, client) -> None:
    link = link_of(house.package)
    if why == "deactivated":
        actions.deactivate_login(Call(house.administrator), house.package)
        actions.reactivate_login(Call(house.administrator), house.package)
        house.package.refresh_from_db()
        assert house.package.is_active
        actions.deactivate_login(Call(house.administrator), house.package)
    else:
        actions.change_password(Call(house.package), PASSWORD, NEW, session_key=None)
    assert client.get(link).status_code == 410


def test_a_password_is_refused_when_the_link_was_used_in_another_window(house) -> None:
    opened = login_of_link(*link_parts(house.package))
    actions.reset_password(fresh(house.package), NEW, network_address="")
    with pytest.raises(ValidationError):
        actions.reset_password(opened, "yet another password", network_address="")
    assert fresh(house.package).check_password(NEW)


def test_the_proof_of_one_login_does_not_open_another(house, stranger, client) -> None:
    who, proof = link_parts(house.package)[0], link_parts(stranger.package)[1]
    assert client.get(f"/new-password/{who}/{proof}/").status_code == 410


def test_an_activation_link_is_no_password_link_and_the_other_way_round(house, newcomer, client) -> None:
    assert client.get("/new-password/{}/{}/".format(*activation.link_parts(house.package))).status_code == 410
    assert client.get("/activate/{}/{}/".format(*link_parts(newcomer))).status_code == 410


@pytest.mark.parametrize("path", ["%00/x", "MQ/-", "MQ/zzzzzz-zzz", "x/é-é"])
def test_an_altered_link_gets_a_page_that_offers_a_way_on(path, house, client) -> None:
    assert client.get(f"/new-password/{path}/").status_code == 410


def test_a_link_never_mixes_with_the_session_of_another_login(house, administrator) -> None:
    page = administrator.get(link_of(house.package), follow=True).content.decode()
    assert "You were signed out as anna@kantoor.example" in page
    choose(administrator)
    assert "_auth_user_id" not in administrator.session
    assert fresh(house.administrator).check_password(PASSWORD)


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("kort", "This password is too short. It must contain at least 15 characters."),
        ("123456789012345", "This password is entirely numeric."),
        ("package-9-package-9", "t contain your e-mail address or the word Loonpoort."),
        ("LoonPoort is mijn alles", "t contain your e-mail address or the word Loonpoort."),
        ("passwordpassword", "This password is too common."),
        ("Sunshine!20262026", "This password is too common."),
        ("ababababababababab", "This password is too common."),
    ],
)
def test_a_weak_password_is_refused_everywhere(password, told, house, package, client) -> None:
    client.get(link_of(house.package))
    assert told in choose(client, password).content.decode()
    assert told in change(package, password=password).content.decode()
    assert fresh(house.package).check_password(PASSWORD)


@pytest.mark.parametrize(("has_factor", "status"), [(False, 200), (True, 302)])
def test_eight_characters_are_enough_beside_a_second_factor(has_factor, status, house, package) -> None:
    if has_factor:
        add_authenticator(house.package)
    assert change(package, password="gr8cht!x").status_code == status
    page = package.get("/profile/security/password/").content.decode()
    assert f"at least {8 if has_factor else 15} characters" in page


def test_one_changes_one_s_own_password_and_stays_signed_in_here_only(house, package, sign_in) -> None:
    other = sign_in(house.package)
    before = package.session.session_key
    answer = change(package)
    assert answer["Location"] == "/profile/security/"
    assert package.get("/").status_code == 200
    assert package.session.session_key != before
    assert other.get("/").status_code == 302
    assert signed_in(house.package, NEW)
    assert "login.password_changed" in trail.events()
    assert NEW not in trail.text()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"current": "wrong"}, "This is not the password of this login."),
        ({"password": PASSWORD}, "This is the password you have already."),
        ({"repeat": "something else"}, "The two passwords are not the same."),
        ({"current": ""}, "This field is required."),
    ],
)
def test_a_change_that_is_wrong_is_refused_in_place(values, told, house, package) -> None:
    entries = trail.events()
    page = change(package, **values).content.decode()
    assert told in page
    assert NEW not in page
    assert fresh(house.package).check_password(PASSWORD)
    assert trail.events() == entries


def test_one_can_change_no_other_login_s_password(house, package) -> None:
    package.post(
        "/profile/security/password/",
        {
            "current": PASSWORD,
            "password": NEW,
            "repeat": NEW,
            "login": house.client.pk,
            "email": "x@y.example",
        },
    )
    assert fresh(house.client).check_password(PASSWORD)
    assert fresh(house.package).email == "package@kantoor.example"
    assert fresh(house.package).check_password(NEW)


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        ("en", "Choose a new password for Kantoor kantoor", "for one hour"),
        ("nl", "Kies een nieuw wachtwoord voor Kantoor kantoor", "een uur lang"),
    ],
)
def test_the_mail_is_in_the_login_s_language_with_a_link_that_works(
    language, subject, words, house, client
) -> None:
    Login.objects.filter(pk=house.package.pk).update(language=language, password_serial=3)
    with translation.override("en"):
        message = PASSWORD_MAIL.write({"login": house.package.pk, "serial": 3})
    assert (message.subject, message.to) == (subject, [house.package.email])
    assert words in message.body
    (link,) = re.findall(r"http://testserver(/new-password/\S+)", message.body)
    assert link in next(part.content for part in message.alternatives)
    assert client.get(link)["Location"] == "/new-password/"


def test_a_mail_that_a_newer_one_voids_is_not_sent(house) -> None:
    assert PASSWORD_MAIL.write({"login": house.package.pk, "serial": 7}) is None


def test_the_owner_is_told_of_the_change(house) -> None:
    actions.change_password(Call(house.package), PASSWORD, NEW, session_key=None)
    mail = Mail.objects.get(kind=NOTICE_MAIL.name)
    message = NOTICE_MAIL.write(mail.parameters)
    assert message.to == [house.package.email]
    assert (
        "The password of your login package@kantoor.example at Kantoor kantoor was changed." in message.body
    )


def test_no_link_is_at_rest_in_mails_tasks_or_the_record(house) -> None:
    post_password_link(SYSTEM, house.package)
    proof = link_parts(fresh(house.package))[1]
    kept = [*Mail.objects.values(), *DBTaskResult.objects.values()]
    assert proof.split("-")[1] not in repr(kept) + trail.text()
