"""The door: routing of what comes in under ``/soap/``."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.db import connections

from loonpoort.api import soap
from loonpoort.api.requests import Request
from loonpoort.contract import Service
from loonpoort.operations import SERVICES
from loonpoort.wire.listing import operation_list, service_index
from loonpoort.wire.wsdl import wsdl

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

HTML = "text/html; charset=utf-8"
XML = "text/xml; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
INDEX_PATHS = ("/soap", "/soap/", "/soap/v3", "/soap/v3/")

Answer = tuple[int, str, bytes]


def door(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """The WSGI application."""
    _drop_dead_connections()
    request = Request(environ)
    status, content_type, body = _answer(request)
    headers = [
        ("Content-Type", content_type),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "private, no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    if content_type == HTML:
        headers.append(("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'"))
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers.append(("Allow", "GET, HEAD" if request.path in INDEX_PATHS else "GET, HEAD, POST"))
    start_response(f"{status} {HTTPStatus(status).phrase}", headers)
    return [] if request.method == "HEAD" else [body]


def _answer(request: Request) -> Answer:
    if request.host is None:
        return 400, TEXT, b"This host name is not served here; LOONPOORT_ALLOWED_HOSTS says which are.\n"
    service = _service_at(request.path)
    if service is None and request.path not in INDEX_PATHS:
        return 404, TEXT, b"There is no service here; /soap/v3/ lists the services.\n"
    if request.method in ("GET", "HEAD"):
        return _description(service, request) if service else (200, HTML, service_index(SERVICES))
    if request.method == "POST" and service:
        status, version, body = soap.answer(service, request)
        return status, version.content_type, body
    return 405, TEXT, b"Services take POST; GET describes them.\n"


def _description(service: Service, request: Request) -> Answer:
    if request.query.lower() in ("wsdl", "singlewsdl"):
        return 200, XML, wsdl(service, f"{request.scheme}://{request.host}{service.path}")
    return 200, HTML, operation_list(service)


def _service_at(path: str) -> Service | None:
    wanted = path.lower()
    return next((service for service in SERVICES if service.path.lower() == wanted), None)


def _drop_dead_connections() -> None:
    # What Django does around its own requests; this application is not one of them.
    for connection in connections.all(initialized_only=True):
        connection.close_if_unusable_or_obsolete()
