"""Sending a webhook: over TLS, to a checked address, within a set time, and following no redirect."""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import httpx
from django.conf import settings

from loonpoort.outbox.addresses import ForbiddenAddressError, addresses_of
from loonpoort.outbox.models import Trouble

SECONDS = 10.0
"""That an attempt may take from the first look-up to the receiver's status: others are waiting."""
STEP = 0.8
"""The part of it that one step may take: connecting, or waiting for the next bytes."""
SUCCESS = range(200, 300)
REDIRECTS = range(300, 400)
HTTPS_PORT = 443


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt. Nothing that the receiver says is kept but its status."""

    http_status: int | None = None
    trouble: str = ""

    @property
    def is_delivered(self) -> bool:
        return self.http_status in SUCCESS


def send(url: str, body: bytes, headers: Mapping[str, str]) -> Outcome:
    """Post ``body`` once. Whatever goes wrong on the way is an outcome, not an exception."""
    try:
        status = asyncio.run(_within_time(url, body, headers))
    except ForbiddenAddressError:
        return Outcome(trouble=Trouble.NOT_PUBLIC)
    except (TimeoutError, httpx.TimeoutException):
        return Outcome(trouble=Trouble.TOO_LATE)
    except OSError:
        return Outcome(trouble=Trouble.NOT_FOUND)
    except httpx.HTTPError as error:
        is_untrusted = "CERTIFICATE_VERIFY_FAILED" in str(error)
        return Outcome(trouble=Trouble.CERTIFICATE if is_untrusted else Trouble.NO_ANSWER)
    return Outcome(status, Trouble.REDIRECT if status in REDIRECTS else "")


async def _within_time(url: str, body: bytes, headers: Mapping[str, str]) -> int:
    try:
        async with asyncio.timeout(SECONDS):
            return await _post(url, body, headers)
    finally:
        # Connections that were broken off are closed by the loop, which ends after this.
        await asyncio.sleep(0.01)


async def _post(url: str, body: bytes, headers: Mapping[str, str]) -> int:
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or HTTPS_PORT
    addresses = await addresses_of(host, port, allow_private=settings.WEBHOOKS_TO_PRIVATE)
    # No proxy of the environment: it would look the name up again, and connect wherever that leads.
    # Each step ends before all of them must: httpx closes what it broke off itself.
    async with httpx.AsyncClient(
        verify=_tls(), trust_env=False, follow_redirects=False, timeout=SECONDS * STEP
    ) as client:
        for address in addresses[:-1]:
            try:
                return await _to_address(client, url, address, body, headers)
            except httpx.ConnectError:
                continue
        return await _to_address(client, url, addresses[-1], body, headers)


async def _to_address(
    client: httpx.AsyncClient, url: str, address: str, body: bytes, headers: Mapping[str, str]
) -> int:
    asked = httpx.URL(url)
    request = client.build_request(
        "POST",
        asked.copy_with(host=address),
        content=body,
        headers={**headers, "Host": asked.netloc.decode("ascii")},
        # The certificate must be of the host that was asked for, not of its address.
        extensions={"sni_hostname": asked.raw_host.decode("ascii").strip("[]")},
    )
    response = await client.send(request, stream=True)
    # Only the status counts; what else the receiver says is not read, however much it is.
    await response.aclose()
    return response.status_code


@cache
def _tls() -> ssl.SSLContext:
    """The certificate authorities of SSL_CERT_FILE or, without one, those that httpx brings."""
    return httpx.create_ssl_context()
