"""Types on a help page: how they are named and linked, and what they hold."""

from collections.abc import Iterable
from html import escape

from loonpoort.contract import Operation
from loonpoort.contract.types import Array, Enumeration, Field, Node, Record, Scalar, is_value, named_types
from loonpoort.wire.pages import Html, code, link, section, table


def type_link(node: Node) -> Html:
    """The name of a type; a structure or enumeration leads to its own part of the page."""
    match node:
        case Array(item):
            return f"list of {type_link(item)}"
        case Scalar(name=name):
            return escape(name)
    return link(f"#type-{node.name}", node.name)


def presence(field: Field) -> Html:
    """Whether a field must be there, in the words of the schema."""
    words = "optional" if field.optional else "required"
    return f"{words}, may be nil" if field.nillable else words


def missing(field: Field) -> str:
    """What is read when it is left out."""
    if field.nillable:
        return "nil"
    if not is_value(field.node):
        return "nothing"
    zero = field.zero
    return {"boolean": "false", "dateTime": "the year 1"}.get(field.node.name, str(zero))


def fields_table(fields: Iterable[Field]) -> Html:
    """The fields of a structure, in the order they are sent in."""
    rows = (
        [code(field.name), type_link(field.node), presence(field), escape(field.description)]
        for field in fields
    )
    return table(["Field", "Type", "Presence", "Meaning"], rows)


def type_sections(operation: Operation) -> Html:
    """Every structure and enumeration that an operation speaks of."""
    roots = [field.node for field in operation.request.fields]
    roots += [operation.result.node] if operation.result else []
    return "".join(_section(node) for node in named_types(*roots) if not isinstance(node, Array))


def _section(node: Node) -> Html:
    name = f"type-{node.name}"
    match node:
        case Enumeration(values=values):
            return section(node.name, f"<p>One of {', '.join(map(code, values))}.</p>", name=name)
        case Record(fields=fields) if fields:
            return section(node.name, fields_table(fields), name=name, flush=True)
    return section(node.name, "<p>Holds nothing.</p>", name=name)
