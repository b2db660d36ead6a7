"""Constant bytes: the least that an answer of this size costs under this server."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bench.places import BODIES

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

ANSWERS = {path.name: path.read_bytes() for path in BODIES.iterdir()}
"""By the last part of the SOAPAction."""


def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    environ["wsgi.input"].read()
    body = ANSWERS[environ["HTTP_SOAPACTION"].strip('"').rpartition("/")[2]]
    start_response(
        "200 OK", [("Content-Type", "text/xml; charset=utf-8"), ("Content-Length", str(len(body)))]
    )
    return [body]
