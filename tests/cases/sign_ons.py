"""Ways into the web application."""

from tests.api.client import key_of
from tests.cases import ANY, Case
from tests.cast import PASSWORD, House


def fill(house: House) -> None:
    """The cast is enough."""


def cases(house: House) -> dict[str, Case]:
    email, token = key_of(house)
    person = {"Username": house.administrator.email, "Password": PASSWORD}
    return {
        "SingleSignOn.GetToken": Case(person, ANY),
        "SingleSignOn.GetToken2": Case({"Username": email, "Token": token}, ANY),
        "SingleSignOn.GetTokenWithDomain": Case({**person, "Domain": "kantoor"}, ANY),
    }
