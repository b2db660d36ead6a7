"""Messages: names on the wire, and rows on their way into one."""

from typing import Annotated, Any

import pytest

from loonpoort.contract import Message, Named, Rows
from loonpoort.contract.messages import pascal_case
from loonpoort.contract.types import record_of


class Person(Message):
    id: Annotated[int, Named("ID")]
    last_name: str | None


class Worker(Person):
    hours_per_week: int | None


class Team(Message):
    company_id: int
    workers: list[Person] | None


class Query:
    """Stands in for a queryset: rows as dictionaries."""

    def __init__(self, *rows: dict[str, Any]) -> None:
        self.rows = rows

    def values_list(self, *fields: str) -> Any:
        return [tuple(row[field] for field in fields) for row in self.rows]

    def first(self, *fields: str) -> Any:
        return next(iter(self.values_list(*fields)), None)


@pytest.mark.parametrize(
    ("python", "wire"),
    [("employee_id", "EmployeeId"), ("id", "Id"), ("kvk_nr", "KvkNr"), ("iBAN", "IBAN"), ("line_2", "Line2")],
)
def test_wire_names_follow_from_python_names(python, wire):
    assert pascal_case(python) == wire


def test_an_odd_name_is_spelt_out():
    assert [field.name for field in record_of(Person).fields] == ["ID", "LastName"]


@pytest.mark.parametrize("name", ["", "1st", "a-b", "a b", "a:b", "é", "Id\n"])
def test_a_name_that_cannot_be_an_element_is_refused(name):
    with pytest.raises(TypeError, match="cannot be the name of an XML element"):
        Named(name)


def test_fields_of_a_base_class_come_first():
    assert Worker.columns() == ["id", "last_name", "hours_per_week"]


def test_rows_are_read_from_the_columns_that_are_told():
    query = Query({"id": 1, "surname": "Jansen"}, {"id": 2, "surname": None})
    assert list(Person.rows(query, last_name="surname")) == [(1, "Jansen"), (2, None)]


def test_a_column_for_an_unknown_field_is_refused():
    with pytest.raises(TypeError, match="Person has no field nickname"):
        Person.columns(nickname="nick")


def test_rows_are_read_when_they_are_needed():
    read: list[int] = []
    rows: Rows[Person] = Rows((read.append(index) or (index, None)) for index in range(3))
    assert read == []
    next(iter(rows))
    assert read == [0]


def test_the_first_row_becomes_a_message():
    query = Query({"id": 1, "last_name": "Jansen"}, {"id": 2, "last_name": "Smit"})
    assert Person.first(query) == Person(id=1, last_name="Jansen")


def test_the_first_of_no_rows_is_nothing():
    assert Person.first(Query()) is None


def test_rows_with_the_same_key_become_one_item():
    rows = [
        {"company": company, "id": number, "last_name": None} for company, number in ((7, 1), (7, 2), (9, 3))
    ]
    grouped = Team.grouped([Query(*rows[:2]), Query(), Query(*rows[2:])], Person, by="company")
    assert list(grouped) == [(7, [(1, None), (2, None)]), (9, [(3, None)])]
