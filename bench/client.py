"""Single calls: what an answer holds and how soon it begins."""

import http.client
import statistics
import time
from dataclasses import dataclass

from lxml import etree

from bench.calls import Call

TIMEOUT = 120


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    first_byte: float
    """Seconds until the first byte of the body."""
    total: float


def ask(port: int, call: Call) -> Answer:
    """Make a call on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        connection.connect()
        begun = time.perf_counter()
        connection.request("POST", call.path, call.body, call.headers)
        response = connection.getresponse()
        body = response.read(1)
        first_byte = time.perf_counter() - begun
        body += response.read()
        return Answer(response.status, body, first_byte, time.perf_counter() - begun)
    finally:
        connection.close()


def median_first_byte(port: int, call: Call, seconds: float) -> float:
    """Of calls one after another, nobody else calling; at least three."""
    found: list[float] = []
    end = time.perf_counter() + seconds
    while len(found) < 3 or (time.perf_counter() < end and len(found) < 50):
        found.append(ask(port, call).first_byte)
    return statistics.median(found)


def content(body: bytes) -> list[tuple[str, str]]:
    """The values in an answer as local name and text: the same for every way to write the same thing."""
    root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, huge_tree=True))
    payload = next(element for element in root if etree.QName(element).localname == "Body")
    return [
        (etree.QName(element).localname, element.text)
        for element in payload.iter("*")
        if not len(element) and element.text
    ]
