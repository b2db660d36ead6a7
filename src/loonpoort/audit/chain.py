"""The chain: each entry has an HMAC over itself and the one before, under a key that the database has not.

Every environment has a chain of its own. Its head, a row, says how far it is and is held by whoever appends.
"""

import datetime
import hmac
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils import timezone

from loonpoort.audit.models import Entry, Head

FIRST = "0" * 64
"""What the first entry of a chain has in place of the HMAC of the one before."""
CHAINED = (
    "environment_id",
    "number",
    "previous",
    "key_number",
    "at",
    "event",
    "actor_kind",
    "actor_id",
    "actor_name",
    "network_address",
    "subject_kind",
    "subject_id",
    "subject_name",
    "debtor_id",
    "before",
    "after",
)
"""The columns that an entry's HMAC is over: all but the HMAC itself and the row's id."""


def append(environment_id: int, **values: Any) -> Entry:
    """Add an entry to the chain of an environment, whose head is held until the transaction ends."""
    head = _held(environment_id)
    entry = Entry(
        environment_id=environment_id,
        number=head.length + 1,
        previous=head.mac or FIRST,
        key_number=newest_key(),
        at=timezone.now(),
        **values,
    )
    entry.mac = mac({name: getattr(entry, name) for name in CHAINED})
    entry.save(force_insert=True)
    head.length, head.mac = entry.number, entry.mac
    head.save(update_fields=["length", "mac"])
    return entry


def mac(columns: Mapping[str, Any]) -> str:
    """The HMAC of an entry's chained columns. Raises KeyError when its key is not among the token keys."""
    return sealed("entry", columns, columns["key_number"])


def sealed(kind: str, values: Mapping[str, Any], key_number: int) -> str:
    """The HMAC of values in one canonical form, for one kind of thing. Raises KeyError for an unknown key."""
    text = json.dumps(
        {"kind": kind, **values}, default=_text, ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )
    return hmac.digest(_derived(settings.TOKEN_KEYS[key_number]), text.encode(), "sha256").hex()


def newest_key() -> int:
    """The number of the key that new entries are chained with."""
    number: int = max(settings.TOKEN_KEYS)
    return number


def _held(environment_id: int) -> Head:
    # Locked first and made only when it is not there: both are rare enough to be apart.
    heads = Head.objects.select_for_update()
    head = heads.filter(pk=environment_id).first()
    if head is None:
        Head.objects.get_or_create(pk=environment_id)
        head = heads.get(pk=environment_id)
    return head


def _text(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    raise TypeError(f"{value!r} has no canonical form.")


@cache
def _derived(key: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"loonpoort audit chain").derive(key)
