"""The pages that list services and operations, for people with a browser."""

from collections.abc import Iterable, Iterator
from html import escape

from loonpoort.contract import Operation, Service
from loonpoort.contract.types import Array, Field

STYLESHEET = "/static/loonpoort/style.css"


def service_index(services: Iterable[Service]) -> bytes:
    """The page that lists services."""
    items = (
        f'<li><a href="{escape(service.path)}">{escape(service.name)}</a>: {escape(service.summary)}</li>'
        for service in services
    )
    return _page("Services", f"<ul>{''.join(items)}</ul>")


def operation_list(service: Service) -> bytes:
    """The page that lists the operations of one service."""
    link = f'<a href="{escape(service.path)}?WSDL">Service description (WSDL)</a>'
    operations = "".join(map(_section, service.operations.values()))
    return _page(
        service.name,
        f"<p>{escape(service.summary)}</p><p>{link}</p><h2>Operations</h2>{operations}",
    )


def _page(title: str, content: str) -> bytes:
    title = escape(title)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title} - Loonpoort</title><link rel="stylesheet" href="{STYLESHEET}"></head>'
        f"<body><main><h1>{title}</h1>{content}</main></body></html>"
    ).encode()


def _section(operation: Operation) -> str:
    rows = "".join(f"<dt>{term}</dt><dd>{text}</dd>" for term, text in _facts(operation))
    name = escape(operation.name)
    return f'<section id="{name}"><h3>{name}</h3><p>{escape(operation.summary)}</p><dl>{rows}</dl></section>'


def _facts(operation: Operation) -> Iterator[tuple[str, str]]:
    yield "Parameters", ", ".join(map(_described, operation.request.fields)) or "none"
    result = operation.result
    yield "Result", _type_name(result) if result else "none"


def _described(field: Field) -> str:
    return f"<code>{escape(field.name)}</code> ({_type_name(field)})"


def _type_name(field: Field) -> str:
    if isinstance(field.node, Array):
        return f"list of {escape(field.node.item.name)}"
    return escape(field.node.name)
