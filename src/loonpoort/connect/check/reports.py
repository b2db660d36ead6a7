"""Reports of the connection check: what every step found, and what would become of every call."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from loonpoort.access.models import Login
from loonpoort.connect.matching import Match


class Verdict(enum.StrEnum):
    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"
    NOT_LOOKED_AT = "not_looked_at"


VERDICT_LABELS = {
    Verdict.OK: _("Right"),
    Verdict.WARNING: _("Look at this"),
    Verdict.WRONG: _("Wrong"),
    Verdict.NOT_LOOKED_AT: _("Not looked at"),
}


class StepName(enum.StrEnum):
    """The steps, in the order in which a call comes upon them."""

    LOGIN = "login"
    ACTIVE = "active"
    TOKEN = "token"
    DOMAIN = "domain"
    NETWORK = "network"
    KIND = "kind"
    TEMPLATE = "template"
    FILTER = "filter"
    DATA = "data"


STEP_LABELS = {
    StepName.LOGIN: _("Login known"),
    StepName.ACTIVE: _("Login active"),
    StepName.TOKEN: _("Token valid"),
    StepName.DOMAIN: _("Domain"),
    StepName.NETWORK: _("Network"),
    StepName.KIND: _("Kind of login"),
    StepName.TEMPLATE: _("User template"),
    StepName.FILTER: _("Filter"),
    StepName.DATA: _("Data"),
}


class Remedy(enum.StrEnum):
    """What would mend a step; named in a report only to whoever may do it."""

    MAKE_LOGIN = "make_login"
    SEND_ACTIVATION = "send_activation"
    REACTIVATE = "reactivate"
    SEE_TOKEN = "see_token"
    """Make, rotate or look at the token: all on its page."""
    CHANGE_TOKEN = "change_token"
    """Its last day and its networks."""
    OPEN_OPERATIONS = "open_operations"
    CHANGE_TEMPLATE = "change_template"
    CHANGE_LOGIN = "change_login"
    """Its user template and its filter."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one step found: a sentence, and where that is not well another on how to mend it."""

    name: StepName
    verdict: Verdict
    words: str
    way_out: str = ""
    remedy: Remedy | None = None

    @property
    def label(self) -> str:
        return str(STEP_LABELS[self.name])

    @property
    def verdict_label(self) -> str:
        return str(VERDICT_LABELS[self.verdict])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How much is within reach; None where the operation is not about such a thing."""

    debtors: int | None = None
    companies: int | None = None
    employees: int | None = None

    @property
    def counts(self) -> dict[str, int]:
        """Those that there are, by name."""
        all_of_them = (
            ("debtors", self.debtors),
            ("companies", self.companies),
            ("employees", self.employees),
        )
        return {name: count for name, count in all_of_them if count is not None}


@dataclass(frozen=True, slots=True)
class OperationOutcome:
    """What would become of a call of one operation."""

    operation: str
    """``Service.Operation``."""
    verdict: Verdict
    """`Verdict.OK`: it would succeed; ``WARNING``: it would, but give or reach nothing."""
    is_write: bool
    reached: Reached
    words: str = ""
    way_out: str = ""

    @property
    def would_succeed(self) -> bool:
        return self.verdict in (Verdict.OK, Verdict.WARNING)

    @property
    def verdict_label(self) -> str:
        return str(VERDICT_LABELS[self.verdict])


@dataclass(frozen=True, slots=True)
class Closed:
    """The operations asked for that the user template closes, and whose template it is besides."""

    operations: Sequence[str]
    can_open: Sequence[str]
    """Those of them that the viewer may open: nobody opens what is closed to themselves."""
    other_logins: Sequence[str] = ()
    """The addresses of other logins with the template, as far as the viewer may know of them."""
    more_logins: int = 0
    """How many there are besides those named."""
    revision: int = 0
    """Of the template, when this was said."""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole of a check. Only made for whoever may know: see `check.check_connection`."""

    steps: Sequence[Step]
    operations: Sequence[OperationOutcome]
    login: Login | None = None
    """None: not found."""
    others: Sequence[Login] = ()
    """Other logins of the same address that the viewer may choose instead."""
    closed: Closed | None = None
    questions: Sequence[Match] = ()
    """Names in a pasted list that are no operation without a doubt."""
    is_listed: bool = False
    """Whether the operations are what a package calls; else all that are open, whoever can use them."""

    @property
    def succeeds(self) -> bool:
        """Whether no step is wrong and, of what a package calls, every call would succeed."""
        if self.first_wrong is not None or self.questions:
            return False
        return not self.is_listed or all(each.would_succeed for each in self.operations)

    @property
    def first_wrong(self) -> Step | None:
        """Where a call would strand first."""
        return next((step for step in self.steps if step.verdict is Verdict.WRONG), None)

    def step(self, name: StepName) -> Step:
        return next(step for step in self.steps if step.name is name)
