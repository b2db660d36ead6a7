"""The first steps of a check: the login, the domain and the network."""

import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from loonpoort.access.models import LoginStatus
from loonpoort.access.networks import is_within
from loonpoort.connect.check.domains import TypedDomain, read_domain
from loonpoort.connect.check.proof import Proof
from loonpoort.connect.check.reports import Remedy, Step, StepName, Verdict
from loonpoort.connect.check.subjects import Subject
from loonpoort.connect.check.viewers import Viewer
from loonpoort.connect.check.words import level_words, moment


def unknown_login(proof: Proof, viewer: Viewer) -> Step:
    """For whoever may know which logins there are."""
    words = _("There is no login with the e-mail address “%(email)s” within your reach.") % {
        "email": proof.username
    }
    if proof.token is not None and viewer.sees(proof.token.login):
        words += " " + _("The token is one of %(email)s.") % {"email": proof.token.login.email}
    way_out = _(
        "The username is the e-mail address of the login that has the token, not a person's name. Look it up "
        "in the list of logins, or make the login."
    )
    remedy = Remedy.MAKE_LOGIN if viewer.may_make_logins() else None
    return Step(StepName.LOGIN, Verdict.WRONG, words, way_out, remedy)


def login_step(subject: Subject, others: int) -> Step:
    login = subject.login
    words = _("%(email)s is a login %(level)s of the environment %(environment)s.") % {
        "email": login.email,
        "level": level_words(login),
        "environment": login.environment.name,
    }
    if not others:
        return Step(StepName.LOGIN, Verdict.OK, words)
    way_out = _("There are other logins with this address. The token tells which one calls: give it as well.")
    return Step(StepName.LOGIN, Verdict.WARNING, words, way_out)


def active_step(subject: Subject) -> Step:
    login, may_manage = subject.login, subject.viewer.may_manage(subject.login)
    match login.status:
        case LoginStatus.ACTIVE:
            return Step(StepName.ACTIVE, Verdict.OK, _("The login is active."))
        case LoginStatus.INACTIVE:
            words, way_out = _activation_words(subject)
            remedy = Remedy.SEND_ACTIVATION
        case _:
            words = _("The login was deactivated: its token is refused.")
            way_out = _("Reactivate the login. Its token works again then, if it has not ended.")
            remedy = Remedy.REACTIVATE
    return Step(StepName.ACTIVE, Verdict.WRONG, words, way_out, remedy if may_manage else None)


def _activation_words(subject: Subject) -> tuple[str, str]:
    login = subject.login
    if login.activation_sent_at is None:
        return (
            _("The login is not active yet, and no activation mail was sent."),
            _("Send the activation mail. Its owner sets a password through the link in it, within 24 hours."),
        )
    sent = {"email": login.email, "moment": moment(login.activation_sent_at)}
    words = _("The login is not active yet. The activation mail went to %(email)s on %(moment)s.") % sent
    if (
        login.activation_sent_at + datetime.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
        <= timezone.now()
    ):
        return (
            f"{words} {_('Its link has expired: it works for 24 hours.')}",
            _("Send the activation mail again: the link in the newest mail is the one that works."),
        )
    return words, _(
        "Look for it in that mailbox, the spam folder as well. The link works for 24 hours, once; a newer "
        "mail makes it void."
    )


def domain_step(subject: Subject) -> Step:
    subdomain = subject.login.environment.subdomain
    read = read_domain(subject.domain, subdomain)
    meant = {"typed": read.typed.strip(), "short": read.short, "domain": subdomain}
    if not read.is_right:
        return _wrong_domain(read, meant)
    if not read.short:
        words = _("No domain was given. A package that asks for one wants “%(domain)s”.") % meant
        return Step(StepName.DOMAIN, Verdict.NOT_LOOKED_AT, words)
    if read.is_short:
        return Step(StepName.DOMAIN, Verdict.OK, _("“%(domain)s” is the domain of this environment.") % meant)
    return Step(
        StepName.DOMAIN,
        Verdict.OK,
        _("“%(typed)s” is the long form; it is taken for “%(domain)s”, which is right.") % meant,
        _("Other gateways and some packages take the short form only: type “%(domain)s” there.") % meant,
    )


def _wrong_domain(read: TypedDomain, meant: dict[str, str]) -> Step:
    if read.is_elsewhere:
        words = _("“%(typed)s” is read as “%(short)s”, which is not this environment; its name stands later.")
    elif read.is_short or read.short == read.typed.strip().lower():
        words = _("“%(typed)s” is not the domain of this environment.")
    else:
        words = _("“%(typed)s” is read as “%(short)s”, which is not the domain of this environment.")
    way_out = _(
        "Type “%(domain)s”. A wrong domain is refused with 1001, the same as a wrong token: the token may be "
        "quite right."
    )
    return Step(StepName.DOMAIN, Verdict.WRONG, words % meant, way_out % meant)


def network_step(subject: Subject) -> Step:
    token, address = subject.token, subject.network_address
    if token is None:
        return Step(
            StepName.NETWORK, Verdict.NOT_LOOKED_AT, _("There is no token, so no networks are set for it.")
        )
    if not token.networks:
        return Step(StepName.NETWORK, Verdict.OK, _("The token may be used from everywhere."))
    networks = {"networks": ", ".join(token.networks), "address": address}
    if not address:
        words = _("The token may only be used from %(networks)s.") % networks
        if token.last_used_from:
            words += " " + _("It was last used from %(address)s.") % {"address": token.last_used_from}
        way_out = _("Give the network address that the package calls from, to have it compared.")
        return Step(StepName.NETWORK, Verdict.NOT_LOOKED_AT, words, way_out)
    if is_within(token.networks, address):
        words = _("%(address)s lies in the networks that the token may be used from.") % networks
        return Step(StepName.NETWORK, Verdict.OK, words)
    # Which networks they are is for those who may know of the login: it would help whoever found a token.
    if subject.viewer.sees(subject.login):
        words = _("%(address)s lies outside of the networks that the token may be used from: %(networks)s.")
    else:
        words = _("%(address)s lies outside of the networks that the token may be used from.")
    may_care = subject.viewer.may_care_for_token(subject.login)
    way_out = _("Call from one of its networks, or have the token's networks changed on its page.")
    remedy = Remedy.CHANGE_TOKEN if may_care else None
    return Step(StepName.NETWORK, Verdict.WRONG, words % networks, way_out, remedy)
