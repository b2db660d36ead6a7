"""Middleware of the pages."""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _

from loonpoort.access.calls import Call
from loonpoort.access.second_factor import is_missing
from loonpoort.web.sessions import PageRequest, call_of_session

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

Next = Callable[[HttpRequest], HttpResponse]


class SecurityHeaders:
    """The headers that Django does not set itself; pages of signed-in people are never kept by caches."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        if not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = "no-store"
        return response


class KnownCaller(LoginRequiredMiddleware):
    """Puts the `Call` of the signed-in login on the request, and closes every view not marked open."""

    def process_request(self, request: HttpRequest) -> None:
        call = cast(PageRequest, request).call = call_of_session(request)
        if call and not call.token:
            # The cookie is for when nobody is signed in, and may be older than a choice made elsewhere.
            translation.activate(call.login.language)
            request.LANGUAGE_CODE = call.login.language

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        call = cast(PageRequest, request).call
        is_open = not getattr(view_func, "login_required", True)
        if call and call.token and not is_open and not hasattr(view_func, "is_open_to_weak_sessions"):
            raise PermissionDenied(
                _(
                    "You came here from another program. Sign in with your password to reach Settings and "
                    "your user profile."
                )
            )
        if call and not call.token and not is_open and self._must_add_second_factor(call, view_func):
            return redirect("second-factor-add")
        return refused

    def _must_add_second_factor(self, call: Call, view_func: Callable[..., HttpResponseBase]) -> bool:
        return not hasattr(view_func, "is_open_without_second_factor") and is_missing(call.login)

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        if request.method in ("GET", "HEAD"):
            return super().handle_no_permission(request, view_func)
        messages.info(request, _("Your session has ended. Nothing was changed; sign in again."))
        return redirect(settings.LOGIN_URL)
