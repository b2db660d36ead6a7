"""zeep against a running server."""

from collections.abc import Mapping
from typing import Any

import zeep

from tests.support.live_server import LiveServer


def service_client(server: LiveServer, service: str) -> zeep.Client:
    """A client made from the WSDL of a service."""
    return zeep.Client(f"{server.base_url}/soap/v3/{service}.asmx?WSDL")  # type: ignore[no-untyped-call]


def auth_header(login: Mapping[str, Any], domain: str = "demo") -> dict[str, Any]:
    """What `_soapheaders` takes, for a login of demo.json."""
    return {"AuthHeaderWithDomain": {"Username": login["email"], "Token": login["token"], "Domain": domain}}
