"""Changes of the gate: each checks, changes and records in one transaction."""

from collections.abc import Collection
from dataclasses import dataclass

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
    """Change name, template and filter; the e-mail address, being the username, stays. By field, as above."""
    _require_login_management(call)
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
    _require_login_management(call)
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
    """Set the password that the owner of an activation link chose; only then is the login active."""
    with transaction.atomic():
        login = _locked(login)
        if login.status != LoginStatus.INACTIVE:
            raise ValidationError(_("This login is not waiting for activation."))
        login.set_password(password)
        login.status = LoginStatus.ACTIVE
        login.activated_at = timezone.now()
        login.save(update_fields=["password", "status", "activated_at"])
        owner = Actor("login", login.pk, login.email, network_address)
        events.record_login(events.LOGIN_ACTIVATED, login, owner)


def deactivate_login(call: Call, login: Login) -> None:
    """Shut a login out, its token included, from the next call on."""
    _require_login_management(call)
    if login.pk == call.login.pk:
        raise ValidationError(_("You cannot deactivate the login that you are signed in with."))
    with transaction.atomic():
        login = _locked(login)
        before = login.status
        login.status = LoginStatus.DEACTIVATED
        login.save(update_fields=["status"])
        events.record_login(
            events.LOGIN_DEACTIVATED,
            login,
            call.actor,
            before={"status": before},
            after={"status": login.status},
        )


def activate_api_account(call: Call) -> str | None:
    """Make the caller's own token and give it. A second time changes nothing and gives None.

    Raises PermissionDenied for a login without the API Token tab.
    """
    login = call.login
    if not login.user_template.rules.has_api_token_tab:
        raise PermissionDenied(_("This kind of login has no API Token tab."))
    return issue_token(call.actor, login)


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
    """Show the caller its own token again. Raises ValidationError: wrong password, or no copy is kept."""
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
    if login.pk != call.login.pk:
        _require_login_management(call)
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
    template = choices.user_template
    foreign = ValidationError({"user_template": _("Choose a template of your own environment.")})
    if template.environment_id != call.environment.pk:
        raise foreign
    for dashlet, right in template.dashlets.values_list("dashlet", "right"):
        if right > call.right_on(Dashlet(dashlet)):
            raise ValidationError({"user_template": _("This template has more rights than your own.")})
    own_closed = call.login.user_template.closed_operations.values("operation")
    if own_closed.exclude(operation__in=template.closed_operations.values("operation")).exists():
        raise ValidationError({"user_template": _("This template opens operations that are closed to you.")})
    if choices.filter_kind == FilterKind.ALL and call.scope.tag_ids is not None:
        raise ValidationError({"filter_kind": _("Your own filter is not All, so you cannot give All.")})
    if len(set(choices.tag_ids)) != call.tags().filter(pk__in=choices.tag_ids).count():
        raise ValidationError({"tags": _("Choose from the tags of your own filter.")})
    if len(set(choices.company_ids)) != call.companies().filter(pk__in=choices.company_ids).count():
        raise ValidationError({"companies": _("Choose from the companies within your own reach.")})
    if choices.debtor_id is not None and not call.debtors().filter(pk=choices.debtor_id).exists():
        raise ValidationError({"debtor": _("Choose a debtor within your own reach.")})


def _check_kind(choices: LoginChoices) -> None:
    rules = choices.user_template.rules
    if choices.filter_kind not in rules.filter_kinds:
        raise ValidationError({"filter_kind": _("This kind of template cannot have this filter.")})
    if (rules.level == Level.DEBTOR) != (choices.debtor_id is not None):
        raise ValidationError({"user_template": _("This kind of template belongs to another level.")})


def _require_login_management(call: Call) -> None:
    if call.right_on(Dashlet.LOGINS) < DashletRight.WRITE:
        raise PermissionDenied(_("You may not change logins."))


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
