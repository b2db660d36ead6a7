"""What may be chosen in a user template: nobody gives more than they have. Refusals name their field."""

from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from loonpoort.access.catalogue import operation_keys
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import RULES, Level, TemplateKind
from loonpoort.access.models import UserTemplate
from loonpoort.access.template_rights import Rights, highest_right
from loonpoort.organisation.texts import plain_text

NAMED = 5
"""How many operations a refusal names."""


def check_name(template: UserTemplate) -> None:
    try:
        plain_text(template.name)
    except ValidationError as error:
        raise ValidationError({"name": error}) from error
    template.clean_fields(exclude=["kind"])
    others = UserTemplate.objects.filter(environment=template.environment_id).exclude(pk=template.pk)
    if others.filter(name__iexact=template.name).exists():
        raise ValidationError({"name": _("A user template with this name exists already.")})


def check_kind(template: UserTemplate, kind: str) -> TemplateKind:
    """The kind, when the environment's product has it and the template's logins leave room for it."""
    if (template.environment.product, kind) not in RULES:
        raise ValidationError({"kind": _("This environment has no such kind of user template.")})
    if template.pk and kind != template.kind and template.logins.exists():
        raise ValidationError(
            {
                "kind": _(
                    "Logins use this user template, and its kind decides their level and filter. Make a "
                    "template of the other kind instead."
                )
            }
        )
    return TemplateKind(kind)


def check_rights(level: Level, rights: Rights, own: Rights, unknown: Collection[str]) -> None:
    """``unknown``: closed operations that the template has from another version."""
    if rights.closed - operation_keys() - frozenset(unknown):
        raise ValidationError({"operations": _("There is no such operation. Load the page again.")})
    for dashlet, right in rights.dashlets.items():
        if right > own.right_on(dashlet):
            raise ValidationError(
                {"dashlets": _("Your own right on %(panel)s is less.") % {"panel": dashlet.label}}
            )
        if right > highest_right(level, dashlet):
            raise ValidationError({"dashlets": _too_high(dashlet, highest_right(level, dashlet))})
    if beyond := own.closed - rights.closed:
        raise ValidationError(
            {"operations": _("These operations are closed to you: %(names)s.") % {"names": _names(beyond)}}
        )


def check_nothing_own_is_lost(rights: Rights, own: Rights) -> None:
    """Ask, with the code ``own_rights``, before somebody takes what they cannot give back themselves."""
    lost = [str(dashlet.label) for dashlet, right in own.dashlets.items() if right > rights.right_on(dashlet)]
    if closed := len(rights.closed - own.closed):
        lost.append(ngettext("%(count)s operation", "%(count)s operations", closed) % {"count": closed})
    if lost:
        raise ValidationError(
            _(
                "This is the user template of your own login. You would lose rights that you cannot give "
                "back yourself: %(rights)s."
            )
            % {"rights": ", ".join(lost)},
            code="own_rights",
        )


def _too_high(dashlet: Dashlet, highest: DashletRight) -> str:
    if highest == DashletRight.NONE:
        return _("Logins of this kind live at a debtor and have no Settings: %(panel)s must be None.") % {
            "panel": dashlet.label
        }
    return _("Logins of this kind live at a debtor: %(panel)s can be Read at most.") % {
        "panel": dashlet.label
    }


def _names(keys: Iterable[str]) -> str:
    keys = sorted(keys)
    return ", ".join(keys[:NAMED]) + (" …" if len(keys) > NAMED else "")
