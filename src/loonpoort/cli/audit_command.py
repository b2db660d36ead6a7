"""The audit record on the command line: is it whole, and how far is it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.conf import settings
from rich.console import Console
from rich.progress import Progress

from loonpoort.audit.export import current_heads
from loonpoort.audit.verify import Problem, entry_count, verify
from loonpoort.organisation.models import Environment

SHOWN = 100
"""Problems told one by one; a record that was made anew would have one for every entry."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found, in lines."""

    is_whole: bool
    lines: list[str]


def verify_entries(heads: Path | None, console: Console) -> Verdict:
    """Go through all entries behind a progress bar."""
    place = heads or settings.AUDIT_HEADS
    total = entry_count()
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("Verifying the audit entries", total=total)
        found = verify(place, lambda done: bar.advance(task, done))
        problems = list(islice(found, SHOWN))
        rest = sum(1 for _ in found)
    if not problems:
        against = f", and every head exported to {place}" if place else ""
        return Verdict(True, [f"The audit record is whole: {total:,} entries{against}."])
    more = [f"And {rest:,} more."] if rest else []
    return Verdict(False, ["The audit record is not whole.", *_told(problems), *more])


def head_lines() -> list[str]:
    """The heads as they are, each a line as it is exported."""
    return [head.line() for head in current_heads()]


def _told(problems: Iterable[Problem]) -> list[str]:
    names = dict(Environment.objects.values_list("pk", "subdomain"))
    return [f"{_of(problem.environment_id, names)}{problem.text}" for problem in problems]


def _of(environment_id: int | None, names: dict[int, str]) -> str:
    return "" if environment_id is None else f"{names.get(environment_id, f'environment {environment_id}')}: "
