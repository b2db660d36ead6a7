"""Sessions of people: who is behind a request, and how a session begins."""

import ipaddress
from collections.abc import Callable
from typing import TypeVar, cast

from django.conf import settings
from django.contrib import auth
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from loonpoort.access import events
from loonpoort.access.calls import Call
from loonpoort.access.models import Login, LoginStatus, Token
from loonpoort.access.session_store import (
    LAST_SEEN_AT,
    NETWORK_ADDRESS,
    SIGNED_IN_AT,
    USER_AGENT,
    WEAK_TOKEN,
)
from loonpoort.access.sign_ons import token_of_weak_session

SEEN_EVERY = 60
"""Seconds between two notes that a session is used."""

View = TypeVar("View", bound=Callable[..., object])


class PageRequest(HttpRequest):
    """A request as the pages get it from the middleware."""

    call: Call | None


def caller(request: HttpRequest) -> Call:
    """The call of the signed-in login; only open pages are reached without one."""
    call = cast(PageRequest, request).call
    if call is None:
        raise PermissionDenied
    return call


def caller_or_none(request: HttpRequest) -> Call | None:
    """As `caller`, on an open page."""
    return cast(PageRequest, request).call


def open_to_weak_sessions(view: View) -> View:
    """Mark a view that a session from an API token may reach; every other one refuses it."""
    vars(view)["is_open_to_weak_sessions"] = True
    return view


def open_without_second_factor(view: View) -> View:
    """Mark a view that somebody may reach who must add a second factor first."""
    vars(view)["is_open_without_second_factor"] = True
    return view


def call_of_session(request: HttpRequest) -> Call | None:
    """The call of a session, or None. It ends here when its time is over, and a weak one with its token."""
    if not request.user.is_authenticated:
        return None
    login, token = request.user, None
    is_over = _age(request, SIGNED_IN_AT) > settings.SESSION_LONGEST
    if WEAK_TOKEN in request.session:
        token = token_of_weak_session(login, request.session[WEAK_TOKEN])
        is_over = is_over or token is None
    if is_over:
        auth.logout(request)
        return None
    if _age(request, LAST_SEEN_AT) >= SEEN_EVERY:
        request.session[LAST_SEEN_AT] = timezone.now().timestamp()
    return Call(login, token, network_address(request))


def sign_in(request: HttpRequest, login: Login, token: Token | None = None) -> None:
    """Begin a new session; with a token it is weak. Nothing of an earlier session is left."""
    request.session.flush()
    with transaction.atomic():
        auth.login(request, login)
        call = Call(login, token, network_address(request))
        events.record_login(events.LOGIN_SIGNED_IN, login, call.actor)
    now = timezone.now().timestamp()
    request.session[SIGNED_IN_AT] = request.session[LAST_SEEN_AT] = now
    request.session[NETWORK_ADDRESS] = call.network_address
    request.session[USER_AGENT] = request.headers.get("User-Agent", "")[:200]
    if token is not None:
        request.session[WEAK_TOKEN] = token.pk


def _age(request: HttpRequest, of: str) -> float:
    """Seconds since a moment that the session keeps; one that it does not keep is long ago."""
    return timezone.now().timestamp() - cast(float, request.session.get(of, 0))


def speak(response: HttpResponse, language: str) -> None:
    """Have the browser ask for pages in ``language`` from now on, as Django's own choice of language does."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )


def is_same_login(login: Login, proof: str) -> bool:
    """Whether a login still has the password that ``proof``, its session hash, was made with."""
    return login.status == LoginStatus.ACTIVE and login.get_session_auth_hash() == proof


def network_address(request: HttpRequest) -> str:
    """Where a request came from; behind a proxy, what that proxy saw: only the last hop is its word."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.IS_BEHIND_PROXY:
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(address))
    except ValueError:
        return ""
