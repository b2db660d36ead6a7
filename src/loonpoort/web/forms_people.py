"""Forms of a person's own login: passwords, codes, and the way in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from loonpoort.access.models import Login
from loonpoort.web.forms import NewPasswordForm, OwnPasswordForm, PageForm


class ForgottenPasswordForm(PageForm):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )


class ChangePasswordForm(NewPasswordForm):
    """A new password of one's own, for the one of now."""

    current = forms.CharField(
        label=_("Your password now"),
        max_length=4096,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    field_order = ["current", "password", "repeat"]


class CodeForm(PageForm):
    """A code of an authenticator app, or a recovery code where those are taken."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class PasswordAndCodeForm(OwnPasswordForm, CodeForm):
    """Both factors, for what weakens the login."""

    field_order = ["password", "code"]


class SwitchForm(OwnPasswordForm):
    """The password of another login of the same person."""

    def __init__(self, login: Login, data: Any = None) -> None:
        super().__init__(data)
        self.fields["password"].label = _("Password of this login")
        self.login = login
