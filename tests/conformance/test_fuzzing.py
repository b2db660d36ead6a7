"""Requests that were damaged on their way: read all the same, or refused; never anything else."""

import contextlib
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loonpoort.contract import Operation, RequestFault
from loonpoort.wire.decode import decoder
from loonpoort.wire.soap import find_operation, read_envelope
from tests.api.client import SOAP11, post
from tests.cast import House
from tests.conformance.captures import OPERATIONS
from tests.conformance.strategies import arguments, envelope_of
from tests.conformance.test_properties import assert_answers, bounded, every_operation, versions

TAG = re.compile(rb"<[^>]*>")
ENCODINGS = ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp500"]
Damage = Callable[[bytes, int, int], bytes]
"""Two numbers say where, whatever the length of the body."""


def flipped(body: bytes, at: int, bit: int) -> bytes:
    at %= len(body)
    return body[:at] + bytes([body[at] ^ 1 << bit % 8]) + body[at + 1 :]


def truncated(body: bytes, at: int, _: int) -> bytes:
    return body[: at % len(body)]


def cut(body: bytes, one: int, other: int) -> bytes:
    first, last = sorted((one % len(body), other % len(body)))
    return body[:first] + body[last:]


def doubled(body: bytes, one: int, other: int) -> bytes:
    first, last = sorted((one % len(body), other % len(body)))
    return body[:last] + body[first:]


def swapped(body: bytes, one: int, other: int) -> bytes:
    """Two tags in each other's places."""
    tags = list(TAG.finditer(body))
    if len(tags) < 2:
        return body
    first, last = sorted((one % len(tags), other % len(tags)))
    if first == last:
        return body
    earlier, later = tags[first], tags[last]
    between = body[earlier.end() : later.start()]
    return body[: earlier.start()] + later[0] + between + earlier[0] + body[later.end() :]


def recoded(body: bytes, which: int, _: int) -> bytes:
    """Other bytes than were declared."""
    return body.decode("utf-8", "replace").encode(ENCODINGS[which % len(ENCODINGS)], "replace")


Plan = list[tuple[Damage, int, int]]
DAMAGES: list[Damage] = [flipped, truncated, cut, doubled, swapped, recoded]
places = st.integers(0, 2000)
damages = st.lists(st.tuples(st.sampled_from(DAMAGES), places, places), min_size=1, max_size=3)


def damaged(body: bytes, plan: Plan) -> bytes:
    for damage, one, other in plan:
        body = damage(body, one, other) if body else body
    return body


@every_operation
@bounded
@given(data=st.data(), version=versions, plan=damages)
def test_a_damaged_envelope_is_read_or_refused(
    operation: Operation, data: st.DataObject, version: str, plan: Plan
) -> None:
    sent = envelope_of(operation, version, {"Username": "a", "Token": "b"}, data.draw(arguments(operation)))
    body = damaged(sent, plan)
    with contextlib.suppress(RequestFault):
        envelope = read_envelope(body)
        found = find_operation(operation.service, None, envelope.body)
        if envelope.body is not None:
            decoder(found.request)(envelope.body)


@every_operation
@bounded
@given(data=st.data(), version=versions, plan=damages)
def test_a_damaged_call_is_answered_or_refused(
    operation: Operation,
    house: House,
    data: st.DataObject,
    version: str,
    plan: Plan,
) -> None:
    known = {"Username": house.package.email, "Token": house.package_token, "Domain": "kantoor"}
    sent = envelope_of(operation, version, known, data.draw(arguments(operation)))
    body = damaged(sent, plan)
    assert_answers(operation, post(operation.key, body, version=version))


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_done(damage: Damage) -> None:
    """Else nothing was tested above."""
    body = envelope_of(OPERATIONS[0], SOAP11, {}, {"CompanyId": "1"})
    assert damage(body, 3, 5) != body
