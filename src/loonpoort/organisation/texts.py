"""Texts that people give to things: what may stand in a name."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of what follows: with them one name is made to look like another."""

_UNSEEN = {"Cc", "Cs", "Zl", "Zp"}
"""Control characters, halves of characters, and ends of lines and paragraphs."""


def plain_text(text: str) -> None:
    """Raise ValidationError for unseen characters that steer; names of right-to-left scripts pass."""
    if any(char in _TURNING or unicodedata.category(char) in _UNSEEN for char in text):
        raise ValidationError(
            _("This has unseen characters in it (control characters or marks of direction). Type it again."),
            code="unseen_characters",
        )
