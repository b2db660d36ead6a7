"""Places that logins are kept at: Settings, for those at master level, and each debtor's user accounts.

The pages are the same ones everywhere; a place says whose logins they show, at which addresses.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from loonpoort.access.actions.permissions import LOGINS_AT
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import RULES, KindRules, Level, TemplateKind, kinds_at
from loonpoort.access.models import Login
from loonpoort.organisation.models import Debtor, Product
from loonpoort.web.rights import PageView, may_change, may_see, require_right
from loonpoort.web.sessions import caller
from loonpoort.web.trails import Trail, user_accounts_trail, users_trail


@dataclass(frozen=True, slots=True)
class LoginAddresses:
    """The addresses of one login's pages, for templates: ``urls.page``, ``urls.send_activation``."""

    place: "Place"
    login_id: int

    def __getitem__(self, page: str) -> str:
        return self.place.url("" if page == "page" else page.replace("_", "-"), self.login_id)


@dataclass(frozen=True, slots=True)
class Place:
    """Where some logins are kept; without a debtor it is the master level's."""

    product: str
    debtor: Debtor | None = None

    @property
    def level(self) -> Level:
        return Level.DEBTOR if self.debtor else Level.MASTER

    @property
    def dashlet(self) -> Dashlet:
        return LOGINS_AT[self.level]

    @property
    def kinds(self) -> list[TemplateKind]:
        return kinds_at(self.product, self.level)

    @property
    def rules(self) -> KindRules:
        """All kinds that a level of a product has are ruled alike."""
        return RULES[self.product, self.kinds[0]]

    @property
    def prefix(self) -> str:
        """What the names of its addresses begin with."""
        if self.debtor is None:
            return "login"
        return "business-client-login" if self.product == Product.BUSINESS else "client-login"

    def url(self, page: str = "", login_id: int | None = None) -> str:
        """The address of a page of one login; without a login, of a page for a new one."""
        arguments = {} if login_id is None else {"login_id": login_id}
        return reverse(f"{self.prefix}-{page}" if page else self.prefix, kwargs=arguments | self._arguments)

    @property
    def list_url(self) -> str:
        return reverse(f"{self.prefix}s", kwargs=self._arguments)

    @property
    def new_url(self) -> str:
        return self.url("new")

    @property
    def new_reach_url(self) -> str:
        return self.url("new-reach")

    @property
    def _arguments(self) -> dict[str, int]:
        return {"debtor_id": self.debtor.pk} if self.debtor and self.prefix == "client-login" else {}

    @property
    def title(self) -> str:
        return _("Client logins") if self.debtor else _("Logins")

    @property
    def upward(self) -> Trail:
        """The way to the list."""
        if self.debtor and self.prefix == "client-login":
            return user_accounts_trail(self.debtor)
        return users_trail()

    @property
    def trail(self) -> Trail:
        """The way to a login."""
        return [*self.upward, (self.title, self.list_url)]

    def logins(self, call: Call) -> QuerySet[Login]:
        of_level = Login.objects.filter(environment=call.environment, level=self.level, debtor=self.debtor)
        return of_level.select_related("user_template__environment", "environment", "debtor")

    def login_or_404(self, call: Call, login_id: int) -> Login:
        login = self.logins(call).filter(pk=login_id).first()
        if login is None:
            raise Http404
        return login

    def may_change(self, call: Call) -> bool:
        return may_change(call, self.dashlet)


def at_place(right: DashletRight) -> Callable[[PageView], PageView]:
    """Give a view the `Place` that its address names. Without the right it is refused, else not found."""

    def decorate(view: PageView) -> PageView:
        @wraps(view)
        def guarded(
            request: HttpRequest, level: Level, debtor_id: int | None = None, **parameters: int
        ) -> HttpResponse:
            call = caller(request)
            require_right(call, right, LOGINS_AT[level])
            place = Place(call.environment.product)
            if level == Level.DEBTOR:
                place = Place(call.environment.product, _debtor_or_404(call, debtor_id))
            return view(request, place, **parameters)

        return guarded

    return decorate


def place_of(login: Login) -> Place:
    """Where a login is kept."""
    return Place(login.environment.product, login.debtor)


def login_url(login: Login) -> str:
    """The address of a login's page, whatever its level."""
    return place_of(login).url("", login.pk)


def login_within_or_404(call: Call, login_id: int, right: DashletRight) -> Login:
    """A login of either level that the caller has ``right`` on, for pages that are addressed by login alone.

    Raises PermissionDenied for who lacks the right, and Http404 for a login out of reach or sight.
    """
    require_right(call, right, *LOGINS_AT.values())
    login = (
        Login.objects.select_related("user_template__environment", "environment", "debtor")
        .filter(environment=call.environment, pk=login_id)
        .first()
    )
    if login is None or not may_see(call, LOGINS_AT[Level(login.level)]):
        raise Http404
    if login.debtor_id and not call.debtors().filter(pk=login.debtor_id).exists():
        raise Http404
    require_right(call, right, LOGINS_AT[Level(login.level)])
    return login


def own_organisation(call: Call) -> Debtor | None:
    """The one debtor of the Business product, if it is within reach."""
    debtor: Debtor | None = call.debtors().queryset.first()
    return debtor if call.environment.product == Product.BUSINESS else None


def debtor_or_404(call: Call, debtor_id: int) -> Debtor:
    """A debtor of the Accountant product within reach."""
    is_accountant = call.environment.product == Product.ACCOUNTANT
    found: Debtor | None = call.debtors().filter(pk=debtor_id).queryset.first() if is_accountant else None
    if found is None:
        raise Http404
    return found


def _debtor_or_404(call: Call, debtor_id: int | None) -> Debtor:
    debtor = own_organisation(call) if debtor_id is None else debtor_or_404(call, debtor_id)
    if debtor is None:
        raise Http404
    return debtor
