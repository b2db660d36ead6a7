"""Selections answer as querysets do, from SQL that is compiled once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from loonpoort.organisation import selections
from loonpoort.organisation.models import Company, Debtor, LabourAgreement
from loonpoort.organisation.scopes import Scope
from loonpoort.organisation.selections import Selection, Unscoped

pytestmark = pytest.mark.django_db
COLUMNS = ("pk", "number", "name")


def all_debtors() -> Selection:
    return Selection(Unscoped(Debtor), ())


def _newest_first():
    return Debtor.unscoped.order_by("-pk")


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Selection]:
    """The querysets that are built from now on, with nothing compiled before."""
    monkeypatch.setattr(selections, "_STATEMENTS", {})
    made: list[Selection] = []
    build = selections._build

    def note(*arguments):
        made.append(arguments)
        return build(*arguments)

    monkeypatch.setattr(selections, "_build", note)
    return made


def test_rows_are_those_of_the_queryset(house) -> None:
    selection = Debtor.objects.select(Scope(house.environment.pk))
    assert selection.values_list(*COLUMNS) == list(selection.queryset.values_list(*COLUMNS))
    assert selection.values_list(*COLUMNS)


def test_a_shape_is_built_once_whatever_its_values(house, stranger, built) -> None:
    for environment in (house.environment, stranger.environment, house.environment):
        rows = Debtor.objects.select(Scope(environment.pk)).values_list("environment_id")
        assert {row[0] for row in rows} == {environment.pk}
    assert len(built) == 2  # with two sets of stand-ins, to see where the values went


def test_a_shape_is_built_for_every_length_of_a_list(house, built) -> None:
    ids = sorted(debtor.pk for debtor in house.debtors.values())
    for length in (1, 2, 1, 2):
        rows = all_debtors().filter(pk__in=ids[:length]).values_list("pk")
        assert sorted(row[0] for row in rows) == ids[:length]
    assert len(built) == 4


@pytest.mark.parametrize("order", [(1, None), (None, 1)], ids=["a value first", "None first"])
def test_what_is_null_is_found_after_a_value_was_asked_for_and_the_other_way_round(
    order, house, built
) -> None:
    bakery = house.debtors["bakery"]
    agreement = LabourAgreement.unscoped.create(debtor=bakery, number=1, name="Cao", first_period=202601)
    expected = {None: {"mill"}, 1: {"shop"}}
    Company.unscoped.filter(name="shop").update(labour_agreement=agreement)
    companies = Selection(Unscoped(Company), ()).filter(debtor=bakery.pk)
    for each in order:
        found = companies.filter(labour_agreement=agreement.pk if each else None).values_list("name")
        assert {name for (name,) in found} == expected[each]


def test_an_empty_list_finds_nothing(house) -> None:
    for _ in range(2):
        assert all_debtors().filter(pk__in=[]).values_list("pk") == []
        assert all_debtors().filter(pk__in=[]).first("pk") is None
        assert not all_debtors().filter(pk__in=[]).exists()


@pytest.mark.parametrize("number", [None, True, 3.5])
def test_a_value_without_a_stand_in_is_asked_for_each_time(number, house) -> None:
    for _ in range(2):
        selection = all_debtors().filter(number=number)
        assert selection.values_list("pk") == list(selection.queryset.values_list("pk"))


@pytest.mark.parametrize("text", ["100%", "%s", "it's", "?", "é\u2028\U0001f600", "x" * 500, ""])
def test_any_text_is_a_value_and_never_sql(text, house) -> None:
    debtor = next(iter(house.debtors.values()))
    Debtor.unscoped.filter(pk=debtor.pk).update(name=text[:100])
    assert all_debtors().filter(name=text[:100]).values_list("pk") == [(debtor.pk,)]
    assert all_debtors().filter(name=f"{text[:100]}?").values_list("pk") == []


def test_steps_are_taken_in_order(house) -> None:
    selection = Selection(_newest_first, ()).via("reverse").filter(environment_id=house.environment.pk)
    found = [row[0] for row in selection.values_list("pk")]
    assert found == sorted(found)
    assert selection.first("pk") == (min(found),)
    assert selection.count() == len(found) == len(list(selection))


def test_a_statement_can_be_counted(house) -> None:
    all_debtors().values_list("pk")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        all_debtors().values_list("pk")
    assert len(queries) == 1
