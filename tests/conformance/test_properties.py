"""What holds for any request and any answer of every operation, with values made up from its types."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from loonpoort.contract import Operation
from loonpoort.contract.types import Field
from loonpoort.wire import soap
from loonpoort.wire.decode import decoder
from loonpoort.wire.soap import Version, find_operation, read_envelope
from tests.api.client import SOAP11, SOAP12, Answer, post
from tests.cast import House
from tests.conformance.answers import Reader, fault_of
from tests.conformance.captures import OPERATIONS, candidates, served_wsdl
from tests.conformance.served import XSD
from tests.conformance.strategies import arguments, envelope_of, texts_by_name, values
from tests.contract_facts import service

bounded = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
every_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.key)
versions = st.sampled_from([SOAP11, SOAP12])
CHANGE = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)
ACCOUNTS = {"access_token", "access_usage"}
"""Tables that any call may write to: when a token was used last, and what it called."""
NOTES = {
    "SingleSignOn": {
        "access_signon",
        "audit_entry",
        "audit_head",
        "axes_accessattempt",
        "axes_accessattemptexpiration",
        "django_tasks_database_dbtaskresult",  # a lock-out is put on record later
    }
}
"""By service, the tables that its reads may write to: a sign-on is used once, and wrong passwords count."""


@cache
def schema_of(service: str) -> etree.XMLSchema:
    """The schema of the served WSDL; another that it imports is put beside it."""
    with TemporaryDirectory() as folder:
        schemas = list(etree.fromstring(served_wsdl(service)).iter(f"{XSD}schema"))
        files = {schema.get("targetNamespace"): f"{place}.xsd" for place, schema in enumerate(schemas)}
        for schema in schemas:
            for other in schema.iter(f"{XSD}import"):
                other.set("schemaLocation", files[other.get("namespace")])
            Path(folder, files[schema.get("targetNamespace")]).write_bytes(etree.tostring(schema))
        return etree.XMLSchema(file=str(Path(folder, "0.xsd")))


def content_of(body: bytes) -> etree._Element:
    """What an envelope holds."""
    [content] = etree.fromstring(body)[-1]
    return content


def assert_valid(operation: Operation, body: bytes) -> None:
    schema_of(operation.service.name).assertValid(etree.fromstring(etree.tostring(content_of(body))))


@every_operation
@bounded
@given(data=st.data(), version=versions)
def test_arguments_are_read_as_they_were_sent(
    operation: Operation, data: st.DataObject, version: str
) -> None:
    sent = data.draw(arguments(operation))
    body = envelope_of(operation, version, {}, sent)
    envelope = read_envelope(body)
    assert envelope.version.namespace == version
    assert find_operation(operation.service, None, envelope.body) is operation
    assert envelope.body is not None
    assert decoder(operation.request)(envelope.body) == sent
    assert_valid(operation, body)


def results(result: Field) -> st.SearchStrategy[Any]:
    return st.none() | values(result.node) if result.optional else values(result.node)


@every_operation
@bounded
@given(data=st.data(), version=st.sampled_from(Version))
def test_any_result_is_an_answer_of_the_served_schema(
    operation: Operation, data: st.DataObject, version: Version
) -> None:
    drawn = data.draw(st.none() if operation.result is None else results(operation.result))
    body = b"".join(soap.response(version, operation, drawn))
    assert_valid(operation, body)
    headers = {"Content-Type": version.content_type}
    reader = Reader(service(operation.service.name))
    assert reader.complaints(operation.name, version.namespace, Answer("200 OK", headers, body)) == []


@contextmanager
def changes() -> Iterator[set[str]]:
    """The tables that are written to meanwhile."""
    found: set[str] = set()

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if change := CHANGE.match(sql):
            found.add(change[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield found


@every_operation
@bounded
@given(data=st.data(), version=versions)
def test_any_request_is_answered_or_refused_and_reads_change_nothing(
    operation: Operation, filled: House, data: st.DataObject, version: str
) -> None:
    house, values_known = filled, candidates(filled)
    known = {"Username": house.package.email, "Token": house.package_token}
    sent = data.draw(arguments(operation, values_known) | texts_by_name(operation, values_known))
    with changes() as changed:
        answer = post(operation.key, envelope_of(operation, version, known, sent), version=version)
    assert_answers(operation, answer)
    assert operation.is_write or changed <= ACCOUNTS | NOTES.get(operation.service.name, set())


def assert_answers(operation: Operation, answer: Answer) -> None:
    """That it is a whole answer, and no refusal that tells of something broken inside."""
    if answer.status == "200 OK":
        assert_valid(operation, answer.body)
        return
    code, text = fault_of(answer)
    assert code in ("soap:Client", "soap:Sender", "soap:Server", "soap:Receiver")
    assert "---> 9999" not in text
