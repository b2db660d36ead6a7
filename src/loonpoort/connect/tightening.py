"""Closing the rights that nobody used, and opening them again: changes of a user template."""

import datetime
from collections.abc import Collection

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from loonpoort.access import events
from loonpoort.access.actions import require_template_management
from loonpoort.access.actions.template_choices import check_nothing_own_is_lost, check_rights
from loonpoort.access.calls import Call
from loonpoort.access.models import UserTemplate
from loonpoort.access.template_records import Picture, record_template
from loonpoort.access.template_rights import Rights
from loonpoort.access.usage import flush
from loonpoort.connect.models import TightenedOperation, Tightening
from loonpoort.connect.rights import first_call_at, unused_operations

ENOUGH = datetime.timedelta(days=30)
"""How long a template must have been called with before what was never called says anything."""


def known_since(template: UserTemplate) -> datetime.datetime | None:
    """The first call of any of its logins that is kept; None: none of them has called."""
    return first_call_at(list(template.logins.values_list("pk", flat=True)))


def is_known_long_enough(since: datetime.datetime | None) -> bool:
    return since is not None and since <= timezone.now() - ENOUGH


def tighten(
    call: Call, template: UserTemplate, operations: Collection[str], *, is_sure: bool = False
) -> Tightening:
    """Close those of some operations that are open and that no login of the template has called.

    What was called since the caller looked stays open: compare the operations of what is returned.
    Raises PermissionDenied, and ValidationError with the code ``young`` when the usage that is kept says
    too little and ``is_sure`` is not given, ``used`` when nothing is left to close, ``own_rights`` for the
    template of the caller's own login, ``gone`` when it was deleted.
    """
    flush()  # calls of a moment ago count as well
    with transaction.atomic():
        template = _held(template.pk)
        own = require_template_management(call, template)
        since = known_since(template)
        if not is_sure and not is_known_long_enough(since):
            raise ValidationError(_young(since), code="young")
        closing = unused_operations(template).intersection(operations)
        if not closing:
            raise ValidationError(
                _("None of these operations is open and unused any more. Nothing was closed."), code="used"
            )
        before = Picture.of(template)
        rights = Rights(before.rights.dashlets, before.rights.closed | closing)
        if template.pk == call.login.user_template_id:
            check_nothing_own_is_lost(rights, own)
        _save(call, template, before, rights)
        made = Tightening.objects.create(
            user_template=template, made_by=call.login.email, revision=template.revision
        )
        TightenedOperation.objects.bulk_create(
            TightenedOperation(tightening=made, operation=key) for key in sorted(closing)
        )
    return made


def loosen(call: Call, tightening: Tightening) -> list[str]:
    """Open again what a tightening closed and what is closed still; gives the operations, in order.

    Raises PermissionDenied, and ValidationError with the code ``done`` for one that was taken back before;
    by field ``operations`` when some of them are closed to the caller.
    """
    with transaction.atomic():
        # The template first, as whoever tightens does: two of them cannot hold each other up.
        template = _held(tightening.user_template_id)
        own = require_template_management(call, template)
        held = Tightening.objects.select_for_update().get(pk=tightening.pk)
        if held.taken_back_at is not None:
            raise ValidationError(
                _("%(email)s has taken this back already.") % {"email": held.taken_back_by}, code="done"
            )
        before = Picture.of(template)
        closed = set(held.operations.values_list("operation", flat=True))
        opening = before.rights.closed & closed
        rights = Rights(before.rights.dashlets, before.rights.closed - opening)
        check_rights(template.rules.level, rights, own, rights.closed)
        if opening:
            _save(call, template, before, rights)
        held.taken_back_at, held.taken_back_by = timezone.now(), call.login.email
        held.save(update_fields=["taken_back_at", "taken_back_by"])
    return sorted(opening)


def _held(template_id: int) -> UserTemplate:
    """The template as it is now, held until the end of the transaction."""
    rows = UserTemplate.objects.select_for_update(of=("self",)).select_related("environment")
    found = rows.filter(pk=template_id).first()
    if found is None:
        raise ValidationError(_("This user template was deleted in the meantime."), code="gone")
    return found


def _save(call: Call, template: UserTemplate, before: Picture, rights: Rights) -> None:
    template.revision += 1
    template.save(update_fields=["revision"])
    rights.save(template)
    was, now = before.changes(Picture.of(template))
    record_template(events.USER_TEMPLATE_UPDATED, template, call.actor, before=was, after=now)


def _young(since: datetime.datetime | None) -> str:
    if since is None:
        return _(
            "No login of this user template has called yet, so nothing is known of what it needs. Confirm "
            "that you want to close these operations all the same."
        )
    first = formats.date_format(timezone.localdate(since), _("j M Y"))
    return _(
        "Calls are known since %(day)s only. What a package calls once a month or once a year may be "
        "missing. Confirm that you want to close these operations all the same."
    ) % {"day": first}


def period_words() -> str:
    """How long usage is kept, e.g. ``13 months``."""
    months = settings.USAGE_MONTHS
    return ngettext("%(count)s month", "%(count)s months", months) % {"count": months}
