"""The machinery of operations and messages: what can be called, with which types, and how it fails.

Knows nothing of payroll, logins, XML or Django; every face of an operation (SOAP, WSDL, JSON, OpenAPI,
help) is rendered from what is declared here.
"""

from loonpoort.contract.faults import Fault, RequestFault
from loonpoort.contract.messages import LongText, Message, Named, Omittable, RefusedBy, Rows
from loonpoort.contract.operations import Header, Operation, Service

__all__ = [
    "Fault",
    "Header",
    "LongText",
    "Message",
    "Named",
    "Omittable",
    "Operation",
    "RefusedBy",
    "RequestFault",
    "Rows",
    "Service",
]
