"""The rules of a token's life, for whoever has its values at hand. Asks no database."""

import datetime
import enum
from collections.abc import Collection

from loonpoort.access.models import TokenEnd
from loonpoort.access.networks import is_within


class Refusal(enum.Enum):
    """Why a token that is genuine is refused all the same. The caller is never told which."""

    REVOKED = "revoked"
    REPLACED = "replaced"
    EXPIRED = "expired"
    NETWORK = "network"


STALE = frozenset({Refusal.REPLACED, Refusal.EXPIRED})
"""What a program that was forgotten runs into, and its login's owner is told of once."""

_BY_END = {TokenEnd.REPLACED.value: Refusal.REPLACED, TokenEnd.EXPIRED.value: Refusal.EXPIRED}


def why_refused(
    *,
    revoked_at: datetime.datetime | None,
    end: str,
    retires_at: datetime.datetime | None,
    expires_at: datetime.datetime | None,
    networks: Collection[str],
    network_address: str,
    now: datetime.datetime,
) -> Refusal | None:
    """Why a token is refused at ``now`` to a caller at ``network_address``; None: it is not.

    Whether its login is active is not looked at.
    """
    if revoked_at is not None:
        return _BY_END.get(end, Refusal.REVOKED)
    if retires_at is not None and retires_at <= now:
        return Refusal.REPLACED
    if expires_at is not None and expires_at <= now:
        return Refusal.EXPIRED
    if networks and not is_within(networks, network_address):
        return Refusal.NETWORK
    return None
