"""How often visitors, who have shown nothing yet, may ask for work that is done for anybody."""

import hashlib
import ipaddress
from functools import cache

from loonpoort.access.traffic.budgets import Budgets
from loonpoort.access.traffic.node import NodeCounter
from loonpoort.access.traffic.table import Table

REPORTS_OF_ALL = 20
REPORTS_OF_ONE = 2
"""Reports of found tokens a second, of everybody together and from one network, on each process."""

CHECKS_OF_ALL = 20
CHECKS_OF_ONE = 2
"""Checks of a connection a second, alike."""

_EVERYBODY = 1


def may_report(network_address: str) -> bool:
    """Count one more report of a found token, and say whether there was room for it."""
    return not _counter().count(_EVERYBODY, _key(network_address), is_write=True).is_refused


def may_check(network_address: str) -> bool:
    """Count one more check of a connection, right or wrong, and say whether there was room for it."""
    return not _checks().count(_EVERYBODY, _key(network_address), is_write=True).is_refused


@cache
def _counter() -> NodeCounter:
    return _of_budgets(REPORTS_OF_ALL, REPORTS_OF_ONE)


@cache
def _checks() -> NodeCounter:
    return _of_budgets(CHECKS_OF_ALL, CHECKS_OF_ONE)


def _of_budgets(everybody: int, one: int) -> NodeCounter:
    return NodeCounter(Budgets.of(environment=everybody, reads=one, writes=one), Table(None))


def _key(network_address: str) -> int:
    """A number for where somebody is; an IPv6 address counts by its /64, which is what a household gets."""
    try:
        address = ipaddress.ip_address(network_address)
    except ValueError:
        return 1
    text = str(address)
    if isinstance(address, ipaddress.IPv6Address) and not address.ipv4_mapped:
        text = str(ipaddress.ip_network((address, 64), strict=False))
    # Two bits short of the eight bytes of a key, which has one of its own in it.
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) >> 2 or 1
