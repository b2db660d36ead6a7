"""Changes of tokens, and every showing of one: each checks, changes and records in one transaction."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from loonpoort.access import events, secrets
from loonpoort.access.actions.logins import locked
from loonpoort.access.actions.permissions import (
    require_login_management,
    require_password_session,
    require_tab,
)
from loonpoort.access.calls import Call
from loonpoort.access.models import Login, LoginStatus, Token
from loonpoort.audit.records import Actor


def activate_api_account(call: Call) -> str | None:
    """Make the caller's own token and give it. A second time changes nothing and gives None.

    Raises PermissionDenied for a login without the API Token tab.
    """
    require_tab(call)
    return issue_token(call.actor, call.login)


def issue_token(actor: Actor, login: Login) -> str | None:
    """Make a token for an active login without asking who may; None when it has one already."""
    with transaction.atomic():
        login = locked(login)
        if login.status != LoginStatus.ACTIVE:
            raise ValidationError(_("A token needs an active login."))
        if live_token(login):
            return None
        token, kept = secrets.new_token(keep_copy=not login.environment.is_show_once)
        Token.objects.create(
            login=login,
            key_id=kept.key_id,
            key_number=kept.key_number,
            digest=kept.digest,
            encrypted_copy=kept.encrypted_copy,
        )
        events.record_login(events.TOKEN_ACTIVATED, login, actor, after={"key_id": kept.key_id})
        events.record_login(events.TOKEN_SHOWN, login, actor, after={"key_id": kept.key_id})
    return token


def show_token(call: Call, password: str) -> str:
    """Show the caller its own token again. Raises ValidationError: wrong password, or no copy is kept.

    Raises PermissionDenied for a login without the API Token tab.
    """
    require_tab(call)
    login = call.login
    if not login.check_password(password):
        raise ValidationError({"password": _("This is not the password of this login.")})
    with transaction.atomic():
        token = live_token(login)
        if token is None or not token.encrypted_copy:
            raise ValidationError(_("No copy of this token is kept. Revoke it and activate a new one."))
        shown = secrets.decrypt(token.encrypted_copy, token.key_number)
        events.record_login(events.TOKEN_SHOWN, login, call.actor, after={"key_id": token.key_id})
    return shown


def revoke_token(call: Call, login: Login) -> None:
    """Revoke the live token of the caller's own login or, for a manager of logins, of another."""
    if login.pk == call.login.pk and login.user_template.rules.has_api_token_tab:
        require_password_session(call)
    else:
        require_login_management(call, login)
    with transaction.atomic():
        login = locked(login)
        token = live_token(login)
        if token is None:
            return
        token.revoked_at = timezone.now()
        token.encrypted_copy = ""
        token.save(update_fields=["revoked_at", "encrypted_copy"])
        events.record_login(events.TOKEN_REVOKED, login, call.actor, before={"key_id": token.key_id})


def live_token(login: Login) -> Token | None:
    return login.tokens.filter(revoked_at=None).first()
