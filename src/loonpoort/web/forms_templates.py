"""Forms of user templates. Nothing is saved by a draft: it is shown with what was filled in so far."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundWidget
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from loonpoort.access.actions import TemplateChoices
from loonpoort.access.calls import Call
from loonpoort.access.catalogue import operation_keys
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import RULES
from loonpoort.access.models import UserTemplate
from loonpoort.access.template_rights import Rights, highest_right
from loonpoort.organisation.texts import plain_text
from loonpoort.web.forms import PageForm
from loonpoort.web.operation_switches import press
from loonpoort.web.template_differences import Difference, differences
from loonpoort.web.template_panels import RIGHT_LABELS, Panel, field_of, panels_of
from loonpoort.web.template_rows import kind_choices, kind_words


class OperationsField(forms.MultipleChoiceField):
    """Keys of operations. With hundreds of them, looking each up beats walking the choices."""

    def valid_value(self, value: Any) -> bool:
        return value in operation_keys()


class TemplateNameForm(PageForm):
    """The name of a copy."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        validators=[plain_text],
        help_text=_("One template for each integration, named after it, keeps their rights apart."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )


class NewTemplateForm(TemplateNameForm):
    """What a template begins with."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        widget=forms.RadioSelect,
        help_text=_("Decides where its logins are kept, which filter they have and how they get a token."),
    )

    def __init__(self, call: Call, data: Any = None) -> None:
        choices = kind_choices(call.environment.product)
        super().__init__(data, initial={"kind": choices[0][0]})
        self.product = call.environment.product
        _offer_kinds(self, choices)

    def kinds(self) -> Iterator[tuple[BoundWidget, str]]:
        """Each kind's radio button with what the kind means."""
        for radio in self["kind"]:
            yield radio, kind_words(RULES[self.product, radio.data["value"]])


class TemplateForm(TemplateNameForm):
    """A user template as an administrator changes it, with a field for the right on each panel."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    allows_sign_on = forms.BooleanField(
        label=_("API tokens may open a page here through SingleSignOn"),
        required=False,
        help_text=_("Such a session never reaches Settings or User profile, and ends when the token does."),
    )
    operations = OperationsField(label=_("API rights"), required=False)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        call: Call,
        template: UserTemplate,
        data: QueryDict | None = None,
        *,
        draft: QueryDict | None = None,
        is_used: bool = False,
        search: str = "",
    ) -> None:
        self.template, self.is_used, self.is_draft = template, is_used, draft is not None
        self.rights, self.own = Rights.of(template.pk), Rights.of(call.login.user_template_id)
        self.search = search
        self.differences: list[Difference] = []
        super().__init__(data, initial=self._saved() if draft is None else self._filled_in(draft))
        _offer_kinds(self, kind_choices(call.environment.product))
        for dashlet in Dashlet:
            self.fields[field_of(dashlet)] = forms.TypedChoiceField(
                label=dashlet.label,
                choices=[(right.value, right.name) for right in DashletRight],
                coerce=_right,
                empty_value=None,
                required=False,
            )

    def _saved(self) -> dict[str, Any]:
        template = self.template
        return {
            "name": template.name,
            "kind": template.kind,
            "allows_sign_on": template.allows_sign_on,
            "revision": template.revision,
            "operations": operation_keys() - self.rights.closed,
        }

    def _filled_in(self, draft: QueryDict) -> dict[str, Any]:
        opened = draft.getlist("operations")
        return {name: draft.get(name) for name in draft} | {
            "allows_sign_on": "allows_sign_on" in draft,
            "operations": press(draft.get("press", ""), opened, self.own.closed, self.search),
        }

    @property
    def opened(self) -> frozenset[str]:
        """The operations that are on in the form."""
        return frozenset(self["operations"].value() or ()) & operation_keys()

    @property
    def settings_panels(self) -> list[Panel]:
        return self._panels("settings.")

    @property
    def debtor_panels(self) -> list[Panel]:
        return self._panels("debtor")

    def _panels(self, prefix: str) -> list[Panel]:
        panels = panels_of(self.template.environment.product)
        return [self._panel(dashlet) for dashlet in panels if dashlet.value.startswith(prefix)]

    def _panel(self, dashlet: Dashlet) -> Panel:
        own = highest = self.own.right_on(dashlet)
        limit = _("Your own right is %(right)s.") % {"right": RIGHT_LABELS[own]}
        of_level = highest_right(self.template.rules.level, dashlet)
        # As long as no login uses it the kind may change, and its level with it.
        if self.is_used and of_level < own:
            highest = of_level
            limit = _("%(right)s at most for logins at a debtor.") % {"right": RIGHT_LABELS[of_level]}
        if highest == DashletRight.WRITE:
            limit = ""
        field = self[field_of(dashlet)]
        sent = str(field.value())
        chosen = _right(sent) if sent in _RIGHTS else self.rights.right_on(dashlet)
        return Panel(dashlet, field.name, chosen, highest, str(limit))

    def choices(self) -> TemplateChoices:
        """What was filled in. A panel that was not sent keeps the right it has."""
        data = self.cleaned_data
        level = self.template.rules.level
        return TemplateChoices(
            name=data["name"],
            kind=data["kind"] or self.template.kind,
            allows_sign_on=data["allows_sign_on"],
            dashlets={
                each: min(self.rights.right_on(each), highest_right(level, each))
                if data[field_of(each)] is None
                else data[field_of(each)]
                for each in Dashlet
            },
            closed_operations=operation_keys() - set(data["operations"]),
        )

    def compare(self) -> None:
        """Show what somebody else saved; whoever was told may save over it."""
        self.differences = list(differences(self.template, self.choices()))
        data = self.data.copy()  # type: ignore[attr-defined]
        data["revision"] = str(self.template.revision)
        self.data = data


_RIGHTS = {str(right.value) for right in DashletRight}


def _right(sent: str) -> DashletRight:
    return DashletRight(int(sent))


def _offer_kinds(form: PageForm, kinds: list[tuple[str, str]]) -> None:
    cast(forms.ChoiceField, form.fields["kind"]).choices = kinds
