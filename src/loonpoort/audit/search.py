"""Searching the entries."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from loonpoort.audit.models import Entry

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; conditions add up, and an empty one is none."""

    event: str = ""
    actor: str = ""
    subject: str = ""
    text: str = ""
    """Anywhere in what was before and after."""
    first: datetime.date | None = None
    last: datetime.date | None = None

    def among(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        if self.event:
            entries = entries.filter(event=self.event)
        if self.actor:
            entries = entries.filter(Q(actor_name__icontains=self.actor) | Q(network_address=self.actor))
        if self.subject:
            entries = entries.filter(subject_name__icontains=self.subject)
        if self.text:
            entries = entries.annotate(
                before_text=Cast("before", TextField()), after_text=Cast("after", TextField())
            ).filter(_contains("before_text", self.text) | _contains("after_text", self.text))
        if self.first:
            entries = entries.filter(at__gte=_midnight(self.first))
        if self.last:
            entries = entries.filter(at__lt=_midnight(self.last) + datetime.timedelta(days=1))
        return entries

    def told(self) -> dict[str, str]:
        """The conditions that there are, for the entry of an export."""
        conditions = {
            name: getattr(self, name) for name in ("event", "actor", "subject", "text", "first", "last")
        }
        return {name: str(value) for name, value in conditions.items() if value}


def newest_first(entries: QuerySet[Entry]) -> Iterator[Entry]:
    """All of the entries of one environment, in parts: no cursor is held while somebody reads slowly."""
    rows = entries.order_by("-number")
    part = list(rows[:AT_ONCE])
    while part:
        yield from part
        part = list(rows.filter(number__lt=part[-1].number)[:AT_ONCE])


def _contains(column: str, text: str) -> Q:
    # SQLite keeps JSON as it was written, with letters beyond ASCII spelt out; PostgreSQL keeps the letters.
    spelt_out = json.dumps(text)[1:-1]
    return Q(**{f"{column}__icontains": text}) | Q(**{f"{column}__icontains": spelt_out})


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), tzinfo=timezone.get_current_timezone())
