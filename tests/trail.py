"""Reading the audit record."""

import json

from django.core.serializers.json import DjangoJSONEncoder

from loonpoort.audit.models import Entry


def events() -> list[str]:
    """The names of all events, oldest first."""
    return list(Entry.objects.values_list("event", flat=True))


def last() -> Entry:
    return Entry.objects.latest("pk")


def text() -> str:
    """Everything that stands in the record, for looking up what must not."""
    return json.dumps(list(Entry.objects.values()), cls=DjangoJSONEncoder)
