"""The one way in for XML that strangers send: parsed once, with limits, without DTDs."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from lxml import etree

from loonpoort.contract import RequestFault
from loonpoort.wire.familiarity import is_familiar

MAX_BODY = 8 * 1024 * 1024
"""Bytes of one request."""
MAX_DEPTH = 32
"""Elements inside each other, the outermost included."""
MAX_MARKS = 400_000
"""Tags, and equals signs: a tree takes up to forty times the memory of the tags that it is read from.

A batch of 10,000 rows with fifteen fields each has 320,000 tags.
"""

ENCODINGS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "ascii",
    "ascii": "ascii",
    "iso-8859-1": "iso-8859-1",
    "latin1": "iso-8859-1",
    "iso-8859-15": "iso-8859-15",
    "windows-1252": "windows-1252",
}
"""What may be declared. No others: some of Python's codecs can be made to work for minutes."""


def _parser() -> etree.XMLParser:
    # Everything arrives here as UTF-8, so the parser is told to believe no declaration.
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
    )


_PARSER = _parser()
LONGEST_DECLARATION = 200
_DECLARED = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']""")
_PROLOG = re.compile(rb"(?:[ \t\r\n]++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_TOO_DEEP = etree.XPath("(/*" + "/*" * MAX_DEPTH + ")[1]")
_PLACE = re.compile(r"(, line \d+)?, column \d+\Z")


def unreadable(cause: str, line: int = 0, column: int = 0) -> RequestFault:
    """The refusal of a request that cannot be read, in the words of the contract."""
    return RequestFault(
        "Server was unable to read request. ---> "
        f"There is an error in XML document ({line}, {column}). ---> {cause}"
    )


def parse(body: bytes) -> etree._Element:
    """Read a document. Raises RequestFault, saying what is wrong and where, for all but plain small XML.

    Comments and processing instructions are dropped, so that ``element.text`` is the whole text.
    """
    if len(body) > MAX_BODY:
        raise unreadable(f"The request is larger than {MAX_BODY} bytes; split it into several calls.")
    body = _as_utf8(body)
    _check_markup(body)
    try:
        root = etree.fromstring(body, _PARSER) if is_familiar(body) else _parsed_apart(body)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise unreadable(f"{_PLACE.sub('', error.msg or 'Not XML')}.", line or 0, column or 0) from None
    if body.count(b"<") > MAX_DEPTH:  # with fewer tags it cannot be too deep
        _check_depth(root)
    return root


def _parsed_apart(body: bytes) -> etree._Element:
    # The names that libxml2 remembers go when the thread does.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: etree.fromstring(body, _parser())).result()


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def line_of(element: etree._Element) -> int:
    """The line of the request that an element begins on, 0 when unknown."""
    line: Any = element.sourceline  # the stubs do not know its type
    return line or 0


def _as_utf8(body: bytes) -> bytes:
    if body.startswith(b"\xef\xbb\xbf"):
        return body[3:]
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _transcoded(body, "utf-16")
    if body.startswith(b"<\0"):
        return _transcoded(body, "utf-16-le")
    if body.startswith(b"\0<"):
        return _transcoded(body, "utf-16-be")
    declared = _DECLARED.match(body, 0, LONGEST_DECLARATION)
    if declared is None:
        return body
    return _as_declared(body, declared[1].decode("ascii", "replace"))


def _as_declared(body: bytes, declared: str) -> bytes:
    encoding = ENCODINGS.get(declared.lower())
    if encoding == "utf-8":
        return body
    if encoding is not None:
        return _transcoded(body, encoding)
    if declared.lower().startswith("utf-16"):
        raise unreadable("There is no Unicode byte order mark. Cannot switch to Unicode.", 1, 1)
    raise unreadable(f"The encoding '{declared[:40]}' is not supported; send UTF-8.", 1, 1)


def _transcoded(body: bytes, encoding: str) -> bytes:
    try:
        return body.decode(encoding).encode()
    except UnicodeDecodeError as error:
        line, column = _place(body[: error.start].decode(encoding, "ignore").encode())
        raise unreadable(f"The text is not {encoding.upper()}.", line, column) from None


def _place(before: bytes) -> tuple[int, int]:
    return before.count(b"\n") + 1, len(before) - before.rfind(b"\n")


def _check_markup(body: bytes) -> None:
    prolog = _PROLOG.match(body)
    end = prolog.end() if prolog else 0
    if end == len(body):
        raise unreadable("Root element is missing.")
    # So that nothing is left that libxml2 could take for another encoding than ours.
    if not body.startswith(b"<", end) or b"\0" in body:
        raise unreadable(
            "Data at the root level is invalid, or there are NUL characters.", *_place(body[:end])
        )
    if body.startswith(b"<!DOCTYPE", end):
        raise unreadable("For security reasons DTD is prohibited in this XML document.", *_place(body[:end]))
    if body.count(b"<") > MAX_MARKS or body.count(b"=") > MAX_MARKS:
        raise unreadable(f"More than {MAX_MARKS} tags or equals signs; split the request into several calls.")


def _check_depth(root: etree._Element) -> None:
    too_deep: Any = _TOO_DEEP(root)
    if too_deep:
        raise unreadable(f"Elements are nested more than {MAX_DEPTH} deep.", line_of(too_deep[0]))
