"""What a check is about: one login and what was typed beside it, with what is read of them once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from loonpoort.access.actions import live_token, outgoing_token
from loonpoort.access.calls import Call
from loonpoort.access.catalogue import operation_keys
from loonpoort.access.models import Login, Token
from loonpoort.access.template_rights import Rights
from loonpoort.connect.check.proof import Proof, TokenState
from loonpoort.connect.check.reports import Reached
from loonpoort.connect.check.viewers import Viewer
from loonpoort.connect.manifests import Package
from loonpoort.connect.matching import Match
from loonpoort.organisation.scopes import Scope


@dataclass(frozen=True)
class Subject:
    """A login that whoever looks may know of."""

    login: Login
    proof: Proof
    viewer: Viewer
    domain: str
    network_address: str
    """Where the package calls from; empty: not known."""
    package: Package | None
    operations: Sequence[str]
    """Those to look at, ``Service.Operation``."""
    is_listed: bool
    """Whether they are what a package calls; else all that are open."""
    questions: Sequence[Match]
    """Names in a list that are no operation without a doubt."""

    @cached_property
    def token_state(self) -> TokenState:
        return self.proof.state_for(self.login.pk)

    @cached_property
    def token(self) -> Token | None:
        """The token that was given, when it is one of this login, else the one that it has now."""
        if self.proof.token is not None and self.proof.token.login_id == self.login.pk:
            return self.proof.token
        return live_token(self.login) or outgoing_token(self.login)

    @cached_property
    def rights(self) -> Rights:
        return Rights.of(self.login.user_template_id)

    @cached_property
    def closed(self) -> list[str]:
        """The operations to look at that the user template closes."""
        return [key for key in self.operations if key in self.rights.closed]

    @cached_property
    def unasked(self) -> int:
        """How many operations are open that are not among those to look at."""
        return len(operation_keys() - self.rights.closed - frozenset(self.operations))

    @cached_property
    def call(self) -> Call:
        """What a call with its token would reach."""
        return Call(self.login)

    @property
    def scope(self) -> Scope:
        return self.call.scope

    @cached_property
    def reached(self) -> Reached:
        rows = (self.call.debtors(), self.call.companies(), self.call.employees())
        debtors, companies, employees = (each.count() for each in rows)
        return Reached(debtors=debtors, companies=companies, employees=employees)
