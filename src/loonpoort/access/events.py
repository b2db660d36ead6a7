"""What the gate records in the audit log, and how."""

from collections.abc import Mapping
from typing import Any

from loonpoort.access.filters import filter_names
from loonpoort.access.models import Login
from loonpoort.audit.records import Actor, Event, Subject, record

ENVIRONMENT_CREATED = Event("environment.created")
USER_TEMPLATE_CREATED = Event("user_template.created")
USER_TEMPLATE_UPDATED = Event("user_template.updated")
USER_TEMPLATE_DELETED = Event("user_template.deleted")
LOGIN_CREATED = Event("login.created")
LOGIN_UPDATED = Event("login.updated")
LOGIN_ACTIVATION_SENT = Event("login.activation_sent")
LOGIN_LINK_SHOWN = Event("login.activation_link_shown")
LOGIN_ACTIVATED = Event("login.activated")
LOGIN_DEACTIVATED = Event("login.deactivated")
LOGIN_REACTIVATED = Event("login.reactivated")
LOGIN_DELETED = Event("login.deleted")
LOGIN_SIGNED_IN = Event("login.signed_in")
LOGIN_LOCKED_OUT = Event("login.locked_out")
LOGIN_SESSIONS_ENDED = Event("login.sessions_ended")
LOGIN_PASSWORD_LINK_SENT = Event("login.password_link_sent")
LOGIN_PASSWORD_RESET = Event("login.password_reset")
LOGIN_PASSWORD_CHANGED = Event("login.password_changed")
LOGIN_SECOND_FACTOR_ADDED = Event("login.second_factor_added")
LOGIN_SECOND_FACTOR_REMOVED = Event("login.second_factor_removed")
LOGIN_RECOVERY_CODES_MADE = Event("login.recovery_codes_made")
LOGIN_RECOVERY_CODE_USED = Event("login.recovery_code_used")
ENVIRONMENT_SECURITY_CHANGED = Event("environment.security_changed")
TAG_CREATED = Event("tag.created")
TAG_UPDATED = Event("tag.updated")
TAG_DELETED = Event("tag.deleted")
DEBTOR_TAGGED = Event("debtor.tagged")
TOKEN_ACTIVATED = Event("token.activated")
TOKEN_SHOWN = Event("token.shown")
TOKEN_REVOKED = Event("token.revoked")
TOKEN_ROTATED = Event("token.rotated")
TOKEN_RETIRED = Event("token.retired")
TOKEN_EXPIRED = Event("token.expired")
TOKEN_RENAMED = Event("token.renamed")
TOKEN_EXPIRY_CHANGED = Event("token.expiry_changed")
TOKEN_NETWORKS_CHANGED = Event("token.networks_changed")
TOKEN_STALE_CALL = Event("token.stale_call")
HANDOVER_MADE = Event("token.handover_made")
HANDOVER_SHOWN = Event("token.handover_shown")
CONNECTION_STOPPED = Event("connection.stopped")
CONNECTION_RESUMED = Event("connection.resumed")
AUDIT_EXPORTED = Event("audit.exported")


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
        debtor_id=login.debtor_id,
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
