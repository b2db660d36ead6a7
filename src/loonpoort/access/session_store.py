"""The store of sessions: Django's own in the database, with columns that its owner's list is read from."""

import datetime
from typing import Any, cast

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from loonpoort.access.models import Session

LOGIN = "_auth_user_id"  # where Django keeps who is signed in
WEAK_TOKEN = "weak_token"
"""Where a session keeps the number of the token that it came from: such a session is weak."""
SIGNED_IN_AT = "signed_in_at"
LAST_SEEN_AT = "last_seen_at"
NETWORK_ADDRESS = "network_address"
USER_AGENT = "user_agent"


class SessionStore(DatabaseStore):
    """Named by the setting SESSION_ENGINE; Django looks for this class by this name."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row of a session: its columns say again what its data says."""
        row = cast(Session, super().create_model_instance(data))
        if LOGIN in data:
            row.login_id = int(data[LOGIN])
            row.is_weak = WEAK_TOKEN in data
            row.network_address = data.get(NETWORK_ADDRESS, "")
            row.user_agent = data.get(USER_AGENT, "")
            row.signed_in_at = _moment(data.get(SIGNED_IN_AT))
            row.last_seen_at = _moment(data.get(LAST_SEEN_AT))
        return row


def _moment(seconds: float | None) -> datetime.datetime | None:
    return None if seconds is None else datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC)
