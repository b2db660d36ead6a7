"""Which operation a request calls."""

import re

from lxml import etree

from loonpoort.contract import Operation, RequestFault, Service
from loonpoort.wire.safety import local_name

# Quoted values are matched whole, so that nothing inside one is taken for a parameter.
_PARAMETER = re.compile(r""";\s*([^\s=;"]+)\s*=\s*(?:"([^"]*)"|([^\s;]*))""")


def action_of(http_soap_action: str | None, content_type: str) -> str | None:
    """The announced action: SOAP 1.1 sends it in a header of its own, SOAP 1.2 inside Content-Type."""
    if http_soap_action and http_soap_action != '""':
        return http_soap_action
    for name, quoted, bare in _PARAMETER.findall(content_type):
        if name.lower() == "action":
            return str(quoted or bare)
    return None


def find_operation(service: Service, soap_action: str | None, body: etree._Element | None) -> Operation:
    """The operation that is called.

    Raises RequestFault when none can be told, or when another was announced than the body asks for.
    """
    action = (soap_action or "").strip().strip('"')
    asked = "" if body is None else local_name(body)
    if not action:
        return _named(service, asked)
    announced = _announced(service, action)
    if announced.name != asked:
        raise RequestFault(
            f"The SOAPAction announces {announced.name}, but the first element of the body is "
            f"'{asked[:80]}'. Send the same operation in both, or leave the SOAPAction out."
        )
    return announced


def _named(service: Service, name: str) -> Operation:
    operation = service.find(name)
    if operation is None:
        raise RequestFault(
            "Unable to handle request without a valid action parameter. Please supply a valid soap action."
        )
    return operation


def _announced(service: Service, action: str) -> Operation:
    namespace, _, name = action.rpartition("/")
    operation = service.find(name)
    if operation is None or namespace != service.namespace:
        raise RequestFault(f"Server did not recognize the value of HTTP Header SOAPAction: {action[:200]}.")
    return operation
