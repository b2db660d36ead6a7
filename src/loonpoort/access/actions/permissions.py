"""Who may change the gate, and what they may give: nobody gives more than they have."""

from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind, Level
from loonpoort.access.models import Login, UserTemplate


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginChoices:
    """What an administrator decides about a login."""

    email: str
    name: str
    user_template: UserTemplate
    filter_kind: FilterKind
    tag_ids: Collection[int] = ()
    company_ids: Collection[int] = ()
    debtor_id: int | None = None


def check_within_own(call: Call, choices: LoginChoices) -> None:
    """Nobody gives more than they have. Raises ValidationError, by field."""
    _check_template_within_own(call, choices.user_template)
    _check_filter_within_own(call, choices)


def _check_template_within_own(call: Call, template: UserTemplate) -> None:
    if template.environment_id != call.environment.pk:
        raise ValidationError({"user_template": _("Choose a template of your own environment.")})
    if call.scope.debtor_id is not None and template.rules.level == Level.MASTER:
        raise ValidationError({"user_template": _("This kind of template belongs to another level.")})
    for dashlet, right in template.dashlets.values_list("dashlet", "right"):
        if right > call.right_on(Dashlet(dashlet)):
            raise ValidationError({"user_template": _("This template has more rights than your own.")})
    own_closed = call.login.user_template.closed_operations.values("operation")
    if own_closed.exclude(operation__in=template.closed_operations.values("operation")).exists():
        raise ValidationError({"user_template": _("This template opens operations that are closed to you.")})


def _check_filter_within_own(call: Call, choices: LoginChoices) -> None:
    if choices.debtor_id is not None and not call.debtors().filter(pk=choices.debtor_id).exists():
        raise ValidationError({"debtor": _("Choose a debtor within your own reach.")})
    if choices.filter_kind == FilterKind.ALL and not call.scope.is_whole_environment:
        raise ValidationError({"filter_kind": _("Your own filter is not All, so you cannot give All.")})
    if len(set(choices.tag_ids)) != call.tags().filter(pk__in=choices.tag_ids).count():
        raise ValidationError({"tags": _("Choose from the tags of your own filter.")})
    companies = call.companies()
    if choices.debtor_id is not None:
        companies = companies.filter(debtor_id=choices.debtor_id)
    if len(set(choices.company_ids)) != companies.filter(pk__in=choices.company_ids).count():
        raise ValidationError({"companies": _("Choose from the companies within your own reach.")})
    gives_all_companies = choices.user_template.rules.empty_filter_is_all and not choices.company_ids
    if gives_all_companies and call.scope.company_ids is not None:
        raise ValidationError({"companies": _("Your own filter is not All, so you cannot give All.")})


def check_kind(choices: LoginChoices) -> None:
    rules = choices.user_template.rules
    if choices.filter_kind not in rules.filter_kinds:
        raise ValidationError({"filter_kind": _("This kind of template cannot have this filter.")})
    if (rules.level == Level.DEBTOR) != (choices.debtor_id is not None):
        raise ValidationError({"user_template": _("This kind of template belongs to another level.")})


def require_login_management(call: Call, login: Login | None = None) -> None:
    """Raise PermissionDenied for a caller who may not change logins, or not this one."""
    require_password_session(call)
    if call.right_on(Dashlet.LOGINS) < DashletRight.WRITE:
        raise PermissionDenied(_("You may not change logins."))
    if login is None:
        return
    own_debtor_id = call.scope.debtor_id
    if login.environment_id != call.environment.pk or own_debtor_id not in (None, login.debtor_id):
        raise PermissionDenied(_("You may not change this login."))


def require_tab(call: Call) -> None:
    require_password_session(call)
    if not call.login.user_template.rules.has_api_token_tab:
        raise PermissionDenied(_("This kind of login has no API Token tab."))


def require_password_session(call: Call) -> None:
    if call.token is not None:
        raise PermissionDenied(_("An API token, or a session that came from one, cannot change the gate."))
