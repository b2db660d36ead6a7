"""What a browser or a tool gets without calling: indexes, lists, WSDL; and what is not there."""

import pytest
from lxml import etree

from loonpoort.api.requests import request_of
from loonpoort.config import wsgi
from tests.api.client import request
from tests.contract_facts import SERVICES, served_operations, service

WSDL = "{http://schemas.xmlsoap.org/wsdl/}"
ADDRESSES = [
    "{http://schemas.xmlsoap.org/wsdl/soap/}address",
    "{http://schemas.xmlsoap.org/wsdl/soap12/}address",
]


def names(of: str) -> set[str]:
    """The operations of a service that are served."""
    return {operation["name"] for key, operation in served_operations().items() if key.startswith(f"{of}.")}


@pytest.mark.parametrize("path", ["/soap", "/soap/", "/soap/v3", "/soap/v3/"])
def test_the_index_lists_every_service(path) -> None:
    answer = request("GET", path)
    assert (answer.status, answer.headers["Content-Type"]) == ("200 OK", "text/html; charset=utf-8")
    assert all(f"/soap/v3/{name}.asmx".encode() in answer.body for name in SERVICES)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_lists_its_operations(name) -> None:
    answer = request("GET", f"/soap/v3/{name}.asmx")
    assert answer.status == "200 OK"
    assert all(f'id="{operation}"'.encode() in answer.body for operation in names(name))


@pytest.mark.parametrize("query", ["WSDL", "wsdl", "singleWsdl"])
@pytest.mark.parametrize("name", SERVICES)
def test_the_wsdl_has_every_operation_and_the_address_that_was_asked(name, query) -> None:
    answer = request("GET", f"/soap/v3/{name}.asmx", host="127.0.0.1:8123", query=query)
    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
    root = etree.fromstring(answer.body)
    assert root.get("targetNamespace") == service(name)["namespace"]
    listed = {operation.get("name") for operation in root.findall(f"{WSDL}portType/{WSDL}operation")}
    assert listed == names(name)
    locations = [address.get("location") for tag in ADDRESSES for address in root.iter(tag)]
    assert locations == [f"http://127.0.0.1:8123/soap/v3/{name}.asmx"] * 2


@pytest.mark.parametrize(
    ("is_behind_proxy", "forwarded", "scheme"),
    [(True, "https", "https"), (True, "http", "http"), (True, "ftp", "http"), (False, "https", "http")],
)
def test_the_scheme_is_the_proxys_only_behind_one(is_behind_proxy, forwarded, scheme, settings) -> None:
    settings.IS_BEHIND_PROXY = is_behind_proxy
    answer = request("GET", "/soap/v3/DebtorService.asmx", query="WSDL", HTTP_X_FORWARDED_PROTO=forwarded)
    assert f'"{scheme}://testserver/soap/v3/DebtorService.asmx"'.encode() in answer.body


@pytest.mark.parametrize(
    ("is_behind_proxy", "environ", "address"),
    [
        (False, {}, "192.0.2.1"),
        (False, {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}, "192.0.2.1"),
        (True, {"HTTP_X_FORWARDED_FOR": "10.9.9.9, 203.0.113.9"}, "203.0.113.9"),
        (True, {}, "192.0.2.1"),
        (True, {"HTTP_X_FORWARDED_FOR": "x" * 99}, "x" * 45),
    ],
)
def test_the_network_address_is_the_nearest_proxys_word_only_behind_one(
    is_behind_proxy, environ, address, settings
) -> None:
    settings.IS_BEHIND_PROXY = is_behind_proxy
    given = {"REQUEST_METHOD": "GET", "REMOTE_ADDR": "192.0.2.1"}
    assert request_of(given | environ).network_address == address


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "", "a b", "testserver:x", "<x>"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_unknown_host_is_refused(method, host) -> None:
    answer = request(method, "/soap/v3/DebtorService.asmx", host=host, query="WSDL")
    assert answer.status == "400 Bad Request"
    assert host.encode() not in answer.body or not host


@pytest.mark.parametrize(
    "path", ["/soap/v3/Nothing.asmx", "/soap/v2/DebtorService.asmx", "/soap/v3/DebtorService.asmx/x"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_what_is_not_there_is_404(method, path) -> None:
    assert request(method, path).status == "404 Not Found"


@pytest.mark.parametrize("path", ["/SOAP/V3/debtorservice.ASMX", "/soap/v3/debtorservice.asmx"])
def test_a_path_may_be_in_another_case(path) -> None:
    assert request("GET", path).status == "200 OK"


@pytest.mark.parametrize(
    ("path", "allowed", "methods"),
    [
        ("/soap/v3/DebtorService.asmx", "GET, HEAD, POST", ["PUT", "DELETE", "OPTIONS", "TRACE"]),
        ("/soap/v3/", "GET, HEAD", ["POST", "DELETE"]),
    ],
)
def test_other_methods_are_refused_with_those_that_are_not(path, allowed, methods) -> None:
    for method in methods:
        answer = request(method, path)
        assert (answer.status, answer.headers["Allow"]) == ("405 Method Not Allowed", allowed)


@pytest.mark.parametrize("path", ["/soap/v3/", "/soap/v3/DebtorService.asmx"])
def test_head_has_the_headers_of_get_and_no_body(path) -> None:
    got, asked = request("GET", path), request("HEAD", path)
    assert (asked.status, asked.headers, asked.body) == (got.status, got.headers, b"")


@pytest.mark.parametrize(
    ("path", "is_api"),
    [
        ("/soap", True),
        ("/SOAP/v3/", True),
        ("/json", True),
        ("/Json/v3/x", True),
        ("/soapy", False),
        ("/", False),
    ],
)
def test_one_address_has_two_doors(path, is_api, monkeypatch) -> None:
    monkeypatch.setattr(wsgi, "api", lambda *_: "api")
    monkeypatch.setattr(wsgi, "pages", lambda *_: "pages")
    assert wsgi.application({"PATH_INFO": path}, lambda *_: None) == ("api" if is_api else "pages")
