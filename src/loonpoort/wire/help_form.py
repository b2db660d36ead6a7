"""The form on a help page that makes the real call, from the browser."""

from html import escape

import msgspec

from loonpoort.contract import Header, Operation
from loonpoort.contract.types import Array, Enumeration, Field, Record
from loonpoort.wire.json_encode import json_value
from loonpoort.wire.openapi import path_of
from loonpoort.wire.pages import Html, paragraphs
from loonpoort.wire.samples import sample_of

SCRIPT = "test-form.js"
_SECRETS = ("password", "token")
_CREDENTIALS = {
    "Username": ("username", "text", "The e-mail address of the login."),
    "Token": ("token", "password", "Its API token."),
    "Domain": ("domain", "text", "The subdomain of the environment; may be left empty."),
}
_NOTE = (
    "The call is real: it is made from your browser to this server, with what you fill in here. "
    "Nothing of it is stored."
)


def test_form(operation: Operation) -> Html:
    """Hidden until the script has taken it over; a browser must never send a token by itself."""
    warning = (
        '<p class="note warn">This operation writes: what the form sends is really stored.</p>'
        if operation.is_write
        else ""
    )
    fields = "".join(map(_parameter, operation.request.fields))
    return (
        f"{paragraphs(_NOTE)}{warning}"
        '<p class="note without-script">The form needs JavaScript; the samples below do not.</p>'
        f'<form hidden method="post" autocomplete="off" data-test-form="{escape(path_of(operation))}">'
        f"{_credentials(operation)}{_group('Parameters', fields)}"
        '<p class="actions"><button type="submit">Call</button></p></form>'
        '<div class="answer" hidden><h3>Answer</h3><p role="status"></p>'
        '<pre tabindex="0" aria-live="polite" aria-label="Answer"></pre></div>'
    )


def _credentials(operation: Operation) -> Html:
    if operation.header is Header.NONE:
        return ""
    inputs = (_input(name, *_CREDENTIALS[name]) for name in operation.header.elements)
    return _group("Who calls", "".join(inputs))


def _group(legend: str, fields: Html) -> Html:
    return f'<fieldset class="field"><legend>{legend}</legend>{fields}</fieldset>' if fields else ""


def _input(label: str, name: str, kind: str, meaning: str) -> Html:
    control = f'<input type="{kind}" {_attributes(f"call-{name}", meaning)} data-credential="{name}">'
    return _labelled(f"call-{name}", label, meaning, control)


def _parameter(field: Field) -> Html:
    own = f'{_attributes(f"with-{field.name}", field.description)} data-parameter="{escape(field.name)}"'
    return _labelled(f"with-{field.name}", field.name, field.description, _control(field, own))


def _control(field: Field, own: str) -> Html:
    node = field.node
    match node:
        case Record() | Array():
            sample = escape(_indented(field))
            return f'<textarea {own} data-kind="json" rows="{sample.count(chr(10)) + 1}">{sample}</textarea>'
        case Enumeration(values=values):
            return _select(own, "text", values)
    if node.name == "boolean":
        return _select(own, "json", ["true", "false"])
    is_number = node.name in ("int", "long", "decimal")
    kind = "password" if field.name.lower() in _SECRETS else "text"
    return (
        f'<input type="{kind}" {own} data-kind="{"json" if is_number else "text"}"'
        f"{' inputmode=decimal' if is_number else ''}>"
    )


def _indented(field: Field) -> str:
    return msgspec.json.format(json_value(field.node, sample_of(field)), indent=2).decode()


def _select(own: str, kind: str, words: list[str]) -> Html:
    options = "".join(f"<option>{escape(word)}</option>" for word in words)
    return f'<select {own} data-kind="{kind}"><option value="">(left out)</option>{options}</select>'


def _labelled(control_id: str, label: str, meaning: str, control: Html) -> Html:
    described = f'<p class="help" id="{escape(control_id)}-help">{escape(meaning)}</p>' if meaning else ""
    return (
        f'<div class="field"><label for="{escape(control_id)}">{escape(label)}</label>'
        f"{described}{control}</div>"
    )


def _attributes(control_id: str, meaning: str) -> str:
    name = escape(control_id)
    described = f' aria-describedby="{name}-help"' if meaning else ""
    return f'id="{name}" autocomplete="off" spellcheck="false"{described}'
