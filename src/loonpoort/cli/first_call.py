"""A first call, to paste into a terminal."""

import shlex
from xml.sax.saxutils import escape

NAMESPACE = "https://api.nmbrs.nl/soap/v3/DebtorService"

ENVELOPE = (
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header>'
    '<AuthHeaderWithDomain xmlns="{namespace}"><Username>{username}</Username><Token>{token}</Token>'
    '</AuthHeaderWithDomain></soap:Header><soap:Body><List_GetAll xmlns="{namespace}"/></soap:Body>'
    "</soap:Envelope>"
)


def curl_line(base_url: str, username: str, token: str) -> str:
    """A curl command that lists the debtors within the token's reach."""
    envelope = ENVELOPE.format(namespace=NAMESPACE, username=escape(username), token=escape(token))
    words = [
        "curl",
        "-sS",
        f"{base_url}/soap/v3/DebtorService.asmx",
        "-H",
        "Content-Type: text/xml; charset=utf-8",
        "-H",
        f'SOAPAction: "{NAMESPACE}/List_GetAll"',
        "-d",
        envelope,
    ]
    return shlex.join(words)
