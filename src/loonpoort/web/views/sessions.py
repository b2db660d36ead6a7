"""User profile, tab Sessions: where the login is signed in."""

import re

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from loonpoort.access import actions
from loonpoort.access.models import Session
from loonpoort.web.sessions import caller

# The first that is found: most browsers name others as well.
_BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "Firefox": "Firefox",
    "Chrom": "Chrome",
    "Safari": "Safari",
    "curl": "curl",
}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    own = request.session.session_key
    rows = [
        (session, device_words(session.user_agent), session.session_key == own)
        for session in actions.open_sessions(caller(request).login)
    ]
    return render(request, "web/sessions.html", {"rows": rows})


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End one of the login's own sessions; ending this one is signing out."""
    reference = request.POST.get("session", "")
    own = Session(session_key=request.session.session_key or "").reference
    if actions.end_session(caller(request), reference):
        messages.success(request, _("The session is ended."))
    else:
        messages.info(request, _("That session had ended already."))
    if reference == own:
        auth.logout(request)
        return redirect("sign-in")
    return redirect("sessions")


@require_http_methods(["GET", "HEAD", "POST"])
def end_all(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere."""
    if request.method != "POST":
        return render(request, "web/sessions_end_all.html")
    count = actions.end_all_sessions(caller(request))
    auth.logout(request)
    ended = ngettext(
        "You are signed out everywhere: %(count)s session is ended.",
        "You are signed out everywhere: %(count)s sessions are ended.",
        count,
    )
    messages.success(request, ended % {"count": count})
    return redirect("sign-in")


def device_words(user_agent: str) -> str:
    """A browser and a system, as far as a browser's name for itself tells."""
    browser = _first(_BROWSERS, user_agent)
    system = _first(_SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    plain = re.sub(r"[^\x20-\x7e]", "", user_agent)[:40]
    return browser or system or plain or _("Unknown browser")


def _first(names: dict[str, str], text: str) -> str:
    return next((name for mark, name in names.items() if mark in text), "")
