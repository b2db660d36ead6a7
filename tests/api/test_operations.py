"""Every operation by its case: what it gives, what it changes, and whom it refuses.

Names, order and nil are the contract's, to the letter, in both versions of SOAP.
"""

import dataclasses
from typing import Any

import pytest

from loonpoort.access.actions.tokens import live_token
from loonpoort.access.models import ClosedOperation, Login
from loonpoort.access.secrets import decrypt
from loonpoort.contract import Header
from loonpoort.contract.types import Array
from tests.api.client import CONTENT_TYPES, SOAP11, SOAP12, Answer, Key, call, key_of
from tests.cases import ANY, OPERATIONS, Case, case_of, cases_of
from tests.cast import House, token_of
from tests.contract_facts import served_operations

VERSIONS = pytest.mark.parametrize(
    "version",
    [SOAP11, pytest.param(SOAP12, marks=[pytest.mark.thorough, pytest.mark.sqlite_only])],
    ids=["SOAP 1.1", "SOAP 1.2"],
)
ROWS = {"debtorid": "debtors", "companyid": "companies", "employeeid": "employees"}
CODES = {"debtors": 2009, "companies": 2004, "employees": 2003}


def ask(
    operation: str, house: House, values: dict[str, Any], *, by: str = "package", version: str = SOAP11
) -> Answer:
    header = OPERATIONS[operation].header
    key = None if header is Header.NONE else key_by(by, house)
    return call(operation, key, values, version=version, element=str(header))


def key_of_case(operation: str, case: Case, house: House) -> Key | None:
    """Whom a case is asked by; nobody where the operation takes no header."""
    return None if OPERATIONS[operation].header is Header.NONE else key_by(case.by, house)


def key_by(name: str, house: House) -> Key:
    """The key of a login of the house; the administrator's token is made when it is first asked for."""
    if name != "administrator":
        return key_of(house, name)
    kept = live_token(house.administrator)
    token = decrypt(kept.encrypted_copy, kept.key_number) if kept else token_of(house.administrator)
    return house.administrator.email, token


def effect_of(case: Case, house: House, version: str = SOAP11) -> Any:
    """What the operation that a case changes the answer of gives now."""
    assert case.effect
    effect = case.effect
    if effect.seen:
        return effect.seen(house)
    return ask(effect.operation, house, effect.values, by=effect.by, version=version).value


def check(operation: str, house: House, version: str = SOAP11) -> Answer:
    """Its answer: ask as the case says, and see that it gives and changes what the case says."""
    case = case_of(house, operation)
    answer = ask(operation, house, case.values, by=case.by, version=version)
    assert answer.status == "200 OK", answer.body
    if OPERATIONS[operation].result is not None:
        assert answer.value, "Nothing was given."
    assert answer.value == case.result
    if case.effect:
        assert effect_of(case, house, version) == case.effect.result
    return answer


def assert_dressed(operation: str, answer: Answer, version: str) -> None:
    """What is around the values is the contract's as well."""
    facts = served_operations()[operation]
    namespace = f"{{https://api.nmbrs.nl/soap/v3/{operation.partition('.')[0]}}}"
    assert answer.content.tag == f"{namespace}{facts['name']}Response"
    if facts["response"]:
        assert answer.result is not None
        assert answer.result.tag == f"{namespace}{facts['response']['result_element']}"
    assert answer.headers["Content-Type"] == CONTENT_TYPES[version]
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.body.startswith(
        f'<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="{version}"'.encode()
    )


@VERSIONS
@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_gives_and_changes_what_its_case_says(operation, version, filled) -> None:
    assert_dressed(operation, check(operation, filled, version), version)


def test_every_operation_has_a_case_and_no_case_is_hollow(filled) -> None:
    cases = cases_of(filled)
    assert set(cases) == set(OPERATIONS)
    for operation, case in cases.items():
        declared = OPERATIONS[operation]
        assert bool(case.effect) == declared.is_write, f"{operation}: an effect belongs to what writes"
        if case.effect:
            assert case.effect.result is not ANY
            assert effect_of(case, filled) != case.effect.result
        elif declared.result and isinstance(declared.result.node, Array) and declared.request.fields:
            assert case.empty is not None, f"{operation}: a list needs a request that finds nothing"


@pytest.mark.thorough
@pytest.mark.sqlite_only
@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_handler_that_does_nothing_fails_its_case(operation, filled, monkeypatch) -> None:
    declared = OPERATIONS[operation]
    hollow = dataclasses.replace(declared, handler=lambda *_: None)
    monkeypatch.setitem(declared.service._operations, declared.name, hollow)
    with pytest.raises(AssertionError):
        check(operation, filled)


@pytest.mark.thorough
@pytest.mark.parametrize("operation", OPERATIONS)
def test_what_is_not_there_is_an_empty_answer(operation, filled) -> None:
    case = case_of(filled, operation)
    if case.empty is None:
        return
    administrator = key_by("administrator", filled)
    answer = call(operation, administrator, case.empty)
    assert answer.status == "200 OK", answer.body
    node = OPERATIONS[operation].result
    assert node is not None
    if isinstance(node.node, Array):
        assert answer.result is not None
        assert (len(answer.result), answer.result.text) == (0, None)
    else:
        assert answer.result is None


@pytest.mark.parametrize(
    "operation", [key for key, each in OPERATIONS.items() if each.header is not Header.NONE]
)
def test_a_closed_operation_is_refused_and_does_nothing(operation, filled) -> None:
    case = case_of(filled, operation)
    login: Login = getattr(filled, case.by)
    ClosedOperation.objects.create(user_template=login.user_template, operation=operation)
    fault = ask(operation, filled, case.values, by=case.by).fault
    assert fault == (
        "soap:Server",
        "Server was unable to process request. ---> 1002: Unauthorized access",
    )
    if case.effect and case.effect.operation != operation:
        assert effect_of(case, filled) != case.effect.result


@pytest.mark.thorough
@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_foreign_id_is_answered_as_one_that_does_not_exist(operation, filled, foreign) -> None:
    case = case_of(filled, operation)
    administrator = key_by("administrator", filled)
    for name in case.values:
        rows = ROWS.get(name.lower())
        if rows is None:
            continue
        beyond = {"debtors": "florist", "companies": "greenhouse", "employees": "floor"}[rows]
        theirs = next(iter(getattr(foreign, rows).values())).pk
        ids = [getattr(filled, rows)[beyond].pk, theirs, 2**31 - 1, 0, -1]
        answers = {ask(operation, filled, {**case.values, name: row_id}).body for row_id in ids}
        without = {key: value for key, value in case.values.items() if key != name}
        answers.add(ask(operation, filled, without).body)
        assert len(answers) == 1
        fault = ask(operation, filled, {**case.values, name: theirs}).fault
        text = f"Server was unable to process request. ---> {CODES[rows]}: Unauthorized access"
        assert fault == ("soap:Server", text)
        # Whoever reaches it gets another answer.
        reached = {**case.values, name: ids[0]}
        assert call(operation, administrator, reached).body not in answers
    if case.effect:
        assert effect_of(case, filled) != case.effect.result
