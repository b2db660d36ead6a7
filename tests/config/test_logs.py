"""Logs without secrets."""

import io
import logging

import pytest

from loonpoort.config.logs import MaskSecrets, logging_settings, masked

TOKEN = "lp_" + "aB3" * 16


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("GET /activate/MQ/abc-def/ 302", "GET /activate/*** 302"),
        ("GET /new-password/MQ/abc-def/ 302", "GET /new-password/*** 302"),
        ("GET /new-password/ 200", "GET /new-password/ 200"),
        ('"GET /ACTIVATE/MQ/abc"', '"GET /ACTIVATE/***"'),
        (
            "/applications/common/externalactions.aspx?login=nmbrs&ID=abc HTTP",
            "/applications/common/externalactions.aspx?login=nmbrs&ID=*** HTTP",
        ),
        ("/x?id=abc&next=/y", "/x?id=***&next=/y"),
        (f"Token {TOKEN}.", "Token lp_***."),
        ("nothing to hide: /logins/1/?page=2 lp_short", "nothing to hide: /logins/1/?page=2 lp_short"),
    ],
)
def test_secret_parts_are_masked(text: str, shown: str) -> None:
    assert masked(text) == shown


def printed(message: str, *values: object, error: Exception | None = None) -> str:
    """What a handler of ours prints."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(MaskSecrets())
    trace = error and (type(error), error, error.__traceback__)
    handler.handle(logging.LogRecord("tests", logging.ERROR, __file__, 1, message, values, trace))
    return stream.getvalue()


def test_arguments_are_masked() -> None:
    assert printed("Not Found: %s", "/activate/MQ/secret") == "Not Found: /activate/***\n"


def test_a_stack_trace_is_masked() -> None:
    error = ValueError(f"/activate/MQ/secret {TOKEN}")
    assert printed("Failed", error=error) == "Failed\nValueError: /activate/*** lp_***\n"


def test_the_request_is_taken_off_a_record() -> None:
    record = logging.makeLogRecord({"msg": "x", "request": object()})
    assert MaskSecrets().filter(record)
    assert not hasattr(record, "request")


def test_every_handler_masks_and_nothing_prints_beside_them() -> None:
    settings = logging_settings("WARNING")
    assert all("mask" in handler["filters"] for handler in settings["handlers"].values())
    assert all(logger["handlers"] == [] for logger in settings["loggers"].values())
    assert settings["root"] == {"handlers": ["stderr"], "level": "WARNING"}
