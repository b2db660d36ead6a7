"""What every template knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from loonpoort.access.actions.permissions import right_of
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.web.other_logins import other_logins


def everywhere(request: HttpRequest) -> dict[str, Any]:
    call: Call | None = getattr(request, "call", None)
    return {
        "call": call,
        "is_weak_session": bool(call and call.token),
        "may_see_logins": bool(
            call and not call.token and call.right_on(Dashlet.LOGINS) >= DashletRight.READ
        ),
        "may_see": _seen(call) if call and not call.token else {},
        "has_other_logins": other_logins(call).exists if call else False,
        "has_mailbox": bool(settings.MAILBOX_DIR),
    }


def _seen(call: Call) -> dict[str, bool]:
    """Which dashlets the caller sees at all, e.g. ``may_see.debtor_tags``."""
    return {dashlet.name.lower(): right_of(call, dashlet) >= DashletRight.READ for dashlet in Dashlet}
