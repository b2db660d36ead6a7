"""Default managers refuse to query without a scope; scopes let through what they say."""

import pytest

from loonpoort.organisation.models import Company, Debtor, DebtorTag, Environment, Tag
from loonpoort.organisation.scopes import OutsideScopeError, Scope
from loonpoort.payroll.models import Employee, EmployeeAddress, PersonalInfo

SCOPED = [Debtor, Tag, Company, Employee, EmployeeAddress, PersonalInfo]
WAYS = {
    "all": lambda rows: rows.all(),
    "filter": lambda rows: rows.filter(pk=1),
    "exclude": lambda rows: rows.exclude(pk=1),
    "get": lambda rows: rows.get(pk=1),
    "values": lambda rows: rows.values(),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "update": lambda rows: rows.update(pk=1),
    "iterator": lambda rows: rows.iterator(),
    "create": lambda rows: rows.create(),
    "get_or_create": lambda rows: rows.get_or_create(pk=1),
    "in_bulk": lambda rows: rows.in_bulk(),
    "select_related": lambda rows: rows.select_related(),
    "raw": lambda rows: rows.raw("SELECT 1"),
    "first": lambda rows: rows.first(),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model.__name__)
def test_a_default_manager_refuses_every_query_without_a_scope(model, way) -> None:
    with pytest.raises(OutsideScopeError, match=f"{model.__name__} rows belong to somebody"):
        WAYS[way](model.objects)


@pytest.mark.parametrize("model", [Environment, *SCOPED], ids=lambda model: model.__name__)
def test_no_row_leads_to_scoped_rows_below_it(model) -> None:
    reverse = [
        field
        for field in model._meta.get_fields(include_hidden=True)
        if field.auto_created and field.is_relation
    ]
    assert [
        field for field in reverse if field.related_model in [*SCOPED, DebtorTag] and not field.hidden
    ] == []


@pytest.mark.parametrize(
    ("conditions", "debtors", "companies"),
    [
        ({}, "bakery garage holding florist", "shop mill workshop greenhouse"),
        ({"debtor_id": "bakery"}, "bakery", "shop mill"),
        ({"tag_ids": ["Clients"]}, "bakery garage", "shop mill workshop"),
        ({"tag_ids": ["Office", "Demo"]}, "garage holding florist", "workshop greenhouse"),
        ({"tag_ids": []}, "", ""),
        ({"company_ids": ["shop"]}, "bakery", "shop"),
        ({"company_ids": ["shop", "greenhouse"]}, "bakery florist", "shop greenhouse"),
        ({"company_ids": []}, "", ""),
        ({"debtor_id": "garage", "company_ids": ["shop"]}, "", ""),
        ({"debtor_id": "bakery", "tag_ids": ["Office"]}, "", ""),
    ],
)
def test_conditions_of_a_scope_add_up(conditions, debtors, companies, house, stranger) -> None:
    rows = {"debtor_id": house.debtors, "tag_ids": house.tags, "company_ids": house.companies}
    ids = {
        name: frozenset(rows[name][one].pk for one in value)
        if isinstance(value, list)
        else rows[name][value].pk
        for name, value in conditions.items()
    }
    scope = Scope(house.environment.pk, **ids)
    assert [row.name for row in Debtor.objects.within(scope)] == debtors.split()
    assert [row.name for row in Company.objects.within(scope)] == companies.split()
    employees = Employee.objects.within(scope).values_list("company__name", flat=True)
    assert set(employees) == set(companies.split())
    assert scope.is_whole_environment == (not conditions)


def test_a_company_filter_hides_a_debtor_without_any_company(house) -> None:
    every_company = frozenset(company.pk for company in house.companies.values())
    scope = Scope(house.environment.pk, company_ids=every_company)
    assert "holding" not in [debtor.name for debtor in Debtor.objects.within(scope)]


def test_a_debtor_with_two_of_the_tags_is_listed_once(house) -> None:
    both = frozenset([house.tags["Clients"].pk, house.tags["Office"].pk])
    scope = Scope(house.environment.pk, tag_ids=both)
    assert [debtor.name for debtor in Debtor.objects.within(scope)].count("garage") == 1


def test_tags_are_those_of_the_scope(house, stranger) -> None:
    clients = house.tags["Clients"]
    assert list(Tag.objects.within(Scope(house.environment.pk, tag_ids=frozenset([clients.pk])))) == [clients]
    assert list(Tag.objects.within(Scope(house.environment.pk))) == list(house.tags.values())


def test_records_by_period_stay_within_the_scope(house, stranger) -> None:
    for of in (house, stranger):
        EmployeeAddress.unscoped.create(employee=of.employees["bram"], first_period=202601, city="Delft")
    within = EmployeeAddress.objects.within(Scope(house.environment.pk))
    assert [address.employee_id for address in within] == [house.employees["bram"].pk]
