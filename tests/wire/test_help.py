"""The help pages: complete, escaped, linked, and without anything of their own to run or load."""

from html.parser import HTMLParser

import pytest

from loonpoort.wire.help import operation_list, service_index
from loonpoort.wire.help_operation import no_such_operation, operation_page
from loonpoort.wire.reference import reference
from tests.wire.services_for_tests import bare_service, operation, wire_service

ADDRESS = "https://gate.example:8443"
OPERATIONS = [each for service in (bare_service, wire_service) for each in service.operations.values()]
STATIC = "/static/loonpoort/"
UNCLOSED = {"meta", "link", "input", "wbr", "rect", "path", "circle"}


class Page(HTMLParser):
    """A page read back: tags with their attributes, and all text. Fails when tags are not closed in order."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(page.decode())
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in UNCLOSED:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.text += data

    def values(self, tag: str, attribute: str) -> list[str | None]:
        return [attributes.get(attribute) for name, attributes in self.tags if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if attributes.get("id")]


PAGES = {
    "index": service_index([bare_service, wire_service]),
    "service": operation_list(wire_service),
    "no operation": no_such_operation(wire_service, "<script>"),
    "reference": reference([bare_service, wire_service]),
    **{each.key: operation_page(each, ADDRESS) for each in OPERATIONS},
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole(name):
    page = Page(PAGES[name])
    tags = [tag for tag, _ in page.tags]
    assert PAGES[name].startswith(b'<!DOCTYPE html><html lang="en">')
    assert tags.count("h1") == tags.count("main") == tags.count("title") == 1
    assert len(page.ids) == len(set(page.ids))
    inside = [link[1:] for link in page.values("a", "href") if link and link.startswith("#")]
    assert set(inside) <= set(page.ids)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_and_loads_nothing_but_our_own_files(name):
    page = Page(PAGES[name])
    loaded = [*page.values("link", "href"), *page.values("script", "src")]
    assert all(address and address.startswith(STATIC) for address in loaded)
    assert "style" not in {tag for tag, _ in page.tags}
    assert not any(
        key == "style" or key.startswith("on") for _, attributes in page.tags for key in attributes
    )
    assert page.values("script", "src") == ([f"{STATIC}test-form.js"] if "." in name else [])


def test_the_index_lists_every_operation_with_a_link():
    page = Page(PAGES["index"])
    links = page.values("a", "href")
    assert {f"{each.service.path}?op={each.name}" for each in OPERATIONS} <= set(links)
    assert {f"{service.path}?WSDL" for service in (bare_service, wire_service)} <= set(links)
    assert "Serves <tests> & nothing else." in page.text
    assert "Returns what it was given, <b>& more</b>." in page.text


def test_a_service_lists_its_operations():
    page = Page(PAGES["service"])
    assert [name for name in page.ids if name in wire_service.operations] == list(wire_service.operations)
    assert "/soap/v3/WireTestService.asmx?WSDL" in page.values("a", "href")


def test_a_name_that_is_not_there_is_shown_as_text():
    page = Page(PAGES["no operation"])
    assert "WireTestService has no operation <script>." in page.text
    assert "script" not in {tag for tag, _ in page.tags}


def test_parameters_are_told_with_type_presence_and_zero():
    text = PAGES["WireTestService.Text_Get"].decode()
    assert (
        '<th scope="row" data-label="Name"><code>Text</code></th><td data-label="Type">string</td>'
        '<td data-label="Presence">optional</td><td data-label="When left out">nothing</td>'
    ) in text
    assert (
        '<td data-label="Type"><a href="#type-Colour">Colour</a></td>'
        '<td data-label="Presence">required</td><td data-label="When left out">red</td>'
    ) in text
    assert (
        'required, may be nil</td><td data-label="When left out">nil'
        in PAGES["WireTestService.NumberOrNil_Get"].decode()
    )
    assert "There are none." in PAGES["WireTestService.Words_Get"].decode()


def test_types_are_told_each_in_a_part_of_its_own():
    page = Page(PAGES["WireTestService.Everything_Get"])
    assert [name for name in page.ids if name.startswith("type-")] == [
        "type-Everything",
        "type-Colour",
        "type-Place",
    ]
    assert "One of red, Dark Blue, R&D's." in page.text
    assert "Holds nothing." in Page(PAGES["WireTestService.Nothing_Get"]).text


def test_the_result_is_told():
    text = Page(PAGES["WireTestService.Places_GetAll"]).text
    assert "PlacesOfAll: list of PlacesOfOne" in text
    assert "None: the response is empty." in Page(PAGES["WireTestService.Everything_Delete"]).text


def test_faults_are_told_with_their_status():
    page = Page(PAGES["WireTestService.Words_Get"])
    assert [link for link in page.values("a", "href") if link and "fault" in link] == [
        "/json/v3/#fault-1001",
        "/json/v3/#fault-1002",
        "/json/v3/#fault-9999",
    ]
    assert "1001" not in Page(PAGES["BareTestService.Ping"]).text


def test_faults_are_explained_where_the_links_lead():
    ids = set(Page(PAGES["reference"]).ids)
    assert {"fault-1001", "fault-1002", "fault-9999"} <= ids


def form_of(name: str) -> tuple[Page, dict[str | None, dict[str, str | None]]]:
    page = Page(PAGES[f"WireTestService.{name}"])
    fields = {
        attributes.get("data-parameter") or attributes.get("data-credential"): attributes | {"tag": tag}
        for tag, attributes in page.tags
        if "data-parameter" in attributes or "data-credential" in attributes
    }
    return page, fields


def test_the_form_asks_for_the_caller_and_keeps_nothing():
    page, fields = form_of("Text_Get")
    assert list(fields) == ["username", "token", "domain", "Text", "Colour"]
    assert fields["token"]["type"] == "password"
    assert all(field["autocomplete"] == "off" for field in fields.values())
    [form] = [attributes for tag, attributes in page.tags if tag == "form"]
    assert form["data-test-form"] == "/json/v3/WireTestService/Text_Get"
    assert "hidden" in form, "a browser without the script must not send a token by itself"
    assert form["autocomplete"] == "off"
    assert [name for name in page.values("input", "name") if name] == []


def test_the_form_has_a_label_for_every_field_and_a_live_answer():
    page, fields = form_of("Everything_Get")
    assert set(page.values("label", "for")) == {field["id"] for field in fields.values()}
    [answer] = [attributes for tag, attributes in page.tags if attributes.get("aria-live")]
    assert answer["aria-live"] == "polite"


def test_the_form_has_a_control_for_every_type():
    assert form_of("Text_Get")[1]["Text"]["data-kind"] == "text"
    assert form_of("Text_Get")[1]["Colour"]["tag"] == "select"
    assert (
        form_of("Number_Get")[1]["Number"] | {"inputmode": "decimal", "data-kind": "json"}
        == form_of("Number_Get")[1]["Number"]
    )
    assert form_of("Everything_Get")[1]["Value"]["tag"] == "textarea"


def test_the_form_asks_for_no_more_than_the_operation_does():
    assert list(form_of("Places_GetAll")[1]) == ["username", "token", "CompanyID"]
    assert "data-credential" not in PAGES["BareTestService.Ping"].decode()


@pytest.mark.parametrize(("name", "warns"), [("Everything_Delete", True), ("Everything_Get", False)])
def test_the_form_warns_of_writing(name, warns):
    assert ("This operation writes" in Page(PAGES[f"WireTestService.{name}"]).text) is warns
    assert operation(name).is_write is warns


def test_the_form_says_so_without_a_script():
    assert "The form needs JavaScript" in Page(PAGES["WireTestService.Words_Get"]).text
