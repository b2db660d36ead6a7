"""Credentials on the wire: one fault for all that is wrong, in both versions of SOAP."""

import pytest

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.models import ClosedOperation
from tests.api.client import SOAP11, SOAP12, call, envelope, key_of, post

LIST = "DebtorService.List_GetAll"
REFUSAL = "Server was unable to process request. ---> 1001: Invalid Authentication"


@pytest.mark.parametrize(("version", "blamed"), [(SOAP11, "soap:Server"), (SOAP12, "soap:Receiver")])
@pytest.mark.parametrize(
    ("key", "domain"),
    [
        (None, None),
        (("", ""), None),
        (("package@kantoor.example", "wrong"), None),
        (("package@kantoor.example", "lp_" + "a" * 48), "kantoor"),
        (("nobody@kantoor.example", "{token}"), None),
        (("client@kantoor.example", "{token}"), None),
        (("package@kantoor.example", "{token}"), "vreemd"),
        (("package@kantoor.example", "{token}"), "nowhere"),
    ],
)
def test_wrong_credentials_get_one_fault(key, domain, version, blamed, house, stranger) -> None:
    key = key and (key[0], key[1].format(token=house.package_token))
    answer = call(LIST, key, version=version, domain=domain)
    assert answer.fault == (blamed, REFUSAL)
    assert answer.body == call(LIST, ("x", "y"), version=version).body


@pytest.mark.parametrize(
    "operation", ["DebtorService.Environment_Get", "EmployeeService.Address_InsertCurrent"]
)
def test_credentials_come_before_anything_else_in_the_request(operation, house) -> None:
    answer = call(operation, ("x", "y"), "<EmployeeId>no number</EmployeeId>")
    assert answer.fault[1] == REFUSAL


@pytest.mark.parametrize("change", ["revoke_token", "deactivate_login"])
def test_the_next_call_after_a_change_is_refused(change, house) -> None:
    assert call(LIST, key_of(house)).status == "200 OK"
    getattr(actions, change)(Call(house.administrator), house.package)
    assert call(LIST, key_of(house)).fault[1] == REFUSAL


@pytest.mark.parametrize(
    "domain", ["", "kantoor", "KANTOOR", "kantoor.nmbrs.nl", "https://kantoor.nmbrs.nl/"]
)
def test_the_domain_may_be_written_in_many_ways(domain, house) -> None:
    assert call(LIST, key_of(house), domain=domain).status == "200 OK"


@pytest.mark.parametrize("element", ["AuthHeader", "AuthHeaderWithDomain"])
def test_elements_of_the_header_stand_in_any_order_and_namespace(element, house) -> None:
    email, token = key_of(house)
    written = envelope(LIST, (email, token), element=element).decode()
    ordered = f"<Username>{email}</Username><Token>{token}</Token>"
    other = f'<Domain xmlns="urn:x">kantoor</Domain><Token>{token}</Token><Username>{email}</Username>'
    assert ordered in written
    assert post(LIST, written.replace(ordered, other).encode()).status == "200 OK"


def test_a_closed_operation_is_refused_from_the_next_call_on_and_others_are_not(house) -> None:
    ClosedOperation.objects.create(user_template=house.package.user_template, operation=LIST)
    refusal = "Server was unable to process request. ---> 1002: Unauthorized access"
    assert call(LIST, key_of(house)).fault == ("soap:Server", refusal)
    assert call("CompanyService.List_GetAll", key_of(house)).status == "200 OK"
    ClosedOperation.objects.all().delete()
    assert call(LIST, key_of(house)).status == "200 OK"


def test_dashlet_rights_do_not_touch_api_rights(house) -> None:
    assert not house.package.user_template.dashlets.exists()
    assert call(LIST, key_of(house)).status == "200 OK"
