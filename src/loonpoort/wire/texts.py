"""How single values are written as XML text."""

import binascii
import datetime
import re
from typing import Any
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")
"""Moments go over the wire as the wall clock of the contract's country, without a zone."""

unsafe = re.compile("[<>&\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]").search
"""Tells whether a text needs `escape` at all; few do."""

# A carriage return would be read back as a line feed; the others cannot stand in XML at all.
_ODD = re.compile("[\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """Text as it may stand in an element; what XML cannot carry becomes U+FFFD."""
    # One after the other is four times as fast as all by one pattern.
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if _ODD.search(escaped) is None:
        return escaped
    return _ODD.sub(lambda match: "&#xD;" if match[0] == "\r" else "\ufffd", escaped)


def moment(value: datetime.date) -> str:
    """A day or moment as ``2017-08-11T00:00:00``: no zone, a fraction only where there is one."""
    if not isinstance(value, datetime.datetime):
        return f"{value.isoformat()}T00:00:00"
    here = value if value.tzinfo is None else value.astimezone(HERE).replace(tzinfo=None)
    return here.isoformat().rstrip("0") if value.microsecond else here.isoformat()


def decimal(value: Any) -> str:
    """A number in plain digits, never with an exponent."""
    text = str(value)
    return f"{value:f}" if "E" in text else text


def base64(value: bytes) -> str:
    """Bytes as base64 on one line."""
    return binascii.b2a_base64(value, newline=False).decode("ascii")
