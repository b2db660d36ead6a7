"""The WSGI applications: two doors on one address.

``application`` is both doors in one. ``front`` is what ``loonpoort serve`` listens with: API calls are
answered here, and all that may be slow (pages, and SingleSignOn, which hashes passwords) is forwarded to
processes of its own, which run ``application``.
"""

import gc
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

pages = get_wsgi_application()

from loonpoort.api.door import door as api  # noqa: E402 - needs Django set up
from loonpoort.config.forwarding import forwarder  # noqa: E402
from loonpoort.config.turns import in_turns  # noqa: E402

API_PATHS = ("/soap/", "/json/")
SLOW_SERVICES = ("/soap/v3/singlesignon.asmx/", "/json/v3/singlesignon/")

# All that is loaded by now stays for good: the collector need not look at it again and again, and it has
# little to find in calls, which leave no cycles behind.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)

_quick = in_turns(api)
_slow = forwarder(settings.PAGES_SOCKET, is_behind_proxy=settings.IS_BEHIND_PROXY)


def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """Packages to the API, people to the pages."""
    return (api if _path(environ).startswith(API_PATHS) else pages)(environ, start_response)


def front(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """API calls here and now, everything else elsewhere."""
    path = _path(environ)
    is_quick = path.startswith(API_PATHS) and not path.startswith(SLOW_SERVICES)
    return (_quick if is_quick else _slow)(environ, start_response)


def _path(environ: "WSGIEnvironment") -> str:
    return f"{environ.get('PATH_INFO', '').lower()}/"
