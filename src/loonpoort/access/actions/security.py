"""Changes of an environment's security: each checks, changes and records in one transaction."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from loonpoort.access import events
from loonpoort.access.actions.permissions import require_password_session, right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import Session, Token
from loonpoort.audit.records import Subject, record
from loonpoort.organisation.models import Environment


def require_second_factor(call: Call, *, required: bool) -> None:
    """Say whether every login needs a second factor. While they do, no session comes from a token."""
    _require_right(call)
    with transaction.atomic():
        if _change(call, "requires_second_factor", required) and required:
            Session.objects.filter(login__environment=call.environment, is_weak=True).delete()


def show_tokens_once(call: Call, *, once: bool) -> int:
    """Say whether tokens are shown only when they are made. Gives how many kept copies were erased."""
    _require_right(call)
    with transaction.atomic():
        if not _change(call, "is_show_once", once) or not once:
            return 0
        kept = Token.objects.filter(login__environment=call.environment).exclude(encrypted_copy="")
        return kept.update(encrypted_copy="")


def _require_right(call: Call) -> None:
    require_password_session(call)
    if right_of(call, Dashlet.SECURITY) < DashletRight.WRITE:
        raise PermissionDenied(_("You may not change security settings."))


def _change(call: Call, name: str, value: bool) -> bool:
    """Whether it was another value before."""
    environment = Environment.objects.select_for_update().get(pk=call.environment.pk)
    before = getattr(environment, name)
    if before == value:
        return False
    setattr(environment, name, value)
    environment.save(update_fields=[name])
    setattr(call.environment, name, value)
    record(
        events.ENVIRONMENT_SECURITY_CHANGED,
        environment_id=environment.pk,
        actor=call.actor,
        subject=Subject("environment", environment.pk, environment.name),
        before={name: before},
        after={name: value},
    )
    return True
