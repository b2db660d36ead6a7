"""The help pages that list services and operations."""

from collections.abc import Iterable
from html import escape

from loonpoort.contract import Operation, Service
from loonpoort.wire.pages import INDEX, Html, link, page, section, table


def service_index(services: Iterable[Service]) -> bytes:
    """The page that lists every service and every operation."""
    return page(
        "Operations",
        "All that can be called, by service. Each page has samples in SOAP 1.1, SOAP 1.2 and JSON, "
        "and a form that makes the call.",
        "".join(map(_service, services)),
    )


def operation_list(service: Service) -> bytes:
    """The page that lists the operations of one service."""
    wsdl = link(f"{service.path}?WSDL", "Service description (WSDL)")
    return page(
        service.name,
        service.summary,
        f"<p>{wsdl}</p>{section('Operations', _operations(service), flush=True)}",
        trail=[link(INDEX, "Operations")],
    )


def help_address(operation: Operation) -> str:
    """Where the page of an operation is."""
    return f"{operation.service.path}?op={operation.name}"


def operation_link(operation: Operation) -> Html:
    return link(help_address(operation), operation.name)


def _service(service: Service) -> Html:
    links = f"{link(service.path, 'About this service')} · {link(f'{service.path}?WSDL', 'WSDL')}"
    return section(
        service.name,
        f'<p class="under-heading">{escape(service.summary)} {links}</p>{_operations(service)}',
        name=service.name,
        flush=True,
    )


def _operations(service: Service) -> Html:
    rows = (
        [f'<span id="{escape(operation.name)}">{operation_link(operation)}</span>', escape(operation.summary)]
        for operation in service.operations.values()
    )
    return table(["Operation", "What it does"], rows, kind="names")
