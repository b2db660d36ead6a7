"""The second factor: adding, using, losing and requiring it."""

import datetime
import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from loonpoort.access import actions, sign_ons
from loonpoort.access.calls import Call
from loonpoort.access.models import Login
from loonpoort.access.second_factor import has_second_factor
from loonpoort.outbox.models import Mail
from loonpoort.web.views import sign_in as views
from tests import trail
from tests.cast import PASSWORD, add_authenticator, code_of, fresh, login
from tests.web.conftest import sign_on_address

TAB = "/profile/security/"
APP = f"{TAB}authenticator/"


@pytest.fixture
def careful(house) -> Login:
    """The package's login, with a second factor and two recovery codes."""
    add_authenticator(house.package)
    device = StaticDevice.objects.create(user=house.package, name="recovery codes")
    for code in ("aaaabbbb", "ccccdddd"):
        StaticToken.objects.create(device=device, token=code)
    return house.package


@pytest.fixture
def strict(house):
    """The environment requires a second factor."""
    house.environment.requires_second_factor = True
    house.environment.save()
    return house


def enter_password(who: Login) -> Client:
    browser = Client()
    answer = browser.post("/sign-in/", {"email": who.email, "password": PASSWORD, "next": "/profile/"})
    assert answer["Location"] == "/sign-in/code/"
    return browser


def enter(browser: Client, code: str):
    return browser.post("/sign-in/code/", {"code": code})


def add(browser: Client, who: Login) -> str:
    """The page with the recovery codes."""
    assert browser.post(APP, {"password": PASSWORD})["Location"] == f"{APP}confirm/"
    return browser.post(f"{APP}confirm/", {"code": code_of(who)}).content.decode()


def test_an_app_is_added_with_password_and_code_and_recovery_codes_are_shown_once(house, package) -> None:
    assert "Add an authenticator app" in package.get(TAB).content.decode()
    package.post(APP, {"password": PASSWORD})
    page = package.get(f"{APP}confirm/").content.decode()
    device = TOTPDevice.objects.get()
    assert 'src="data:image/svg+xml' in page
    assert not has_second_factor(house.package)
    shown = package.post(f"{APP}confirm/", {"code": code_of(house.package)})
    codes = [
        code.replace(" ", "")
        for code in re.findall(r"<code>([a-z2-7]{4} [a-z2-7]{4})</code>", shown.content.decode())
    ]
    assert sorted(codes) == sorted(StaticToken.objects.values_list("token", flat=True))
    assert len(set(codes)) == 10
    assert shown["Cache-Control"] == "no-store"
    assert has_second_factor(house.package)
    assert "10 left" in package.get(TAB).content.decode()
    assert not any(
        code in package.get(path).content.decode()
        for path in (TAB, f"{TAB}recovery-codes/")
        for code in codes
    )
    assert trail.last().event == "login.second_factor_added"
    assert not any(secret in trail.text() for secret in [*codes, device.key])


def test_the_app_names_the_login_and_its_environment(house, package) -> None:
    package.post(APP, {"password": PASSWORD})
    url = TOTPDevice.objects.get().config_url
    assert url.startswith("otpauth://totp/Loonpoort%20Kantoor%20kantoor%3Apackage%40kantoor.example?")


def test_the_password_is_asked_first(house, package) -> None:
    page = package.post(APP, {"password": "wrong"}).content.decode()
    assert "This is not the password of this login." in page
    assert not TOTPDevice.objects.exists()
    assert package.get(f"{APP}confirm/")["Location"] == APP


def test_a_wrong_code_adds_nothing(house, package) -> None:
    package.post(APP, {"password": PASSWORD})
    right = code_of(house.package)
    page = package.post(f"{APP}confirm/", {"code": f"{(int(right) + 1) % 1000000:06}"}).content.decode()
    assert "This code is wrong" in page
    assert not has_second_factor(house.package)


def test_what_was_begun_long_ago_is_begun_anew(house, package) -> None:
    package.post(APP, {"password": PASSWORD})
    long_ago = TOTPDevice.objects.get().created_at - datetime.timedelta(minutes=16)
    TOTPDevice.objects.update(created_at=long_ago)
    assert package.post(f"{APP}confirm/", {"code": code_of(house.package)})["Location"] == APP


def test_nobody_confirms_what_another_login_began(house, package, administrator) -> None:
    package.post(APP, {"password": PASSWORD})
    assert administrator.get(f"{APP}confirm/")["Location"] == APP


def test_a_second_app_is_refused_by_direct_request(careful, sign_in) -> None:
    with pytest.raises(ValidationError, match="already"):
        actions.begin_second_factor(Call(careful), PASSWORD)


def test_sessions_of_before_end_but_this_one(house, package, sign_in) -> None:
    other = sign_in(house.package)
    add(package, house.package)
    assert other.get("/").status_code == 302
    assert package.get("/").status_code == 200


def test_signing_in_takes_the_code_as_well(careful) -> None:
    browser = enter_password(careful)
    assert browser.get("/").status_code == 302
    assert "_auth_user_id" not in browser.session
    page = browser.get("/sign-in/code/").content.decode()
    assert careful.email in page
    assert enter(browser, f" {code_of(careful)[:3]} {code_of(careful)[3:]} ")["Location"] == "/profile/"
    assert browser.get("/profile/").status_code == 200


def test_the_key_of_the_session_changes_with_the_code(careful) -> None:
    browser = enter_password(careful)
    before = browser.session.session_key
    enter(browser, code_of(careful))
    assert browser.session.session_key != before
    assert "sign_in_code" not in browser.session


@pytest.mark.parametrize("code", ["000000", "", "zzzzzzzz", "1" * 20, "²²²²²²", "-1", "aaaabbbb "[:-2]])
def test_a_wrong_code_lets_nobody_in(code, careful) -> None:
    TOTPDevice.objects.update(key="00" * 20, last_t=10**12)
    browser = enter_password(careful)
    assert enter(browser, code).status_code == 200
    assert "_auth_user_id" not in browser.session


def test_a_code_works_once(careful) -> None:
    code = code_of(careful)
    assert enter(enter_password(careful), code).status_code == 302
    assert enter(enter_password(careful), code).status_code == 200


def test_a_recovery_code_works_once_and_is_recorded(careful) -> None:
    assert enter(enter_password(careful), "AAAA bbbb").status_code == 302
    assert "login.recovery_code_used" in trail.events()
    assert "aaaabbbb" not in trail.text()
    assert enter(enter_password(careful), "aaaabbbb").status_code == 200
    assert StaticToken.objects.count() == 1


def test_guessing_codes_is_held_back_more_and_more(careful) -> None:
    browser = enter_password(careful)
    TOTPDevice.objects.update(throttling_failure_count=5)
    enter(browser, "000000")
    page = enter(browser, code_of(careful)).content.decode()
    assert "Too many wrong codes. Wait" in page
    assert "_auth_user_id" not in browser.session
    assert enter(browser, "aaaabbbb").status_code == 302


def test_the_right_password_is_remembered_for_five_minutes_and_no_other(careful, monkeypatch) -> None:
    browser = enter_password(careful)
    late = views.time.time() + views.CHOICE_SECONDS + 1
    monkeypatch.setattr(views.time, "time", lambda: late)
    assert enter(browser, code_of(careful))["Location"] == "/sign-in/"


def test_a_password_changed_meanwhile_ends_the_step(careful) -> None:
    browser = enter_password(careful)
    actions.reset_password(fresh(careful), "another password by now", network_address="")
    assert enter(browser, code_of(careful))["Location"] == "/sign-in/"


def test_the_code_of_another_login_lets_nobody_in(house, careful) -> None:
    add_authenticator(house.administrator)
    assert enter(enter_password(careful), code_of(house.administrator)).status_code == 200


def test_a_sign_on_with_the_password_takes_the_code_too(careful, client) -> None:
    secret = sign_ons.with_password(careful.email, PASSWORD)
    assert client.get(sign_on_address(secret))["Location"] == "/sign-in/code/"
    assert client.get("/").status_code == 302
    assert enter(client, code_of(careful))["Location"] == "/"


def test_new_recovery_codes_take_both_factors_and_void_the_old(careful) -> None:
    browser = enter_password(careful)
    enter(browser, code_of(careful))
    page = browser.post(f"{TAB}recovery-codes/", {"password": PASSWORD, "code": "000000"}).content.decode()
    assert "This code is wrong" in page
    assert StaticToken.objects.count() == 2
    TOTPDevice.objects.update(throttling_failure_count=0)
    browser.post(f"{TAB}recovery-codes/", {"password": PASSWORD, "code": code_of(careful)})
    assert StaticToken.objects.count() == 10
    assert not StaticToken.objects.filter(token="aaaabbbb").exists()
    assert trail.last().event == "login.recovery_codes_made"


@pytest.mark.parametrize("wrong", ["password", "code", "both"])
def test_removing_takes_both_factors(wrong, careful) -> None:
    browser = enter_password(careful)
    enter(browser, code_of(careful))
    values = {
        "password": "wrong" if wrong != "code" else PASSWORD,
        "code": "000000" if wrong != "password" else code_of(careful),
    }
    assert browser.post(f"{APP}remove/", values).status_code == 200
    assert has_second_factor(careful)
    TOTPDevice.objects.update(throttling_failure_count=0)
    answer = browser.post(f"{APP}remove/", {"password": PASSWORD, "code": code_of(careful)})
    assert answer["Location"] == TAB
    assert not has_second_factor(careful)
    assert not StaticToken.objects.exists()
    assert trail.last().event == "login.second_factor_removed"


def test_a_short_password_cannot_stay_alone(careful) -> None:
    careful.set_password("gr8cht!x")
    careful.save()
    with pytest.raises(ValidationError, match="at least 15 characters"):
        actions.remove_second_factor(Call(careful), "gr8cht!x", code_of(careful))
    assert has_second_factor(careful)


def test_an_administrator_resets_a_lost_second_factor_and_the_owner_chooses_a_password(
    house, careful, sign_in
) -> None:
    actions.reset_second_factor(Call(house.administrator), careful)
    login = fresh(careful)
    assert not has_second_factor(login)
    assert not login.has_usable_password()
    assert not login.sessions.exists()
    assert {mail.kind for mail in Mail.objects.all()} == {"login.password_link", "login.security_notice"}
    for caller, of in ((house.administrator, house.administrator), (house.administrator, house.client)):
        with pytest.raises(ValidationError):
            actions.reset_second_factor(Call(caller), of)
    with pytest.raises(PermissionDenied):
        actions.reset_second_factor(Call(house.package), house.administrator)


def test_a_stranger_s_second_factor_is_out_of_reach(house, stranger) -> None:
    add_authenticator(stranger.package)
    with pytest.raises(PermissionDenied):
        actions.reset_second_factor(Call(house.administrator), stranger.package)


def test_the_second_factor_belongs_to_the_login_not_to_the_person(house, stranger, careful) -> None:
    twin = login(
        stranger.environment, "API integration", careful.email, "all", password="another one of hers"
    )
    answer = Client().post("/sign-in/", {"email": twin.email, "password": "another one of hers"})
    assert answer["Location"] == "/"


# Where the environment requires one


def test_whoever_has_none_is_led_to_adding_one_and_reaches_nothing_else(strict, package) -> None:
    for path in (
        "/",
        "/profile/",
        "/profile/api-token/",
        TAB,
        "/settings/",
        "/switch/",
        "/profile/sessions/",
    ):
        assert package.get(path)["Location"] == APP
    for path in ("/profile/api-token/", "/profile/sessions/end-all/"):
        assert package.post(path)["Location"] == APP
    page = package.get(APP).content.decode()
    assert "Kantoor kantoor requires a second factor" in page
    add(package, strict.package)
    assert package.get("/").status_code == 200


def test_whoever_has_none_can_sign_out_and_choose_a_language(strict, package) -> None:
    package.post("/language/", {"language": "nl", "next": "/"})
    assert fresh(strict.package).language == "nl"
    assert package.post("/sign-out/")["Location"] == "/sign-in/"


def test_whoever_removes_it_has_to_add_another(strict, package) -> None:
    add(package, strict.package)
    package.post(f"{APP}remove/", {"password": PASSWORD, "code": code_of(strict.package)})
    assert package.get("/")["Location"] == APP


def test_another_environment_is_not_touched(strict, stranger, sign_in) -> None:
    assert sign_in(stranger.package).get("/").status_code == 200
