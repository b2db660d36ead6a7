"""Writing the audit record."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from loonpoort.audit import chain
from loonpoort.audit.masking import masked, masked_text

_EVENTS: set[str] = set()


@dataclass(frozen=True, slots=True)
class Event:
    """A kind of audit entry. Declared once, by the package whose resource it speaks of."""

    name: str

    def __post_init__(self) -> None:
        if self.name in _EVENTS:
            raise TypeError(f"The audit event {self.name} is declared twice.")
        _EVENTS.add(self.name)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it, as plain values: a login, a token of a login, or the system."""

    kind: str
    id: int | None
    name: str
    network_address: str = ""


SYSTEM = Actor("system", None, "Loonpoort")


@dataclass(frozen=True, slots=True)
class Subject:
    """What it was done to, as plain values that outlive the row."""

    kind: str
    id: int
    name: str


class OutsideTransactionError(Exception):
    """An audit entry apart from its change: one could be kept without the other."""


def record(
    event: Event,
    *,
    environment_id: int,
    actor: Actor,
    subject: Subject,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    debtor_id: int | None = None,
) -> None:
    """Write one entry in the running transaction. Never pass a secret, in any form; those known are masked.

    ``debtor_id`` is the debtor that the subject belongs to. Lock rows first and record last: the chain of
    the environment is held from here until the transaction ends. Raises OutsideTransactionError when there
    is none.
    """
    if not transaction.get_connection().in_atomic_block:
        raise OutsideTransactionError(f"{event.name} must be recorded in the transaction of its change.")
    chain.append(
        environment_id,
        event=event.name,
        actor_kind=actor.kind,
        actor_id=actor.id,
        actor_name=masked_text(actor.name)[:254],
        network_address=actor.network_address,
        subject_kind=subject.kind,
        subject_id=subject.id,
        subject_name=masked_text(subject.name)[:254],
        debtor_id=subject.id if subject.kind == "debtor" else debtor_id,
        before=masked(before),
        after=masked(after),
    )


def known_events() -> list[str]:
    """The names of all events that were declared."""
    return sorted(_EVENTS)
