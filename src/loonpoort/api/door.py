"""The door: routing of what comes in under ``/soap/`` and ``/json/``."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.db import DEFAULT_DB_ALIAS, connections

from loonpoort.api import json, soap
from loonpoort.api.answers import HTML, TEXT, XML, Answer
from loonpoort.api.requests import Request
from loonpoort.contract import Service
from loonpoort.operations import SERVICES
from loonpoort.wire.help import operation_list, service_index
from loonpoort.wire.help_operation import no_such_operation, operation_page
from loonpoort.wire.wsdl import wsdl

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

INDEX_PATHS = ("/soap", "/soap/", "/soap/v3", "/soap/v3/")
# The test form's script calls the JSON endpoint; the browser itself submits nothing from these pages.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)


def door(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """The WSGI application."""
    _drop_dead_connections()
    request = Request(environ)
    answer = _answer(request)
    headers = [
        ("Content-Type", answer.content_type),
        ("Cache-Control", "private, no-store"),
        ("X-Content-Type-Options", "nosniff"),
        *answer.headers,
        *request.answer_headers,
    ]
    if answer.content_type == HTML:
        headers.append(("Content-Security-Policy", CONTENT_SECURITY_POLICY))
        headers.append(("Referrer-Policy", "same-origin"))
    if isinstance(answer.body, bytes):
        headers.append(("Content-Length", str(len(answer.body))))
    start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", headers)
    if request.method == "HEAD":
        return []
    return [answer.body] if isinstance(answer.body, bytes) else answer.body


def _answer(request: Request) -> Answer:
    if request.host is None:
        return Answer(
            400, TEXT, b"This host name is not served here; LOONPOORT_ALLOWED_HOSTS says which are.\n"
        )
    if json.is_at(request.path):
        return json.answer(request)
    service = _service_at(request.path)
    if service is None and request.path not in INDEX_PATHS:
        return Answer(404, TEXT, b"There is no service here; /soap/v3/ lists the services.\n")
    if request.method in ("GET", "HEAD"):
        return _description(service, request) if service else Answer(200, HTML, service_index(SERVICES))
    if request.method == "POST" and service:
        return soap.answer(service, request)
    allowed = "GET, HEAD, POST" if service else "GET, HEAD"
    return Answer(405, TEXT, b"Services take POST; GET describes them.\n", (("Allow", allowed),))


def _description(service: Service, request: Request) -> Answer:
    if request.query.lower() in ("wsdl", "singlewsdl"):
        return Answer(200, XML, wsdl(service, f"{request.address}{service.path}"))
    name = request.parameters.get("op")
    if name is None:
        return Answer(200, HTML, operation_list(service))
    operation = service.find_any_case(name)
    if operation is None:
        return Answer(404, HTML, no_such_operation(service, name))
    return Answer(200, HTML, operation_page(operation, request.address))


def _service_at(path: str) -> Service | None:
    wanted = path.lower()
    return next((service for service in SERVICES if service.path.lower() == wanted), None)


def _drop_dead_connections() -> None:
    # What Django does around its own requests; this application is not one of them.
    connections[DEFAULT_DB_ALIAS].close_if_unusable_or_obsolete()
