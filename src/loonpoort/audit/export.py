"""The heads of the chains, signed, kept outside of the database: without them a cut tail would not show."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from django.utils import timezone

from loonpoort.audit.chain import newest_key, sealed
from loonpoort.audit.models import Head

SUFFIX = ".jsonl"


@dataclass(frozen=True, slots=True)
class SignedHead:
    """How far a chain was at a moment."""

    at: str
    environment_id: int
    length: int
    mac: str
    key_number: int
    seal: str = ""

    def sealed(self) -> str:
        """What its seal must be. Raises KeyError when its key is not among the token keys."""
        values = {name: value for name, value in asdict(self).items() if name != "seal"}
        return sealed("head", values, self.key_number)

    def line(self) -> str:
        return json.dumps(asdict(self), separators=(",", ":"))


def current_heads() -> Iterator[SignedHead]:
    """The heads as they are, signed now."""
    at, key_number = timezone.now().isoformat(timespec="seconds"), newest_key()
    for head in Head.objects.filter(length__gt=0).order_by("pk"):
        unsealed = SignedHead(at, head.environment_id, head.length, head.mac, key_number)
        yield replace(unsealed, seal=unsealed.sealed())


def export_heads(folder: Path) -> int:
    """Add the heads that have moved to this month's file in ``folder``, and count them. Raises OSError.

    Each month's file begins with every head, so that older files can be put away.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"{timezone.now():%Y-%m}{SUFFIX}"
    known = {head.environment_id: (head.length, head.mac) for head in _readable(file)}
    moved = [head for head in current_heads() if known.get(head.environment_id) != (head.length, head.mac)]
    if moved:
        _append(file, "".join(f"{head.line()}\n" for head in moved))
    return len(moved)


def exported_files(place: Path) -> list[Path]:
    """The exported files in a folder, oldest first, or the one that ``place`` is."""
    return [place] if place.is_file() else sorted(place.glob(f"*{SUFFIX}"))


def read_heads(file: Path) -> Iterator[tuple[int, SignedHead | None]]:
    """The heads of an exported file with their lines' numbers; None for a line that cannot be read."""
    with file.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, _parsed(line)


def _readable(file: Path) -> Iterable[SignedHead]:
    return [head for _, head in read_heads(file) if head] if file.exists() else []


def _parsed(line: str) -> SignedHead | None:
    try:
        values = json.loads(line)
        head = SignedHead(**values)
    except (ValueError, TypeError):
        return None
    numbers, texts = (head.environment_id, head.length, head.key_number), (head.at, head.mac, head.seal)
    is_one = all(type(number) is int for number in numbers) and all(type(text) is str for text in texts)
    return head if is_one else None


def _append(file: Path, text: str) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        # In one write, so that two workers cannot mix their lines.
        os.write(descriptor, text.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
