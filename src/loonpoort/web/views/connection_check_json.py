"""The connection check for programs: goes by HTTP Basic alone, never by who is signed in."""

import base64
import binascii
import json
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables

from loonpoort.access import visitors
from loonpoort.connect import manifests
from loonpoort.connect.check.asked import EVERYTHING, Asked
from loonpoort.connect.check.checking import Inputs, check_connection
from loonpoort.web.check_forms import LONGEST_LIST
from loonpoort.web.check_json import report_of
from loonpoort.web.sessions import network_address
from loonpoort.wire.problems import CONTENT_TYPE, plain_problem, problem_body

CHALLENGE = 'Basic realm="Loonpoort", charset="UTF-8"'
LONGEST_BODY = LONGEST_LIST + 1000
REFUSED = "Username and token do not let a call in here. More is not told without a token that works."


class _BodyError(Exception):
    """What was sent cannot be used: ``str(error)`` says why."""


@csrf_exempt
@login_not_required
@sensitive_variables()
def connection_check_json(request: HttpRequest) -> HttpResponse:
    """The report as JSON. The same refusal whatever is wrong, until the token itself checks."""
    with translation.override("en"):
        if request.method != "POST":
            return _problem(HTTPStatus.METHOD_NOT_ALLOWED, "The check takes POST.", Allow="POST")
        if not visitors.may_check(network_address(request)):
            wait = "Too many checks at once. Nothing was looked at; try again in a second."
            return _problem(HTTPStatus.TOO_MANY_REQUESTS, wait, **{"Retry-After": "1"})
        try:
            asked = _asked(request)
        except _BodyError as error:
            return _problem(HTTPStatus.BAD_REQUEST, str(error))
        username, token = _credentials(request.headers.get("Authorization", ""))
        inputs = Inputs(
            username=username,
            token=token,
            domain=request.headers.get("Domain", ""),
            asked_from=network_address(request),
            asked=asked,
        )
        try:
            report = check_connection(inputs)
        except ValidationError as error:
            return _problem(HTTPStatus.BAD_REQUEST, " ".join(error.messages))
        if report is None:
            return _problem(HTTPStatus.UNAUTHORIZED, REFUSED, **{"WWW-Authenticate": CHALLENGE})
        return JsonResponse(report_of(report))


def _credentials(authorization: str) -> tuple[str, str]:
    """Username and token of HTTP Basic; what cannot be read is nothing."""
    scheme, _, encoded = authorization.partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        username, _, token = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return "", ""
    return username, token


def _asked(request: HttpRequest) -> Asked:
    """What the body asks for; nothing at all leaves it to the login."""
    body = request.read(LONGEST_BODY + 1)
    if not body.strip():
        return EVERYTHING
    if len(body) > LONGEST_BODY:
        raise _BodyError(f"The body is longer than {LONGEST_BODY} bytes.")
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise _BodyError('Send JSON, such as {"package": "…"} or {"operations": ["…"]}.') from error
    return _asked_of(sent)


def _asked_of(sent: Any) -> Asked:
    if not isinstance(sent, dict) or sent.keys() - {"package", "operations"} or len(sent) > 1:
        raise _BodyError('Send one of {"package": "slug"} and {"operations": ["Service.Operation"]}.')
    if "package" in sent:
        found = manifests.package(sent["package"]) if isinstance(sent["package"], str) else None
        if found is None:
            raise _BodyError("There is no such package: send its slug, as the App Store's addresses have it.")
        return Asked(package=found)
    names = sent.get("operations", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise _BodyError("operations: send a list of names.")
    return Asked(text="\n".join(names))


def _problem(status: HTTPStatus, detail: str, **headers: str) -> HttpResponse:
    body = problem_body(plain_problem(status, detail))
    return HttpResponse(body, content_type=CONTENT_TYPE, status=status, headers=headers)
