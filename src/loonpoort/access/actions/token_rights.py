"""Who may make, see and change the token of a login, and who may only revoke it."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from loonpoort.access.actions.permissions import (
    LoginChoices,
    check_within_own,
    require_login_management,
    require_password_session,
)
from loonpoort.access.calls import Call
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import Login


def require_token_care(call: Call, login: Login) -> None:
    """Raise PermissionDenied for a caller who may not have the token of a login in hand.

    Whoever sees a token can do what its login can. So it is for the login's owner, where the kind has the
    tab; and, where the kind takes its token from an administrator, for one who has all that the login has.
    """
    require_password_session(call)
    rules = login.user_template.rules
    if login.pk == call.login.pk and rules.has_api_token_tab:
        return
    require_login_management(call, login)
    if not rules.takes_token_from_administrator:
        raise PermissionDenied(_("Only the owner of this login makes and sees its token."))
    _require_within_own(call, login)


def require_token_revocation(call: Call, login: Login) -> None:
    """Raise PermissionDenied for a caller who is neither the owner nor a manager of the login."""
    if login.pk == call.login.pk and login.user_template.rules.has_api_token_tab:
        require_password_session(call)
    else:
        require_login_management(call, login)


def may_care_for_token(call: Call, login: Login) -> bool:
    return _is_permitted(require_token_care, call, login)


def may_revoke_token(call: Call, login: Login) -> bool:
    return _is_permitted(require_token_revocation, call, login)


def _is_permitted(require: Callable[[Call, Login], None], call: Call, login: Login) -> bool:
    try:
        require(call, login)
    except PermissionDenied:
        return False
    return True


def _require_within_own(call: Call, login: Login) -> None:
    choices = LoginChoices(
        email=login.email,
        name=login.name,
        user_template=login.user_template,
        filter_kind=FilterKind(login.filter_kind),
        tag_ids=list(login.filter_tags.values_list("tag_id", flat=True)),
        company_ids=list(login.filter_companies.values_list("company_id", flat=True)),
        debtor_id=login.debtor_id,
    )
    try:
        check_within_own(call, choices)
    except ValidationError as error:
        raise PermissionDenied(
            _("This login has rights that you have not, and its token would give them to you.")
        ) from error
