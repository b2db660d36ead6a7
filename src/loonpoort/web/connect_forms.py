"""The forms of connecting a package: its list, where its login is to be, and the login."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from loonpoort.access.calls import Call
from loonpoort.access.catalogue import operation_keys
from loonpoort.access.dashlets import Dashlet
from loonpoort.access.models import Login, UserTemplate
from loonpoort.connect.connecting import LONGEST_NAME, Wanted
from loonpoort.connect.manifests import TOKEN, Package, package
from loonpoort.connect.matching import LONGEST_TEXT, Match
from loonpoort.organisation.models import Product
from loonpoort.organisation.texts import plain_text
from loonpoort.web.forms import PageForm
from loonpoort.web.login_forms import LoginForm
from loonpoort.web.places import Place, debtor_or_404, own_organisation
from loonpoort.web.rights import may_change

NONE_OF_THESE = "-"
SEVERAL, ONE = "several", "one"


class ListForm(PageForm):
    """A package and its operations as its vendor prints them."""

    name = forms.CharField(
        label=_("Name of the package"),
        max_length=LONGEST_NAME,
        validators=[plain_text],
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    list = forms.CharField(
        label=_("Operations that it calls"),
        max_length=LONGEST_TEXT,
        help_text=_(
            "Paste them as its vendor prints them: with or without services, in any case or spelling."
        ),
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "autocomplete": "off"}),
    )


class WantedForm(PageForm):
    """The package that is being connected, on its way through the steps. Nobody fills it in."""

    package_name = forms.CharField(max_length=LONGEST_NAME, validators=[plain_text])
    package = forms.CharField(required=False)
    operations = forms.MultipleChoiceField()

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.fields["operations"].choices = [(each, each) for each in operation_keys()]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted | None:
        """What was chosen so far; None when the fields were not those of a page of ours."""
        if not self.is_valid():
            return None
        data = self.cleaned_data
        slug = data["package"] if found_by_token(data["package"]) else ""
        return Wanted(data["package_name"].strip(), tuple(dict.fromkeys(data["operations"])), slug)


def found_by_token(slug: str) -> Package | None:
    """The package of the App Store with this slug, if it connects by token."""
    found = package(slug)
    return found if found and found.connects == TOKEN else None


class AnswersForm(PageForm):
    """What each doubtful name of a list means; the first choice is the likeliest."""

    def __init__(self, questions: list[Match], data: QueryDict | None = None) -> None:
        super().__init__(data)
        for number, match in enumerate(questions):
            choices = [(each, each.replace(".", " · ")) for each in match.candidates]
            self.fields[f"answer-{number}"] = forms.ChoiceField(
                label=match.text,
                choices=[*choices, (NONE_OF_THESE, _("None of these: leave it out"))],
                widget=forms.RadioSelect,
            )

    def operations(self) -> list[str]:
        return [each for each in self.cleaned_data.values() if each != NONE_OF_THESE]


class PlaceForm(PageForm):
    """One debtor or several, which decides the level of the login."""

    where = forms.ChoiceField(label=_("Whose data does it need?"), widget=forms.RadioSelect)
    debtor = forms.TypedChoiceField(
        label=_("Debtor"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("Only for a package that works for one debtor."),
    )

    def __init__(self, call: Call, data: QueryDict | None = None) -> None:
        offered = places_of(call)
        super().__init__(data, initial={"where": next(iter(offered), None)})
        self.call = call
        self.fields["where"].choices = list(offered.items())  # type: ignore[attr-defined]
        self.is_business = call.environment.product == Product.BUSINESS
        if ONE in offered and not self.is_business:
            rows = call.debtors().queryset.order_by("name").values_list("pk", "number", "name")
            self.fields["debtor"].choices = [  # type: ignore[attr-defined]
                ("", _("Choose a debtor")),
                *((pk, f"{number} {name}") for pk, number, name in rows),
            ]
        else:
            del self.fields["debtor"]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("where") == ONE and "debtor" in self.fields and not data.get("debtor"):
            self.add_error("debtor", _("Choose the debtor that the package works for."))
        return data

    def place(self) -> Place:
        """Where the login is to be kept."""
        product = self.call.environment.product
        if self.cleaned_data["where"] == SEVERAL:
            return Place(product)
        pk = self.cleaned_data.get("debtor")
        found = own_organisation(self.call) if pk is None else debtor_or_404(self.call, pk)
        return Place(product, found)


def places_of(call: Call) -> dict[str, Any]:
    """Where the caller may make the login of a package, with what that means."""
    is_business = call.environment.product == Product.BUSINESS
    offered: dict[str, Any] = {}
    if may_change(call, Dashlet.LOGINS):
        offered[SEVERAL] = (
            _("All companies, or those of my choice: a login at master level")
            if is_business
            else _("Several debtors: a login at master level, with a filter of tags or All")
        )
    if may_change(call, Dashlet.CLIENT_LOGINS):
        offered[ONE] = (
            _("Some companies: a client login, whose token an administrator makes")
            if is_business
            else _("One debtor: a login at that debtor, whose token an administrator makes")
        )
    return offered


class PackageLoginForm(LoginForm):
    """The login of a package: its template is made for it."""

    sends_activation = forms.BooleanField(
        label=_("Send the activation mail now"), required=False, initial=True
    )

    def __init__(
        self,
        call: Call,
        place: Place,
        data: QueryDict | None = None,
        *,
        login: Login | None = None,
        draft: QueryDict | None = None,
    ) -> None:
        super().__init__(call, place, data, login=login, draft=draft)
        self.initial.setdefault("sends_activation", True)

    def _narrow(self) -> None:
        # The filter is judged by the kind alone: which template it will be is not known yet.
        kind = self.place.kinds[0]
        to_come = UserTemplate(environment=self.call.environment, kind=kind)
        self.templates = {"": to_come}
        super()._narrow()
        del self.fields["user_template"]

    def choices(self) -> Any:
        self.cleaned_data["user_template"] = ""
        return super().choices()
