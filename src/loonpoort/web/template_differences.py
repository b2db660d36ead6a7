"""What somebody else saved in a user template, beside what an administrator filled in meanwhile."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from loonpoort.access.actions import TemplateChoices
from loonpoort.access.catalogue import operation_keys
from loonpoort.access.dashlets import Dashlet
from loonpoort.access.kinds import TemplateKind
from loonpoort.access.models import UserTemplate
from loonpoort.access.template_rights import Rights
from loonpoort.web.template_panels import RIGHT_LABELS

NAMED = 6
"""How many operations a line names."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the comparison."""

    what: str
    saved: str
    yours: str


def differences(saved: UserTemplate, yours: TemplateChoices) -> Iterator[Difference]:
    """Only what differs."""
    rights = Rights.of(saved.pk)
    lines: list[tuple[Any, Any, Any]] = [
        (_("Name"), saved.name, yours.name),
        (_("Kind"), TemplateKind(saved.kind).label, TemplateKind(yours.kind).label),
        (_("SingleSignOn"), _on(saved.allows_sign_on), _on(yours.allows_sign_on)),
        *(
            (dashlet.label, RIGHT_LABELS[rights.right_on(dashlet)], RIGHT_LABELS[yours.dashlets[dashlet]])
            for dashlet in Dashlet
        ),
    ]
    for what, theirs, own in lines:
        if str(theirs) != str(own):
            yield Difference(str(what), str(theirs), str(own))
    closed, closed_by_you = rights.closed & operation_keys(), frozenset(yours.closed_operations)
    if opened := closed_by_you - closed:
        yield Difference(_named(opened), _("Open"), _("Closed"))
    if opened_by_you := closed - closed_by_you:
        yield Difference(_named(opened_by_you), _("Closed"), _("Open"))


def _on(is_on: bool) -> str:
    return _("On") if is_on else _("Off")


def _named(keys: Collection[str]) -> str:
    names = sorted(keys)
    rest = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (_(" and %(count)s more") % {"count": rest} if rest > 0 else "")
