"""Sessions of people: who is behind a request, and how a session begins."""

import ipaddress
from collections.abc import Callable
from typing import TypeVar, cast

from django.conf import settings
from django.contrib import auth
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from loonpoort.access import events
from loonpoort.access.calls import Call
from loonpoort.access.models import Login, LoginStatus, Token

WEAK_TOKEN = "weak_token"
"""Where a session keeps the number of the token that it came from: such a session is weak."""

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


def open_to_weak_sessions(view: View) -> View:
    """Mark a view that a session from an API token may reach; every other one refuses it."""
    vars(view)["is_open_to_weak_sessions"] = True
    return view


def call_of_session(request: HttpRequest) -> Call | None:
    """The call of a session, or None. A weak session ends here when its token does."""
    if not request.user.is_authenticated:
        return None
    login, token = request.user, None
    if WEAK_TOKEN in request.session:
        token = Token.objects.filter(pk=request.session[WEAK_TOKEN], login=login, revoked_at=None).first()
        if token is None:
            auth.logout(request)
            return None
    return Call(login, token, network_address(request))


def sign_in(request: HttpRequest, login: Login, token: Token | None = None) -> None:
    """Begin a new session; with a token it is weak. Nothing of an earlier session is left."""
    request.session.flush()
    with transaction.atomic():
        auth.login(request, login)
        call = Call(login, token, network_address(request))
        events.record_login(events.LOGIN_SIGNED_IN, login, call.actor)
    if token is not None:
        request.session[WEAK_TOKEN] = token.pk


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
