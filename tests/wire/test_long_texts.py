"""Texts that are made while they are sent."""

import json
from collections.abc import Iterator

import pytest

from loonpoort.contract import LongText, Operation, Service
from loonpoort.contract.types import STRING
from loonpoort.wire.json_encode import json_response
from loonpoort.wire.safety import parse
from loonpoort.wire.soap import Version, response
from loonpoort.wire.texts import PIECE

service = Service("LongTexts", "Answers with a text.")


@service.operation("Text_Get")
def text_get(call: object) -> LongText:
    """Returns a text."""
    raise NotImplementedError


OPERATION: Operation = service.operations["Text_Get"]
TEXTS = ["", "a", "<a b='&'>é€</a>", "x" * (PIECE - 1) + "<" + ']]>\n\t"' * 9, "<é>" * PIECE]


def pieces(text: str) -> list[str]:
    return [text[:1], "", text[1:3], text[3:]]


def test_it_is_a_string_on_the_wire() -> None:
    assert OPERATION.result is not None
    assert (OPERATION.result.node, OPERATION.result.optional) == (STRING, True)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("version", Version)
def test_soap_says_it_as_a_whole_text(version, text) -> None:
    long = b"".join(response(version, OPERATION, LongText(pieces(text))))
    assert long == b"".join(response(version, OPERATION, text))
    assert (parse(long)[-1][0][0].text or "") == text


@pytest.mark.parametrize("text", TEXTS)
def test_json_says_it_as_a_whole_text(text) -> None:
    long = b"".join(json_response(OPERATION, LongText(pieces(text))))
    assert json.loads(long) == {"result": text}


def test_no_more_of_it_is_made_than_is_taken() -> None:
    made = 0

    def endless() -> Iterator[str]:
        nonlocal made
        while True:
            made += 1
            yield "x" * 1000

    for parts in (
        response(Version.SOAP11, OPERATION, LongText(endless())),
        json_response(OPERATION, LongText(endless())),
    ):
        made = 0
        next(parts)
        assert made <= PIECE // 1000 + 1
