"""Networks that a token may be used from."""

import ipaddress
from collections.abc import Iterable
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST = 50
"""Networks that one token may have."""

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_MAPPED = 96
"""Bits before the IPv4 address in an IPv6 address that stands for one."""


def clean_networks(texts: Iterable[str]) -> list[str]:
    """The networks that somebody wrote down, each once, as they are kept: ``10.1.2.3/8`` is ``10.0.0.0/8``.

    Raises ValidationError, for the field ``networks``, naming what is none.
    """
    errors, found = [], []
    for text in texts:
        try:
            found.append(str(_plain(ipaddress.ip_network(text.strip(), strict=False))))
        except ValueError:
            errors.append(
                _(
                    "“%(text)s” is not a network. Write for example 192.0.2.0/24, 2001:db8::/32 or a single "
                    "address."
                )
                % {"text": text.strip()[:60]}
            )
    if len(found) > MOST:
        errors.append(_("A token can have %(most)s networks at most.") % {"most": MOST})
    if errors:
        raise ValidationError({"networks": errors})
    return list(dict.fromkeys(found))


def is_within(networks: Iterable[str], network_address: str) -> bool:
    """Whether an address lies in one of the networks; one that cannot be read lies in none."""
    return _is_within(tuple(networks), network_address)


@lru_cache(maxsize=4096)
def _is_within(networks: tuple[str, ...], network_address: str) -> bool:
    try:
        address = ipaddress.ip_address(network_address)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped  # what a server that listens for both makes of IPv4
    return any(address in ipaddress.ip_network(network) for network in networks)


def _plain(network: Network) -> Network:
    if isinstance(network, ipaddress.IPv6Network) and network.prefixlen >= _MAPPED:
        mapped = network.network_address.ipv4_mapped
        if mapped:
            return ipaddress.ip_network(f"{mapped}/{network.prefixlen - _MAPPED}")
    return network
