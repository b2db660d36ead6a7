"""Changes of the gate: each checks, changes and records in one transaction."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from loonpoort.access import events, secrets
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind, Level
from loonpoort.access.mails import ACTIVATION_MAIL
from loonpoort.access.models import Login, LoginCompany, LoginStatus, LoginTag, Token, UserTemplate
from loonpoort.audit.records import Actor


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


def create_login(call: Call, choices: LoginChoices) -> Login:
    """Make an inactive login; nothing is sent. Raises ValidationError, by field."""
    _require_login_management(call)
    check_within_own(call, choices)
    return make_login(call.actor, choices, language=call.login.language)


def make_login(actor: Actor, choices: LoginChoices, *, language: str) -> Login:
    """Make a login without asking who may: for `create_login`, the first administrator and the demo."""
    template = choices.user_template
    login = Login(
        environment=template.environment,
        email=choices.email.strip().lower(),
        name=choices.name.strip(),
        level=template.rules.level,
        debtor_id=choices.debtor_id,
        user_template=template,
        filter_kind=choices.filter_kind,
        language=language,
    )
    login.set_unusable_password()
    _check_kind(choices)
    login.clean_fields()
    with transaction.atomic():
        _save_unique(login)
        _save_filter(login, choices)
        events.record_login(events.LOGIN_CREATED, login, actor, after=events.picture(login))
    return login


def update_login(call: Call, login: Login, choices: LoginChoices) -> None:
    """Change name, template and filter; the e-mail address, being the username, and the debtor stay.

    Raises ValidationError, by field.
    """
    _require_login_management(call, login)
    choices = replace(choices, email=login.email, debtor_id=login.debtor_id)
    check_within_own(call, choices)
    _check_kind(choices)
    with transaction.atomic():
        login = _locked(login)
        before = events.picture(login)
        login.name = choices.name.strip()
        login.user_template = choices.user_template
        login.filter_kind = choices.filter_kind
        login.clean_fields(exclude=["password"])
        login.save(update_fields=["name", "user_template", "filter_kind"])
        _save_filter(login, choices)
        events.record_login(
            events.LOGIN_UPDATED, login, call.actor, before=before, after=events.picture(login)
        )


def send_activation(call: Call, login: Login) -> None:
    """Have the activation mail sent; the links of earlier ones are void. Raises ValidationError."""
    _require_login_management(call, login)
    post_activation(call.actor, login)


def post_activation(actor: Actor, login: Login) -> None:
    """Post the activation mail without asking who may."""
    with transaction.atomic():
        login = _locked(login)
        if login.status != LoginStatus.INACTIVE:
            raise ValidationError(_("This login is not waiting for activation."))
        login.activation_serial += 1
        login.activation_sent_at = timezone.now()
        login.save(update_fields=["activation_serial", "activation_sent_at"])
        ACTIVATION_MAIL.post(login.email, login=login.pk, serial=login.activation_serial)
        events.record_login(events.LOGIN_ACTIVATION_SENT, login, actor)


def activate_login(login: Login, password: str, *, network_address: str) -> None:
    """Set the password that the owner of an activation link chose; only then is the login active.

    Raises ValidationError when the link was used, or voided by a newer one, since ``login`` was read.
    """
    with transaction.atomic():
        serial = login.activation_serial
        login = _locked(login)
        if (login.status, login.activation_serial) != (LoginStatus.INACTIVE, serial):
            raise ValidationError(_("This login is not waiting for activation."))
        login.set_password(password)
        login.status = LoginStatus.ACTIVE
        login.activated_at = timezone.now()
        login.save(update_fields=["password", "status", "activated_at"])
        owner = Actor("login", login.pk, login.email, network_address)
        events.record_login(events.LOGIN_ACTIVATED, login, owner)


def deactivate_login(call: Call, login: Login) -> None:
    """Shut a login out, its token included, from the next call on."""
    _require_login_management(call, login)
    if login.pk == call.login.pk:
        raise ValidationError(_("You cannot deactivate the login that you are signed in with."))
    with transaction.atomic():
        login = _locked(login)
        before = login.status
        if before == LoginStatus.DEACTIVATED:
            return
        login.status = LoginStatus.DEACTIVATED
        login.save(update_fields=["status"])
        events.record_login(
            events.LOGIN_DEACTIVATED,
            login,
            call.actor,
            before={"status": before},
            after={"status": login.status},
        )


def choose_language(call: Call, language: str) -> None:
    """Remember the language of the caller's own login. It is no change of the gate: nothing to record."""
    Login.objects.filter(pk=call.login.pk).update(language=language)


def activate_api_account(call: Call) -> str | None:
    """Make the caller's own token and give it. A second time changes nothing and gives None.

    Raises PermissionDenied for a login without the API Token tab.
    """
    _require_tab(call)
    return issue_token(call.actor, call.login)


def issue_token(actor: Actor, login: Login) -> str | None:
    """Make a token for an active login without asking who may; None when it has one already."""
    with transaction.atomic():
        login = _locked(login)
        if login.status != LoginStatus.ACTIVE:
            raise ValidationError(_("A token needs an active login."))
        if live_token(login):
            return None
        token, kept = secrets.new_token(keep_copy=not login.environment.is_show_once)
        Token.objects.create(
            login=login,
            key_id=kept.key_id,
            key_number=kept.key_number,
            digest=kept.digest,
            encrypted_copy=kept.encrypted_copy,
        )
        events.record_login(events.TOKEN_ACTIVATED, login, actor, after={"key_id": kept.key_id})
        events.record_login(events.TOKEN_SHOWN, login, actor, after={"key_id": kept.key_id})
    return token


def show_token(call: Call, password: str) -> str:
    """Show the caller its own token again. Raises ValidationError: wrong password, or no copy is kept.

    Raises PermissionDenied for a login without the API Token tab.
    """
    _require_tab(call)
    login = call.login
    if not login.check_password(password):
        raise ValidationError({"password": _("This is not the password of this login.")})
    with transaction.atomic():
        token = live_token(login)
        if token is None or not token.encrypted_copy:
            raise ValidationError(_("No copy of this token is kept. Revoke it and activate a new one."))
        shown = secrets.decrypt(token.encrypted_copy, token.key_number)
        events.record_login(events.TOKEN_SHOWN, login, call.actor, after={"key_id": token.key_id})
    return shown


def revoke_token(call: Call, login: Login) -> None:
    """Revoke the live token of the caller's own login or, for a manager of logins, of another."""
    if login.pk == call.login.pk and login.user_template.rules.has_api_token_tab:
        _require_password_session(call)
    else:
        _require_login_management(call, login)
    with transaction.atomic():
        login = _locked(login)
        token = live_token(login)
        if token is None:
            return
        token.revoked_at = timezone.now()
        token.encrypted_copy = ""
        token.save(update_fields=["revoked_at", "encrypted_copy"])
        events.record_login(events.TOKEN_REVOKED, login, call.actor, before={"key_id": token.key_id})


def live_token(login: Login) -> Token | None:
    return login.tokens.filter(revoked_at=None).first()


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


def _check_kind(choices: LoginChoices) -> None:
    rules = choices.user_template.rules
    if choices.filter_kind not in rules.filter_kinds:
        raise ValidationError({"filter_kind": _("This kind of template cannot have this filter.")})
    if (rules.level == Level.DEBTOR) != (choices.debtor_id is not None):
        raise ValidationError({"user_template": _("This kind of template belongs to another level.")})


def _require_login_management(call: Call, login: Login | None = None) -> None:
    """Raise PermissionDenied for a caller who may not change logins, or not this one."""
    _require_password_session(call)
    if call.right_on(Dashlet.LOGINS) < DashletRight.WRITE:
        raise PermissionDenied(_("You may not change logins."))
    if login is None:
        return
    own_debtor_id = call.scope.debtor_id
    if login.environment_id != call.environment.pk or own_debtor_id not in (None, login.debtor_id):
        raise PermissionDenied(_("You may not change this login."))


def _require_tab(call: Call) -> None:
    _require_password_session(call)
    if not call.login.user_template.rules.has_api_token_tab:
        raise PermissionDenied(_("This kind of login has no API Token tab."))


def _require_password_session(call: Call) -> None:
    if call.token is not None:
        raise PermissionDenied(_("An API token, or a session that came from one, cannot change the gate."))


def _locked(login: Login) -> Login:
    """The login as it is now, held until the end of the transaction."""
    return Login.objects.select_for_update(of=("self",)).select_related("environment").get(pk=login.pk)


def _save_unique(login: Login) -> None:
    try:
        with transaction.atomic():
            login.save()
    except IntegrityError as error:
        message = _("A login with the e-mail address %(email)s exists already.") % {"email": login.email}
        raise ValidationError({"email": message}) from error


def _save_filter(login: Login, choices: LoginChoices) -> None:
    tags = choices.tag_ids if choices.filter_kind == FilterKind.TAGS else ()
    companies = choices.company_ids if choices.filter_kind == FilterKind.COMPANIES else ()
    login.filter_tags.all().delete()
    login.filter_companies.all().delete()
    LoginTag.objects.bulk_create(LoginTag(login=login, tag_id=tag) for tag in sorted(set(tags)))
    LoginCompany.objects.bulk_create(
        LoginCompany(login=login, company_id=company) for company in sorted(set(companies))
    )
