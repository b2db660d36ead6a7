"""An administrator resets the second factor of an owner who has lost the app and the codes."""

from html import unescape

import pytest

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import TemplateDashlet, UserTemplate
from loonpoort.access.second_factor import has_second_factor
from loonpoort.outbox.models import Mail
from tests import trail
from tests.cast import add_authenticator, fresh, login

RESET = "Reset second factor"


def text(answer) -> str:
    return unescape(answer.content.decode())


@pytest.fixture
def master(house) -> str:
    """The page of a login at master level that has a second factor."""
    add_authenticator(house.package)
    return f"/settings/users/logins/{house.package.pk}/"


@pytest.fixture
def client_login(house) -> str:
    """The page of a client login that has one."""
    add_authenticator(house.client)
    bakery = house.debtors["bakery"].pk
    return f"/debtors/{bakery}/user-accounts/client-logins/{house.client.pk}/"


@pytest.mark.parametrize("level", ["master", "client_login"])
def test_it_is_asked_first_and_then_the_owner_is_mailed_a_link(level, house, administrator, request) -> None:
    path = request.getfixturevalue(level)
    owner = house.package if level == "master" else house.client
    assert f'href="{path}reset-second-factor/"' in text(administrator.get(path))
    question = text(administrator.get(f"{path}reset-second-factor/"))
    assert f"Reset the second factor of {owner.email}?" in question
    assert has_second_factor(owner)
    assert not Mail.objects.exists()

    page = text(administrator.post(f"{path}reset-second-factor/", follow=True))

    assert f"The second factor of {owner.email} is reset; a link for a new password is on its way." in page
    assert RESET not in page
    assert not has_second_factor(owner)
    assert not fresh(owner).has_usable_password()
    assert {mail.parameters["login"] for mail in Mail.objects.filter(kind="login.password_link")} == {
        owner.pk
    }
    assert "login.second_factor_removed" in trail.events()


def test_business_client_logins_are_helped_as_well(business, sign_in) -> None:
    add_authenticator(business.client)
    path = f"/settings/users/client-logins/{business.client.pk}/"
    page = text(sign_in(business.administrator).post(f"{path}reset-second-factor/", follow=True))
    assert "is reset" in page
    assert not has_second_factor(business.client)


def test_without_a_second_factor_there_is_nothing_to_reset(house, administrator) -> None:
    path = f"/settings/users/logins/{house.package.pk}/"
    assert RESET not in text(administrator.get(path))
    page = text(administrator.post(f"{path}reset-second-factor/", follow=True))
    assert "This login has no second factor." in page
    assert fresh(house.package).has_usable_password()


def test_one_s_own_is_removed_in_the_profile(house, administrator) -> None:
    add_authenticator(house.administrator)
    path = f"/settings/users/logins/{house.administrator.pk}/"
    assert RESET not in text(administrator.get(path))
    page = text(administrator.post(f"{path}reset-second-factor/", follow=True))
    assert "Remove your own second factor in User profile > Security." in page
    assert has_second_factor(house.administrator)


@pytest.mark.parametrize("level", ["master", "client_login"])
def test_reading_logins_is_not_enough(level, house, sign_in, request) -> None:
    path = request.getfixturevalue(level)
    template = UserTemplate.objects.create(
        environment=house.environment, name="Reader", kind="master_accountant"
    )
    TemplateDashlet.objects.bulk_create(
        TemplateDashlet(user_template=template, dashlet=dashlet, right=DashletRight.READ)
        for dashlet in (Dashlet.LOGINS, Dashlet.CLIENT_LOGINS)
    )
    browser = sign_in(login(house.environment, "Reader", "reader@kantoor.example", FilterKind.ALL))
    assert RESET not in text(browser.get(path))
    for method in (browser.get, browser.post):
        assert method(f"{path}reset-second-factor/").status_code == 403
    assert has_second_factor(house.package if level == "master" else house.client)


def test_a_stranger_s_login_is_not_found(stranger, administrator) -> None:
    add_authenticator(stranger.package)
    path = f"/settings/users/logins/{stranger.package.pk}/reset-second-factor/"
    assert administrator.post(path).status_code == 404
    assert has_second_factor(stranger.package)
