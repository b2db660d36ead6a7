"""Changes of logins: each checks, changes and records in one transaction."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from loonpoort.access import events
from loonpoort.access.actions.permissions import (
    LoginChoices,
    check_kind,
    check_within_own,
    require_login_management,
)
from loonpoort.access.calls import Call
from loonpoort.access.kinds import FilterKind
from loonpoort.access.mails import ACTIVATION_MAIL
from loonpoort.access.models import Login, LoginCompany, LoginStatus, LoginTag
from loonpoort.audit.records import Actor


def create_login(call: Call, choices: LoginChoices) -> Login:
    """Make an inactive login; nothing is sent. Raises ValidationError, by field."""
    require_login_management(call)
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
    check_kind(choices)
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
    require_login_management(call, login)
    choices = replace(choices, email=login.email, debtor_id=login.debtor_id)
    check_within_own(call, choices)
    check_kind(choices)
    with transaction.atomic():
        login = locked(login)
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
    require_login_management(call, login)
    post_activation(call.actor, login)


def post_activation(actor: Actor, login: Login) -> None:
    """Post the activation mail without asking who may."""
    with transaction.atomic():
        login = locked(login)
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
        login = locked(login)
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
    require_login_management(call, login)
    if login.pk == call.login.pk:
        raise ValidationError(_("You cannot deactivate the login that you are signed in with."))
    with transaction.atomic():
        login = locked(login)
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


def locked(login: Login) -> Login:
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
