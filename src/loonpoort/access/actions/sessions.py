"""Ending sessions: each checks, changes and records in one transaction."""

from django.db import transaction
from django.utils import timezone

from loonpoort.access import events
from loonpoort.access.actions.permissions import require_password_session
from loonpoort.access.calls import Call
from loonpoort.access.models import Login, Session


def open_sessions(login: Login) -> list[Session]:
    """The sessions in which a login is signed in now, the latest used first."""
    return list(login.sessions.filter(expire_date__gt=timezone.now()).order_by("-last_seen_at"))


def end_session(call: Call, reference: str) -> bool:
    """End one session of the caller's own login; False: there is none of that reference any more."""
    require_password_session(call)
    with transaction.atomic():
        found = [row.pk for row in call.login.sessions.all() if row.reference == reference]
        if found:
            call.login.sessions.filter(pk__in=found).delete()
            events.record_login(events.LOGIN_SESSIONS_ENDED, call.login, call.actor, after={"sessions": 1})
    return bool(found)


def end_all_sessions(call: Call) -> int:
    """End every session of the caller's own login, this one as well; gives how many there were."""
    require_password_session(call)
    with transaction.atomic():
        count = len(open_sessions(call.login))
        call.login.sessions.all().delete()
        events.record_login(events.LOGIN_SESSIONS_ENDED, call.login, call.actor, after={"sessions": count})
    return count
