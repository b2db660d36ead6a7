"""What every template knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight


def everywhere(request: HttpRequest) -> dict[str, Any]:
    call: Call | None = getattr(request, "call", None)
    return {
        "call": call,
        "is_weak_session": bool(call and call.token),
        "may_see_logins": bool(
            call and not call.token and call.right_on(Dashlet.LOGINS) >= DashletRight.READ
        ),
        "has_mailbox": bool(settings.MAILBOX_DIR),
    }
