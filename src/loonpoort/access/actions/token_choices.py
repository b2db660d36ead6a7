"""What is decided about a token: its name, its last day and the networks it may be used from."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from loonpoort.access.models import Token
from loonpoort.access.networks import clean_networks
from loonpoort.organisation.texts import plain_text

LONGEST_NAME = 80
LONGEST_LIFE = datetime.timedelta(days=3653)
NOTICE_DAYS = (1, 7, 30)
"""So many days before its end the owner of a token is told; the last first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenChoices:
    name: str = ""
    last_day: datetime.date | None = None
    """In the time of the installation; None: it works until it is revoked."""
    networks: Sequence[str] = ()
    """None named: from everywhere."""

    @classmethod
    def of(cls, token: Token) -> "TokenChoices":
        return cls(name=token.name, last_day=token.last_day, networks=tuple(token.networks))


def cleaned(choices: TokenChoices, *, before: TokenChoices | None = None) -> TokenChoices:
    """The choices as they are kept. Raises ValidationError, by field.

    A last day that stood there ``before`` may stay, however near it has come.
    """
    name = " ".join(choices.name.split())
    _check_name(name)
    if before is None or choices.last_day != before.last_day:
        _check_last_day(choices.last_day)
    return TokenChoices(
        name=name, last_day=choices.last_day, networks=tuple(clean_networks(choices.networks))
    )


def _check_name(name: str) -> None:
    if len(name) > LONGEST_NAME:
        message = _("A name has %(most)s characters at most.") % {"most": LONGEST_NAME}
        raise ValidationError({"name": message})
    try:
        plain_text(name)
    except ValidationError as error:
        raise ValidationError({"name": error}) from error


def _check_last_day(day: datetime.date | None) -> None:
    today = timezone.localdate()
    if day is not None and day < today:
        raise ValidationError({"last_day": _("Choose today or a later day.")})
    if day is not None and day > today + LONGEST_LIFE:
        raise ValidationError({"last_day": _("Choose a day within the next ten years.")})


def end_of(last_day: datetime.date | None) -> datetime.datetime | None:
    """The moment at which a last day is over."""
    if last_day is None:
        return None
    next_day = last_day + datetime.timedelta(days=1)
    return timezone.make_aware(datetime.datetime.combine(next_day, datetime.time.min))


def notice_due(expires_at: datetime.datetime, now: datetime.datetime) -> int | None:
    """Which notice a token is due at ``now``, by its days; None: not yet any."""
    left = expires_at - now
    return next((days for days in NOTICE_DAYS if left <= datetime.timedelta(days=days)), None)
