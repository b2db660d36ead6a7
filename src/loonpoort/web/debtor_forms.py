"""The forms of debtors and of their tags."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from loonpoort.access.actions import TagChoices
from loonpoort.access.calls import Call
from loonpoort.organisation.models import Tag
from loonpoort.organisation.texts import plain_text
from loonpoort.web.forms import PageForm

HIGHEST_NUMBER = 2_147_483_647
"""The highest that every database keeps in such a column."""
FIRST_COLOUR = "#0B5D4A"


class ColourInput(forms.TextInput):
    """The browser's own choice of colours; one that has none shows it as a text field."""

    input_type = "color"


class TagForm(PageForm):
    """A tag as an administrator makes and changes it."""

    number = forms.IntegerField(
        label=_("Number"),
        min_value=1,
        max_value=HIGHEST_NUMBER,
        help_text=_("Tags are listed by number."),
    )
    name = forms.CharField(
        label=_("Name"), max_length=50, validators=[plain_text], widget=forms.TextInput(attrs={"dir": "auto"})
    )
    colour = forms.CharField(
        label=_("Colour"),
        max_length=7,
        validators=[
            RegexValidator(
                r"^#[0-9A-Fa-f]{6}\Z", _("A colour is # and six digits or letters a to f, e.g. #0B5D4A.")
            )
        ],
        widget=ColourInput(attrs={"pattern": "#[0-9A-Fa-f]{6}", "placeholder": FIRST_COLOUR}),
    )

    def __init__(self, data: QueryDict | None = None, *, tag: Tag | None = None, number: int = 1) -> None:
        first: dict[str, Any] = {"number": number, "colour": FIRST_COLOUR}
        if tag:
            first = {"number": tag.number, "name": tag.name, "colour": tag.colour}
        super().__init__(data, initial=first)

    def choices(self) -> TagChoices:
        return TagChoices(**self.cleaned_data)


class DebtorSearchForm(PageForm):
    """What the list of debtors is narrowed by. It changes no setting."""

    q = forms.CharField(
        label=_("Number or name"), max_length=100, required=False, widget=forms.TextInput({"type": "search"})
    )
    tag = forms.TypedChoiceField(label=_("Tag"), coerce=int, required=False, empty_value=None)

    def __init__(self, tags: list[Tag], data: QueryDict) -> None:
        super().__init__(data)
        choices = [(tag.pk, tag.name) for tag in tags]
        cast(forms.ChoiceField, self.fields["tag"]).choices = [("", _("All")), *choices]


class DebtorTagsForm(PageForm):
    """Which of the caller's tags a debtor has."""

    tags = forms.TypedMultipleChoiceField(
        label=_("Tags"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, call: Call, has: list[Tag], data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"tags": [tag.pk for tag in has]})
        self.tag_rows: list[Tag] = list(call.tags())
        cast(forms.ChoiceField, self.fields["tags"]).choices = [(tag.pk, tag.name) for tag in self.tag_rows]

    def tag_choices(self) -> Iterator[tuple[Any, str]]:
        """Each tag's checkbox with its colour."""
        yield from zip(self["tags"], (tag.colour for tag in self.tag_rows), strict=True)
