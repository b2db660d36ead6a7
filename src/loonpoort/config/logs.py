"""Logs without secrets: the single-use links in addresses are masked, and tokens."""

import logging
import re
from typing import Any

_SECRETS = re.compile(
    r"(?P<link>/(?:activate|handover|new-password)/)[^\s\"']+|(?P<id>[?&]ID=)[^&\s\"']+|(?P<token>\blp_)[0-9A-Z]{48}",
    re.IGNORECASE,
)
_FORMATTER = logging.Formatter()


def masked(text: str) -> str:
    """``text`` with tokens and the secret parts of addresses replaced."""
    return _SECRETS.sub(lambda found: f"{found[found.lastgroup or 0]}***", text)


class MaskSecrets(logging.Filter):
    """Masks what a log record is about to say, arguments and stack trace included."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = masked(record.getMessage()), ()
        if record.exc_info:
            record.exc_text = masked(_FORMATTER.formatException(record.exc_info))
        # Django hangs the request on its records; nothing that prints must get at its address.
        record.__dict__.pop("request", None)
        return True


def logging_settings(level: str) -> dict[str, Any]:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"mask": {"()": MaskSecrets}},
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "filters": ["mask"], "formatter": "line"},
        },
        "root": {"handlers": ["stderr"], "level": level},
        # Each of these would print on its own, unmasked.
        "loggers": {"django": {"handlers": [], "propagate": True}},
    }
