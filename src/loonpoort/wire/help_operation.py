"""The help page of one operation."""

from collections.abc import Iterator
from html import escape

from loonpoort.contract import Fault, Header, Operation, Service
from loonpoort.contract.faults import RequestFault
from loonpoort.wire.help_form import SCRIPT, test_form
from loonpoort.wire.help_samples import json_answer, json_request, soap_answer, soap_request
from loonpoort.wire.help_types import missing, presence, type_link, type_sections
from loonpoort.wire.pages import (
    INDEX,
    JSON_INDEX,
    Html,
    code,
    link,
    listing,
    page,
    paragraphs,
    section,
    table,
)
from loonpoort.wire.problems import anchor_of, status_of
from loonpoort.wire.soap import Version

_CALLERS = {
    Header.NONE: "No header: the parameters say who calls.",
    Header.TOKEN: "Username and token, in the header AuthHeader or by HTTP Basic.",
    Header.TOKEN_AND_DOMAIN: (
        "Username, token and domain, in the header AuthHeaderWithDomain, or by HTTP Basic and a header "
        "Domain. The domain may be left out."
    ),
}


def operation_page(operation: Operation, address: str) -> bytes:
    """The page; ``address`` is the scheme and host that the samples speak of."""
    host = address.partition("://")[2]
    parts = [
        paragraphs(operation.description),
        section("Parameters", _parameters(operation), flush=bool(operation.request.fields)),
        section("Result", f"<p>{_result(operation)}</p>"),
        type_sections(operation),
        section("Faults", _faults(operation), flush=True),
        section("Try it", test_form(operation), name="try"),
        section("Samples", "".join(_samples(operation, host)), name="samples"),
    ]
    service = operation.service
    trail = [link(INDEX, "Operations"), link(service.path, service.name)]
    return page(operation.name, operation.summary, "".join(parts), trail=trail, script=SCRIPT)


def no_such_operation(service: Service, name: str) -> bytes:
    """The page that is shown instead when there is none of that name."""
    return page(
        "No such operation",
        f"{service.name} has no operation {name[:80]}.",
        f"<p>{link(service.path, f'The operations of {service.name}')}</p>",
        trail=[link(INDEX, "Operations"), link(service.path, service.name)],
    )


def _parameters(operation: Operation) -> Html:
    caller = f'<p class="under-heading">{escape(_CALLERS[operation.header])}</p>'
    fields = operation.request.fields
    if not fields:
        return f"{caller}<p>There are none.</p>"
    rows = (
        [code(field.name), type_link(field.node), presence(field), missing(field), escape(field.description)]
        for field in fields
    )
    return caller + table(["Name", "Type", "Presence", "When left out", "Meaning"], rows)


def _result(operation: Operation) -> Html:
    result = operation.result
    if result is None:
        return "None: the response is empty."
    return f"{code(result.name)}: {type_link(result.node)}"


def _faults(operation: Operation) -> Html:
    rows = [*map(_fault, operation.faults), _row("none", "The request cannot be read.", RequestFault)]
    return table(["Code", "Text", "When", "HTTP status in JSON"], rows)


def _fault(fault: type[Fault]) -> list[Html]:
    shown = str(fault.code) if fault.code else "none"
    return [
        link(f"{JSON_INDEX}#{anchor_of(fault)}", shown),
        escape(fault.text),
        escape(summary_of(fault)),
        str(int(status_of(fault))),
    ]


def _row(code_shown: str, when: str, fault: type[Exception]) -> list[Html]:
    return [code_shown, "what is wrong, and where", when, str(int(status_of(fault)))]


def summary_of(fault: type[Exception]) -> str:
    """When it is told: the first line of its docstring."""
    return (fault.__doc__ or "").partition("\n")[0]


def _samples(operation: Operation, host: str) -> Iterator[Html]:
    for name, version in (("SOAP 1.1", Version.SOAP11), ("SOAP 1.2", Version.SOAP12)):
        yield _sample(name, soap_request(version, operation, host), soap_answer(version, operation))
    yield _sample("JSON", json_request(operation, host), json_answer(operation))


def _sample(name: str, request: str, answer: str) -> Html:
    return f"<h3>{name}</h3>{listing(request)}{listing(answer)}"
