"""Settings > Audit: who changed what, with search and export."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from loonpoort.access.actions.audit import export_audit
from loonpoort.access.audit_reach import entries_within
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.audit.models import Entry
from loonpoort.audit.search import newest_first
from loonpoort.web.audit_exports import csv_lines, json_lines
from loonpoort.web.audit_forms import AuditSearchForm
from loonpoort.web.audit_words import ACTORS, SUBJECTS, Change, actor_words, changes, event_words
from loonpoort.web.rights import needs, require_right
from loonpoort.web.sessions import caller
from loonpoort.web.trails import settings_trail

PAGE_LENGTH = 50
FORMATS = {"csv": (csv_lines, "text/csv; charset=utf-8"), "json": (json_lines, "application/json")}


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry in words."""

    entry: Entry

    @property
    def event(self) -> str:
        return event_words(self.entry.event)

    @property
    def actor(self) -> str:
        return actor_words(self.entry)

    @property
    def how(self) -> str:
        return str(ACTORS.get(self.entry.actor_kind, ""))

    @property
    def subject_kind(self) -> str:
        return str(SUBJECTS.get(self.entry.subject_kind, self.entry.subject_kind))

    @property
    def changes(self) -> list[Change]:
        return changes(self.entry)


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, newest first, and whether there are newer and older ones."""

    rows: list[EntryRow]
    newer: int | None
    older: int | None


@require_safe
@needs(Dashlet.AUDIT, DashletRight.READ)
def audit(request: HttpRequest) -> HttpResponse:
    form = AuditSearchForm(request.GET)
    page = Page([], None, None)
    if form.is_valid():
        entries = form.search().among(entries_within(caller(request)))
        page = _page(entries, _number(request, "after"), _number(request, "before"))
    searched = {name: value for name, value in form.data.items() if name in form.fields and value}
    context = {
        "form": form,
        "page": page,
        "searched": searched,
        "query": f"{urlencode(searched)}&" if searched else "",
        "trail": settings_trail(),
    }
    return render(request, "web/audit.html", context)


@require_safe
@needs(Dashlet.AUDIT, DashletRight.READ)
def entry(request: HttpRequest, number: int) -> HttpResponse:
    found = entries_within(caller(request)).filter(number=number).first()
    if found is None:
        raise Http404
    trail = [*settings_trail(), (_("Audit"), reverse("audit"))]
    return render(request, "web/audit_entry.html", {"row": EntryRow(found), "entry": found, "trail": trail})


@require_POST
def export(request: HttpRequest) -> HttpResponseBase:
    """The entries of a search as a file. A POST: it leaves an entry itself."""
    call = caller(request)
    require_right(call, DashletRight.READ, Dashlet.AUDIT)
    form = AuditSearchForm(request.POST)
    kind = request.POST.get("format", "")
    if kind not in FORMATS or not form.is_valid():
        raise Http404
    search = form.search()
    entries = search.among(export_audit(call, kind, search.told()))
    write, content_type = FORMATS[kind]
    lines: Iterator[str] = write(newest_first(entries))
    response = StreamingHttpResponse(lines, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="audit-{timezone.localdate():%Y-%m-%d}.{kind}"'
    return response


def _page(entries: QuerySet[Entry], after: int | None, before: int | None) -> Page:
    if after is not None:
        found = list(entries.filter(number__gt=after).order_by("number")[: PAGE_LENGTH + 1])
        has_newer, has_older = len(found) > PAGE_LENGTH, True
        found = found[:PAGE_LENGTH][::-1]
    else:
        older = entries if before is None else entries.filter(number__lt=before)
        found = list(older.order_by("-number")[: PAGE_LENGTH + 1])
        has_newer, has_older = before is not None, len(found) > PAGE_LENGTH
        found = found[:PAGE_LENGTH]
    return Page(
        [EntryRow(each) for each in found],
        found[0].number if found and has_newer else None,
        found[-1].number if found and has_older else None,
    )


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
