"""The environment variables: what each means, how it is read, and what is refused at start.

Every variable ``X`` can come from a file instead, named by ``X_FILE``, so that secrets need not be in the
environment.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from loonpoort.config.readers import (
    base_url,
    database_url,
    flag,
    hosts,
    iban,
    redis_url,
    secret,
    token_keys,
    whole_number,
)

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
    Variable(
        "LOONPOORT_LIMIT_ENVIRONMENT",
        "Calls a second of all tokens of an environment together; 0: no limit.",
        whole_number(0, 1_000_000),
        "150",
    ),
    Variable(
        "LOONPOORT_LIMIT_READS", "Reads a second of a token; 0: no limit.", whole_number(0, 1_000_000), "150"
    ),
    Variable(
        "LOONPOORT_LIMIT_WRITES", "Writes a second of a token; 0: no limit.", whole_number(0, 1_000_000), "50"
    ),
    Variable(
        "LOONPOORT_REDIS_URL", "redis://... to count calls across nodes; else each its own.", redis_url, ""
    ),
    Variable(
        "LOONPOORT_AUDIT_HEADS",
        "Folder that the heads of the audit record are exported to; else audit-heads in the data folder.",
        str,
        "",
    ),
    Variable("LOONPOORT_USAGE_MONTHS", "Months that usage of the API is kept.", whole_number(13, 120), "13"),
    Variable("LOONPOORT_PACKAGES", "Folder of manifests of packages of your own.", str, ""),
    Variable("LOONPOORT_REPORT_DAYS", "Days that reports are kept.", whole_number(1, 90), "7"),
    Variable(
        "LOONPOORT_WEBHOOKS_TO_PRIVATE",
        "1: webhooks may also go to addresses of this machine and of private networks.",
        flag,
        "0",
    ),
    Variable(
        "LOONPOORT_TAX_IBAN",
        "Account of the tax authority that payment files of wage tax pay to.",
        iban,
        "NL86INGB0002445588",
    ),
    Variable("LOONPOORT_PAGES_SOCKET", "Where the server finds the pages; 'serve' sets it itself.", str, ""),
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
