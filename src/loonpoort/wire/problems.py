"""Refusals as JSON: problem details of RFC 9457, each fault with its HTTP status."""

from http import HTTPStatus

import msgspec

from loonpoort.contract import Fault, RequestFault
from loonpoort.contract.faults import (
    CompanyFault,
    DebtorFault,
    DeclarationSentFault,
    EmployeeFault,
    FileSizeFault,
    InvalidAuthenticationFault,
    InvalidCredentialsFault,
    LeaveFault,
    MediaTypeFault,
    OperationClosedFault,
    ProtectedFault,
    RecordFault,
    SeveralEnvironmentsFault,
    SignOnFault,
    TaskFault,
    TaskResultFault,
    TaskRightFault,
    TooLargeFault,
    TooManyCallsFault,
    UnknownFault,
)

CONTENT_TYPE = "application/problem+json"
REFERENCE = "/json/v3/"
"""Where the page stands that explains every fault."""

_STATUSES: dict[type[Exception], HTTPStatus] = {
    RequestFault: HTTPStatus.BAD_REQUEST,
    TooLargeFault: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    TooManyCallsFault: HTTPStatus.TOO_MANY_REQUESTS,
    MediaTypeFault: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    # Input of the right type that cannot be used; what departs from that is named below.
    Fault: HTTPStatus.UNPROCESSABLE_ENTITY,
    UnknownFault: HTTPStatus.INTERNAL_SERVER_ERROR,
    InvalidAuthenticationFault: HTTPStatus.UNAUTHORIZED,
    InvalidCredentialsFault: HTTPStatus.UNAUTHORIZED,
    OperationClosedFault: HTTPStatus.FORBIDDEN,
    SignOnFault: HTTPStatus.FORBIDDEN,
    EmployeeFault: HTTPStatus.NOT_FOUND,
    CompanyFault: HTTPStatus.NOT_FOUND,
    DebtorFault: HTTPStatus.NOT_FOUND,
    RecordFault: HTTPStatus.NOT_FOUND,
    LeaveFault: HTTPStatus.NOT_FOUND,
    TaskFault: HTTPStatus.NOT_FOUND,
    TaskRightFault: HTTPStatus.FORBIDDEN,
    TaskResultFault: HTTPStatus.INTERNAL_SERVER_ERROR,
    FileSizeFault: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    ProtectedFault: HTTPStatus.CONFLICT,
    DeclarationSentFault: HTTPStatus.CONFLICT,
    SeveralEnvironmentsFault: HTTPStatus.CONFLICT,
}


class Problem(msgspec.Struct):
    """What the body of a refusal holds."""

    type: str
    title: str
    status: int
    detail: str
    code: int | None = None


def status_of(fault: type[Exception]) -> HTTPStatus:
    """The status of a fault, or of the nearest fault that it is a kind of."""
    return next(_STATUSES[kind] for kind in fault.__mro__ if kind in _STATUSES)


def anchor_of(fault: type[Fault]) -> str:
    """Where a fault is explained on the page of all faults."""
    return f"fault-{fault.code or 'credentials'}"


def problem_of(fault: Fault | RequestFault) -> Problem:
    """The detail is the text that a SOAP caller reads, code and all."""
    status = status_of(type(fault))
    if isinstance(fault, Fault):
        reference = f"{REFERENCE}#{anchor_of(type(fault))}"
        return Problem(reference, fault.text, status, str(fault), fault.code)
    return plain_problem(status, str(fault))


def plain_problem(status: HTTPStatus, detail: str) -> Problem:
    """A refusal that the status says all of."""
    return Problem("about:blank", status.phrase, status, detail)


def problem_body(problem: Problem) -> bytes:
    return msgspec.json.encode(problem)
