"""Refusals as problem details, each with its status."""

import json

import pytest

from loonpoort.contract import Fault, RequestFault, faults
from loonpoort.wire.problems import plain_problem, problem_body, problem_of, status_of

INPUT = 422
"""What a fault tells of unless it says otherwise: input of the right type that cannot be used."""
STATUSES = {
    faults.InvalidAuthenticationFault: 401,
    faults.InvalidCredentialsFault: 401,
    faults.OperationClosedFault: 403,
    faults.SignOnFault: 403,
    faults.EmployeeFault: 404,
    faults.CompanyFault: 404,
    faults.DebtorFault: 404,
    faults.RecordFault: 404,
    faults.LeaveFault: 404,
    faults.TaskFault: 404,
    faults.TaskRightFault: 403,
    faults.TaskResultFault: 500,
    faults.FileSizeFault: 413,
    faults.ProtectedFault: 409,
    faults.DeclarationSentFault: 409,
    faults.SeveralEnvironmentsFault: 409,
    faults.UnknownFault: 500,
    faults.RequestFault: 400,
    faults.TooLargeFault: 413,
    faults.MediaTypeFault: 415,
    faults.TooManyCallsFault: 429,
}


def test_every_fault_has_a_status():
    declared = {
        thing
        for thing in vars(faults).values()
        if isinstance(thing, type) and issubclass(thing, Fault | RequestFault) and thing is not Fault
    }
    statuses = {fault: int(status_of(fault)) for fault in declared}
    assert {fault: status for fault, status in statuses.items() if status != INPUT} == STATUSES


def test_a_fault_of_another_module_has_the_status_of_its_kind():
    class OtherValuesFault(Fault):
        code = 2999

    assert status_of(OtherValuesFault) == INPUT


@pytest.mark.parametrize(
    ("fault", "body"),
    [
        (
            faults.ValuesFault("Street: too long"),
            {
                "type": "/json/v3/#fault-2030",
                "title": "Invalid Set of Values",
                "status": 422,
                "detail": "2030: Invalid Set of Values (Street: too long)",
                "code": 2030,
            },
        ),
        (
            faults.InvalidCredentialsFault(),
            {
                "type": "/json/v3/#fault-credentials",
                "title": "Invalid combination email/password",
                "status": 401,
                "detail": "Invalid combination email/password",
                "code": None,
            },
        ),
        (
            faults.RequestFault("The body is not JSON."),
            {
                "type": "about:blank",
                "title": "Bad Request",
                "status": 400,
                "detail": "The body is not JSON.",
                "code": None,
            },
        ),
    ],
)
def test_a_refusal_tells_what_soap_callers_are_told(fault, body):
    assert json.loads(problem_body(problem_of(fault))) == body


def test_a_refusal_without_a_fault_is_told_by_its_status():
    assert json.loads(problem_body(plain_problem(status_of(faults.TooLargeFault), "x")))["status"] == 413
