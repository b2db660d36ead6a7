"""Links for a forgotten password: one hour, single use, void once a newer one is mailed."""

import datetime

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.http import base36_to_int, urlsafe_base64_decode, urlsafe_base64_encode

from loonpoort.access.models import Login, LoginStatus

LIFETIME = datetime.timedelta(hours=1)


class _Generator(PasswordResetTokenGenerator):
    """Django's signed links. What goes into the hash changes with every use, mail and deactivation."""

    key_salt = "loonpoort.access.password_links"

    def check_token(self, user: Login | None, token: str | None) -> bool:
        return super().check_token(user, token) and self._age(token or "") <= LIFETIME.total_seconds()

    def _age(self, token: str) -> int:
        age: int = self._num_seconds(self._now()) - base36_to_int(token.partition("-")[0])
        return age

    def _make_hash_value(self, user: Login, timestamp: int) -> str:
        return f"{user.pk}/{user.email}/{user.password}/{user.status}/{user.password_serial}/{timestamp}"

    def _now(self) -> datetime.datetime:
        # Django's own reads the wall clock, which jumps by an hour twice a year.
        return timezone.now().replace(tzinfo=None)


_generator = _Generator()


def link_parts(login: Login) -> tuple[str, str]:
    """The two parts of a link that lets the login's owner choose a new password: who, and the proof."""
    return urlsafe_base64_encode(str(login.pk).encode()), _generator.make_token(login)


def login_of_link(who: str, proof: str) -> Login | None:
    """The login whose link this is, or None when it was used, voided, altered or is too old."""
    try:
        login = Login.objects.select_related("environment", "user_template").get(
            pk=force_str(urlsafe_base64_decode(who))
        )
    except (ValueError, OverflowError, Login.DoesNotExist):
        return None
    if login.status != LoginStatus.ACTIVE or not _generator.check_token(login, proof):
        return None
    return login
