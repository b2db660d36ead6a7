"""The SingleSignOn service: no header, faults of its own."""

import pytest

from loonpoort.access.sign_ons import redeem
from tests.api.client import call
from tests.cast import PASSWORD, login

PREFIX = "Server was unable to process request. ---> "


@pytest.mark.parametrize(
    ("operation", "values", "name", "is_weak"),
    [
        ("GetToken", {"Password": PASSWORD}, "administrator", False),
        ("GetTokenWithDomain", {"Password": PASSWORD, "Domain": "kantoor"}, "administrator", False),
        ("GetToken2", {"Token": "{token}"}, "package", True),
    ],
)
def test_a_sign_on_opens_one_session(operation, values, name, is_weak, house) -> None:
    values = {field: value.format(token=house.package_token) for field, value in values.items()}
    secret = call(f"SingleSignOn.{operation}", None, {"Username": getattr(house, name).email, **values}).value
    found = redeem(secret)
    assert found is not None
    assert (found.login, found.token is not None) == (getattr(house, name), is_weak)
    assert redeem(secret) is None


@pytest.mark.parametrize(
    ("operation", "values", "text"),
    [
        ("GetToken", {}, "Invalid combination email/password"),
        ("GetToken", {"Password": "wrong"}, "Invalid combination email/password"),
        ("GetToken", {"Password": PASSWORD}, "2042: This username belongs to multiple environments"),
        ("GetToken2", {"Token": "wrong"}, "Invalid combination email/password"),
        (
            "GetTokenWithDomain",
            {"Password": "wrong", "Domain": "nowhere"},
            "Invalid combination email/password",
        ),
        ("GetTokenWithDomain", {"Password": PASSWORD, "Domain": "nowhere"}, "2043: Invalid Domain"),
    ],
)
def test_sign_on_has_its_own_faults(operation, values, text, house, stranger) -> None:
    email = house.administrator.email
    login(stranger.environment, "Administrator", email, "all")
    answer = call(f"SingleSignOn.{operation}", None, {"Username": email, **values})
    assert answer.fault == ("soap:Server", f"{PREFIX}{text}")
