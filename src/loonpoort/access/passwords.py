"""Password rules, beside Django's own."""

import re

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    get_default_password_validators,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from loonpoort.access.models import Login
from loonpoort.access.second_factor import has_second_factor

PRODUCT = "loonpoort"
LONGEST_REPETITION = 64
"""Characters in which repetition is looked for."""
SHORTEST_NAME = 5
"""Letters that the first part of an e-mail address needs to be looked for: "jan" is in many words."""


class LengthValidator:
    """Fifteen characters for a password that stands alone, eight for one beside a second factor."""

    def __init__(self, alone: int = 15, beside_second_factor: int = 8) -> None:
        self.alone = alone
        self.beside_second_factor = beside_second_factor

    def validate(self, password: str, user: Login | None = None) -> None:
        MinimumLengthValidator(self.least(user)).validate(password)

    def get_help_text(self, user: Login | None = None) -> str:
        return str(MinimumLengthValidator(self.least(user)).get_help_text())

    def least(self, user: Login | None) -> int:
        return self.beside_second_factor if user and has_second_factor(user) else self.alone


class NamesValidator:
    """Refuses the first words that anybody would try: the product and the e-mail address."""

    def validate(self, password: str, user: Login | None = None) -> None:
        email = user.email.lower() if user else ""
        names = [PRODUCT, *(name for name in (email, email.partition("@")[0]) if len(name) >= SHORTEST_NAME)]
        if any(name in password.lower() for name in names):
            raise ValidationError(self.get_help_text(), code="password_has_a_name")

    def get_help_text(self) -> str:
        return _("Your password can't contain your e-mail address or the word Loonpoort.")


class CommonValidator(CommonPasswordValidator):
    """Django's list of the 20,000 passwords that leak most often; in the package, so nobody is asked.

    Hardly one of them has fifteen characters, so it is looked for behind what makes it longer as well: digits
    and signs around it, and repetition.
    """

    def validate(self, password: str, user: Login | None = None) -> None:
        super().validate(password, user)
        core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", password.lower())
        super().validate(core, user)
        repeated = re.fullmatch(r"(.+?)\1+", password.lower()[:LONGEST_REPETITION])
        if repeated and len(repeated[1]) < LengthValidator().beside_second_factor:
            raise ValidationError(self.get_error_message(), code="password_too_common")
        if repeated:
            super().validate(repeated[1], user)


def password_rules(login: Login) -> list[str]:
    """What a login's new password must be, a sentence each."""
    return [
        validator.get_help_text(login)
        if isinstance(validator, LengthValidator)
        else validator.get_help_text()
        for validator in get_default_password_validators()
    ]
