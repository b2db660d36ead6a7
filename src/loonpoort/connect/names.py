"""What a connection is called."""

from loonpoort.access.models import Login, Token


def connection_name(login: Login, token: Token | None) -> str:
    """The package's name as it was connected, else the token's, else the login's own or its address."""
    connection = getattr(login, "connection", None)
    return (
        (connection.name if connection else "") or (token.name if token else "") or login.name or login.email
    )
