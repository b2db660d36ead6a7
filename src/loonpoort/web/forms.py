"""Forms of the pages. They name every field they take; whatever else is sent is not looked at."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from loonpoort.access.actions import LoginChoices
from loonpoort.access.calls import Call
from loonpoort.access.kinds import RULES, FilterKind, Level, kinds_at
from loonpoort.access.models import Login, UserTemplate


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


def _whole(text: str) -> int:
    return int(text)


class LoginForm(PageForm):
    """A master-level login as an administrator makes and changes it, within what the caller has."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("It is the username of the login's API token as well, and cannot be changed later."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        required=False,
        help_text=_("A person, or the software package that the login is for."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    user_template = forms.ChoiceField(
        label=_("User template"),
        help_text=_("Decides what the login may see here, and which API operations are open to it."),
    )
    filter_kind = forms.ChoiceField(label=_("Filter"), widget=forms.RadioSelect)
    tags = forms.TypedMultipleChoiceField(
        label=_("Tags"),
        coerce=_whole,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "The login reaches every debtor that has one of these tags. No tag chosen: it reaches nothing."
        ),
    )
    companies = forms.TypedMultipleChoiceField(
        label=_("Companies"),
        coerce=_whole,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "The login reaches the companies chosen here. No company chosen: it reaches all companies."
        ),
    )

    def __init__(self, call: Call, data: Any = None, *, login: Login | None = None) -> None:
        super().__init__(data, initial=_initial(login) if login else {"filter_kind": FilterKind.TAGS})
        self.login = login
        kinds = kinds_at(call.environment.product, Level.MASTER)
        self.templates = {
            str(template.pk): template
            for template in UserTemplate.objects.filter(
                environment=call.environment, kind__in=kinds
            ).select_related("environment")
        }
        self.filter_kinds = list(RULES[call.environment.product, kinds[0]].filter_kinds)
        self.tag_rows = list(call.tags()) if FilterKind.TAGS in self.filter_kinds else []
        self._narrow(call)

    def _narrow(self, call: Call) -> None:
        """Offer only what the environment's product has and the caller may give."""
        templates = [(key, f"{row.name} · {row.get_kind_display()}") for key, row in self.templates.items()]
        self._offer("user_template", [("", _("Choose a template")), *templates])
        self._offer("filter_kind", [(kind.value, kind.label) for kind in self.filter_kinds])
        self._offer("tags", [(tag.pk, tag.name) for tag in self.tag_rows])
        if self.login:
            del self.fields["email"]
        if FilterKind.TAGS not in self.filter_kinds:
            del self.fields["tags"]
        if FilterKind.COMPANIES in self.filter_kinds:
            companies = call.companies().values_list("pk", "number", "name")
            self._offer("companies", [(pk, f"{number} {name}") for pk, number, name in companies])
        else:
            del self.fields["companies"]
        if len(self.filter_kinds) == 1:
            del self.fields["filter_kind"]

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def tag_choices(self) -> Iterator[tuple[Any, str]]:
        """Each tag's checkbox with its colour."""
        colours = {str(tag.pk): tag.colour for tag in self.tag_rows}
        for box in self["tags"]:
            yield box, colours[str(box.data["value"])]

    def choices(self) -> LoginChoices:
        data = self.cleaned_data
        return LoginChoices(
            email=self.login.email if self.login else data["email"],
            name=data["name"],
            user_template=self.templates[data["user_template"]],
            filter_kind=FilterKind(data.get("filter_kind") or self.filter_kinds[0]),
            tag_ids=data.get("tags", ()),
            company_ids=data.get("companies", ()),
        )


def _initial(login: Login) -> dict[str, Any]:
    return {
        "name": login.name,
        "user_template": login.user_template_id,
        "filter_kind": login.filter_kind,
        "tags": [row.tag_id for row in login.filter_tags.all()],
        "companies": [row.company_id for row in login.filter_companies.all()],
    }
