"""The pages that list services and operations."""

from html.parser import HTMLParser

from loonpoort.wire.listing import operation_list, service_index
from tests.wire.services_for_tests import bare_service, wire_service


class Page(HTMLParser):
    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    @property
    def links(self) -> list[str | None]:
        return [attributes["href"] for tag, attributes in self.tags if tag == "a"]


def test_the_index_links_to_every_service():
    page = Page(service_index([bare_service, wire_service]))
    assert page.links == ["/soap/v3/BareTestService.asmx", "/soap/v3/WireTestService.asmx"]
    assert "WireTestService: Serves <tests> & nothing else." in page.text


def test_a_service_lists_its_operations_and_links_to_its_wsdl():
    page = Page(operation_list(wire_service))
    assert page.links == ["/soap/v3/WireTestService.asmx?WSDL"]
    assert [attributes["id"] for tag, attributes in page.tags if tag == "section"] == list(
        wire_service.operations
    )
    assert "Returns what it was given, <b>& more</b>." in page.text


def test_an_operation_is_listed_with_its_parameters_and_result():
    text = operation_list(wire_service).decode()
    assert (
        "<h3>Places_GetAll</h3><p>Lists places by employee.</p><dl><dt>Parameters</dt>"
        "<dd><code>CompanyID</code> (int)</dd><dt>Result</dt><dd>list of PlacesOfOne</dd></dl>"
    ) in text
    assert "<dd><code>Text</code> (string), <code>Colour</code> (Colour)</dd>" in text
    assert "<dt>Parameters</dt><dd>none</dd>" in text
    assert "<dt>Result</dt><dd>none</dd>" in text


def test_pages_have_a_language_a_title_and_one_heading():
    for page, title in ((service_index([]), "Services"), (operation_list(wire_service), "WireTestService")):
        read = Page(page)
        assert page.startswith(b'<!DOCTYPE html><html lang="en">')
        assert f"<title>{title} - Loonpoort</title>".encode() in page
        assert [tag for tag, _ in read.tags].count("h1") == 1


def test_pages_hold_no_script_and_no_style_of_their_own():
    for page in (service_index([wire_service]), operation_list(wire_service)):
        tags = Page(page).tags
        assert not {"script", "style"} & {tag for tag, _ in tags}
        assert not any("style" in attributes for _, attributes in tags)
        assert [attributes["href"] for tag, attributes in tags if tag == "link"] == [
            "/static/loonpoort/style.css"
        ]
