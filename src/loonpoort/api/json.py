"""A JSON call, from the bytes that ask to the bytes that answer."""

import base64
import binascii
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus

from loonpoort.api.dispatch import Credentials, perform
from loonpoort.api.requests import Request
from loonpoort.contract import Fault, Operation, RequestFault
from loonpoort.contract.faults import MediaTypeFault, UnknownFault
from loonpoort.wire.json_decode import json_decoder
from loonpoort.wire.json_encode import json_response
from loonpoort.wire.json_parse import parse_object
from loonpoort.wire.problems import CONTENT_TYPE, Problem, problem_body, problem_of

JSON = "application/json"
CHALLENGE = ("WWW-Authenticate", 'Basic realm="Loonpoort", charset="UTF-8"')

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    content_type: str
    chunks: Iterable[bytes]
    headers: tuple[tuple[str, str], ...] = ()


def answer(operation: Operation, request: Request) -> Answer:
    """Run an operation; whatever goes wrong is a problem, never an exception."""
    try:
        body = request.body()
        value = perform(
            operation,
            credentials_of(request),
            request.network_address,
            lambda: json_decoder(operation.request)(parse_object(_json(body, request.content_type))),
        )
        return Answer(200, JSON, json_response(operation, value))
    except (Fault, RequestFault) as fault:
        return refusal(problem_of(fault))
    except Exception:
        logger.exception("A call of %s failed.", operation.key)
        return refusal(problem_of(UnknownFault()))


def refusal(problem: Problem) -> Answer:
    headers = (CHALLENGE,) if problem.status == HTTPStatus.UNAUTHORIZED else ()
    return Answer(problem.status, CONTENT_TYPE, (problem_body(problem),), headers)


def credentials_of(request: Request) -> Credentials:
    """What HTTP Basic and the ``Domain`` header say; what cannot be read says nothing."""
    scheme, _, encoded = request.authorization.partition(" ")
    if scheme.lower() != "basic":
        return Credentials()
    try:
        username, _, token = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return Credentials()
    return Credentials(username, token, request.domain)


def _json(body: bytes, content_type: str) -> bytes:
    media_type, _, parameters = content_type.lower().partition(";")
    charset = parameters.partition("charset=")[2].strip('" ')
    if body and (media_type.strip() != JSON or charset not in ("", "utf-8")):
        raise MediaTypeFault(f"Send the parameters as {JSON}, in UTF-8.")
    return body
