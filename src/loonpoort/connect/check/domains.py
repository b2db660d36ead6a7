"""Domains as people type them, and the short form that is meant."""

from dataclasses import dataclass

from loonpoort.access.authentication import short_domain


@dataclass(frozen=True, slots=True)
class TypedDomain:
    """What somebody typed as the domain of an environment, read as the gate reads it."""

    typed: str
    short: str
    """What a call with it is taken to mean; empty: no domain at all."""
    is_right: bool
    is_short: bool
    """Whether it is written as packages ask for it: nothing but the subdomain."""
    is_elsewhere: bool
    """Whether the right subdomain stands in it, but not where it is read."""


def read_domain(typed: str, subdomain: str) -> TypedDomain:
    """Read what was typed against the subdomain of an environment.

    ``Demo``, ``demo.nmbrs.nl``, ``https://demo.example.org/`` and ``demo.`` all mean ``demo``.
    """
    short = short_domain(typed)
    labels = typed.strip().lower().rpartition("://")[2].partition("/")[0].partition(":")[0].split(".")
    return TypedDomain(
        typed=typed,
        short=short,
        is_right=short in ("", subdomain),
        is_short=typed == subdomain,
        is_elsewhere=short not in ("", subdomain) and subdomain in labels,
    )
