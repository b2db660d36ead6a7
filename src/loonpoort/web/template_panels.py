"""Rights on panels as a template's page offers them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.organisation.models import Product

RIGHT_LABELS = {
    DashletRight.NONE: _("None"),
    DashletRight.READ: _("Read"),
    DashletRight.WRITE: _("Write"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One right on a panel, to be chosen."""

    value: int
    label: str
    is_chosen: bool
    is_offered: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel and the rights that may be given on it."""

    dashlet: Dashlet
    field: str
    chosen: DashletRight
    highest: DashletRight
    limit: str = ""
    """Why nothing higher than ``highest`` can be given; empty when everything can."""

    @property
    def label(self) -> str:
        return str(self.dashlet.label)

    def options(self) -> Iterator[Option]:
        for right, label in RIGHT_LABELS.items():
            yield Option(right.value, str(label), right == self.chosen, right <= self.highest)


def panels_of(product: str) -> list[Dashlet]:
    """Those that there are in a product."""
    lacks = {Dashlet.DEBTOR_TAGS, Dashlet.DEBTORS} if product == Product.BUSINESS else set()
    return [dashlet for dashlet in Dashlet if dashlet not in lacks]


def field_of(dashlet: Dashlet) -> str:
    """What its field is called in the form."""
    return f"right_{dashlet.value}"
