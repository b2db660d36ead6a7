"""The form of the connection check."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from loonpoort.connect import manifests
from loonpoort.connect.check.asked import Asked
from loonpoort.connect.check.checking import Inputs
from loonpoort.connect.check.viewers import Viewer
from loonpoort.web.forms import PageForm

LONGEST_LIST = 20_000


class CheckForm(PageForm):
    """What is typed for a check. The token is never filled in again."""

    username = forms.CharField(
        label=_("Username"),
        max_length=254,
        help_text=_("The e-mail address of the login that the token belongs to."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    token = forms.CharField(
        label=_("Token"),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "class": "code"}),
    )
    domain = forms.CharField(
        label=_("Domain"),
        max_length=200,
        required=False,
        strip=False,
        help_text=_("As it is typed in the package, if it asks for one."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    package = forms.ChoiceField(label=_("Package"), required=False)
    operations = forms.CharField(
        label=_("Or the operations it calls"),
        max_length=LONGEST_LIST,
        required=False,
        help_text=_(
            "As the vendor prints them, one on each line. Without a package or a list: those that the login "
            "was connected for, else all that are open to it."
        ),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
    )
    calls_from = forms.GenericIPAddressField(
        label=_("Network address that the package calls from"),
        required=False,
        help_text=_("Compared with the networks of the token, if it has any."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, viewer: Viewer, data: Any = None, *, has_login: bool, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        choices = [(each.slug, each.name) for each in manifests.packages() if each.operations]
        self.fields["package"].choices = [("", _("None of these")), *choices]  # type: ignore[attr-defined]
        if has_login:
            del self.fields["username"]
        if viewer.call is None:
            del self.fields["calls_from"]
        else:
            self.fields["token"].required = False
            self.fields["token"].help_text = _("Optional: without it, what is known of the login is checked.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("package") and cleaned.get("operations", "").strip():
            self.add_error("operations", _("Choose a package or give a list, not both."))
        return cleaned

    def inputs(self, asked_from: str) -> Inputs:
        """What was typed, by somebody at a network address."""
        data = self.cleaned_data
        return Inputs(
            username=data.get("username", ""),
            token=data.get("token", ""),
            domain=data.get("domain", ""),
            asked_from=asked_from,
            calls_from=data.get("calls_from", ""),
            asked=asked_of(data.get("package", ""), data.get("operations", "")),
        )


def asked_of(slug: str, operations: str) -> Asked:
    """The operations of a package that there is, those of a list, or nothing."""
    if operations.strip():
        return Asked(text=operations)
    return Asked(package=manifests.package(slug) if slug else None)
