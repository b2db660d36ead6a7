"""Masking: what an audit entry never says, whatever it is given."""

import datetime
import re
from collections.abc import Mapping
from typing import Any

from stdnum import iban
from stdnum.nl import bsn

MASK = "***"

_SECRET_NAMES = re.compile(
    r"password|passwd|secret|digest|encrypted|recovery|otp|pincode|credential|cookie"
    r"|bsn|burgerservice|citizenservice|sofinummer|socialsecurity"
    r"|iban|bankaccount|bankrekening|rekeningnummer|accountnumber"
)
_SECRET_WHOLE_NAMES = {"token", "apitoken", "key", "apikey", "privatekey", "link", "proof", "pin"}
_SECRETS = re.compile(
    r"(?P<token>\blp_)[0-9A-Za-z]{20,}"
    r"|(?P<link>/(?:activate|set-password|reset|handover)[a-z-]*/)[^\s\"'<>]+"
    r"|(?P<id>[?&]ID=)[^&\s\"'<>]+"
    r"|(?P<otp>otpauth://)[^\s\"'<>]+"
    r"|(?P<hash>\bargon2\$|\$argon2)[^\s\"'<>]+"
    r"|(?P<copy>\bgAAAAA)[\w-]{40,}={0,2}"
)
_NINE_DIGITS = re.compile(
    r"(?<![\w.])\d{3}[ .]?\d{3}[ .]?\d{3}(?![\w]|\.\d)|(?<![\w.])\d{4}[.]\d{2}[.]\d{3}(?!\w)"
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?!\w)", re.IGNORECASE)


def masked(values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What may be kept of ``values``, as plain values of JSON that every database gives back as they are."""
    return (
        None if values is None else {str(name): _masked(str(name), value) for name, value in values.items()}
    )


def masked_text(text: str) -> str:
    """``text`` without tokens, single-use links, citizen service numbers and bank accounts."""
    text = text.replace("\0", "")
    text = _SECRETS.sub(lambda found: f"{found[found.lastgroup or 0]}{MASK}", text)
    text = _IBAN.sub(_masked_iban, text)
    return _NINE_DIGITS.sub(lambda found: MASK if bsn.is_valid(found[0]) else found[0], text)


def _masked(name: str, value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if _is_secret(name):
        return MASK
    match value:
        case Mapping():
            return masked(value)
        case list() | tuple():
            return [_masked(name, item) for item in value]
        case set() | frozenset():
            return sorted((_masked(name, item) for item in value), key=str)
        case int():
            is_number_of_somebody = len(str(value)) == 9 and bsn.is_valid(str(value))
            return MASK if is_number_of_somebody and not _is_id(name) else int(value)
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
    # Numbers with a fraction as text: databases write them in ways of their own.
    return masked_text(str(value))


def _is_secret(name: str) -> bool:
    plain = re.sub(r"[^a-z]", "", name.lower())
    return plain in _SECRET_WHOLE_NAMES or bool(_SECRET_NAMES.search(plain))


def _is_id(name: str) -> bool:
    return name in ("id", "ids") or name.endswith(("_id", "_ids"))


def _masked_iban(found: re.Match[str]) -> str:
    """The number masked; what follows it and only looks as if it were part of it stays."""
    text = found[0]
    for end in range(len(text), 14, -1):
        if iban.is_valid(text[:end]) and not text[end:][:1].isalnum():
            return f"{MASK}{text[end:]}"
    return text
