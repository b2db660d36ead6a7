"""Captured answers, read by the contract: complaints, and what of it they have shown."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from tests.api.client import SOAP12, Answer
from tests.conformance.comparison import Complaint, differ, field_of, result_of
from tests.conformance.served import Facts
from tests.contract_facts import NIL, facts, local_name

LEXICAL = {
    "int": r"-?\d{1,10}",
    "long": r"-?\d{1,19}",
    "boolean": "true|false",
    "decimal": r"-?\d+(\.\d+)?",
    "dateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?",  # no zone: clients fail on one
    "string": r"[\s\S]*",
    "anyType": r"[\s\S]*",  # clients read text
    "base64Binary": "[A-Za-z0-9+/]*={0,2}",
    "guid": "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
}
VALUE, NONE = "a value", "no value"
Shown = set[tuple[str, str]]
"""Places of the contract, with what answers held there; NONE is nil, a missing element or an empty list."""


class Reader:
    """Reads the answers of one service."""

    def __init__(self, contract: Facts) -> None:
        self._contract = contract
        self._operations = {operation["name"]: operation for operation in contract["operations"]}
        self.shown: Shown = set()

    def complaints(self, name: str, version: str, answer: Answer) -> list[Complaint]:
        """What is wrong with an answer of operation ``name`` to an envelope of this namespace."""
        place = f"{self._contract['service']}.{name} answer"
        frame = facts("errors")["fault"]["soap12" if version == SOAP12 else "soap11"]
        found = list(differ(f"{place} Content-Type", frame["content_type"], answer.headers["Content-Type"]))
        root = etree.fromstring(answer.body)
        found += differ(
            f"{place} envelope", [f"{{{version}}}Envelope", f"{{{version}}}Body"], [root.tag, root[0].tag]
        )
        [content] = root[0]
        if local_name(content) == "Fault":
            return [*found, *_fault(place, answer, content)]
        found += differ(f"{place} status", "200 OK", answer.status)
        return [*found, *self._response(place, self._operations[name], content)]

    def gaps(self, name: str) -> set[tuple[str, str]]:
        """What an answer of this operation may hold and no answer read so far has held."""
        operation, service = self._operations[name], self._contract["service"]
        return set(self._possible(f"{service}.{name} answer", result_of(operation), set())) - self.shown

    def _possible(self, place: str, fields: list[Facts], seen: set[str]) -> Iterator[tuple[str, str]]:
        for field in map(field_of, fields):
            here = f"{place}/{field['name']}"
            yield here, VALUE
            if not field["many"] and (field.get("nillable") or field.get("optional")):
                yield here, NONE
            type_ = self._contract["types"].get(field["type"])
            if type_ and "fields" in type_ and field["type"] not in seen:
                seen.add(field["type"])
                yield from self._possible(self._place(field["type"]), type_["fields"], seen)

    def _place(self, type_name: str) -> str:
        return f"{self._contract['service']} type {type_name}"

    def _response(self, place: str, operation: Facts, response: etree._Element) -> Iterator[Complaint]:
        name = self._contract["response_element"].format(operation=operation["name"])
        yield from differ(f"{place} response element", self._tag(name), response.tag)
        yield from self._fields(place, result_of(operation), response)

    def _fields(self, place: str, expected: list[Facts], element: etree._Element) -> Iterator[Complaint]:
        fields = {self._tag(field["name"]): field_of(field) for field in expected}
        given = [child.tag for child in element]
        unknown = [tag for tag in given if tag not in fields]
        if unknown:
            yield Complaint(f"{place} elements", list(fields), given)
        in_order = [tag for known in [*fields, *dict.fromkeys(unknown)] for tag in given if tag == known]
        yield from differ(f"{place} order", in_order, given)
        if element.text and element.text.strip():
            yield Complaint(f"{place} text", None, element.text)
        for tag, field in fields.items():
            yield from self._field(
                f"{place}/{field['name']}", field, [child for child in element if child.tag == tag]
            )

    def _field(self, place: str, field: Facts, children: list[etree._Element]) -> Iterator[Complaint]:
        is_message = self._contract["types"].get(field["type"], {}).get("fields") is not None
        is_value = not is_message and field["type"] not in ("string", "base64Binary")
        if not children:
            self.shown.add((place, NONE))
            # Nillable numbers, moments, booleans and words are sent as nil, never left out.
            if not field.get("optional", True) or (is_value and field.get("nillable")):
                yield Complaint(place, "present", None)
        if len(children) > 1 and not field["many"]:
            yield Complaint(f"{place} many", 1, len(children))
        for child in children:
            if NIL in child.attrib:
                self.shown.add((place, NONE))
                yield from differ(
                    f"{place} nil", (True, "true", []), (field.get("nillable", True), *_held(child))
                )
            else:
                self.shown.add((place, VALUE if len(child) or child.text else NONE))
                yield from self._content(place, field["type"], child)

    def _content(self, place: str, type_name: str, element: etree._Element) -> Iterator[Complaint]:
        yield from differ(f"{place} attributes", {}, dict(element.attrib))
        type_ = self._contract["types"].get(type_name)
        if type_ and "fields" in type_:
            yield from self._fields(self._place(type_name), type_["fields"], element)
            return
        if len(element):
            yield Complaint(f"{place} content", type_name, [local_name(child) for child in element])
        text = element.text or ""
        is_right = text in type_["enum"] if type_ else re.fullmatch(LEXICAL.get(type_name, ""), text)
        if not is_right:
            yield Complaint(f"{place} value", type_name, text)

    def _tag(self, name: str) -> str:
        return f"{{{self._contract['namespace']}}}{name}"


def _held(nil: etree._Element) -> tuple[str | None, list[Any]]:
    return nil.get(NIL), [*nil, *([nil.text] if nil.text else [])]


def _fault(place: str, answer: Answer, fault: etree._Element) -> Iterator[Complaint]:
    """The frame of a fault, and that its text is one of the contract's."""
    errors = facts("errors")
    yield from differ(
        f"{place} fault status", errors["fault"]["http_status"], int(answer.status.partition(" ")[0])
    )
    code, text, shape = _taken_apart(fault)
    is_12 = fault.tag.startswith(f"{{{SOAP12}}}")
    yield from differ(f"{place} fault shape", FAULT_12 if is_12 else FAULT_11, shape)
    server = errors["fault"]["soap12"]["Code/Value"] if is_12 else errors["fault"]["soap11"]["faultcode"]
    if code == server:
        if not any(text == known or text.startswith(f"{known} (") for known in fault_texts()):
            yield Complaint(f"{place} fault text", "a text of the contract", text)
    else:
        yield from differ(f"{place} fault code", "soap:Sender" if is_12 else "soap:Client", code)
        if not any(pattern.fullmatch(text) for pattern in framework_texts()):
            yield Complaint(f"{place} fault text", "a framework text of the contract", text)


FAULT_11 = ["faultcode", "faultstring", "detail"]
FAULT_12 = [
    *(f"{{{SOAP12}}}{name}" for name in ("Code", "Value", "Reason", "Text")),
    "en",
    f"{{{SOAP12}}}Detail",
]


def fault_of(answer: Answer) -> tuple[str, str]:
    """Who is to blame, and the text."""
    code, text, _ = _taken_apart(answer.content)
    return code, text


def _taken_apart(fault: etree._Element) -> tuple[str, str, list[str]]:
    shape, texts = [], []
    for element in fault.iterdescendants():
        shape.append(element.tag)
        shape += element.attrib.values()
        if element.text:
            texts.append(element.text)
    code, text = [*texts, "", ""][:2]
    return code, text, shape


def fault_texts() -> list[str]:
    """The whole text of every fault that the contract has a code or words for."""
    return [error["fault_text"] for error in facts("errors")["errors"]]


def framework_texts() -> list[re.Pattern[str]]:
    """The texts that tell that a request cannot be read or routed."""
    texts = [re.escape(fault["text"]) for fault in facts("errors")["framework_faults"]]
    return [re.compile(re.sub(r"\\\{\w+\\\}", "(?s:.+)", text)) for text in texts]
