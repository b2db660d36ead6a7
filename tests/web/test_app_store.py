"""The App Store and the instructions: open to everybody, and each step leads where it is done."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from loonpoort.connect.manifests import packages

BY_TOKEN = [each for each in packages() if each.connects == "token"]
OTHERWISE = [each for each in packages() if each.connects != "token"]

pytestmark = pytest.mark.django_db


class Page(HTMLParser):
    """The links of a page, the ids on it, and its text."""

    def __init__(self, answer) -> None:
        super().__init__()
        assert answer.status_code == 200
        self.links: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.feed(answer.content.decode())
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag, attributes) -> None:
        found = dict(attributes)
        if tag == "a":
            self.links.append(found["href"])
        if "id" in found:
            self.ids.append(found["id"])

    def handle_data(self, data) -> None:
        self.words.append(data)


def test_everybody_sees_the_packages_and_what_they_do(client) -> None:
    shown = Page(client.get("/app-store/"))
    for each in packages():
        assert f"/app-store/{each.slug}/" in shown.links
        assert each.name in shown.text
        assert each.summary["en"] in shown.text
    assert "claims no endorsement" in shown.text


def test_packages_are_searched_and_sorted_by_how_they_connect(client) -> None:
    found = Page(client.get("/app-store/", {"q": "ROSTERS time"}))
    assert "Shiftbase" in found.text
    assert "Minox" not in found.text
    webhooks = Page(client.get("/app-store/", {"how": "webhook"}))
    assert [each.name in webhooks.text for each in (*OTHERWISE, *BY_TOKEN)] == [True] * len(OTHERWISE) + [
        False
    ] * len(BY_TOKEN)
    assert "No package answers to this." in Page(client.get("/app-store/", {"q": "<script>"})).text


@pytest.mark.parametrize("package", BY_TOKEN, ids=lambda each: each.slug)
def test_a_package_by_token_leads_to_instructions_that_name_it(package, client) -> None:
    answer = client.get(f"/app-store/{package.slug}/")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"/app-store/{package.slug}/instructions/",
    )
    shown = Page(client.get(answer.headers["Location"]))
    assert f"A token is the only way to connect {package.name}" in shown.text
    for key in package.operations:
        service, _, name = key.partition(".")
        assert f"/soap/v3/{service}.asmx?op={name}" in shown.links


@pytest.mark.parametrize("package", OTHERWISE, ids=lambda each: each.slug)
def test_a_package_that_connects_otherwise_does_not_land_on_the_instructions(package, client) -> None:
    shown = Page(client.get(f"/app-store/{package.slug}/"))
    assert package.name in shown.text
    assert "only way" not in shown.text
    away = client.get(f"/app-store/{package.slug}/instructions/")
    assert away.headers["Location"] == f"/app-store/{package.slug}/"


def test_the_instructions_begin_with_their_four_parts_in_order(client) -> None:
    shown = Page(client.get("/app-store/shiftbase/instructions/"))
    parts = [link[1:] for link in shown.links if link.startswith("#") and link != "#main"]
    assert parts == ["requirements", "master-level", "debtor-level", "usage"]
    assert [each for each in shown.ids if each in parts] == parts


def test_each_step_leads_where_it_is_done_or_through_the_sign_in(
    client, administrator, business, sign_in
) -> None:
    path = "/app-store/shiftbase/instructions/"
    steps = [
        each
        for each in Page(client.get(path)).links
        if each.startswith(("/settings", "/profile", "/debtors", "/connect/"))
    ]
    assert {
        "/settings/users/logins/",
        "/settings/users/logins/new/",
        "/settings/users/user-templates/",
        "/settings/debtor-tags/",
        "/profile/api-token/",
        "/debtors/",
        "/connect/shiftbase/",
    } <= set(steps)
    for each in steps:
        answer = client.get(each)
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/sign-in/?next={each}")
        assert administrator.get(each).status_code == 200
    of_business = Page(sign_in(business.administrator).get(path))
    assert "/settings/users/client-logins/" in of_business.links
    for each in of_business.links:
        if each.startswith(("/settings", "/profile", "/connect/")):
            assert sign_in(business.administrator).get(each).status_code == 200


@pytest.mark.parametrize("path", ["/app-store/shiftbase/instructions/", "/app-store/webhook-endpoint/"])
def test_no_step_is_without_its_link(path, client, business, sign_in) -> None:
    for browser in (client, sign_in(business.administrator)):
        page = browser.get(path).content.decode()
        steps = re.findall(r"<li>.*?</li>", page.partition("<h1")[2], re.DOTALL)
        asked = page.partition('id="usage"')[2]
        assert len(steps) > 1
        assert [step for step in steps if "<a " not in step and step not in asked] == []


def test_kinds_are_those_of_the_product_of_whoever_is_signed_in(client, administrator) -> None:
    path = "/app-store/shiftbase/instructions/"
    assert "Master Client (Business)" in Page(client.get(path)).text
    shown = Page(administrator.get(path)).text
    assert "Master Accountant (Accountant)" in shown
    assert "Master Client" not in shown


def test_whoever_may_not_make_logins_is_not_offered_to_connect(house, sign_in) -> None:
    shown = Page(sign_in(house.client).get("/app-store/shiftbase/instructions/"))
    assert "/connect/shiftbase/" not in shown.links


def test_developers_are_led_elsewhere_than_to_the_steps_of_customers(client) -> None:
    shown = Page(client.get("/app-store/shiftbase/instructions/"))
    assert "/developers/" in shown.links
    pages = Page(client.get("/developers/"))
    for each in pages.links:
        if each.startswith("/soap/") and each.endswith("?WSDL"):
            assert each.removesuffix("?WSDL") in pages.links
    assert len([each for each in pages.links if each.endswith("?WSDL")]) == 5
    assert "/json/v3/openapi.json" in pages.links


def test_the_pages_are_dutch_for_whoever_asks_in_dutch() -> None:
    browser = Client(headers={"accept-language": "nl"})
    shown = Page(browser.get("/app-store/")).text
    for each in packages():
        assert each.summary["nl"] in shown
    assert "Een token is de enige manier" in Page(browser.get("/app-store/shiftbase/instructions/")).text


def test_a_package_that_is_not_there_is_not_found(client) -> None:
    for path in ("/app-store/nothing/", "/app-store/nothing/instructions/"):
        assert client.get(path).status_code == 404
