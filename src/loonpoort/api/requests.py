"""A request as the door sees it, whichever server brought it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from loonpoort.contract.faults import MediaTypeFault, TooLargeFault
from loonpoort.wire.safety import MAX_BODY

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


class SlowCallError(Exception):
    """The call is to be answered where calls may take long."""


@dataclass(slots=True)
class Request:
    """What is asked, behind a proxy or not."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    """By lower-cased name; of one that was sent twice the last, which the nearest proxy added."""
    client: str
    """The network address at the other end of the connection."""
    scheme: str
    content: bytes
    """What was sent after the headers, cut one byte over the limit."""
    answer_headers: list[tuple[str, str]] = field(default_factory=list)
    """What the answer's headers must tell of the caller, whatever becomes of the call."""
    is_among_quick: bool = False
    """Whether it is answered where other calls wait meanwhile."""

    @property
    def parameters(self) -> dict[str, str]:
        """What the query says, by lower-cased name."""
        pairs = parse_qsl(self.query, keep_blank_values=True)
        return {name.lower(): value for name, value in pairs}

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "")

    @property
    def authorization(self) -> str:
        return self.headers.get("authorization", "")

    @property
    def domain(self) -> str:
        """The ``Domain`` header, by which callers without an envelope name their environment."""
        return self.headers.get("domain", "")

    @property
    def soap_action(self) -> str | None:
        return self.headers.get("soapaction")

    @property
    def host(self) -> str | None:
        """The host asked for, with its port; None when it is not one of ours."""
        host = self.headers.get("host", "")
        return host if _is_ours(host, tuple(settings.ALLOWED_HOSTS)) else None

    @property
    def address(self) -> str:
        """Scheme and host that were asked, for whoever is told to come back."""
        forwarded = self.headers.get("x-forwarded-proto")
        is_told = forwarded in ("http", "https") and settings.IS_BEHIND_PROXY
        return f"{forwarded if is_told else self.scheme}://{self.host}"

    @property
    def network_address(self) -> str:
        """Where the caller is; the nearest proxy's word for it when one is in front."""
        forwarded = self.headers.get("x-forwarded-for")
        if forwarded and settings.IS_BEHIND_PROXY:
            return forwarded.rpartition(",")[2].strip()[:45]
        return self.client[:45]

    def body(self) -> bytes:
        """The whole body.

        Raises TooLargeFault for one that is too large, and MediaTypeFault for a compressed one, which could
        unfold to any size.
        """
        encoding = self.headers.get("content-encoding")
        if encoding and encoding.strip().lower() != "identity":
            raise MediaTypeFault(
                f"The Content-Encoding {encoding.strip().lower()[:20]} is not supported; send the request"
                " as it is."
            )
        if len(self.content) > MAX_BODY or is_too_large(self.headers):
            raise TooLargeFault(f"The request is larger than the {MAX_BODY} bytes allowed; send it in parts.")
        return self.content


def is_too_large(headers: Mapping[str, str]) -> bool:
    """Whether a body announces itself as larger than is allowed."""
    length = headers.get("content-length", "")
    return length.isdigit() and int(length) > MAX_BODY


def request_of(environ: "WSGIEnvironment") -> Request:
    """The request in a WSGI environment; no more of its body is read than the limit and one byte."""
    method = str(environ["REQUEST_METHOD"])
    headers = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): str(value)
        for name, value in environ.items()
        if name.startswith("HTTP_") or name in ("CONTENT_TYPE", "CONTENT_LENGTH")
    }
    content = b""
    if method == "POST" and not is_too_large(headers):
        length = headers.get("content-length", "")
        content = environ["wsgi.input"].read(int(length) if length.isdigit() else MAX_BODY + 1)
    return Request(
        method,
        str(environ.get("PATH_INFO", "")),
        str(environ.get("QUERY_STRING", "")),
        headers,
        str(environ.get("REMOTE_ADDR", "")),
        str(environ.get("wsgi.url_scheme", "http")),
        content,
    )


@lru_cache(maxsize=256)
def _is_ours(host: str, allowed: tuple[str, ...]) -> bool:
    domain, _ = split_domain_port(host)
    return bool(domain) and validate_host(domain, allowed)
