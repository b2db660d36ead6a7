"""What is done to a token that is in use: its name, last day and networks, and its rotation."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from loonpoort.access import events
from loonpoort.access.actions.token_choices import TokenChoices, cleaned, end_of, notice_due
from loonpoort.access.actions.token_rights import require_token_care
from loonpoort.access.actions.tokens import (
    NewToken,
    add_token,
    end_all_passed,
    give,
    live_token,
    outgoing_token,
    picture,
    require_active,
)
from loonpoort.access.calls import Call
from loonpoort.access.models import Login, Token, TokenEnd
from loonpoort.access.token_ends import end_token, held_login, void_handovers


class Overlap(models.IntegerChoices):
    """How long the earlier token works beside the newer one at most, in hours."""

    HOUR = 1, gettext_lazy("1 hour")
    DAY = 24, gettext_lazy("1 day")
    WEEK = 7 * 24, gettext_lazy("7 days")


def change_token(call: Call, login: Login, choices: TokenChoices) -> bool:
    """Change name, last day and networks of the token of a login; False: nothing was different.

    Raises PermissionDenied and ValidationError, by field.
    """
    require_token_care(call, login)
    with transaction.atomic():
        login = held_login(login.pk)
        token = _required(live_token(login))
        before = TokenChoices.of(token)
        choices = cleaned(choices, before=before)
        token.name, token.networks = choices.name, list(choices.networks)
        if choices.last_day != before.last_day:
            token.expires_at = end_of(choices.last_day)
            token.noticed_days = notice_due(token.expires_at, timezone.now()) if token.expires_at else None
        token.save(update_fields=["name", "networks", "expires_at", "noticed_days"])
        return _record_changes(call, token, before, choices)


def _record_changes(call: Call, token: Token, before: TokenChoices, after: TokenChoices) -> bool:
    changes = [
        (events.TOKEN_RENAMED, "name", before.name, after.name),
        (events.TOKEN_EXPIRY_CHANGED, "last_day", before.last_day, after.last_day),
        (events.TOKEN_NETWORKS_CHANGED, "networks", list(before.networks), list(after.networks)),
    ]
    different = [change for change in changes if change[2] != change[3]]
    for event, field, old, new in different:
        events.record_login(
            event,
            token.login,
            call.actor,
            before={"key_id": token.key_id, field: old},
            after={"key_id": token.key_id, field: new},
        )
    return bool(different)


def rotate_token(
    call: Call, login: Login, overlap: Overlap, last_day: datetime.date | None, *, by_link: bool = False
) -> NewToken:
    """Put a new token beside the old one, which works until the new one is first used or time is up.

    Name and networks go over to the new one. A new one that was never used is itself replaced at once, and
    the old one keeps working. Raises PermissionDenied and ValidationError, by field.
    """
    require_token_care(call, login)
    with transaction.atomic():
        login = held_login(login.pk)
        require_active(login)
        end_all_passed(login)
        current = _required(live_token(login))
        choices = cleaned(
            TokenChoices(name=current.name, last_day=last_day, networks=tuple(current.networks))
        )
        retires_at = timezone.now() + datetime.timedelta(hours=overlap.value)
        _put_aside(call, current, outgoing_token(login), retires_at)
        row, token = add_token(login, choices)
        events.record_login(
            events.TOKEN_ROTATED,
            login,
            call.actor,
            before=picture(current),
            after={**picture(row), "old_works_until": retires_at},
        )
        return give(call.actor, row, token, by_link=by_link)


def _put_aside(call: Call, current: Token, outgoing: Token | None, retires_at: datetime.datetime) -> None:
    """Make room for a newer token: there is one that is used, and one that goes."""
    if outgoing is not None and current.last_used_at is None:
        end_token(current, TokenEnd.REPLACED, call.actor, timezone.now())
        current = outgoing
    elif outgoing is not None:
        end_token(outgoing, TokenEnd.REPLACED, call.actor, timezone.now())
    current.retires_at = retires_at
    current.encrypted_copy = ""
    current.save(update_fields=["retires_at", "encrypted_copy"])
    void_handovers(current)


def _required(token: Token | None) -> Token:
    if token is None:
        raise ValidationError(_("This login has no token that works. Make a new one."))
    return token
