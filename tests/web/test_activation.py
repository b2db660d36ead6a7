"""The activation mail, its link, and the password."""

import datetime

import pytest
from django.utils import translation

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.mails import ACTIVATION_MAIL
from loonpoort.access.models import Login
from tests import trail
from tests.cast import fresh
from tests.web.conftest import link_of

PASSWORD = "vijf grachten en een brug"


def choose(client, password: str = PASSWORD, repeat: str | None = None):
    return client.post("/set-password/", {"password": password, "repeat": repeat or password})


def test_the_owner_sets_a_password_through_the_link_and_signs_in(newcomer, client) -> None:
    link = link_of(newcomer)
    answer = client.get(link)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/set-password/")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    page = client.get("/set-password/").content.decode()
    assert newcomer.email in page
    assert "Kantoor kantoor" in page
    assert "at least 15 characters" in page
    assert link.split("/")[-2] not in page
    assert choose(client).headers["Location"] == "/sign-in/"
    page = client.get("/sign-in/").content.decode()
    assert "Your password is set" in page
    assert f'value="{newcomer.email}"' in page
    assert (trail.last().event, trail.last().network_address) == ("login.activated", "127.0.0.1")
    answer = client.post("/sign-in/", {"email": newcomer.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(
    ("password", "repeat", "told"),
    [
        ("kort", None, "This password is too short. It must contain at least 15 characters."),
        ("123456789012345", None, "This password is entirely numeric."),
        ("new@kantoor.example", None, "The password is too similar to your e-mail address or name."),
        (PASSWORD, "something else", "The two passwords are not the same."),
    ],
)
def test_a_weak_or_misspelt_password_is_refused_in_place(password, repeat, told, newcomer, client) -> None:
    client.get(link_of(newcomer))
    answer = choose(client, password, repeat)
    assert told in answer.content.decode()
    assert password not in answer.content.decode().replace(newcomer.email, "")
    assert not fresh(newcomer).is_active


@pytest.mark.parametrize("language", ["en", "nl"])
def test_rules_and_refusals_are_in_the_person_s_language(language, newcomer, client) -> None:
    Login.objects.filter(pk=newcomer.pk).update(language=language)
    client.get(link_of(newcomer))
    page = choose(client, "kort").content.decode()
    assert f'<html lang="{language}">' in page
    assert ("This password" in page) is (language == "en")
    assert ("Dit wachtwoord is te kort. Het moet minstens 15 tekens hebben." in page) is (language == "nl")


def test_a_link_works_once(newcomer, client) -> None:
    link = link_of(newcomer)
    client.get(link)
    choose(client)
    assert client.get(link).status_code == 410


def test_a_link_used_in_another_window_meanwhile_is_gone(newcomer, client) -> None:
    client.get(link_of(newcomer))
    actions.activate_login(newcomer, PASSWORD, network_address="")
    assert choose(client, "another password altogether").status_code == 410
    assert fresh(newcomer).check_password(PASSWORD)


def test_a_newer_mail_voids_the_link(house, newcomer, client) -> None:
    old = link_of(newcomer)
    client.get(old)
    actions.send_activation(Call(house.administrator), newcomer)
    assert client.get("/set-password/").status_code == 410
    assert client.get(old).status_code == 410
    assert client.get(link_of(fresh(newcomer))).status_code == 302


def test_a_link_lives_for_24_hours(newcomer, client, clock) -> None:
    link = link_of(newcomer)
    clock(datetime.timedelta(hours=24))
    assert client.get(link).status_code == 302
    clock(datetime.timedelta(seconds=1))
    assert client.get("/set-password/").status_code == 410
    assert client.get(link).status_code == 410


@pytest.mark.parametrize(
    "alter",
    [
        lambda link: link[:-2] + "x/",
        lambda link: "/activate/%00/x/",
        lambda link: "/activate/MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM/x-y/",
    ],
)
def test_an_altered_link_gets_a_page_that_offers_a_way_on(alter, newcomer, client) -> None:
    answer = client.get(alter(link_of(newcomer)))
    assert answer.status_code == 410
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    page = answer.content.decode()
    assert "This link no longer works" in page
    assert "ask your administrator to send a new activation mail" in page
    assert 'href="/sign-in/"' in page


def test_the_password_page_without_a_link_is_gone(client, db) -> None:
    assert client.get("/set-password/").status_code == 410
    assert choose(client).status_code == 410


def test_a_link_never_mixes_with_the_session_of_another_login(house, newcomer, administrator) -> None:
    page = administrator.get(link_of(newcomer), follow=True).content.decode()
    assert "You were signed out as anna@kantoor.example: this link belongs to another login." in page
    assert administrator.get("/").status_code == 302
    choose(administrator)
    assert "_auth_user_id" not in administrator.session
    assert fresh(newcomer).check_password(PASSWORD)
    assert not fresh(house.administrator).check_password(PASSWORD)


def test_a_dead_link_leaves_the_session_alone(newcomer, administrator) -> None:
    assert administrator.get(link_of(newcomer)[:-2] + "x/").status_code == 410
    assert administrator.get("/").status_code == 200


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        (
            "en",
            "Activate your login at Kantoor kantoor",
            ["Your username is new@kantoor.example.", "24 hours"],
        ),
        (
            "nl",
            "Activeer uw login bij Kantoor kantoor",
            ["Uw gebruikersnaam is new@kantoor.example.", "24 uur"],
        ),
    ],
)
def test_the_mail_is_in_the_login_s_language_with_a_link_that_works(
    language, subject, words, newcomer, client
) -> None:
    Login.objects.filter(pk=newcomer.pk).update(language=language, activation_serial=1)
    with translation.override("en"):
        message = ACTIVATION_MAIL.write({"login": newcomer.pk, "serial": 1})
    assert message.subject == subject
    assert message.to == [newcomer.email]
    (html,) = (part.content for part in message.alternatives)
    for text in (message.body, html):
        assert all(word in text for word in words)
    link = next(word for word in message.body.split() if "/activate/" in word)
    assert link in html
    assert client.get(link.removeprefix("http://testserver")).headers["Location"] == "/set-password/"
