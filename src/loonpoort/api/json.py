"""What is under ``/json/``: calls, from the bytes that ask to those that answer, and their descriptions."""

import base64
import binascii
import logging
from functools import lru_cache
from http import HTTPStatus
from importlib.metadata import version

from loonpoort.api.answers import HTML, JSON, Answer, whole_or_parts
from loonpoort.api.dispatch import Credentials, perform
from loonpoort.api.requests import Request, SlowCallError
from loonpoort.contract import Fault, Operation, RequestFault
from loonpoort.contract.faults import MediaTypeFault, UnknownFault
from loonpoort.operations import SERVICES
from loonpoort.wire.json_decode import json_decoder
from loonpoort.wire.json_encode import json_response
from loonpoort.wire.json_parse import parse_object
from loonpoort.wire.openapi import BASE_PATH, openapi
from loonpoort.wire.problems import CONTENT_TYPE, Problem, plain_problem, problem_body, problem_of
from loonpoort.wire.reference import reference

CHALLENGE = ("WWW-Authenticate", 'Basic realm="Loonpoort", charset="UTF-8"')

_SERVICES = {f"{BASE_PATH}/{service.name}".lower(): service for service in SERVICES}

logger = logging.getLogger(__name__)


def is_at(path: str) -> bool:
    """Whether a path is under ``/json/``."""
    return f"{path.lower()}/".startswith("/json/")


def answer(request: Request) -> Answer:
    """What is at the path: the list of operations, their OpenAPI description, or an operation to run."""
    wanted = request.path.lower().rstrip("/")
    if wanted in ("/json", BASE_PATH):
        return _described(request, Answer(200, HTML, reference(SERVICES)))
    if wanted == f"{BASE_PATH}/openapi.json":
        return _described(request, Answer(200, JSON, _document(request.address)))
    operation = _operation_at(request.path.rstrip("/"))
    if operation is None:
        return _plain(HTTPStatus.NOT_FOUND, f"There is no operation here; {BASE_PATH}/ lists the operations.")
    if request.method != "POST":
        return _plain(HTTPStatus.METHOD_NOT_ALLOWED, "Operations take POST.", ("Allow", "POST"))
    return _run(operation, request)


@lru_cache(maxsize=8)
def _document(address: str) -> bytes:
    # Large, and asked for by strangers: made once for each name that this server goes by.
    return openapi(SERVICES, address, version("loonpoort"))


def _described(request: Request, description: Answer) -> Answer:
    if request.method in ("GET", "HEAD"):
        return description
    return _plain(HTTPStatus.METHOD_NOT_ALLOWED, "Descriptions take GET.", ("Allow", "GET, HEAD"))


def _operation_at(path: str) -> Operation | None:
    service_path, _, name = path.rpartition("/")
    service = _SERVICES.get(service_path.lower())
    return service.find_any_case(name) if service else None


def _run(operation: Operation, request: Request) -> Answer:
    """Run an operation; whatever goes wrong is a problem, never an exception."""
    try:
        body = request.body()
        value = perform(
            operation,
            credentials_of(request),
            request,
            lambda: json_decoder(operation.request)(parse_object(_json(body, request.content_type))),
        )
        return Answer(200, JSON, whole_or_parts(json_response(operation, value)))
    except SlowCallError:
        raise
    except (Fault, RequestFault) as fault:
        return _refusal(problem_of(fault))
    except Exception:
        logger.exception("A call of %s failed.", operation.key)
        return _refusal(problem_of(UnknownFault()))


def _plain(status: HTTPStatus, detail: str, *headers: tuple[str, str]) -> Answer:
    return _refusal(plain_problem(status, detail), *headers)


def _refusal(problem: Problem, *headers: tuple[str, str]) -> Answer:
    if problem.status == HTTPStatus.UNAUTHORIZED:
        headers = (CHALLENGE, *headers)
    return Answer(problem.status, CONTENT_TYPE, problem_body(problem), headers)


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
