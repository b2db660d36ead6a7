"""Handover links: each shows a token once, to whoever holds the link, so that it need not be mailed."""

from django.db import transaction
from django.utils import timezone

from loonpoort.access import events, secrets
from loonpoort.access.actions.token_rights import require_token_care
from loonpoort.access.actions.tokens import add_handover, live_token, read_copy
from loonpoort.access.calls import Call
from loonpoort.access.models import Handover, Login, LoginStatus
from loonpoort.access.throttling import check_own_password
from loonpoort.access.token_ends import held_login
from loonpoort.access.token_life import why_refused
from loonpoort.audit.records import Actor


def make_handover(call: Call, login: Login, password: str) -> str:
    """The secret of a new link to the token of a login, which voids the earlier ones.

    It is as good as the token itself, and asks for the caller's own password likewise. Raises
    PermissionDenied, and ValidationError: wrong password, or no copy is kept that can be read.
    """
    require_token_care(call, login)
    check_own_password(call, password)
    with transaction.atomic():
        token = live_token(held_login(login.pk))
        clear = read_copy(token)
        assert token is not None  # noqa: S101 - read_copy has refused by now
        return add_handover(call.actor, token, clear)


def handover_of(link: str) -> Handover | None:
    """The handover of a link that still works, or None: unknown, used, void or too old."""
    return _usable(
        Handover.objects.select_related("token__login__environment")
        .filter(digest=secrets.link_digest(link))
        .first()
    )


def open_handover(link: str, *, network_address: str) -> tuple[Handover, str] | None:
    """Use a link up: its handover with the token in clear, or None as in `handover_of`."""
    with transaction.atomic():
        handover = _usable(
            Handover.objects.select_for_update(of=("self",))
            .select_related("token__login__environment")
            .filter(digest=secrets.link_digest(link))
            .first()
        )
        if handover is None:
            return None
        token = handover.token
        try:
            clear = secrets.decrypt_with_link(handover.encrypted_copy, token.key_number, link)
        except secrets.UnreadableCopyError:
            return None
        handover.used_at, handover.encrypted_copy = timezone.now(), ""
        handover.save(update_fields=["used_at", "encrypted_copy"])
        # Nobody signed in: who held the link is not known, only where.
        holder = Actor("visitor", None, "", network_address)
        events.record_login(events.HANDOVER_SHOWN, token.login, holder, after={"key_id": token.key_id})
    return handover, clear


def _usable(handover: Handover | None) -> Handover | None:
    now = timezone.now()
    if handover is None or handover.used_at or handover.expires_at <= now or not handover.encrypted_copy:
        return None
    token = handover.token
    refusal = why_refused(
        revoked_at=token.revoked_at,
        end=token.end,
        retires_at=token.retires_at,
        expires_at=token.expires_at,
        networks=(),  # those that it may be used from; it may be read anywhere
        network_address="",
        now=now,
    )
    is_good = refusal is None and token.login.status == LoginStatus.ACTIVE
    return handover if is_good else None
