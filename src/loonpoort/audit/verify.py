"""Verifying the chains: finds an entry that was changed, taken out, put in or moved, and a tail cut off."""

import hmac
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db.models import Q

from loonpoort.audit.chain import CHAINED, FIRST, mac
from loonpoort.audit.export import SignedHead, exported_files, read_heads
from loonpoort.audit.models import Entry, Head

AT_ONCE = 1000
"""Entries held in memory at one time."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and with which entry of which environment."""

    environment_id: int | None
    number: int | None
    text: str


def _silent(_: int) -> None:
    """What is told of progress when nobody listens."""


def entry_count() -> int:
    """How many entries `verify` goes through."""
    return Entry.objects.count()


def verify(heads: Path | None, progress: Callable[[int], None] = _silent) -> Iterator[Problem]:
    """Go through all entries, then hold them against the heads exported to ``heads``.

    Problems come as they are found. ``progress`` gets how many more entries are done.
    """
    environments = set(Entry.objects.order_by().values_list("environment_id", flat=True).distinct())
    environments |= set(Head.objects.values_list("pk", flat=True))
    for environment_id in sorted(environments):
        yield from _chain(environment_id, progress)
    if heads is not None:
        yield from _exported(heads)


def _chain(environment_id: int, progress: Callable[[int], None]) -> Iterator[Problem]:
    # Read before and after the entries, which may become more meanwhile.
    before = Head.objects.filter(pk=environment_id).first()
    number, last = 0, FIRST
    for entry in _entries(environment_id, progress):
        if entry.number > number + 1:
            yield Problem(environment_id, number + 1, _missing(number + 1, entry.number - 1))
        elif entry.number <= number:
            yield Problem(environment_id, entry.number, f"Entry {entry.number} is there twice.")
        yield from _one(entry, last if entry.number == number + 1 else None)
        number, last = entry.number, entry.mac
    after = Head.objects.filter(pk=environment_id).first()
    yield from _end(environment_id, before, after, number)


def _entries(environment_id: int, progress: Callable[[int], None]) -> Iterator[Entry]:
    """The entries of an environment in parts, by number: no cursor is held and memory stays bounded."""
    rows = Entry.objects.filter(environment_id=environment_id).order_by("number", "pk")
    part = list(rows[:AT_ONCE])
    while part:
        yield from part
        progress(len(part))
        last = part[-1]
        part = list(rows.filter(Q(number__gt=last.number) | Q(number=last.number, pk__gt=last.pk))[:AT_ONCE])


def _one(entry: Entry, previous: str | None) -> Iterator[Problem]:
    """What is wrong with an entry, ``previous`` being the HMAC of the one before if that is there."""
    try:
        expected = mac({name: getattr(entry, name) for name in CHAINED})
    except KeyError:
        text = f"Entry {entry.number} cannot be checked: LOONPOORT_TOKEN_KEYS has no key {entry.key_number}."
        yield Problem(entry.environment_id, entry.number, text)
        return
    if not hmac.compare_digest(expected.encode(), entry.mac.encode()):
        yield Problem(entry.environment_id, entry.number, f"Entry {entry.number} was changed or put in.")
    elif previous is not None and previous != entry.previous:
        text = f"Entry {entry.number} does not follow on the one before it: that one was changed or replaced."
        yield Problem(entry.environment_id, entry.number, text)


def _end(environment_id: int, before: Head | None, after: Head | None, number: int) -> Iterator[Problem]:
    if after is None:
        yield Problem(environment_id, None, "The head of the chain is gone.")
        return
    counted = before.length if before else 0
    of_head = Entry.objects.filter(environment_id=environment_id, number=after.length, mac=after.mac)
    if counted > number:
        yield Problem(environment_id, number + 1, _missing(number + 1, counted))
    elif after.length < number:
        text = f"Entry {after.length + 1} and later ones are beyond the head of the chain."
        yield Problem(environment_id, after.length + 1, text)
    elif after.length and not of_head.exists():
        text = f"The head of the chain is not that of entry {after.length}."
        yield Problem(environment_id, after.length, text)


def _exported(place: Path) -> Iterator[Problem]:
    if not place.exists():
        yield Problem(
            None, None, f"There are no exported heads at {place}, so that a cut tail would not show."
        )
        return
    for file in exported_files(place):
        lines = read_heads(file)
        while part := list(islice(lines, AT_ONCE)):
            genuine = []
            for number, head in part:
                if head is None or not _is_genuine(head):
                    yield Problem(None, None, f"Line {number} of {file} was changed or has an unknown key.")
                else:
                    genuine.append(head)
            yield from _against(file, genuine)


def _is_genuine(head: SignedHead) -> bool:
    try:
        return hmac.compare_digest(head.sealed().encode(), head.seal.encode())
    except KeyError:
        return False


def _against(file: Path, heads: list[SignedHead]) -> Iterator[Problem]:
    numbers: dict[int, set[int]] = defaultdict(set)
    for head in heads:
        numbers[head.environment_id].add(head.length)
    kept = {
        (environment_id, number): entry_mac
        for environment_id, wanted in numbers.items()
        for number, entry_mac in Entry.objects.filter(
            environment_id=environment_id, number__in=wanted
        ).values_list("number", "mac")
    }
    for head in heads:
        found = kept.get((head.environment_id, head.length))
        if found is None:
            text = f"Entry {head.length} was there on {head.at}, as {file.name} says, and is gone."
        elif found != head.mac:
            text = f"Entry {head.length} is another than on {head.at}, as {file.name} says."
        else:
            continue
        yield Problem(head.environment_id, head.length, text)


def _missing(first: int, last: int) -> str:
    return f"Entry {first} is missing." if first == last else f"Entries {first} to {last} are missing."
