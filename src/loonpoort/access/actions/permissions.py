"""Who may change the gate, and what they may give: nobody gives more than they have."""

from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind, Level
from loonpoort.access.models import Login, UserTemplate

LOGINS_AT = {Level.MASTER: Dashlet.LOGINS, Level.DEBTOR: Dashlet.CLIENT_LOGINS}
"""The panel of the logins of each level."""


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


def choices_of(login: Login) -> LoginChoices:
    """What was decided about a login."""
    return LoginChoices(
        email=login.email,
        name=login.name,
        user_template=login.user_template,
        filter_kind=FilterKind(login.filter_kind),
        tag_ids=[row.tag_id for row in login.filter_tags.all()],
        company_ids=[row.company_id for row in login.filter_companies.all()],
        debtor_id=login.debtor_id,
    )


def out_of_reach(call: Call, login: Login) -> tuple[list[int], list[int]]:
    """The tags and the companies of a login's filter that its administrator does not reach: they stay."""
    tags, companies = call.scope.tag_ids, call.scope.company_ids
    return (
        [] if tags is None else [row.tag_id for row in login.filter_tags.all() if row.tag_id not in tags],
        []
        if companies is None
        else [row.company_id for row in login.filter_companies.all() if row.company_id not in companies],
    )


def check_within_own(call: Call, choices: LoginChoices, has: LoginChoices | None = None) -> None:
    """Nobody gives more than they have; what a login ``has`` already is not given. Raises ValidationError."""
    template = choices.user_template
    if template.environment_id != call.environment.pk:
        raise ValidationError({"user_template": _("Choose a template of your own environment.")})
    is_new = has is None or template != has.user_template
    if is_new:
        _check_template_within_own(call, template)
    # A template reaches further with a wider filter, so that is given as well.
    if check_filter_within_own(call, choices, has) and not is_new:
        _check_template_within_own(call, template)


def _check_template_within_own(call: Call, template: UserTemplate) -> None:
    if call.scope.debtor_id is not None and template.rules.level == Level.MASTER:
        raise ValidationError({"user_template": _("This kind of template belongs to another level.")})
    for dashlet, right in template.dashlets.values_list("dashlet", "right"):
        if right > call.right_on(Dashlet(dashlet)):
            raise ValidationError({"user_template": _("This template has more rights than your own.")})
    own_closed = call.login.user_template.closed_operations.values("operation")
    if own_closed.exclude(operation__in=template.closed_operations.values("operation")).exists():
        raise ValidationError({"user_template": _("This template opens operations that are closed to you.")})


def check_filter_within_own(call: Call, choices: LoginChoices, has: LoginChoices | None) -> bool:
    """Whether the filter reaches anything that the login does not have already. Raises ValidationError."""
    if choices.debtor_id is not None and not call.debtors().filter(pk=choices.debtor_id).exists():
        raise ValidationError({"debtor": _("Choose a debtor within your own reach.")})
    gives_all = choices.filter_kind == FilterKind.ALL and (has is None or has.filter_kind != FilterKind.ALL)
    if gives_all and not call.scope.is_whole_environment:
        raise ValidationError({"filter_kind": _("Your own filter is not All, so you cannot give All.")})
    tags = set(choices.tag_ids) - set(has.tag_ids if has else ())
    if len(tags) != call.tags().filter(pk__in=sorted(tags)).count():
        raise ValidationError({"tags": _("Choose from the tags of your own filter.")})
    gives_companies = _check_companies_within_own(call, choices, has)
    # From All to some tags is less, whichever they are.
    gives_tags = bool(tags) and (has is None or has.filter_kind != FilterKind.ALL)
    return gives_all or gives_tags or gives_companies


def _check_companies_within_own(call: Call, choices: LoginChoices, has: LoginChoices | None) -> bool:
    added = set(choices.company_ids) - set(has.company_ids if has else ())
    companies = call.companies()
    if choices.debtor_id is not None:
        companies = companies.filter(debtor_id=choices.debtor_id)
    if len(added) != companies.filter(pk__in=sorted(added)).count():
        raise ValidationError({"companies": _("Choose from the companies within your own reach.")})
    if has and _is_all_companies(has):
        return False
    if _is_all_companies(choices):
        if call.scope.company_ids is not None:
            raise ValidationError({"companies": _("Your own filter is not All, so you cannot give All.")})
        return True
    return bool(added)


def _is_all_companies(choices: LoginChoices) -> bool:
    return choices.user_template.rules.empty_filter_is_all and not choices.company_ids


def check_kind(choices: LoginChoices) -> None:
    rules = choices.user_template.rules
    if choices.filter_kind not in rules.filter_kinds:
        raise ValidationError({"filter_kind": _("This kind of template cannot have this filter.")})
    if (rules.level == Level.DEBTOR) != (choices.debtor_id is not None):
        raise ValidationError({"user_template": _("This kind of template belongs to another level.")})


def right_of(call: Call, dashlet: Dashlet) -> DashletRight:
    """The caller's right on a panel. At debtor level there are no Settings, and debtors are not changed."""
    right = call.right_on(dashlet)
    if call.login.level == Level.MASTER:
        return right
    if dashlet.value.startswith("settings."):
        return DashletRight.NONE
    return min(right, DashletRight.READ) if dashlet == Dashlet.DEBTORS else right


def require_login_management(call: Call, login: Login | None = None, *, level: Level = Level.MASTER) -> None:
    """Raise PermissionDenied for a caller who may not change logins of a level, or not this one."""
    require_password_session(call)
    level = Level(login.level) if login else level
    if right_of(call, LOGINS_AT[level]) < DashletRight.WRITE:
        raise PermissionDenied(_("You may not change logins."))
    if login is None:
        return
    is_near = login.debtor_id is None or call.debtors().filter(pk=login.debtor_id).exists()
    if login.environment_id != call.environment.pk or not is_near:
        raise PermissionDenied(_("You may not change this login."))


def require_tab(call: Call) -> None:
    require_password_session(call)
    if not call.login.user_template.rules.has_api_token_tab:
        raise PermissionDenied(_("This kind of login has no API Token tab."))


def require_password_session(call: Call) -> None:
    if call.token is not None:
        raise PermissionDenied(_("An API token, or a session that came from one, cannot change the gate."))
