"""Services and operations: declared once, refused when something is missing."""

from typing import Annotated

import pytest
from msgspec import Meta

from loonpoort.contract import Header, Message, Named, RefusedBy, Rows, Service, faults

service = Service("MachineryTestService", "Has some operations.")


class Item(Message):
    id: int


@service.operation("Item_GetList", is_write=False)
def items(call: object, company_id: int, kind: Annotated[str | None, Named("itemKind")]) -> Rows[Item]:
    """Lists items.

    In the order of
    their ids.
    """
    return Rows([(company_id,)])


@service.operation("Item_Delete", header=Header.TOKEN, is_write=True)
def deletion(call: object) -> None:
    """Deletes all items."""


@service.operation("Count_Get", result_element="Counted")
def count(call: object) -> int | None:
    """Counts."""
    return None


def test_an_operation_is_found_by_its_name():
    operation = service.find("Item_GetList")
    assert operation is not None
    assert operation.handler is items
    assert operation.key == "MachineryTestService.Item_GetList"
    assert operation.action == "https://api.nmbrs.nl/soap/v3/MachineryTestService/Item_GetList"
    assert service.find("item_getlist") is None


def test_a_service_knows_its_address():
    assert service.namespace == "https://api.nmbrs.nl/soap/v3/MachineryTestService"
    assert service.path == "/soap/v3/MachineryTestService.asmx"


def test_operations_are_listed_by_name():
    assert list(service.operations) == ["Count_Get", "Item_Delete", "Item_GetList"]


def test_parameters_after_the_first_are_the_request():
    request = service.operations["Item_GetList"].request
    assert request.name == "Item_GetList"
    assert [(field.name, field.attribute) for field in request.fields] == [
        ("CompanyId", "company_id"),
        ("itemKind", "kind"),
    ]


def test_the_return_type_is_the_result():
    results = {name: operation.result for name, operation in service.operations.items()}
    assert results["Item_Delete"] is None
    listed, counted = results["Item_GetList"], results["Count_Get"]
    assert listed is not None
    assert counted is not None
    assert (listed.name, listed.node.name, listed.optional) == ("Item_GetListResult", "ArrayOfItem", True)
    assert (counted.name, counted.nillable, counted.optional) == ("Counted", True, False)


def test_the_docstring_is_summary_and_description():
    operation = service.operations["Item_GetList"]
    assert operation.summary == "Lists items."
    assert operation.description == "In the order of\ntheir ids."


def test_the_header_is_the_service_s_unless_told():
    assert service.operations["Item_GetList"].header is Header.TOKEN_AND_DOMAIN
    assert service.operations["Item_Delete"].header is Header.TOKEN
    assert service.operations["Item_Delete"].is_write


def test_headers_have_their_elements():
    assert [header.elements for header in Header] == [
        (),
        ("Username", "Token"),
        ("Username", "Token", "Domain"),
    ]


def test_an_operation_cannot_be_declared_twice():
    with pytest.raises(TypeError, match=r"MachineryTestService\.Item_Delete is declared twice"):
        service.operation("Item_Delete")(deletion)


def test_an_operation_needs_a_docstring():
    def silent(call: object) -> None: ...

    with pytest.raises(TypeError, match=r"MachineryTestService\.Silent needs a docstring"):
        service.operation("Silent")(silent)


def test_an_operation_needs_types():
    def untyped(call, number):
        """Says nothing about its types."""

    with pytest.raises(TypeError, match=r"MachineryTestService\.Untyped needs a type for number, return"):
        service.operation("Untyped")(untyped)
    assert service.find("Untyped") is None


def test_an_operation_may_give_the_faults_of_its_caller_its_parameters_and_its_own():
    service = Service("FaultService", "Refuses.")

    @service.operation("Known", faults=(faults.ValuesFault, faults.EmployeeFault))
    def known(call: object, employee_id: Annotated[int, RefusedBy(faults.EmployeeFault)]) -> int:
        """Refuses in every way."""

    @service.operation("Open", header=Header.NONE)
    def anyone(call: object) -> int:
        """Refuses nobody."""

    operations = service.operations
    assert operations["Known"].faults == (
        faults.InvalidAuthenticationFault,
        faults.OperationClosedFault,
        faults.EmployeeFault,
        faults.ValuesFault,
        faults.UnknownFault,
    )
    assert operations["Open"].faults == (faults.UnknownFault,)


def test_a_parameter_may_have_an_example():
    service = Service("ExampleService", "Shows.")

    @service.operation("Show")
    def show(call: object, number: Annotated[int, Meta(examples=[7])], other: int) -> int:
        """Shows."""

    [number, other] = service.operations["Show"].request.fields
    assert (number.example, other.example) == (7, None)


def test_an_operation_is_found_by_the_name_that_people_type():
    service = Service("CaseService", "Finds.")

    @service.operation("Find_Me")
    def find(call: object) -> int:
        """Finds."""

    assert service.find_any_case("find_me") is service.find("Find_Me")
    assert service.find_any_case("find") is None
