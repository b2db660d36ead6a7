"""Outcomes of calls, as they are kept: ``ok`` or why the call was refused."""

from loonpoort.contract.faults import Fault, RequestFault, TooManyCallsFault

OK = "ok"
TOO_MANY = "429"
UNREADABLE = "request"
CREDENTIALS = "credentials"
"""Single sign-on: the one fault without a code."""
FAILED = "9999"


def outcome_of(error: BaseException) -> str:
    """The outcome of a call that ended in ``error``: its code where it has one."""
    match error:
        case Fault():
            return CREDENTIALS if error.code is None else str(error.code)
        case TooManyCallsFault():
            return TOO_MANY
        case RequestFault():
            return UNREADABLE
    return FAILED


def refused_authentication(reason: str) -> str:
    """The outcome of a call with a known key id that was not let in, e.g. ``1001 revoked``."""
    return f"1001 {reason}"
