"""The WSGI application of the pages' processes: both doors in one.

Pages need it all; of the API they answer the operations that are slow.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

pages = get_wsgi_application()

from loonpoort.api.door import door as api  # noqa: E402 - needs Django set up
from loonpoort.config.paths import is_api  # noqa: E402


def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """Packages to the API, people to the pages."""
    return (api if is_api(str(environ.get("PATH_INFO", ""))) else pages)(environ, start_response)
