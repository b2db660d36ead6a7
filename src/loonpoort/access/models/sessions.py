"""Sessions: browsers in which somebody is signed in, or about to."""

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.crypto import salted_hmac

from loonpoort.access.models.logins import Login


class Session(AbstractBaseSession):
    """Django's session with what its owner wants to know of it. Written by the store of sessions only."""

    login = models.ForeignKey(Login, null=True, on_delete=models.CASCADE, related_name="sessions")
    """Nobody's as long as nobody is signed in."""
    is_weak = models.BooleanField(default=False)
    """It came from an API token, through SingleSignOn."""
    network_address = models.CharField(max_length=45, blank=True)
    """Where the person signed in from."""
    user_agent = models.CharField(max_length=200, blank=True)
    signed_in_at = models.DateTimeField(null=True)
    last_seen_at = models.DateTimeField(null=True)
    """Written at most once a minute."""

    @property
    def reference(self) -> str:
        """What a page calls it by. Its key would let anybody in who reads it."""
        return salted_hmac("loonpoort.access.session", self.session_key, algorithm="sha256").hexdigest()[:20]

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        from loonpoort.access.session_store import SessionStore

        return SessionStore
