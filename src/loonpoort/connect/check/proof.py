"""What a username and a token prove, found out without leaving a trace: a check is no call.

It does not count as use, does not end an outgoing token, and leaves no refusal behind.
"""

import enum
import hmac
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import timezone

from loonpoort.access import secrets
from loonpoort.access.models import Login, LoginStatus, Token
from loonpoort.access.token_life import Refusal, why_refused
from loonpoort.access.token_rows import look_up

_NO_DIGEST = "-" * 64
"""What no token hashes to: compared with when there is no token, so that the work is equal."""


class TokenState(enum.Enum):
    """What a text is that was given as the token of a login."""

    NOT_GIVEN = "not given"
    LIVE = "live"
    OUTGOING = "outgoing"
    REVOKED = "revoked"
    REPLACED = "replaced"
    EXPIRED = "expired"
    OF_ANOTHER = "of another"
    UNKNOWN = "unknown"
    NOT_WHOLE = "not whole"


ENDED = {
    Refusal.REVOKED: TokenState.REVOKED,
    Refusal.REPLACED: TokenState.REPLACED,
    Refusal.EXPIRED: TokenState.EXPIRED,
}


@dataclass(frozen=True, slots=True)
class Proof:
    """What the texts of one check come to."""

    username: str
    """In lower case, as logins are kept."""
    text: str = field(repr=False)
    """What was given as the token."""
    token: Token | None
    """The token that it is, whosever it is and whether it ended or not; None: it is none."""

    @property
    def is_whole(self) -> bool:
        """Whether it lets a call in, but for domain and network: the same rules as `authenticate_token`."""
        login = self.token.login if self.token else None
        if login is None or login.email != self.username or login.status != LoginStatus.ACTIVE:
            return False
        return self.state_for(login.pk) in (TokenState.LIVE, TokenState.OUTGOING)

    def state_for(self, login_id: int) -> TokenState:
        """What the text is to a login."""
        if not self.text:
            return TokenState.NOT_GIVEN
        if self.token is None:
            return TokenState.UNKNOWN if secrets.is_whole(self.text) else TokenState.NOT_WHOLE
        if self.token.login_id != login_id:
            return TokenState.OF_ANOTHER
        refusal = _why_ended(self.token)
        if refusal is not None:
            return ENDED[refusal]
        return TokenState.LIVE if self.token.retires_at is None else TokenState.OUTGOING


def proof_of(username: str, token: str) -> Proof:
    """One look-up and one hash, whatever was given."""
    found = look_up(secrets.key_id_of(token), "")
    expected, key_number = (found[0].digest, found[0].key_number) if found else (_NO_DIGEST, None)
    is_genuine = hmac.compare_digest(secrets.digest(token, key_number), expected)
    row = found[0] if found and is_genuine else None
    return Proof(username.strip().lower(), token, row)


def login_of(proof: Proof) -> Login:
    """The login of a token that proves something, with all that a check reads of it."""
    token = proof.token
    if token is None:
        raise ValueError("There is no login without a token.")
    return whole_logins().get(pk=token.login_id)


def whole_logins() -> QuerySet[Login]:
    """Logins with template, environment and debtor: those of `look_up` are kept for calls, and lack much."""
    return Login.objects.select_related("environment", "user_template__environment", "debtor")


def _why_ended(token: Token) -> Refusal | None:
    # Without its networks: those are a step of their own.
    return why_refused(
        revoked_at=token.revoked_at,
        end=token.end,
        retires_at=token.retires_at,
        expires_at=token.expires_at,
        networks=(),
        network_address="",
        now=timezone.now(),
    )
