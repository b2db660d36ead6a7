"""Forms of the pages. They name every field they take; whatever else is sent is not looked at."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from loonpoort.access.models import Login


class PageForm(forms.Form):
    """A form whose errors can be listed with links to their fields."""

    required_css_class = "required"

    def summary(self) -> Iterator[tuple[str, str]]:
        """Each error with the id of what to fix; empty for one of the whole form."""
        for name, errors in self.errors.items():
            target = "" if name == NON_FIELD_ERRORS else self[name].id_for_label or f"id_{name}_0"
            label = f"{self[name].label}: " if target else ""
            yield from ((target, f"{label}{error}") for error in errors)

    def add_errors(self, error: ValidationError) -> None:
        """Put what an action refused where it belongs, or above the form when it has no such field."""
        by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
        for name, errors in by_field.items():
            self.add_error(name if name in self.fields else None, errors)


class SignInForm(PageForm):
    email = forms.CharField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=4096,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


_PASSWORD_RULES = {
    # Django's own sentence has the name of a model field in it, which is English only.
    "password_too_similar": ValidationError(_("The password is too similar to your e-mail address or name.")),
}


class NewPasswordForm(PageForm):
    """The password that the owner of an activation link chooses."""

    password = forms.CharField(
        label=_("New password"),
        max_length=4096,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeat = forms.CharField(
        label=_("Repeat the password"),
        max_length=4096,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, login: Login, data: Any = None) -> None:
        super().__init__(data)
        self.login = login

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        try:
            password_validation.validate_password(password, self.login)
        except ValidationError as error:
            raise ValidationError(
                [_PASSWORD_RULES.get(each.code or "", each) for each in error.error_list]
            ) from error
        return password

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if "password" in data and "repeat" in data and data["password"] != data["repeat"]:
            self.add_error("repeat", _("The two passwords are not the same."))
        return data


class OwnPasswordForm(PageForm):
    """The password that is asked for before a token is shown."""

    password = forms.CharField(
        label=_("Your password"),
        max_length=4096,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
