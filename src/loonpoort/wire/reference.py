"""The readable documentation of the JSON endpoints, beside their OpenAPI document."""

from collections.abc import Iterable
from html import escape

from loonpoort.contract import Fault, Operation, Service
from loonpoort.contract.faults import MediaTypeFault, RequestFault, TooLargeFault, TooManyCallsFault
from loonpoort.wire.help import help_address
from loonpoort.wire.help_operation import summary_of
from loonpoort.wire.openapi import BASE_PATH, path_of
from loonpoort.wire.pages import INDEX, Html, code, link, page, section, table
from loonpoort.wire.problems import CONTENT_TYPE, anchor_of, status_of

_RULES = (
    ("Address", f"POST {BASE_PATH}/{{Service}}/{{Operation}}"),
    (
        "Caller",
        "HTTP Basic: the e-mail address of the login as username, its API token as password. A header "
        "Domain may name the environment. The operations of SingleSignOn need neither.",
    ),
    (
        "Parameters",
        "One JSON object, as application/json in UTF-8; nothing at all when there are none. Names in any "
        "order and case, unknown ones skipped, missing ones zero, false or empty.",
    ),
    ("Answer", 'Status 200 and {"result": ...}. Every field is there; null is no value.'),
    (
        "Refusal",
        f"{CONTENT_TYPE}, as in RFC 9457, with the code of the fault and the text that SOAP callers read.",
    ),
    ("Moments", "2017-08-11T00:00:00, without a zone, on the clock of Amsterdam."),
    ("Decimals", "Written as texts, so that no digit is lost; read as texts or as numbers."),
    ("Bytes", "Base64."),
)


def reference(services: Iterable[Service]) -> bytes:
    """The page: how to call, what is refused how, and every operation."""
    services = list(services)
    rules = "".join(f"<dt>{name}</dt><dd>{escape(rule)}</dd>" for name, rule in _RULES)
    document = f"<p>{link(f'{BASE_PATH}/openapi.json', 'OpenAPI document')}, for tools.</p>"
    return page(
        "JSON",
        "The operations of the SOAP services as JSON: the same rights, the same answers, the same faults.",
        section("How to call", f'<dl class="facts">{rules}</dl>{document}')
        + "".join(map(_service, services))
        + section("Faults", _faults(services), flush=True),
        trail=[link(INDEX, "Operations")],
    )


def _service(service: Service) -> Html:
    rows = ([_operation(each), escape(each.summary)] for each in service.operations.values())
    return section(service.name, table(["Operation", "What it does"], rows, kind="names"), flush=True)


def _operation(operation: Operation) -> Html:
    shown = path_of(operation).removeprefix(f"{BASE_PATH}/")
    return link(help_address(operation), shown)


def _faults(services: list[Service]) -> Html:
    operations = (operation for service in services for operation in service.operations.values())
    known = {fault for operation in operations for fault in operation.faults}
    rows = [_fault(fault) for fault in sorted(known, key=lambda fault: fault.code or 0)]
    rows += [
        _row("none", fault, "what is wrong, and where")
        for fault in (RequestFault, TooLargeFault, MediaTypeFault, TooManyCallsFault)
    ]
    return table(["Code", "Status", "Text", "When"], rows)


def _fault(fault: type[Fault]) -> list[Html]:
    shown = code(str(fault.code)) if fault.code else "none"
    return _row(f'<span id="{anchor_of(fault)}">{shown}</span>', fault, fault.text)


def _row(shown: Html, fault: type[Exception], text: str) -> list[Html]:
    status = status_of(fault)
    return [shown, f"{status:d} {escape(status.phrase)}", escape(text), escape(summary_of(fault))]
