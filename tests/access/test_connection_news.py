"""Mails when a connection has ended: once to each who should know, and none to whoever ended it."""

import datetime

import pytest
from django.utils import timezone

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.connection_news import NEWS_MAIL, News
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import Login, Token
from loonpoort.access.notices import look_after_tokens
from loonpoort.connect.models import Connection
from loonpoort.outbox.models import Mail
from tests.cast import House, fresh, login

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(house: House) -> Login:
    """Connected the package, and is not the one who ends it."""
    made = login(house.environment, "Administrator", "colleague@kantoor.example", FilterKind.ALL)
    Connection.objects.create(login=house.package, name="TactiPlan & <zo>", made_by=made)
    return made


def administrator(house: House) -> Call:
    return Call(fresh(house.administrator))


def told() -> dict[str, str]:
    """Who was told what; nobody twice."""
    mails = Mail.objects.filter(kind=NEWS_MAIL.name)
    found = {mail.recipient: mail.parameters["news"] for mail in mails}
    assert len(found) == len(mails)
    return found


def test_a_revoked_token_is_told_to_its_owner_and_to_whoever_connected_it(house, colleague) -> None:
    actions.revoke_token(administrator(house), house.package)
    assert told() == {house.package.email: News.REVOKED, colleague.email: News.REVOKED}


def test_whoever_ends_it_is_not_told(house, colleague) -> None:
    actions.revoke_token(Call(fresh(house.package)), house.package)
    assert told() == {colleague.email: News.REVOKED}


def test_rotation_is_no_end(house, colleague) -> None:
    actions.rotate_token(Call(fresh(house.package)), house.package, actions.Overlap.HOUR, last_day=None)
    assert told() == {}


@pytest.mark.parametrize(
    ("end", "news"),
    [(actions.deactivate_login, News.DEACTIVATED), (actions.delete_login, News.DELETED)],
)
def test_a_login_that_ends_with_a_live_token_is_told(end, news, house, colleague) -> None:
    email = house.package.email
    end(administrator(house), fresh(house.package))
    assert told() == {email: news, colleague.email: news}


def test_a_login_that_ends_without_a_token_is_not_told(house) -> None:
    person = login(house.environment, "Viewer", "person@kantoor.example", FilterKind.ALL)
    actions.delete_login(administrator(house), person)
    assert told() == {}


def test_one_end_is_told_once_whatever_comes_after_it(house, colleague) -> None:
    by = administrator(house)
    actions.deactivate_login(by, fresh(house.package))
    actions.revoke_token(by, fresh(house.package))
    actions.delete_login(by, fresh(house.package))
    assert set(told().values()) == {News.DEACTIVATED}


def test_an_expired_token_is_told_once(house, colleague) -> None:
    Token.objects.filter(login=house.package).update(expires_at=timezone.now() - datetime.timedelta(hours=1))
    look_after_tokens()
    look_after_tokens()
    assert told() == {house.package.email: News.EXPIRED, colleague.email: News.EXPIRED}


def test_a_token_that_somebody_found_is_told_to_whoever_connected_it_as_well(house, colleague) -> None:
    actions.report_token(house.package_token, network_address="")
    assert told() == {colleague.email: News.REPORTED}
    assert Mail.objects.filter(kind="token.reported", recipient=house.package.email).count() == 1


def test_a_colleague_who_is_gone_is_not_told(house, colleague) -> None:
    actions.deactivate_login(administrator(house), colleague)
    actions.revoke_token(administrator(house), house.package)
    assert told() == {house.package.email: News.REVOKED}


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("news", News)
def test_the_letter_says_what_ended_whose_and_the_way_out(news, language, house) -> None:
    parameters = {
        "to": "colleague@kantoor.example",
        "language": language,
        "environment": house.environment.pk,
        "login": "gone@kantoor.example",
        "name": "TactiPlan & <zo>",
        "news": news.value,
        "debtor": "Bakkerij",
        "by": "somebody@kantoor.example",
        "at": "2026-07-01T12:00:00+00:00",
    }
    letter = NEWS_MAIL.write(parameters)
    assert letter is not None
    assert letter.to == ["colleague@kantoor.example"]
    assert "TactiPlan & <zo>" in letter.subject
    for part in ("gone@kantoor.example", "TactiPlan & <zo>", "somebody@kantoor.example", "http"):
        assert part in letter.body
    html = letter.alternatives[0].content
    assert "TactiPlan &amp; &lt;zo&gt;" in html
    assert "&amp;amp;" not in html
    assert ("Hallo" in letter.body) == (language == "nl")
