"""Domains as people type them."""

import pytest

from loonpoort.access.authentication import short_domain
from loonpoort.connect.check.domains import read_domain


@pytest.mark.parametrize(
    "typed",
    [
        "kantoor.nmbrs.nl",
        "KANTOOR",
        " kantoor ",
        "kantoor.",
        "https://kantoor.nmbrs.nl/",
        "HTTPS://Kantoor.example.org:8443/path?x=1",
        "kantoor.nmbrs.nl/",
    ],
)
def test_the_long_form_is_recognised_and_accepted(typed) -> None:
    read = read_domain(typed, "kantoor")
    assert (read.short, read.is_right, read.is_short, read.is_elsewhere) == ("kantoor", True, False, False)


def test_the_short_form_needs_no_word() -> None:
    assert read_domain("kantoor", "kantoor").is_short


def test_nothing_typed_is_nothing_wrong() -> None:
    read = read_domain("", "kantoor")
    assert (read.short, read.is_right) == ("", True)


@pytest.mark.parametrize("typed", ["www.kantoor.nl", "https://api.kantoor.example/"])
def test_the_right_name_in_the_wrong_place_is_seen(typed) -> None:
    read = read_domain(typed, "kantoor")
    assert not read.is_right
    assert read.is_elsewhere


@pytest.mark.parametrize("typed", ["kantoor2", "vreemd.nmbrs.nl", "kantoor:443", "nmbrs", "\0", "a b"])
def test_another_domain_is_wrong_and_read_as_the_gate_reads_it(typed) -> None:
    read = read_domain(typed, "kantoor")
    assert (read.is_right, read.short) == (False, short_domain(typed))
