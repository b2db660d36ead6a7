"""What every protocol does with a call once it is read: know the caller, check its rights, run."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from loonpoort.access.authentication import authenticate_token
from loonpoort.access.calls import Call, Visitor
from loonpoort.api.limits import Headers, admit
from loonpoort.contract import Header, Operation


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a caller says of itself."""

    username: str = ""
    token: str = ""
    domain: str = ""


def perform(
    operation: Operation,
    credentials: Credentials,
    network_address: str,
    read_arguments: Callable[[], tuple[Any, ...]],
    headers: Headers,
) -> Any:
    """Run an operation for a caller and give its value, a list perhaps still to be read.

    Arguments are read last, so that a stranger learns nothing from how they are refused, and after the call
    is counted. Raises Fault and RequestFault. ``headers`` get what the answer must tell either way.
    """
    caller = _caller(operation, credentials, network_address, headers)
    return operation.handler(caller, *read_arguments())


def _caller(
    operation: Operation, credentials: Credentials, network_address: str, headers: Headers
) -> Call | Visitor:
    if operation.header == Header.NONE:
        return Visitor(network_address)
    return authenticate_token(
        credentials.username,
        credentials.token,
        credentials.domain,
        network_address,
        operation=operation.key,
        admit=lambda token: admit(token, headers, is_write=operation.is_write),
    )
