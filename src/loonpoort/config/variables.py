"""The environment variables: what each means, how it is read, and what is refused at start.

Every variable ``X`` can come from a file instead, named by ``X_FILE``, so that secrets need not be in the
environment.
"""

import base64
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class SettingsError(Exception):
    """What is wrong with the environment variables: every problem, each with its way out."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Variable:
    """One setting. ``read`` turns its text into a value or raises ValueError with a sentence."""

    name: str
    help: str
    read: Callable[[str], Any] = str
    default: str | None = None
    """None: required."""


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


def _address(text: str, *schemes: str) -> SplitResult | None:
    """An address taken apart; None when it is not one with one of these schemes."""
    try:
        parts = urlsplit(text)
        is_one = parts.scheme in schemes and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    return parts if is_one and not parts.fragment else None


VARIABLES = [
    Variable("LOONPOORT_SECRET_KEY", "Signs sessions and activation links.", secret),
    Variable(
        "LOONPOORT_TOKEN_KEYS", "Numbered keys that tokens are kept under; add, never remove.", token_keys
    ),
    Variable(
        "LOONPOORT_BASE_URL", "The address people and packages use; https puts cookies behind TLS.", base_url
    ),
    Variable("LOONPOORT_ALLOWED_HOSTS", "Host names that are answered, with commas between.", hosts),
    Variable("LOONPOORT_DATA", "Folder of the SQLite database.", Path, "./var"),
    Variable(
        "LOONPOORT_DATABASE_URL", "postgres://... instead of SQLite in the data folder.", database_url, ""
    ),
    Variable("LOONPOORT_SMTP_HOST", "Mail server; without one no mail leaves.", str, ""),
    Variable("LOONPOORT_SMTP_PORT", "Its port.", whole_number(1, 65535), "587"),
    Variable("LOONPOORT_SMTP_USER", "Sign-in name at the mail server.", str, ""),
    Variable("LOONPOORT_SMTP_PASSWORD", "Password at the mail server.", str, ""),
    Variable("LOONPOORT_SMTP_TLS", "1: STARTTLS before anything is sent.", flag, "1"),
    Variable("LOONPOORT_MAIL_FROM", "Sender of the mails.", str, "loonpoort@localhost"),
    Variable(
        "LOONPOORT_MAILBOX", "Folder that mail is put into instead, shown at /mailbox/. Demo only.", str, ""
    ),
    Variable(
        "LOONPOORT_BEHIND_PROXY", "1: a proxy that sets X-Forwarded-Proto and -For is in front.", flag, "0"
    ),
    Variable("LOONPOORT_ALLOW_HTTP", "1: plain http on another address than this machine's own.", flag, "0"),
    Variable("LOONPOORT_WORKERS", "Processes that answer requests.", whole_number(1, 64), "2"),
    Variable("LOONPOORT_LANGUAGE", "Language of people who have not chosen: en or nl.", str, "en"),
    Variable("LOONPOORT_LOG_LEVEL", "DEBUG, INFO, WARNING or ERROR.", str, "INFO"),
]


def read_variables(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """All settings, by lower-case name without the prefix. Raises SettingsError with every problem."""
    values: dict[str, Any] = {}
    problems: list[str] = []
    for variable in VARIABLES:
        try:
            values[variable.name.removeprefix("LOONPOORT_").lower()] = _read(variable, environment)
        except ValueError as error:
            problems.append(f"{variable.name} {error}. {variable.help}")
    problems += _contradictions(values)
    known = {name for variable in VARIABLES for name in (variable.name, f"{variable.name}_FILE")}
    strangers = {name for name in environment if name.startswith("LOONPOORT_")} - known
    problems += [f"{name} is not a setting of Loonpoort; is it misspelt?" for name in sorted(strangers)]
    if problems:
        raise SettingsError(problems)
    return values


def _read(variable: Variable, environment: Mapping[str, str]) -> Any:
    text = environment.get(variable.name, "")
    if file := environment.get(f"{variable.name}_FILE", ""):
        try:
            text = Path(file).read_text().strip()
        except OSError as error:
            raise ValueError(f"cannot be read from {file}: {error.strerror}") from error
    if not text:
        if variable.default is None:
            raise ValueError("is required")
        text = variable.default
    return variable.read(text)


def _contradictions(values: Mapping[str, Any]) -> list[str]:
    problems = []
    url = urlsplit(values.get("base_url", "https://unknown"))
    if url.scheme == "http" and url.hostname not in LOOPBACK and not values.get("allow_http"):
        problems.append(
            "LOONPOORT_BASE_URL must be https: over plain http passwords and tokens can be read on the way. "
            "Put a TLS proxy in front, or set LOONPOORT_ALLOW_HTTP=1 on a network that you trust."
        )
    if values.get("language") not in (None, "en", "nl"):
        problems.append("LOONPOORT_LANGUAGE must be en or nl.")
    if values.get("log_level") not in (None, "DEBUG", "INFO", "WARNING", "ERROR"):
        problems.append("LOONPOORT_LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR.")
    return problems
