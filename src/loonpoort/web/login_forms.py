"""The form of a login, of either level."""

from collections.abc import Iterator
from typing import Any, Self, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from loonpoort.access.actions import LoginChoices
from loonpoort.access.actions.permissions import check_filter_within_own, choices_of, out_of_reach
from loonpoort.access.calls import Call
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import Login, UserTemplate
from loonpoort.access.reach import scope_of_choices
from loonpoort.organisation.texts import plain_text
from loonpoort.web.forms import PageForm
from loonpoort.web.places import Place
from loonpoort.web.words import Reach, empty_words, unreached_companies, unreached_tags

_MANY = ("tags", "companies")


def _whole(text: str) -> int:
    return int(text)


class LoginForm(PageForm):
    """A login as an administrator makes and changes it, within what the caller has.

    A draft is shown with what was filled in and without errors, to tell what it would reach.
    """

    email = forms.EmailField(
        label=_("E-mail address"),
        validators=[plain_text],
        help_text=_("It is the username of the login's API token as well, and cannot be changed later."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        required=False,
        validators=[plain_text],
        help_text=_("A person, or the software package that the login is for."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
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
        label=_("Companies"), coerce=_whole, required=False, widget=forms.CheckboxSelectMultiple
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    is_stale = False

    def __init__(
        self,
        call: Call,
        place: Place,
        data: QueryDict | None = None,
        *,
        login: Login | None = None,
        draft: QueryDict | None = None,
    ) -> None:
        super().__init__(data, initial=_filled_in(draft) if draft is not None else _initial(login))
        self.call, self.place, self.login = call, place, login
        templates = UserTemplate.objects.filter(environment=call.environment, kind__in=place.kinds)
        self.templates = {str(each.pk): each for each in templates.select_related("environment")}
        self.filter_kinds = place.rules.filter_kinds
        self.tag_rows = list(call.tags()) if FilterKind.TAGS in self.filter_kinds else []
        self._narrow()
        self.would_reach = self._twin(draft).reach_words() if draft is not None else ""

    def _twin(self, data: QueryDict) -> Self:
        return type(self)(self.call, self.place, data, login=self.login)

    def _narrow(self) -> None:
        """Offer only what the environment's product has and the caller may give."""
        templates = [(key, f"{row.name} · {row.get_kind_display()}") for key, row in self.templates.items()]
        self._offer("user_template", [("", _("Choose a template")), *templates])
        self._offer("filter_kind", [(kind.value, kind.label) for kind in self.filter_kinds])
        self._offer("tags", [(tag.pk, tag.name) for tag in self.tag_rows])
        if self.login:
            del self.fields["email"]
        else:
            del self.fields["revision"]
        if FilterKind.TAGS not in self.filter_kinds:
            del self.fields["tags"]
        if FilterKind.COMPANIES in self.filter_kinds:
            self._offer_companies()
        else:
            del self.fields["companies"]
        if len(self.filter_kinds) == 1:
            del self.fields["filter_kind"]

    def _offer_companies(self) -> None:
        companies = self.call.companies()
        if self.place.debtor:
            companies = companies.filter(debtor_id=self.place.debtor.pk)
        offered = companies.values_list("pk", "number", "name")
        self._offer("companies", [(pk, f"{number} {name}") for pk, number, name in offered])
        self.fields["companies"].help_text = (
            _("The login reaches the companies chosen here. No company chosen: it reaches all companies.")
            if self.place.rules.empty_filter_is_all
            else _("The login reaches the companies chosen here. No company chosen: it reaches nothing.")
        )

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def tag_choices(self) -> Iterator[tuple[Any, str]]:
        """Each tag's checkbox with its colour."""
        colours = {str(tag.pk): tag.colour for tag in self.tag_rows}
        for box in self["tags"]:
            yield box, colours[str(box.data["value"])]

    @property
    def kept(self) -> str:
        """What is in the login's filter beyond the caller's reach, and stays there."""
        tags, companies = out_of_reach(self.call, self.login) if self.login else ([], [])
        if not tags and not companies:
            return ""
        words = unreached_tags(len(tags)) if tags else unreached_companies(len(companies))
        return gettext("%(what)s: left in place.") % {"what": words}

    def choices(self) -> LoginChoices:
        data = self.cleaned_data
        return LoginChoices(
            email=self.login.email if self.login else data["email"],
            name=data["name"],
            user_template=self.templates[data["user_template"]],
            filter_kind=self._chosen_kind(),
            tag_ids=data.get("tags", ()),
            company_ids=data.get("companies", ()),
            debtor_id=self.place.debtor.pk if self.place.debtor else None,
        )

    def _chosen_kind(self) -> FilterKind:
        return FilterKind(self.cleaned_data.get("filter_kind") or self.filter_kinds[0])

    def reach_words(self) -> str:
        """What the filter of a filled-in form would reach, whatever the rest of it is like."""
        self.is_valid()
        wrong = [each for name in ("filter_kind", *_MANY) for each in self.errors.get(name, ())]
        template = next(iter(self.templates.values()), None)
        if wrong or template is None:
            return " ".join(map(str, wrong)) or gettext("There is no user template for such a login yet.")
        tags, companies = out_of_reach(self.call, self.login) if self.login else ([], [])
        kind = self._chosen_kind()
        choices = LoginChoices(
            email="",
            name="",
            user_template=template,
            filter_kind=kind,
            tag_ids={*self.cleaned_data.get("tags", ()), *tags},
            company_ids={*self.cleaned_data.get("companies", ()), *companies},
            debtor_id=self.place.debtor.pk if self.place.debtor else None,
        )
        try:
            check_filter_within_own(self.call, choices, choices_of(self.login) if self.login else None)
        except ValidationError as error:
            return " ".join(error.messages)
        words = Reach.within(scope_of_choices(choices)).would
        is_empty = kind != FilterKind.ALL and not choices.tag_ids and not choices.company_ids
        return f"{words} {empty_words(kind, self.place.rules)}." if is_empty else words

    def be_stale(self, revision: int) -> None:
        """Somebody else saved the login meanwhile: once told so, its administrator may save over that."""
        self.is_stale = True
        data = cast(QueryDict, self.data).copy()
        data["revision"] = str(revision)
        self.data = data


def _initial(login: Login | None) -> dict[str, Any]:
    if login is None:
        return {"filter_kind": FilterKind.TAGS}
    return {
        "name": login.name,
        "user_template": login.user_template_id,
        "filter_kind": login.filter_kind,
        "tags": [row.tag_id for row in login.filter_tags.all()],
        "companies": [row.company_id for row in login.filter_companies.all()],
        "revision": login.revision,
    }


def _filled_in(draft: QueryDict) -> dict[str, Any]:
    return {name: draft.getlist(name) if name in _MANY else draft.get(name) for name in draft}
