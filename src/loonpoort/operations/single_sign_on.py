"""Single sign-on: ways into the web application for the users of other packages.

The answer is used within 30 seconds, once, at
``/applications/common/externalactions.aspx?login=nmbrs&ID=...``.
"""

from loonpoort.access import sign_ons
from loonpoort.access.calls import Visitor
from loonpoort.contract.faults import (
    DomainFault,
    InvalidCredentialsFault,
    OperationClosedFault,
    SeveralEnvironmentsFault,
    SignOnFault,
)
from loonpoort.operations.services import single_sign_on


@single_sign_on.operation(
    "GetToken",
    is_slow=True,
    faults=(InvalidCredentialsFault, OperationClosedFault, SignOnFault, SeveralEnvironmentsFault),
)
def with_password(visitor: Visitor, username: str | None, password: str | None) -> str:
    """Returns a sign-on for a username and password, good for 30 seconds, once.

    Refused when the address has logins in several environments: use GetTokenWithDomain there. Refused as
    well, for a quarter of an hour, after too many wrong passwords.
    """
    return sign_ons.with_password(
        username or "", password or "", visitor.network_address, operation="SingleSignOn.GetToken"
    )


@single_sign_on.operation(
    "GetToken2", is_slow=True, faults=(InvalidCredentialsFault, OperationClosedFault, SignOnFault)
)
def with_token(visitor: Visitor, username: str | None, token: str | None) -> str:
    """Returns a sign-on for a username and API token, good for 30 seconds, once.

    The session that it opens never reaches Settings, User profile or any change of the gate. Refused where
    the user template does not allow it, and where the environment requires a second factor.
    """
    return sign_ons.with_token(
        username or "", token or "", visitor.network_address, operation="SingleSignOn.GetToken2"
    )


@single_sign_on.operation(
    "GetTokenWithDomain",
    is_slow=True,
    faults=(InvalidCredentialsFault, OperationClosedFault, SignOnFault, DomainFault),
)
def with_password_and_domain(
    visitor: Visitor, username: str | None, password: str | None, domain: str | None
) -> str:
    """Returns a sign-on for a username and password in one environment, good for 30 seconds, once."""
    return sign_ons.with_password_and_domain(
        username or "",
        password or "",
        domain or "",
        visitor.network_address,
        operation="SingleSignOn.GetTokenWithDomain",
    )
