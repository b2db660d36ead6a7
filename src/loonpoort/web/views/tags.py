"""Settings > Debtor tags: what master logins are filtered by. Accountant product only."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from loonpoort.access import actions
from loonpoort.access.actions.tags import logins_with, may_make_tags
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import LoginTag
from loonpoort.organisation.models import DebtorTag, Product, Tag
from loonpoort.organisation.scopes import Scope
from loonpoort.web.debtor_forms import HIGHEST_NUMBER, TagForm
from loonpoort.web.rights import PageView, may_change, require_right
from loonpoort.web.sessions import caller
from loonpoort.web.trails import settings_trail, tags_trail
from loonpoort.web.words import Reach, grouped

MOST_LOGINS = 20
"""How many logins are named before a tag is deleted; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A login whose filter has a tag, and what it reaches without it."""

    email: str
    afterwards: Reach


def _of_tags(right: DashletRight) -> Callable[[PageView], PageView]:
    """Refuse whoever has less than ``right`` on tags; a product without tags has no such page."""

    def decorate(view: PageView) -> PageView:
        @wraps(view)
        def guarded(request: HttpRequest, **parameters: int) -> HttpResponse:
            call = caller(request)
            require_right(call, right, Dashlet.DEBTOR_TAGS)
            if call.environment.product != Product.ACCOUNTANT:
                raise Http404
            return view(request, call, **parameters)

        return guarded

    return decorate


@require_safe
@_of_tags(DashletRight.READ)
def tags(request: HttpRequest, call: Call) -> HttpResponse:
    debtors = _counts(call, DebtorTag)
    logins = _counts(call, LoginTag)
    context = {
        "trail": settings_trail(),
        "rows": [
            (tag, grouped(debtors.get(tag.pk, 0)), grouped(logins.get(tag.pk, 0))) for tag in call.tags()
        ],
        "may_make": may_make_tags(call),
        "may_change": may_change(call, Dashlet.DEBTOR_TAGS),
    }
    return render(request, "web/tags.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@_of_tags(DashletRight.WRITE)
def new_tag(request: HttpRequest, call: Call) -> HttpResponse:
    _require_making(call)
    form = TagForm(request.POST if request.method == "POST" else None, number=_next_number(call))
    if form.is_valid():
        try:
            made = actions.create_tag(call, form.choices())
        except ValidationError as error:
            form.add_errors(error)
        else:
            done = _("The tag %(name)s is made. Put it on debtors, and choose it in filters of logins.")
            messages.success(request, done % {"name": made.name})
            return redirect("tags")
    return render(request, "web/tag.html", {"trail": tags_trail(), "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@_of_tags(DashletRight.WRITE)
def tag(request: HttpRequest, call: Call, tag_id: int) -> HttpResponse:
    found = _tag_or_404(call, tag_id)
    form = TagForm(request.POST if request.method == "POST" else None, tag=found)
    if form.is_valid():
        try:
            actions.update_tag(call, found, form.choices())
        except ValidationError as error:
            form.add_errors(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("tags")
    context = {"trail": tags_trail(), "form": form, "tag": found, "may_delete": may_make_tags(call)}
    return render(request, "web/tag.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@_of_tags(DashletRight.WRITE)
def delete_tag(request: HttpRequest, call: Call, tag_id: int) -> HttpResponse:
    """The question says whom it concerns."""
    _require_making(call)
    found = _tag_or_404(call, tag_id)
    if request.method == "POST":
        actions.delete_tag(call, found)
        messages.success(request, _("The tag %(name)s is deleted.") % {"name": found.name})
        return redirect("tags")
    concerned = logins_with(found).count()
    context = {
        "trail": tags_trail(),
        "tag": found,
        "debtors": DebtorTag.objects.filter(tag=found).count(),
        "logins": concerned,
        "losses": _losses(found),
        "unnamed": max(0, concerned - MOST_LOGINS),
    }
    return render(request, "web/tag_delete.html", context)


def _losses(found: Tag) -> list[Loss]:
    """What logins with the tag reach without it; those with equal filters reach the same."""
    logins = logins_with(found).prefetch_related("filter_tags")[:MOST_LOGINS]
    reaches: dict[frozenset[int], Reach] = {}
    losses = []
    for login in logins:
        left = frozenset(row.tag_id for row in login.filter_tags.all()) - {found.pk}
        if left not in reaches:
            reaches[left] = Reach.within(Scope(login.environment_id, tag_ids=left))
        losses.append(Loss(login.email, reaches[left]))
    return losses


def _require_making(call: Call) -> None:
    if not may_make_tags(call):
        raise PermissionDenied(_("Only a login whose filter is All may make and delete tags."))


def _tag_or_404(call: Call, tag_id: int) -> Tag:
    found: Tag | None = call.tags().filter(pk=tag_id).queryset.first()
    if found is None:
        raise Http404
    return found


def _next_number(call: Call) -> int:
    highest = call.tags().queryset.aggregate(Max("number"))["number__max"] or 0
    return min(highest + 1, HIGHEST_NUMBER)


def _counts(call: Call, links: type[DebtorTag | LoginTag]) -> dict[int, int]:
    """How often each tag of the environment is used, in one query."""
    own = links.objects.filter(tag__environment=call.environment)
    return dict(own.values_list("tag_id").annotate(Count("pk")))
