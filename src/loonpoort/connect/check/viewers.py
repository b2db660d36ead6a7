"""Who looks at a check: what they may know without a token, and what they may mend."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from loonpoort.access import actions
from loonpoort.access.actions.permissions import LOGINS_AT, require_login_management, right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import DashletRight
from loonpoort.access.kinds import Level
from loonpoort.access.models import Login, UserTemplate
from loonpoort.access.second_factor import is_missing
from loonpoort.connect.check.proof import whole_logins


@dataclass(frozen=True, slots=True)
class Viewer:
    """A stranger, somebody signed in with a password, or the operator of the installation."""

    call: Call | None = None
    is_operator: bool = False

    def sees(self, login: Login) -> bool:
        """Whether they may know of a login without showing its token."""
        if self.is_operator:
            return True
        if self.call is None:
            return False
        return self._is_own(login) or _is_within_sight(self.call, login)

    def logins_of(self, username: str) -> list[Login]:
        """The logins of an address that they may know of, master level first."""
        if self.call is None and not self.is_operator:
            return []
        logins = whole_logins().filter(email=username).order_by("-level", "environment__name", "pk")
        if self.call is not None:
            logins = logins.filter(environment=self.call.environment)
        return [login for login in logins if self.sees(login)]

    def may_look_up(self) -> bool:
        """Whether there are logins that they may look for by address."""
        return self.is_operator or self._has(DashletRight.READ)

    def may_make_logins(self) -> bool:
        return self._has(DashletRight.WRITE)

    def may_manage(self, login: Login) -> bool:
        """Whether they may change it, send its activation mail and reactivate it."""
        if self.call is None:
            return False
        try:
            require_login_management(self.call, login)
        except PermissionDenied:
            return False
        return True

    def may_care_for_token(self, login: Login) -> bool:
        return self.call is not None and actions.may_care_for_token(self.call, login)

    def may_change_template(self, template: UserTemplate) -> bool:
        if self.call is None:
            return False
        try:
            actions.require_template_management(self.call, template)
        except PermissionDenied:
            return False
        return True

    def is_owner(self, login: Login) -> bool:
        return self.call is not None and self.call.login.pk == login.pk

    def _has(self, right: DashletRight) -> bool:
        call = self.call
        return call is not None and any(right_of(call, dashlet) >= right for dashlet in LOGINS_AT.values())

    def _is_own(self, login: Login) -> bool:
        """Theirs, of a kind whose owner looks after the token."""
        return self.is_owner(login) and login.user_template.rules.has_api_token_tab


STRANGER = Viewer()
OPERATOR = Viewer(is_operator=True)


def viewer_of(call: Call | None) -> Viewer:
    """Whoever is signed in; by another program, or without the second factor that is asked, is a stranger."""
    if call is None or call.token is not None or is_missing(call.login):
        return STRANGER
    return Viewer(call)


def _is_within_sight(call: Call, login: Login) -> bool:
    """As on the pages of logins: a right on the panel of its level, and its debtor within reach."""
    if login.environment_id != call.environment.pk:
        return False
    if right_of(call, LOGINS_AT[Level(login.level)]) < DashletRight.READ:
        return False
    return login.debtor_id is None or call.debtors().filter(pk=login.debtor_id).exists()
