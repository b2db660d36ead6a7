"""A request as the door sees it."""

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


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a WSGI environment, behind a proxy or not."""

    environ: "WSGIEnvironment"
    answer_headers: list[tuple[str, str]] = field(default_factory=list)
    """What the answer's headers must tell of the caller, whatever becomes of the call."""

    @property
    def method(self) -> str:
        return str(self.environ["REQUEST_METHOD"])

    @property
    def path(self) -> str:
        return str(self.environ.get("PATH_INFO", ""))

    @property
    def query(self) -> str:
        return str(self.environ.get("QUERY_STRING", ""))

    @property
    def parameters(self) -> dict[str, str]:
        """What the query says, by lower-cased name."""
        pairs = parse_qsl(self.query, keep_blank_values=True)
        return {name.lower(): value for name, value in pairs}

    @property
    def content_type(self) -> str:
        return str(self.environ.get("CONTENT_TYPE", ""))

    @property
    def authorization(self) -> str:
        return str(self.environ.get("HTTP_AUTHORIZATION", ""))

    @property
    def domain(self) -> str:
        """The ``Domain`` header, by which callers without an envelope name their environment."""
        return str(self.environ.get("HTTP_DOMAIN", ""))

    @property
    def soap_action(self) -> str | None:
        return self.environ.get("HTTP_SOAPACTION")

    @property
    def host(self) -> str | None:
        """The host asked for, with its port; None when it is not one of ours."""
        host = str(self.environ.get("HTTP_HOST", ""))
        return host if _is_ours(host, tuple(settings.ALLOWED_HOSTS)) else None

    @property
    def scheme(self) -> str:
        if settings.IS_BEHIND_PROXY and self.environ.get("HTTP_X_FORWARDED_PROTO") in ("http", "https"):
            return str(self.environ["HTTP_X_FORWARDED_PROTO"])
        return str(self.environ["wsgi.url_scheme"])

    @property
    def address(self) -> str:
        """Scheme and host that were asked, for whoever is told to come back."""
        return f"{self.scheme}://{self.host}"

    @property
    def network_address(self) -> str:
        """Where the caller is; the nearest proxy's word for it when one is in front."""
        forwarded = str(self.environ.get("HTTP_X_FORWARDED_FOR", ""))
        if settings.IS_BEHIND_PROXY and forwarded:
            return forwarded.rpartition(",")[2].strip()[:45]
        return str(self.environ.get("REMOTE_ADDR", ""))[:45]

    def body(self) -> bytes:
        """The whole body.

        Raises TooLargeFault for one that is too large, reading no more than the limit, and MediaTypeFault
        for a compressed one, which could unfold to any size.
        """
        encoding = str(self.environ.get("HTTP_CONTENT_ENCODING", "")).strip().lower()
        if encoding not in ("", "identity"):
            raise MediaTypeFault(
                f"The Content-Encoding {encoding[:20]} is not supported; send the request as it is."
            )
        too_large = TooLargeFault(
            f"The request is larger than the {MAX_BODY} bytes allowed; send it in parts."
        )
        length = str(self.environ.get("CONTENT_LENGTH") or "")
        if length.isdigit() and int(length) > MAX_BODY:
            raise too_large
        size = int(length) if length.isdigit() else MAX_BODY + 1
        body: bytes = self.environ["wsgi.input"].read(size)
        if len(body) > MAX_BODY:
            raise too_large
        return body


@lru_cache(maxsize=256)
def _is_ours(host: str, allowed: tuple[str, ...]) -> bool:
    domain, _ = split_domain_port(host)
    return bool(domain) and validate_host(domain, allowed)
