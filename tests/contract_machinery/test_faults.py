"""Faults: codes and words of the contract, as clients match them."""

import pytest

from loonpoort.contract import Fault, RequestFault, faults


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (faults.UnknownFault(), "9999: Unkown"),
        (faults.InvalidCredentialsFault(), "Invalid combination email/password"),
        (faults.InvalidAuthenticationFault(), "1001: Invalid Authentication"),
        (faults.OperationClosedFault(), "1002: Unauthorized access"),
        (faults.SignOnFault(), "1006: Generic Login Security Failure"),
        (faults.EmployeeFault(), "2003: Unauthorized access"),
        (faults.CompanyFault(), "2004: Unauthorized access"),
        (faults.DebtorFault(), "2009: Unauthorized access"),
        (faults.ValuesFault(), "2030: Invalid Set of Values"),
        (faults.SeveralEnvironmentsFault(), "2042: This username belongs to multiple environments"),
        (faults.DomainFault(), "2043: Invalid Domain"),
    ],
)
def test_a_fault_says_its_code_and_text(fault, text):
    assert str(fault) == text


def test_a_reason_follows_the_text():
    fault = faults.ValuesFault("Number is 0; it starts at 1.")
    assert str(fault) == "2030: Invalid Set of Values (Number is 0; it starts at 1.)"
    assert fault.reason == "Number is 0; it starts at 1."


def test_a_request_fault_is_no_fault_of_the_contract():
    assert not issubclass(RequestFault, Fault)
    assert str(RequestFault("Not XML.")) == "Not XML."
