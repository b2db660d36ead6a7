"""The door: routing of what comes in under ``/soap/`` and ``/json/``."""

import threading
from collections.abc import Iterable
from http import HTTPStatus
from time import monotonic
from typing import TYPE_CHECKING

from django.db import DEFAULT_DB_ALIAS, connections

from loonpoort.api import json, soap
from loonpoort.api.answers import HTML, TEXT, XML, Answer, Headers, Parts
from loonpoort.api.requests import Request, request_of
from loonpoort.contract import Service
from loonpoort.operations import SERVICES
from loonpoort.wire.help import operation_list, service_index
from loonpoort.wire.help_operation import no_such_operation, operation_page
from loonpoort.wire.wsdl import wsdl

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_SERVICES = {service.path.lower(): service for service in SERVICES}
INDEX_PATHS = ("/soap", "/soap/", "/soap/v3", "/soap/v3/")
LOOK_SECONDS = 1.0
# The test form's script calls the JSON endpoint; the browser itself submits nothing from these pages.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)


def respond(request: Request) -> tuple[int, Headers, bytes | Parts]:
    """The status, headers and body that answer a request."""
    _drop_dead_connections()
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
    return answer.status, headers, answer.body


def door(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """The same as a WSGI application, for servers with threads."""
    request = request_of(environ)
    status, headers, body = respond(request)
    start_response(f"{status} {HTTPStatus(status).phrase}", headers)
    if request.method == "HEAD":
        return []
    return [body] if isinstance(body, bytes) else body


def _answer(request: Request) -> Answer:
    if request.host is None:
        return Answer(
            400, TEXT, b"This host name is not served here; LOONPOORT_ALLOWED_HOSTS says which are.\n"
        )
    service = _SERVICES.get(request.path.lower())
    if service and request.method == "POST":
        return soap.answer(service, request)
    if json.is_at(request.path):
        return json.answer(request)
    if service is None and request.path not in INDEX_PATHS:
        return Answer(404, TEXT, b"There is no service here; /soap/v3/ lists the services.\n")
    if request.method in ("GET", "HEAD"):
        return _description(service, request) if service else Answer(200, HTML, service_index(SERVICES))
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


class _Look(threading.local):
    """When a thread's connection is looked after again, by the monotonic clock."""

    next = 0.0


_look = _Look()


def _drop_dead_connections() -> None:
    # What Django does around its own requests; this application is not one of them. After an error at once,
    # else no more than once a second: it costs PostgreSQL a round trip.
    connection = connections[DEFAULT_DB_ALIAS]
    now = monotonic()
    if now >= _look.next or connection.errors_occurred:
        _look.next = now + LOOK_SECONDS
        connection.close_if_unusable_or_obsolete()
