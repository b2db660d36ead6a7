"""What every protocol does with a call once it is read: know the caller, check its rights, run, account."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import transaction

from loonpoort.access.authentication import authenticate_token
from loonpoort.access.calls import Call, Visitor
from loonpoort.access.models import Token
from loonpoort.access.usage import Account, flush
from loonpoort.api.limits import admit
from loonpoort.api.requests import Request, SlowCallError
from loonpoort.contract import Header, Operation
from loonpoort.contract.faults import InvalidAuthenticationFault


class Credentials(NamedTuple):
    """What a caller says of itself."""

    username: str = ""
    token: str = ""
    domain: str = ""


def perform(
    operation: Operation,
    credentials: Credentials,
    request: Request,
    read_arguments: Callable[[], tuple[Any, ...]],
) -> Any:
    """Run an operation for a caller and give its value, a list perhaps still to be read.

    Arguments are read once the caller is let in and counted, so that a stranger learns nothing from how they
    are refused. Whatever becomes of the call is accounted for; a change in the transaction that it is made
    in. ``request.answer_headers`` get what the answer must tell either way. Raises Fault and RequestFault,
    and SlowCallError before anything is done.
    """
    if operation.is_slow and request.is_among_quick:
        raise SlowCallError
    account = Account(operation.key)
    try:
        caller = _caller(operation, credentials, request, account)
        arguments = read_arguments()
        if not operation.is_write:
            return account.answered(operation.handler(caller, *arguments))
        with transaction.atomic():
            return account.written(operation.handler(caller, *arguments))
    except InvalidAuthenticationFault:
        raise  # accounted for by whoever knows why
    except Exception as error:
        account.refused(error)
        raise
    finally:
        if operation.is_slow:
            # These run among the pages, where nobody flushes later.
            flush()


def _caller(
    operation: Operation, credentials: Credentials, request: Request, account: Account
) -> Call | Visitor:
    if operation.header is Header.NONE:
        return Visitor(request.network_address)

    def let_in(token: Token) -> None:
        account.of(token)
        admit(token, request.answer_headers, is_write=operation.is_write)

    call = authenticate_token(*credentials, request.network_address, operation=operation.key, admit=let_in)
    account.about = call.about
    return call
