"""The WSGI application: two doors on one address."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.wsgi import get_wsgi_application

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

pages = get_wsgi_application()

from loonpoort.api.door import door as api  # noqa: E402 - needs Django set up


def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """Packages to the API, people to the pages."""
    is_api = f"{environ.get('PATH_INFO', '').lower()}/".startswith("/soap/")
    return api(environ, start_response) if is_api else pages(environ, start_response)
