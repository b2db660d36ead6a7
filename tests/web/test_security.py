"""Settings > Security, and the attacks that every page withstands."""

import pytest
from django.test import Client
from django.utils import timezone

from loonpoort.access import actions, sign_ons
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import TemplateDashlet, Token
from loonpoort.contract.faults import SignOnFault
from loonpoort.organisation.models import Environment
from tests import trail
from tests.cast import PASSWORD, add_authenticator, code_of, fresh
from tests.web.conftest import sign_on_address

PAGE = "/settings/security/"
FACTOR = f"{PAGE}second-factor/"
ONCE = f"{PAGE}show-once/"


def give(to, right: DashletRight) -> None:
    TemplateDashlet.objects.update_or_create(
        user_template=to.user_template, dashlet=Dashlet.SECURITY, defaults={"right": right}
    )


def environment(house) -> Environment:
    return Environment.objects.get(pk=house.environment.pk)


def test_an_administrator_requires_a_second_factor_after_a_question(house, administrator) -> None:
    assert "Each login's own choice" in administrator.get(PAGE).content.decode()
    assert "3 active logins have none yet" in administrator.get(FACTOR).content.decode()
    assert not environment(house).requires_second_factor
    assert administrator.post(FACTOR, {"turn": "on"})["Location"] == PAGE
    assert environment(house).requires_second_factor
    entry = trail.last()
    assert (entry.event, entry.before, entry.after) == (
        "environment.security_changed",
        {"requires_second_factor": False},
        {"requires_second_factor": True},
    )


def test_requiring_it_twice_is_recorded_once(house, administrator) -> None:
    call = Call(house.administrator)
    actions.require_second_factor(call, required=True)
    entries = trail.events()
    actions.require_second_factor(Call(fresh(house.administrator)), required=True)
    assert trail.events() == entries


def test_showing_tokens_once_erases_the_kept_copies_of_this_environment(
    house, stranger, administrator
) -> None:
    kept = Token.objects.exclude(encrypted_copy="")
    assert "The kept copies of 2 tokens are erased now." in administrator.get(ONCE).content.decode()
    assert kept.count() == 4
    answer = administrator.post(ONCE, {"turn": "on"}, follow=True)
    assert "2 kept copies are erased" in answer.content.decode()
    assert {token.login.environment for token in kept} == {stranger.environment}
    assert environment(house).is_show_once
    administrator.post(ONCE, {"turn": "off"})
    assert not environment(house).is_show_once
    assert trail.events()[-2:] == ["environment.security_changed"] * 2


@pytest.mark.parametrize("right", list(DashletRight))
def test_the_panel_s_right_decides(right, house, package) -> None:
    give(house.package, right)
    page = package.get(PAGE)
    assert page.status_code == (403 if right == DashletRight.NONE else 200)
    assert (FACTOR in page.content.decode()) is (right == DashletRight.WRITE)
    may = right == DashletRight.WRITE
    for path in (ONCE, FACTOR):
        assert package.get(path).status_code == (200 if may else 403)
        assert package.post(path, {"turn": "on"}).status_code == (302 if may else 403)
    assert environment(house).is_show_once is may
    assert environment(house).requires_second_factor is may


def test_a_login_at_debtor_level_has_no_such_page(house, sign_in) -> None:
    give(house.client, DashletRight.WRITE)
    browser = sign_in(house.client)
    assert browser.get(PAGE).status_code == 403
    assert browser.post(ONCE, {"turn": "on"}).status_code == 403


# Weak sessions


def test_weak_sessions_end_and_begin_no_more_where_a_second_factor_is_required(
    house, weak, administrator, client
) -> None:
    waiting = sign_ons.with_token(house.package.email, house.package_token)
    administrator.post(FACTOR, {"turn": "on"})
    assert weak.get("/").status_code == 302
    assert client.get(sign_on_address(waiting)).status_code == 410
    with pytest.raises(SignOnFault, match="1006"):
        sign_ons.with_token(house.package.email, house.package_token)


def test_weak_sessions_end_and_begin_no_more_where_the_template_does_not_allow_them(
    house, weak, client
) -> None:
    waiting = sign_ons.with_token(house.package.email, house.package_token)
    template = house.package.user_template
    template.allows_sign_on = False
    template.save()
    assert weak.get("/").status_code == 302
    assert client.get(sign_on_address(waiting)).status_code == 410
    with pytest.raises(SignOnFault, match="1006"):
        sign_ons.with_token(house.package.email, house.package_token)


def test_whoever_has_no_right_token_is_told_nothing_of_it(house) -> None:
    house.environment.requires_second_factor = True
    house.environment.save()
    with pytest.raises(sign_ons.InvalidCredentialsFault):
        sign_ons.with_token(house.package.email, f"lp_{'a' * 48}")


@pytest.mark.parametrize(
    ("network_address", "works"), [("192.0.2.9", True), ("198.51.100.9", False), ("", False)]
)
def test_a_token_opens_sessions_from_its_own_networks_only(network_address, works, house) -> None:
    house.package.tokens.update(networks=["192.0.2.0/24"])
    if works:
        assert sign_ons.with_token(house.package.email, house.package_token, network_address)
    else:
        with pytest.raises(sign_ons.InvalidCredentialsFault):
            sign_ons.with_token(house.package.email, house.package_token, network_address)


def test_a_weak_session_ends_on_the_last_day_of_its_token(house, weak) -> None:
    house.package.tokens.update(expires_at=timezone.now())
    assert weak.get("/").status_code == 302


# Attacks


def test_brute_force_gets_ten_guesses_and_then_not_even_the_right_one(house, client) -> None:
    for number in range(10):
        answer = client.post("/sign-in/", {"email": house.package.email, "password": f"guess {number}"})
        assert answer.status_code == 200
    answer = client.post("/sign-in/", {"email": house.package.email, "password": PASSWORD})
    assert answer.status_code == 429
    assert "Too many attempts. Wait 15 minutes and try again." in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_being_locked_out_tells_nothing_of_an_address(house) -> None:
    pages = []
    for email in ("package@kantoor.example", "nobody2@kantoor.example"):
        browser = Client()
        for _ in range(10):
            browser.post("/sign-in/", {"email": email, "password": "wrong"})
        answer = browser.post("/sign-in/", {"email": email, "password": PASSWORD})
        text = answer.content.decode().replace(email, "")
        pages.append((answer.status_code, text[text.index("<h1>") : text.index("csrfmiddlewaretoken")]))
    assert pages[0] == pages[1]


FORMS = [
    ("/sign-in/", {"email": "package@kantoor.example", "password": PASSWORD}),
    ("/forgotten-password/", {"email": "package@kantoor.example"}),
    ("/profile/security/password/", {"current": PASSWORD, "password": "x" * 20, "repeat": "x" * 20}),
    ("/profile/security/authenticator/", {"password": PASSWORD}),
    ("/profile/sessions/end-all/", {}),
    ("/settings/security/second-factor/", {"turn": "on"}),
    ("/settings/security/show-once/", {"turn": "on"}),
    ("/sign-out/", {}),
]


@pytest.mark.parametrize(("path", "values"), FORMS)
def test_a_form_from_another_site_changes_nothing(path, values, house) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(house.administrator)
    before = trail.events()
    answer = browser.post(path, values, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert trail.events() == before
    assert fresh(house.administrator).check_password(PASSWORD)


@pytest.mark.parametrize(
    "path", ["/sign-in/", "/forgotten-password/", "/profile/security/", PAGE, "/profile/sessions/"]
)
def test_no_page_can_be_framed(path, administrator) -> None:
    answer = administrator.get(path, follow=True)
    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "http:evil.example"]
)
def test_signing_in_leads_nowhere_else_with_a_second_factor_either(target, house, client) -> None:
    add_authenticator(house.package)
    client.post("/sign-in/", {"email": house.package.email, "password": PASSWORD, "next": target})
    assert client.post("/sign-in/code/", {"code": code_of(house.package), "next": target})["Location"] == "/"


@pytest.mark.parametrize(
    "path", ["/profile/security/password/", "/profile/security/authenticator/", "/sign-in/"]
)
def test_fields_that_a_form_does_not_have_change_nothing(path, house, package) -> None:
    before = {name: value for name, value in vars(fresh(house.package)).items() if name[0] != "_"}
    package.post(
        path,
        {
            "email": "package@kantoor.example",
            "current": PASSWORD,
            "password": "vijf grachten en een brug",
            "repeat": "vijf grachten en een brug",
            "status": "deactivated",
            "level": "debtor",
            "environment": 99,
            "environment_id": 99,
            "user_template": house.administrator.user_template_id,
            "user_template_id": house.administrator.user_template_id,
            "filter_kind": "all",
            "is_superuser": "1",
            "user": house.administrator.pk,
        },
    )
    after = {name: value for name, value in vars(fresh(house.package)).items() if name[0] != "_"}
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"password", "password_serial", "last_login"}
