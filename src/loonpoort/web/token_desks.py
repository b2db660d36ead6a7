"""Where the token of a login is looked after: its owner's profile, or an administrator's page of that login.

The pages are the same ones at both; a desk says whose token they show, at which addresses, and who may what.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import DashletRight
from loonpoort.access.models import Login, LoginStatus
from loonpoort.web.places import login_url, login_within_or_404, place_of
from loonpoort.web.sessions import caller
from loonpoort.web.trails import Trail


@dataclass(frozen=True, slots=True)
class Desk:
    """A caller, the login whose token it is, and whether they came by their own profile."""

    call: Call
    login: Login
    is_own: bool
    may_care: bool
    """Make, see, change and rotate the token."""
    may_revoke: bool

    def url(self, page: str = "") -> str:
        prefix, arguments = ("api-token", []) if self.is_own else ("login-token", [self.login.pk])
        return reverse(f"{prefix}-{page}" if page else prefix, args=arguments)

    @property
    def urls(self) -> "DeskAddresses":
        return DeskAddresses(self)

    @property
    def frame(self) -> str:
        """The template that the pages stand in."""
        return "web/profile_base.html" if self.is_own else "web/token_frame.html"

    @property
    def trail(self) -> Trail:
        """The way to the page of the token, for an administrator."""
        return [] if self.is_own else [*place_of(self.login).trail, (self.login.email, login_url(self.login))]

    @property
    def is_login_active(self) -> bool:
        return self.login.status == LoginStatus.ACTIVE

    @property
    def whose_refusal(self) -> str:
        """Why the caller has no token of this login in hand; empty: they have."""
        if self.may_care:
            return ""
        if not self.login.user_template.rules.takes_token_from_administrator:
            return _("Only its owner makes and sees it: in User profile, tab API Token.")
        if not self.may_revoke:
            return _("You may look at this page, not change anything.")
        return _("This login has rights that you have not, so you may not make or see its token.")


@dataclass(frozen=True, slots=True)
class DeskAddresses:
    """The addresses of a desk's pages, for templates: ``desk.urls.page``, ``desk.urls.end_old``."""

    desk: Desk

    def __getitem__(self, page: str) -> str:
        return self.desk.url("" if page == "page" else page.replace("_", "-"))


DeskView = Callable[[HttpRequest, Desk], HttpResponse]


def at_desk(view: DeskView) -> Callable[..., HttpResponse]:
    """Give a view the `Desk` that its address names: with a login's number an administrator's."""

    @wraps(view)
    def found(request: HttpRequest, login_id: int | None = None) -> HttpResponse:
        call = caller(request)
        return view(request, _own(call) if login_id is None else _of(call, login_id))

    return found


def for_care(view: DeskView) -> DeskView:
    """Refuse whoever may not have the token in hand, also the question page."""

    @wraps(view)
    def guarded(request: HttpRequest, desk: Desk) -> HttpResponse:
        if not desk.may_care:
            raise PermissionDenied(desk.whose_refusal)
        return view(request, desk)

    return guarded


def for_revocation(view: DeskView) -> DeskView:
    """Refuse whoever may not revoke the token, also the question page."""

    @wraps(view)
    def guarded(request: HttpRequest, desk: Desk) -> HttpResponse:
        if not desk.may_revoke:
            raise PermissionDenied(desk.whose_refusal)
        return view(request, desk)

    return guarded


def _own(call: Call) -> Desk:
    if not call.login.user_template.rules.has_api_token_tab:
        raise PermissionDenied(_("This kind of login has no API Token tab."))
    return Desk(call, call.login, is_own=True, may_care=True, may_revoke=True)


def _of(call: Call, login_id: int) -> Desk:
    login = login_within_or_404(call, login_id, DashletRight.READ)
    # As an administrator: an owner who is none has the profile, and nothing here.
    return Desk(
        call,
        login,
        is_own=False,
        may_care=actions.may_care_for_token(call, login),
        may_revoke=actions.may_revoke_token(call, login),
    )
