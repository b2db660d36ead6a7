"""Changes of tokens, and every showing of one: each checks, changes and records in one transaction."""

import datetime
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from loonpoort.access import events, secrets
from loonpoort.access.actions.permissions import require_tab
from loonpoort.access.actions.token_choices import TokenChoices, cleaned, end_of, notice_due
from loonpoort.access.actions.token_rights import require_token_care, require_token_revocation
from loonpoort.access.calls import Call
from loonpoort.access.models import Handover, Login, LoginStatus, Token, TokenEnd
from loonpoort.access.throttling import check_own_password
from loonpoort.access.token_ends import end_passed, end_token, held_login, void_handovers
from loonpoort.audit.records import Actor

HANDOVER_LIFETIME = datetime.timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token that was just made, or the secret of the link that hands it over: never both."""

    token: str = field(default="", repr=False)
    link: str = field(default="", repr=False)


def activate_api_account(call: Call, choices: TokenChoices | None = None) -> str | None:
    """Make the caller's own token and give it. A second time changes nothing and gives None.

    Raises PermissionDenied for a login without the API Token tab, ValidationError, by field.
    """
    require_tab(call)
    return issue_token(call.actor, call.login, choices)


def make_token(call: Call, login: Login, choices: TokenChoices, *, by_link: bool = False) -> NewToken | None:
    """Make the token of a login in the caller's care. None when it has one: nothing is changed then.

    ``by_link``: nobody is shown the token but whoever uses the link. Raises PermissionDenied and
    ValidationError, by field.
    """
    require_token_care(call, login)
    return _issue(call.actor, login, choices, by_link=by_link)


def issue_token(actor: Actor, login: Login, choices: TokenChoices | None = None) -> str | None:
    """Make a token for an active login without asking who may; None when it has one already."""
    made = _issue(actor, login, choices or TokenChoices(), by_link=False)
    return made.token if made else None


def _issue(actor: Actor, login: Login, choices: TokenChoices, *, by_link: bool) -> NewToken | None:
    choices = cleaned(choices)
    with transaction.atomic():
        login = held_login(login.pk)
        require_active(login)
        if live_token(login):
            return None
        end_all_passed(login)
        row, token = add_token(login, choices)
        events.record_login(events.TOKEN_ACTIVATED, login, actor, after=picture(row))
        return give(actor, row, token, by_link=by_link)


def show_token(call: Call, login: Login, password: str) -> str:
    """Show the token of a login in the caller's care again, for the caller's own password.

    Raises PermissionDenied, and ValidationError: wrong password, or no copy is kept that can be read.
    """
    require_token_care(call, login)
    check_own_password(call, password)
    with transaction.atomic():
        token = live_token(held_login(login.pk))
        shown = read_copy(token)
        events.record_login(
            events.TOKEN_SHOWN, login, call.actor, after={"key_id": token.key_id if token else ""}
        )
    return shown


def revoke_token(call: Call, login: Login) -> None:
    """Revoke the token of a login, the outgoing one as well: nothing calls in its name from now on."""
    require_token_revocation(call, login)
    with transaction.atomic():
        login = held_login(login.pk)
        end_all_passed(login)
        for token in login.tokens.filter(revoked_at=None):
            end_token(token, TokenEnd.REVOKED, call.actor, timezone.now())


def end_outgoing_token(call: Call, login: Login) -> None:
    """Revoke only the outgoing token of a login, before its time."""
    require_token_revocation(call, login)
    with transaction.atomic():
        login = held_login(login.pk)
        end_all_passed(login)
        for token in login.tokens.filter(revoked_at=None, retires_at__isnull=False):
            end_token(token, TokenEnd.REVOKED, call.actor, timezone.now())


def live_token(login: Login) -> Token | None:
    """The token of a login that works and is not on its way out."""
    return login.tokens.live(timezone.now()).filter(retires_at=None).first()


def outgoing_token(login: Login) -> Token | None:
    """The earlier token of a login that still works beside the newer one."""
    return login.tokens.live(timezone.now()).filter(retires_at__isnull=False).first()


def require_active(login: Login) -> None:
    if login.status != LoginStatus.ACTIVE:
        raise ValidationError(_("A token needs an active login."))


def read_copy(token: Token | None) -> str:
    """A token in clear from its kept copy. Raises ValidationError that says what is the matter."""
    if token is None or not token.encrypted_copy:
        raise ValidationError(_("No copy of this token is kept. Revoke it and activate a new one."))
    try:
        return secrets.decrypt(token.encrypted_copy, token.key_number)
    except secrets.UnreadableCopyError as error:
        raise ValidationError(
            _(
                "The copy of this token was made with key %(number)s, which is no longer among this "
                "installation's token keys. Revoke it and activate a new one."
            )
            % {"number": token.key_number}
        ) from error


def end_all_passed(login: Login) -> None:
    """Note the end of tokens whose time was up, so that there is room for newer ones."""
    for token in login.tokens.filter(revoked_at=None):
        end_passed(token, timezone.now())


def add_token(login: Login, choices: TokenChoices) -> tuple[Token, str]:
    """A new row, and the token in clear."""
    now, expires_at = timezone.now(), end_of(choices.last_day)
    token, kept = secrets.new_token(keep_copy=not login.environment.is_show_once)
    row = Token.objects.create(
        login=login,
        key_id=kept.key_id,
        key_number=kept.key_number,
        digest=kept.digest,
        encrypted_copy=kept.encrypted_copy,
        name=choices.name,
        expires_at=expires_at,
        # Whoever just chose a day that is near need not be told of it.
        noticed_days=notice_due(expires_at, now) if expires_at else None,
        networks=list(choices.networks),
    )
    return row, token


def give(actor: Actor, row: Token, token: str, *, by_link: bool) -> NewToken:
    """Show a new token to whoever made it, or make the link that hands it over."""
    if by_link:
        return NewToken(link=add_handover(actor, row, token))
    events.record_login(events.TOKEN_SHOWN, row.login, actor, after={"key_id": row.key_id})
    return NewToken(token=token)


def add_handover(actor: Actor, row: Token, token: str) -> str:
    """A new link to a token, which voids the earlier ones; its secret."""
    now, link = timezone.now(), secrets.new_link()
    void_handovers(row)
    made = Handover.objects.create(
        token=row,
        digest=secrets.link_digest(link),
        encrypted_copy=secrets.encrypt_for_link(token, row.key_number, link),
        expires_at=now + HANDOVER_LIFETIME,
    )
    events.record_login(
        events.HANDOVER_MADE,
        row.login,
        actor,
        after={"key_id": row.key_id, "works_until": made.expires_at},
    )
    return link


def picture(token: Token) -> dict[str, object]:
    """What an audit entry keeps of a token."""
    return {
        "key_id": token.key_id,
        "name": token.name,
        "last_day": token.last_day,
        "networks": token.networks,
    }
