"""What a debtor's own people see of the packages that reach its data."""

from html import unescape

import pytest

from loonpoort.access.actions import issue_token
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import Login, LoginStatus, LoginStop, TemplateDashlet
from loonpoort.audit.records import SYSTEM
from loonpoort.connect.models import Connection
from tests.cast import fresh

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return unescape(answer.content.decode())


def at(house, debtor: str = "bakery", rest: str = "") -> str:
    return f"/debtors/{house.debtors[debtor].pk}/user-accounts/connections/{rest}"


def browser_with(house, sign_in, right: DashletRight):
    TemplateDashlet.objects.create(
        user_template=house.client.user_template, dashlet=Dashlet.CONNECTIONS, right=right
    )
    return sign_in(fresh(house.client))


def test_the_debtor_sees_which_packages_reach_it_and_no_address_of_others(house, sign_in) -> None:
    Connection.objects.create(login=house.package, name="TactiPlan & <zo>", package="tactiplan")
    issue_token(SYSTEM, house.client)
    browser = browser_with(house, sign_in, DashletRight.READ)
    shown = text(browser.get(at(house)))
    assert "TactiPlan & <zo>" in shown
    assert house.package.email not in shown
    assert "Of the payroll office, at master level" in shown
    assert "Of this debtor" in shown
    assert "Stop" not in shown
    debtor = text(browser.get(f"/debtors/{house.debtors['bakery'].pk}/"))
    assert at(house) in debtor


def test_no_name_of_a_person_is_told_where_the_package_has_none(house, sign_in) -> None:
    Login.objects.filter(pk=house.package.pk).update(name="Hanneke de Wit")
    browser = browser_with(house, sign_in, DashletRight.WRITE)
    for path in (at(house), at(house, rest=f"{house.package.pk}/stop/")):
        shown = text(browser.get(path))
        assert "A software package" in shown
        assert "Hanneke" not in shown
    browser.post(at(house, rest=f"{house.package.pk}/stop/"))
    assert "Hanneke" not in text(browser.get(at(house)))


def test_an_administrator_sees_the_logins_too(house, administrator) -> None:
    shown = text(administrator.get(at(house)))
    assert house.package.email in shown


def test_whoever_may_only_look_cannot_stop(house, sign_in) -> None:
    browser = browser_with(house, sign_in, DashletRight.READ)
    for step in ("stop", "resume"):
        assert browser.post(at(house, rest=f"{house.package.pk}/{step}/")).status_code == 403
    assert not LoginStop.objects.exists()


def test_without_the_right_there_is_no_page(house, sign_in) -> None:
    assert sign_in(house.client).get(at(house)).status_code == 403


def test_a_package_is_stopped_and_let_through_again(house, sign_in) -> None:
    browser = browser_with(house, sign_in, DashletRight.WRITE)
    path = at(house, rest=f"{house.package.pk}/stop/")
    assert "Stop" in text(browser.get(path))
    assert not LoginStop.objects.exists()
    assert browser.post(path).headers["Location"] == at(house)
    shown = text(browser.get(at(house)))
    assert "Stopped here" in shown
    assert house.client.email not in shown.partition("<main")[2]
    assert browser.get(path).status_code == 404
    assert browser.post(at(house, rest=f"{house.package.pk}/resume/")).headers["Location"] == at(house)
    assert not LoginStop.objects.exists()
    assert browser.post(at(house, rest=f"{house.package.pk}/resume/")).status_code == 404


def test_a_login_that_reaches_nothing_is_not_told_of(house, sign_in, administrator) -> None:
    issue_token(SYSTEM, house.client)
    assert house.client.email in text(administrator.get(at(house)))
    Login.objects.filter(pk=house.package.pk).update(status=LoginStatus.DEACTIVATED)
    house.client.filter_companies.all().delete()
    shown = text(administrator.get(at(house)))
    assert house.package.email not in shown
    assert house.client.email not in shown


def test_other_debtors_and_environments_are_not_found(house, sign_in, stranger) -> None:
    browser = browser_with(house, sign_in, DashletRight.WRITE)
    assert browser.get(at(house, "florist")).status_code == 404
    assert browser.get(at(stranger)).status_code == 404
    assert browser.post(at(house, rest=f"{stranger.package.pk}/stop/")).status_code == 404


def test_in_business_the_organisation_s_own_people_see_it(business, sign_in) -> None:
    [debtor] = business.debtors.values()
    path = f"/debtors/{debtor.pk}/user-accounts/connections/"
    assert sign_in(business.administrator).get(path).status_code == 200
    assert (
        sign_in(business.administrator).get("/debtors/999999/user-accounts/connections/").status_code == 404
    )
