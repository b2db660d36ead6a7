"""The step of a check that is about the token."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from loonpoort.access.actions import live_token
from loonpoort.access.models import Token, TokenEnd
from loonpoort.access.second_factor import is_missing
from loonpoort.connect.check.proof import TokenState
from loonpoort.connect.check.reports import Remedy, Step, StepName, Verdict
from loonpoort.connect.check.subjects import Subject
from loonpoort.connect.check.words import day, moment

SOON = datetime.timedelta(days=30)
"""A token that ends within this is told of: as its owner is, by mail."""


def token_step(subject: Subject) -> Step:
    """What is known of the token; never anything of its secret."""
    token = subject.token
    match subject.token_state:
        case TokenState.NOT_GIVEN:
            return _without(subject)
        case TokenState.LIVE if token:
            return _live(subject, token, _("The token is genuine, and one of this login."))
        case TokenState.OUTGOING if token:
            return _outgoing(subject, token)
        case TokenState.REVOKED | TokenState.REPLACED | TokenState.EXPIRED if token:
            return _wrong(subject, _ended_words(token))
        case TokenState.OF_ANOTHER:
            return _wrong(
                subject,
                _of_another_words(subject),
                _("Give the username that goes with the token, or the token that goes with the username."),
            )
        case TokenState.NOT_WHOLE:
            return _wrong(
                subject,
                _("This is not a whole token: it begins with lp_ and has 51 characters."),
                _("Copy it again, from lp_ to its end, without spaces or line breaks."),
            )
        case _:
            return _wrong(subject, _("This token is not known here. It may be one of another installation."))


def _without(subject: Subject) -> Step:
    live = live_token(subject.login)
    if live is not None:
        words = _("The login has a token that works. Whether the package has the same one was not looked at.")
        return _live(subject, live, words)
    if subject.token is not None:
        return _outgoing(subject, subject.token)
    last = subject.login.tokens.order_by("-created_at", "-pk").first()
    return _wrong(subject, _ended_words(last) if last else _("The login has no token."))


def _live(subject: Subject, token: Token, words: str) -> Step:
    if token.expires_at is None or token.last_day is None:
        return Step(StepName.TOKEN, Verdict.OK, f"{words} {_use_words(token)}")
    ends = _("It works until %(day)s.") % {"day": day(token.last_day)}
    words = f"{words} {ends} {_use_words(token)}"
    if token.expires_at > timezone.now() + SOON:
        return Step(StepName.TOKEN, Verdict.OK, words)
    way_out = _("Make a new token before that day, or give it a later last day.")
    return Step(StepName.TOKEN, Verdict.WARNING, words, way_out, _remedy(subject))


def _outgoing(subject: Subject, token: Token) -> Step:
    until = min(at for at in (token.retires_at, token.expires_at) if at is not None)
    words = _("This is the old token of two: it works until %(moment)s at the latest.") % {
        "moment": moment(until)
    }
    way_out = _("Give the package the newer token. The old one ends as soon as the newer one is first used.")
    return Step(StepName.TOKEN, Verdict.WARNING, words, way_out, _remedy(subject))


def _ended_words(token: Token) -> str:
    if token.revoked_at is not None:
        at = {"moment": moment(token.revoked_at)}
        match token.end:
            case TokenEnd.REPLACED:
                return _("The token was replaced by a newer one, and ended on %(moment)s.") % at
            case TokenEnd.EXPIRED:
                return _("The token was past its last day on %(moment)s.") % at
            case TokenEnd.REPORTED:
                return _("Somebody found the token and had it revoked, on %(moment)s.") % at
            case _:
                return _("The token was revoked on %(moment)s.") % at
    now = timezone.now()
    if token.retires_at is not None and token.retires_at <= now:
        at = {"moment": moment(token.retires_at)}
        return _("The token was replaced by a newer one, and ended on %(moment)s.") % at
    return _("The token was past its last day on %(moment)s.") % {"moment": moment(token.expires_at or now)}


def _of_another_words(subject: Subject) -> str:
    token = subject.proof.token
    if token is not None and subject.viewer.sees(token.login):
        return _("This is the token of another login: %(email)s.") % {"email": token.login.email}
    return _("This is the token of another login.")


def _use_words(token: Token) -> str:
    if token.last_used_at is None:
        return _("It was never used.")
    return _("It was last used on %(moment)s.") % {"moment": moment(token.last_used_at)}


def _wrong(subject: Subject, words: str, way_out: str = "") -> Step:
    return Step(StepName.TOKEN, Verdict.WRONG, words, way_out or _way_to_a_token(subject), _remedy(subject))


def _way_to_a_token(subject: Subject) -> str:
    login = subject.login
    if not login.is_active:
        return _("A token needs an active login: that comes first.")
    if login.user_template.rules.takes_token_from_administrator:
        return _(
            "An administrator makes a token on the login's page, and hands it over by a link that works once."
        )
    if is_missing(login):
        return _(
            "Its owner makes the token: in User profile, tab API Token, after adding the second factor that "
            "this environment asks for. Calls with the token need no second factor: give the package a login "
            "of its own, so that nobody else's phone is needed."
        )
    return _("Its owner makes the token: sign in as this login, User profile, tab API Token.")


def _remedy(subject: Subject) -> Remedy | None:
    may = subject.viewer.may_care_for_token(subject.login)
    return Remedy.SEE_TOKEN if may and subject.login.is_active else None
