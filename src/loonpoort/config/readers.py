"""How the text of an environment variable becomes a value; ValueError says what the text must be instead."""

import base64
import importlib.util
import re
from collections.abc import Callable
from urllib.parse import SplitResult, urlsplit


def flag(text: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if text.lower() not in words:
        raise ValueError("must be 1 or 0")
    return words[text.lower()]


def whole_number(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text) or not low <= int(text) <= high:
            raise ValueError(f"must be a whole number from {low} to {high}")
        return int(text)

    return read


def names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def hosts(text: str) -> list[str]:
    found = names(text)
    if not found:
        raise ValueError("must name at least one host, e.g. payroll.example.org")
    if "*" in found:
        raise ValueError("must name the hosts; * would let anybody choose the address in our mails")
    return found


def secret(text: str) -> str:
    if len(text) < 40:
        raise ValueError("must have at least 40 random characters; 'loonpoort keys' makes one")
    return text


def token_keys(text: str) -> dict[int, bytes]:
    keys = {}
    for part in names(text):
        number, _, value = part.partition(":")
        try:
            key = base64.b64decode(value, validate=True)
        except ValueError:
            key = b""
        if not re.fullmatch(r"[1-9][0-9]{0,3}", number) or len(key) < 32:
            raise ValueError(
                "must read 1:KEY,2:KEY with 32 bytes or more in base64 each; 'loonpoort keys' makes one"
            )
        if int(number) in keys:
            raise ValueError(f"has key {number} twice; tokens kept under one of the two would be lost")
        keys[int(number)] = key
    if not keys:
        raise ValueError("must have at least one key; 'loonpoort keys' makes one")
    return keys


def base_url(text: str) -> str:
    parts = _address(text, "http", "https")
    if parts is None or not parts.hostname or "@" in parts.netloc or parts.path.strip("/") or parts.query:
        raise ValueError("must be an address without a path, e.g. https://payroll.example.org")
    return f"{parts.scheme}://{parts.netloc}"


def database_url(text: str) -> str:
    # Never quote it: there is a password in it.
    if text and _address(text, "postgres", "postgresql") is None:
        raise ValueError("must read postgres://USER:PASSWORD@HOST:PORT/NAME, odd characters as %xx")
    return text


def redis_url(text: str) -> str:
    # Never quote it either.
    parts = _address(text, "redis", "rediss") if text else None
    if text and (parts is None or not parts.hostname or not re.fullmatch(r"(/\d*)?", parts.path)):
        raise ValueError("must read redis://USER:PASSWORD@HOST:PORT/NUMBER, with rediss for TLS")
    if text and not importlib.util.find_spec("redis"):
        raise ValueError("needs the package redis; install loonpoort[redis] in place of loonpoort")
    return text


def iban(text: str) -> str:
    # Here, because processes that read no such setting start faster without it.
    from stdnum import iban as numbers

    try:
        return str(numbers.validate(text))
    except numbers.ValidationError as error:
        raise ValueError("must be an IBAN") from error


def _address(text: str, *schemes: str) -> SplitResult | None:
    """An address taken apart; None when it is not one with one of these schemes."""
    try:
        parts = urlsplit(text)
        is_one = parts.scheme in schemes and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    return parts if is_one and not parts.fragment else None
