"""A SOAP call, from the bytes that ask to the bytes that answer."""

import logging
from typing import Any

from loonpoort.api.dispatch import Credentials, perform
from loonpoort.api.requests import Request
from loonpoort.contract import Fault, Operation, RequestFault, Service
from loonpoort.contract.faults import UnknownFault
from loonpoort.wire import soap
from loonpoort.wire.decode import decoder

logger = logging.getLogger(__name__)


def answer(service: Service, request: Request) -> tuple[int, soap.Version, bytes]:
    """The status, SOAP version and body of the answer; whatever goes wrong is a fault, never an exception."""
    version = soap.version_of_content_type(request.content_type)
    try:
        envelope = soap.read_envelope(request.body())
        version = envelope.version
        operation, value = _run(service, request, envelope)
        return 200, version, b"".join(soap.response(version, operation, value))
    except (Fault, RequestFault) as fault:
        return 500, version, soap.fault(version, fault)
    except Exception:
        logger.exception("A call of %s failed.", service.name)
        return 500, version, soap.fault(version, UnknownFault())


def _run(service: Service, request: Request, envelope: soap.Envelope) -> tuple[Operation, Any]:
    action = soap.action_of(request.soap_action, request.content_type)
    operation = soap.find_operation(service, action, envelope.body)
    value = perform(
        operation,
        Credentials(**{name: envelope.header.get(name, "") for name in ("username", "token", "domain")}),
        request.network_address,
        lambda: () if envelope.body is None else decoder(operation.request)(envelope.body),
    )
    return operation, value
