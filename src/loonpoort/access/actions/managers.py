"""Managers: whoever can mend everything in an environment. The last one is not taken away."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind, Level
from loonpoort.access.models import Login, LoginCompany, LoginStatus, TemplateDashlet

_PANELS = (Dashlet.LOGINS, Dashlet.USER_TEMPLATES)


@contextmanager
def keeping_a_manager(environment_id: int) -> Iterator[None]:
    """Undo, by raising ValidationError, a change that leaves an environment without a manager.

    A manager is an active login at master level that reaches everything and may change logins and user
    templates. Use it inside a transaction, around the change and before any other lock: managers are
    locked, so that two of them cannot take each other's place away at once.
    """
    managers = _managers(environment_id)
    had_one = bool(managers.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    yield
    if had_one and not managers.exists():
        raise ValidationError(
            _(
                "After this no active login would reach everything and have Write on Logins and on User "
                "templates, and nobody could ever give those rights again. Give them to another login first."
            ),
            code="last_manager",
        )


def _managers(environment_id: int) -> QuerySet[Login]:
    narrowed = LoginCompany.objects.filter(login=OuterRef("pk"))
    whole = Q(filter_kind=FilterKind.ALL) | Q(Q(filter_kind=FilterKind.COMPANIES), ~Exists(narrowed))
    rights = [
        Exists(
            TemplateDashlet.objects.filter(
                user_template=OuterRef("user_template_id"), dashlet=panel, right=DashletRight.WRITE
            )
        )
        for panel in _PANELS
    ]
    return Login.objects.filter(
        whole, *rights, environment=environment_id, level=Level.MASTER, status=LoginStatus.ACTIVE
    )
