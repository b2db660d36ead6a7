"""A client login gives no token to itself, by page or by direct request; its administrator does."""

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browsers import Person, needs_chromium
from tests.support.live_server import DemoServer
from tests.support.roads import administrator_at, names_of, open_client_logins

DEBTOR = "Zorggroep Het Anker"

pytestmark = [pytest.mark.live, needs_chromium]


@pytest.mark.parametrize("language", ["en"])
def test_refusal_road_ends_at_the_administrator(demo: DemoServer, browser: Browser, language: str) -> None:
    client = demo.caller("debtor")
    owner = Person(browser, demo.base_url, language)
    owner.sign_in(client["email"], client["password"])
    owner.choose_language()
    owner.open_profile()
    expect(owner.page.get_by_role("link", name=owner.say("Security"), exact=True)).to_be_visible()
    expect(owner.page.get_by_role("link", name=owner.say("API Token"), exact=True)).to_have_count(0)
    proof = owner.page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    for step in ("", "show/", "rotate/", "revoke/"):
        path = f"/profile/api-token/{step}"
        owner.be_refused(path, 403)
        posted = owner.context.request.post(path, form={"csrfmiddlewaretoken": proof, "password": "x"})
        assert posted.status == 403
        assert "lp_" not in posted.text()
    owner.page.goto("/")
    owner.sign_out()
    owner.context.close()
    assert owner.complaints == []

    administrator = administrator_at(demo, browser, language)
    open_client_logins(administrator, DEBTOR)
    administrator.page.get_by_role("link", name=client["email"], exact=True).click()
    administrator.follow_on("Token")
    administrator.field("Your password").first.fill(demo.facts["administrator"]["password"])
    administrator.press("Show token")
    username, token = administrator.read("Username"), administrator.read("Token")
    administrator.context.close()
    assert (username, token) == (client["email"], client["token"])
    assert names_of(demo, "DebtorService", username, token) == {DEBTOR}
    assert administrator.complaints == []
