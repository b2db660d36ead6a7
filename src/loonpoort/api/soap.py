"""A SOAP call, from the bytes that ask to the bytes that answer."""

import logging
from http import HTTPStatus
from typing import Any

from loonpoort.api.answers import Answer, whole_or_parts
from loonpoort.api.dispatch import Credentials, perform
from loonpoort.api.requests import Request, SlowCallError
from loonpoort.contract import Fault, Operation, RequestFault, Service
from loonpoort.contract.faults import TooManyCallsFault, UnknownFault
from loonpoort.wire import soap
from loonpoort.wire.decode import decoder

logger = logging.getLogger(__name__)


def answer(service: Service, request: Request) -> Answer:
    """Run the operation that an envelope asks for; whatever goes wrong is a fault, never an exception."""
    version = soap.version_of_content_type(request.content_type)
    try:
        envelope = soap.read_envelope(request.body())
        version = envelope.version
        operation, value = _run(service, request, envelope)
        body = whole_or_parts(soap.response(version, operation, value))
        return Answer(200, version.content_type, body)
    except SlowCallError:
        raise
    except (Fault, RequestFault) as fault:
        status = HTTPStatus.TOO_MANY_REQUESTS if isinstance(fault, TooManyCallsFault) else 500
        return Answer(status, version.content_type, soap.fault(version, fault))
    except Exception:
        logger.exception("A call of %s failed.", service.name)
        return Answer(500, version.content_type, soap.fault(version, UnknownFault()))


def _run(service: Service, request: Request, envelope: soap.Envelope) -> tuple[Operation, Any]:
    action = soap.action_of(request.soap_action, request.content_type)
    operation = soap.find_operation(service, action, envelope.body)
    told = envelope.header
    credentials = Credentials(told.get("username", ""), told.get("token", ""), told.get("domain", ""))

    def read_arguments() -> tuple[Any, ...]:
        return () if envelope.body is None else decoder(operation.request)(envelope.body)

    return operation, perform(operation, credentials, request, read_arguments)
