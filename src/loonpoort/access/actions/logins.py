"""Changes of logins: each checks, changes and records in one transaction."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from loonpoort.access import events
from loonpoort.access.actions.managers import keeping_a_manager
from loonpoort.access.actions.permissions import (
    LoginChoices,
    check_kind,
    check_within_own,
    choices_of,
    out_of_reach,
    require_login_management,
)
from loonpoort.access.calls import Call
from loonpoort.access.connection_news import News, tell
from loonpoort.access.kinds import FilterKind, Level
from loonpoort.access.mails import ACTIVATION_MAIL
from loonpoort.access.models import Login, LoginCompany, LoginStatus, LoginTag
from loonpoort.audit.records import Actor, Event
from loonpoort.organisation.texts import plain_text


def create_login(call: Call, choices: LoginChoices) -> Login:
    """Make an inactive login; nothing is sent. Raises ValidationError, by field."""
    require_login_management(call, level=Level.MASTER if choices.debtor_id is None else Level.DEBTOR)
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
    _check_fields(login)
    with transaction.atomic():
        _save_unique(login)
        _save_filter(login, choices)
        events.record_login(events.LOGIN_CREATED, login, actor, after=events.picture(login))
    return login


def update_login(call: Call, login: Login, choices: LoginChoices, *, revision: int | None = None) -> None:
    """Change name, template and filter; the e-mail address, being the username, and the debtor stay.

    Tags and companies of its filter that the caller does not reach stay as well. Raises ValidationError, by
    field; with the code ``stale`` when somebody saved the login since it had ``revision``.
    """
    require_login_management(call, login)
    with transaction.atomic(), keeping_a_manager(login.environment_id):
        login = locked(login)
        if revision not in (None, login.revision):
            raise ValidationError(
                _(
                    "Somebody else saved this login after you opened it. "
                    "Compare, and save again to replace what is saved now."
                ),
                code="stale",
            )
        choices = _completed(call, login, choices)
        check_within_own(call, choices, choices_of(login))
        check_kind(choices)
        before = events.picture(login)
        login.name = choices.name.strip()
        login.user_template = choices.user_template
        login.filter_kind = choices.filter_kind
        login.revision += 1
        _check_fields(login)
        login.save(update_fields=["name", "user_template", "filter_kind", "revision"])
        _save_filter(login, choices)
        events.record_login(
            events.LOGIN_UPDATED, login, call.actor, before=before, after=events.picture(login)
        )


def _completed(call: Call, login: Login, choices: LoginChoices) -> LoginChoices:
    """The choices with what is not theirs to make."""
    tags, companies = out_of_reach(call, login)
    return replace(
        choices,
        email=login.email,
        debtor_id=login.debtor_id,
        tag_ids={*choices.tag_ids, *tags},
        company_ids={*choices.company_ids, *companies},
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
    """Shut a login out, its token and sessions included, from the next call on. Raises ValidationError."""
    require_login_management(call, login)
    if login.pk == call.login.pk:
        raise ValidationError(_("You cannot deactivate the login that you are signed in with."))
    with transaction.atomic(), keeping_a_manager(login.environment_id):
        login = locked(login)
        if login.status == LoginStatus.DEACTIVATED:
            return
        # Neither a session nor a link of before is to work again once the login does.
        login.sessions.all().delete()
        login.activation_serial += 1
        _tell_ended(call, login, News.DEACTIVATED)
        _change_status(call, login, LoginStatus.DEACTIVATED, events.LOGIN_DEACTIVATED)


def reactivate_login(call: Call, login: Login) -> None:
    """Let a deactivated login in again, with its password and its token; without password it has to be
    activated. Raises ValidationError, by field, when it has more than the caller could give.
    """
    require_login_management(call, login)
    with transaction.atomic():
        login = locked(login)
        if login.status != LoginStatus.DEACTIVATED:
            return
        check_within_own(call, choices_of(login))
        status = LoginStatus.ACTIVE if login.has_usable_password() else LoginStatus.INACTIVE
        _change_status(call, login, status, events.LOGIN_REACTIVATED)


def delete_login(call: Call, login: Login) -> None:
    """Delete a login with its token and sessions; what is recorded of it stays. Raises ValidationError."""
    require_login_management(call, login)
    if login.pk == call.login.pk:
        raise ValidationError(_("You cannot delete the login that you are signed in with."))
    with transaction.atomic(), keeping_a_manager(login.environment_id):
        login = locked(login)
        before = events.picture(login)
        before["key_ids"] = [token.key_id for token in login.tokens.filter(revoked_at=None)]
        _tell_ended(call, login, News.DELETED)
        Login.objects.filter(pk=login.pk).delete()
        events.record_login(events.LOGIN_DELETED, login, call.actor, before=before)


def _tell_ended(call: Call, login: Login, news: News) -> None:
    """Tell of the end of a connection, if the login had one that worked until now."""
    now = timezone.now()
    token = login.tokens.live(now).order_by("-pk").first()
    if token is not None and login.status == LoginStatus.ACTIVE:
        tell(login, news, call.actor, now, name=token.name)


def _change_status(call: Call, login: Login, status: LoginStatus, event: Event) -> None:
    before, login.status = login.status, status
    login.save(update_fields=["status", "activation_serial"])
    events.record_login(event, login, call.actor, before={"status": before}, after={"status": status})


def choose_language(call: Call, language: str) -> None:
    """Remember the language of the caller's own login. It is no change of the gate: nothing to record."""
    Login.objects.filter(pk=call.login.pk).update(language=language)


def locked(login: Login) -> Login:
    """The login as it is now, held until the end of the transaction."""
    return Login.objects.select_for_update(of=("self",)).select_related("environment").get(pk=login.pk)


def _check_fields(login: Login) -> None:
    for field in ("email", "name"):
        try:
            plain_text(getattr(login, field))
        except ValidationError as error:
            raise ValidationError({field: error}) from error
    login.clean_fields(exclude=["password"])


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
