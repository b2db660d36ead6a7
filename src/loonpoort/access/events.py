"""What the gate records in the audit log, and how."""

from collections.abc import Mapping
from typing import Any

from loonpoort.access.filters import filter_names
from loonpoort.access.models import Login
from loonpoort.audit.records import Actor, Event, Subject, record

ENVIRONMENT_CREATED = Event("environment.created")
USER_TEMPLATE_CREATED = Event("user_template.created")
LOGIN_CREATED = Event("login.created")
LOGIN_UPDATED = Event("login.updated")
LOGIN_ACTIVATION_SENT = Event("login.activation_sent")
LOGIN_LINK_SHOWN = Event("login.activation_link_shown")
LOGIN_ACTIVATED = Event("login.activated")
LOGIN_DEACTIVATED = Event("login.deactivated")
LOGIN_SIGNED_IN = Event("login.signed_in")
TOKEN_ACTIVATED = Event("token.activated")
TOKEN_SHOWN = Event("token.shown")
TOKEN_REVOKED = Event("token.revoked")


def record_login(
    event: Event,
    login: Login,
    actor: Actor,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Record an event about a login, or about its token."""
    record(
        event,
        environment_id=login.environment_id,
        actor=actor,
        subject=Subject("login", login.pk, login.email),
        before=before,
        after=after,
    )


def picture(login: Login) -> dict[str, Any]:
    """What an audit entry keeps of a login."""
    return {
        "email": login.email,
        "name": login.name,
        "level": login.level,
        "debtor": str(login.debtor) if login.debtor else None,
        "template": login.user_template.name,
        "filter_kind": login.filter_kind,
        "filter": filter_names(login),
        "status": login.status,
    }
