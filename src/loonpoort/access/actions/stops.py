"""A debtor's own people stop a master level login's token from reaching it, and let it again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from loonpoort.access import events
from loonpoort.access.actions.permissions import require_password_session, right_of
from loonpoort.access.calls import Call
from loonpoort.access.connection_news import News, tell
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import Level
from loonpoort.access.models import Login, LoginStop, TokenEnd
from loonpoort.access.token_ends import end_token, held_login
from loonpoort.audit.records import Subject, record
from loonpoort.organisation.models import Debtor


def stop_at_debtor(call: Call, login: Login, debtor: Debtor) -> None:
    """From the next call on, the tokens of a login reach a debtor no more.

    Those of a login at that debtor are revoked. What a master level login does for others goes on, and its
    owner's own sessions are untouched. Stopped already: nothing happens.
    """
    _require(call, login, debtor)
    with transaction.atomic():
        login = held_login(login.pk)
        if login.level == Level.DEBTOR:
            for token in login.tokens.live(timezone.now()):
                end_token(token, TokenEnd.REVOKED, call.actor, timezone.now())
            return
        _row, is_new = LoginStop.objects.get_or_create(
            login=login, debtor=debtor, defaults={"stopped_by": call.login.email}
        )
        if is_new:
            login.is_stopped_somewhere = True
            login.save(update_fields=["is_stopped_somewhere"])
            _tell(call, login, debtor, is_stopped=True)


def resume_at_debtor(call: Call, login: Login, debtor: Debtor) -> None:
    """Let a login's tokens reach a debtor again. Not stopped: nothing happens."""
    _require(call, login, debtor)
    with transaction.atomic():
        login = held_login(login.pk)
        if not LoginStop.objects.filter(login=login, debtor=debtor).delete()[0]:
            return
        login.is_stopped_somewhere = login.stops.exists()
        login.save(update_fields=["is_stopped_somewhere"])
        _tell(call, login, debtor, is_stopped=False)


def _require(call: Call, login: Login, debtor: Debtor) -> None:
    require_password_session(call)
    is_of_both = login.environment_id == call.environment.pk and login.debtor_id in (None, debtor.pk)
    is_near = is_of_both and call.debtors().filter(pk=debtor.pk).exists()
    if right_of(call, Dashlet.CONNECTIONS) < DashletRight.WRITE or not is_near:
        raise PermissionDenied(_("Your user template does not let you stop connections."))


def _tell(call: Call, login: Login, debtor: Debtor, *, is_stopped: bool) -> None:
    event = events.CONNECTION_STOPPED if is_stopped else events.CONNECTION_RESUMED
    record(
        event,
        environment_id=login.environment_id,
        actor=call.actor,
        subject=Subject("login", login.pk, login.email),
        after={"debtor": debtor.name},
        debtor_id=debtor.pk,
    )
    token = login.tokens.live(timezone.now()).filter(retires_at=None).first()
    tell(
        login,
        News.STOPPED if is_stopped else News.RESUMED,
        call.actor,
        timezone.now(),
        name=token.name if token else "",
        debtor=debtor.name,
    )
