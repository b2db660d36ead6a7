"""Changes of user templates: each checks, changes and records in one transaction."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from loonpoort.access import events
from loonpoort.access.actions.managers import keeping_a_manager
from loonpoort.access.actions.permissions import require_password_session, right_of
from loonpoort.access.actions.template_choices import (
    check_kind,
    check_name,
    check_nothing_own_is_lost,
    check_rights,
)
from loonpoort.access.calls import Call
from loonpoort.access.catalogue import operation_keys
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import RULES
from loonpoort.access.models import Login, UserTemplate
from loonpoort.access.template_records import Picture, record_template
from loonpoort.access.template_rights import Rights

NAMED = 10
"""How many logins a refusal names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateChoices:
    """What an administrator decides about a user template."""

    name: str
    kind: str
    allows_sign_on: bool
    dashlets: Mapping[Dashlet, DashletRight]
    closed_operations: Collection[str]


def create_template(call: Call, *, name: str, kind: str) -> UserTemplate:
    """Make a template without rights on panels, in which every operation is open that is open to its maker.

    Raises ValidationError, by field.
    """
    _require_management(call)
    own = Rights.of(call.login.user_template_id)
    template = UserTemplate(environment=call.environment, name=name, kind=kind)
    with transaction.atomic():
        check_kind(template, kind)
        _save(template, name)
        Rights({}, own.closed).save(template)
        after = Picture.of(template).whole()
        record_template(events.USER_TEMPLATE_CREATED, template, call.actor, after=after)
    return template


def copy_template(call: Call, template: UserTemplate, *, name: str) -> UserTemplate:
    """Make a template with the kind and the rights of another. Raises ValidationError, by field."""
    with transaction.atomic():
        template = _locked(template)
        require_template_management(call, template)
        rights = Rights.of(template.pk)
        copy = UserTemplate(
            environment=template.environment, kind=template.kind, allows_sign_on=template.allows_sign_on
        )
        _save(copy, name)
        rights.save(copy)
        after = {**Picture.of(copy).whole(), "copied_from": template.name}
        record_template(events.USER_TEMPLATE_CREATED, copy, call.actor, after=after)
    return copy


def update_template(
    call: Call,
    template: UserTemplate,
    choices: TemplateChoices,
    *,
    revision: int | None = None,
    may_lose_own: bool = False,
) -> None:
    """Change a template, and with it what all of its logins may do, from their next call and page on.

    Raises ValidationError, by field. Its code is ``stale`` when somebody saved the template since it had
    ``revision``; ``own_rights`` when the caller's own login would lose rights and ``may_lose_own`` is not
    given; ``last_manager`` when nobody would be left to give rights.
    """
    with transaction.atomic(), keeping_a_manager(template.environment_id):
        template = _locked(template)
        own = require_template_management(call, template)
        if revision not in (None, template.revision):
            raise ValidationError(
                _(
                    "Somebody else saved this user template after you opened it. Compare, and save again to "
                    "replace it."
                ),
                code="stale",
            )
        before = Picture.of(template)
        kind = check_kind(template, choices.kind)
        # Closed operations that this version does not know stay: another version may know them again.
        unknown = before.rights.closed - operation_keys()
        rights = Rights(
            {dashlet: right for dashlet, right in choices.dashlets.items() if right},
            unknown.union(choices.closed_operations),
        )
        check_rights(RULES[template.environment.product, kind].level, rights, own, unknown)
        if template.pk == call.login.user_template_id and not may_lose_own:
            check_nothing_own_is_lost(rights, own)
        template.kind, template.allows_sign_on = kind, choices.allows_sign_on
        template.revision += 1
        _save(template, choices.name)
        rights.save(template)
        was, now = before.changes(Picture.of(template))
        if was or now:
            record_template(events.USER_TEMPLATE_UPDATED, template, call.actor, before=was, after=now)


def delete_template(call: Call, template: UserTemplate) -> None:
    """Delete a template that no login uses. Raises ValidationError, naming the logins, when some do."""
    with transaction.atomic():
        template = _locked(template)
        require_template_management(call, template)
        _check_unused(call, template)
        record_template(
            events.USER_TEMPLATE_DELETED, template, call.actor, before=Picture.of(template).whole()
        )
        template.delete()


def logins_using(call: Call, template: UserTemplate) -> QuerySet[Login]:
    """Those that the caller may know of: at master level, and at the debtors that the caller reaches."""
    reached = Q(debtor=None) | Q(debtor__in=call.debtors().queryset.values("pk"))
    return Login.objects.filter(reached, user_template=template)


def require_template_management(call: Call, template: UserTemplate) -> Rights:
    """The caller's own rights. Raises PermissionDenied for whoever may not change this template."""
    _require_management(call)
    own = Rights.of(call.login.user_template_id)
    if template.environment_id != call.environment.pk:
        raise PermissionDenied(_("You may not change this user template."))
    if Rights.of(template.pk).exceed(own):
        raise PermissionDenied(
            _("This user template has more rights than your own, so you cannot change, copy or delete it.")
        )
    return own


def _require_management(call: Call) -> None:
    require_password_session(call)
    if right_of(call, Dashlet.USER_TEMPLATES) < DashletRight.WRITE:
        raise PermissionDenied(_("You may not change user templates."))


def _check_unused(call: Call, template: UserTemplate) -> None:
    total = template.logins.count()
    if not total:
        return
    named = list(logins_using(call, template).values_list("email", flat=True)[:NAMED])
    rest = total - len(named)
    others = ngettext("%(count)s other login", "%(count)s other logins", rest) % {"count": rest}
    raise ValidationError(
        _("Logins use this user template: %(logins)s. Give them another one first.")
        % {"logins": ", ".join([*named, others] if rest else named)},
        code="in_use",
    )


def _locked(template: UserTemplate) -> UserTemplate:
    """The template as it is now, held until the end of the transaction."""
    rows = UserTemplate.objects.select_for_update(of=("self",)).select_related("environment")
    found = rows.filter(pk=template.pk).first()
    if found is None:
        raise ValidationError(_("This user template was deleted in the meantime."), code="gone")
    return found


def _save(template: UserTemplate, name: str) -> None:
    template.name = name.strip()
    check_name(template)
    try:
        with transaction.atomic():
            template.save()
    except IntegrityError as error:
        raise ValidationError({"name": _("A user template with this name exists already.")}) from error
