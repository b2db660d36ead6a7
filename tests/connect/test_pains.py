"""The first eight pains of integrators and administrators: each is told what is wrong and how to mend it.

They are those of section 12 of the reference, in its order, which is that of how often they come up. All
through what people see: the pages, with the packages of the App Store as they are.
"""

import datetime
import re
from html import unescape

import pytest
from django.test import Client

from loonpoort.access import actions, visitors
from loonpoort.access.calls import Call
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import ClosedOperation, Login
from loonpoort.connect import manifests
from loonpoort.organisation.models import Environment
from tests.cast import House, add_authenticator, code_of, fresh, login, token_of
from tests.web.conftest import link_of

CHECK = "/connection-check/"
PACKAGE = "shiftbase"
OF_AN_OPERATOR = """
name = "Bureau"
vendor = "A vendor"
reach = "several"
connects = "token"
source = "None"
summary.en = "Looks at all debtors."
operations.Company = ["List_GetAll"]
"""
HOURS = "CompanyService.HourModel_GetHourCodes"


@pytest.fixture(autouse=True)
def nobody_yet() -> None:
    """As if nobody had checked anything."""
    visitors._checks.cache_clear()


def text(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.content.decode())).split())


def tokens_in(answer) -> set[str]:
    return set(re.findall(r"lp_[0-9A-Za-z]{48}", answer.content.decode()))


def check_by_token(of: Login, token: str, **typed: str) -> str:
    """What an integrator reads, who is not signed in."""
    visitors._checks.cache_clear()
    return text(Client().post(CHECK, {"username": of.email, "token": token, "package": PACKAGE, **typed}))


def check_by_id(browser: Client, of: Login) -> str:
    """What an administrator reads, who has no token at hand."""
    return text(browser.get(f"{CHECK}?login={of.pk}&package={PACKAGE}"))


def press(browser: Client, of: Login, word: str) -> str:
    """Press the button of that name on the page of a check."""
    page = browser.get(f"{CHECK}?login={of.pk}&package={PACKAGE}").content.decode()
    [form] = [each for each in re.findall(r"<form.*?</form>", page, re.DOTALL) if f'value="{word}"' in each]
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    return text(browser.post(CHECK, {**fields, "mend": word}))


def at_bakery(house: House, email: str = "bakery@kantoor.example") -> Login:
    """A login at the debtor level that reaches one company."""
    shop = house.companies["shop"].pk
    of = {"debtor_id": house.debtors["bakery"].pk, "company_ids": [shop]}
    return login(house.environment, "Client", email, FilterKind.COMPANIES, **of)


def test_1_a_needed_operation_is_off_in_the_template(house, administrator) -> None:
    template = house.template("API integration")
    ClosedOperation.objects.create(user_template=template, operation=HOURS)
    seen = check_by_token(house.package, house.package_token)
    assert f"off in user template “API integration”: {HOURS}." in seen
    assert "Whoever may change user templates opens them" in seen
    assert "Open these operations" not in seen
    assert "Open these operations" in check_by_id(administrator, house.package)
    assert "1 operation is open now" in press(administrator, house.package, "open_operations")
    assert "Every call would succeed." in check_by_token(house.package, house.package_token)


def test_2_the_filter_is_too_narrow_or_empty(house, business, administrator) -> None:
    empty = login(house.environment, "API integration", "empty@kantoor.example", FilterKind.TAGS)
    seen = check_by_token(empty, token_of(empty))
    assert "The filter is empty, and an empty filter is nothing here" in seen
    assert "Choose the tags or companies that the package is for" in seen
    assert (
        f"/settings/users/logins/{empty.pk}/"
        in administrator.get(f"{CHECK}?login={empty.pk}").content.decode()
    )
    assert "It reaches 2 debtors, 3 companies" in check_by_token(house.package, house.package_token)
    seen = check_by_token(business.client, business.client_token)
    assert "The filter is empty: in a business environment that is all companies." in seen


def test_3_the_wrong_kind_of_login(house, administrator, settings, tmp_path) -> None:
    settings.PACKAGES = tmp_path
    (tmp_path / "bureau.toml").write_text(OF_AN_OPERATOR)
    kind = at_bakery(house)
    seen = check_by_token(kind, token_of(kind), package="bureau")
    assert "A call would strand at “Kind of login”." in seen
    assert "It reaches one debtor; Bureau works for several." in seen
    assert "Make a login at master level for it, of the kind Master Accountant" in seen
    assert "S3 or Masterbedrijfslogin" in seen
    assert "Every call would succeed." in check_by_token(house.package, house.package_token, package="bureau")
    other = at_bakery(house, "other@kantoor.example")
    seen = check_by_id(administrator, other)
    assert "It has no tab API Token: an administrator makes its token, on the login's page." in seen
    assert "The login has no token." in seen
    page = administrator.get(f"{CHECK}?login={other.pk}").content.decode()
    assert f'href="/logins/{other.pk}/token/"' in page


@pytest.mark.parametrize("typed", ["https://kantoor.nmbrs.nl/", "KANTOOR.nmbrs.nl", " kantoor"])
def test_4_the_domain_in_the_long_form(typed, house) -> None:
    seen = check_by_token(house.package, house.package_token, domain=typed)
    assert f"“{typed.strip()}” is the long form; it is taken for “kantoor”, which is right." in seen
    assert "take the short form only: type “kantoor” there" in seen


def test_4_a_wrong_domain_is_told_from_a_wrong_token(house) -> None:
    seen = check_by_token(house.package, house.package_token, domain="nmbrs")
    assert "“nmbrs” is not the domain of this environment." in seen
    assert "Type “kantoor”. A wrong domain is refused with 1001, the same as a wrong token" in seen


def test_5_the_activation_link_is_dead_after_a_day(house, clock, newcomer, sign_in) -> None:
    actions.send_activation(Call(house.administrator), newcomer)
    link = link_of(fresh(newcomer))
    clock(datetime.timedelta(hours=24, minutes=1))
    dead = Client().get(link)
    assert dead.status_code == 410
    assert "works once, for 24 hours" in text(dead)
    assert "ask your administrator to send a new activation mail" in text(dead)
    browser = sign_in(house.administrator)
    seen = check_by_id(browser, newcomer)
    assert "Its link has expired: it works for 24 hours." in seen
    assert "Send the activation mail again" in seen
    seen = press(browser, newcomer, "send_activation")
    assert "The activation mail to new@kantoor.example is on its way." in seen
    assert Client().get(link_of(fresh(newcomer))).status_code == 302


def test_6_a_second_factor_stands_before_the_token(house, sign_in) -> None:
    actions.revoke_token(Call(house.administrator), house.package)
    add_authenticator(house.administrator)
    of_administrator = sign_in(house.administrator)
    of_administrator.post("/sign-in/code/", {"code": code_of(house.administrator)})
    of_owner = sign_in(house.package)
    seen = check_by_id(of_administrator, house.package)
    assert "Its owner makes the token: sign in as this login, User profile, tab API Token." in seen
    Environment.objects.filter(pk=house.environment.pk).update(requires_second_factor=True)
    seen = check_by_id(of_administrator, house.package)
    assert "after adding the second factor that this environment asks for" in seen
    assert "give the package a login of its own, so that nobody else's phone is needed" in seen
    assert of_owner.get("/profile/api-token/")["Location"] == "/profile/security/authenticator/"


def test_6_calls_need_no_second_factor(house) -> None:
    Environment.objects.filter(pk=house.environment.pk).update(requires_second_factor=True)
    assert "Every call would succeed." in check_by_token(house.package, house.package_token)


def test_7_no_secret_need_travel_by_mail(house, administrator) -> None:
    kind = at_bakery(house)
    assert "hands it over by a link that works once" in check_by_id(administrator, kind)
    made = administrator.post(f"/logins/{kind.pk}/token/", {"by_link": "1"})
    assert tokens_in(made) == set()
    [link] = re.findall(r"(/handover/\w{40}/)", made.content.decode())[:1]
    [token] = tokens_in(Client().post(link))
    assert Client().post(link).status_code == 410
    seen = check_by_token(kind, token)
    assert "The token is genuine, and one of this login." in seen
    assert token not in seen


def test_8_more_rights_than_the_package_asks_for_are_counted(house, administrator) -> None:
    seen = check_by_token(house.package, house.package_token)
    asked = manifests.package(PACKAGE)
    assert asked is not None
    assert f"All {len(asked.operations)} operations are open in user template “API integration”." in seen
    assert re.search(r"\d+ more operations are open that are not on its list\.", seen)
    assert "Close what the package does not call" in seen
    page = administrator.get(f"{CHECK}?login={house.package.pk}&package={PACKAGE}").content.decode()
    assert f"/settings/users/user-templates/{house.package.user_template_id}/" in page
