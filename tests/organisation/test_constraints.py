"""What the database itself refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from loonpoort.organisation.models import DebtorTag, Environment, Product, Tag
from tests.cast import company


@pytest.mark.parametrize("number", [0, 54])
def test_a_current_period_lies_in_a_year(number, house) -> None:
    shop = house.companies["shop"]
    shop.current_period_number = number
    with pytest.raises(IntegrityError), transaction.atomic():
        shop.save()


def test_a_tag_is_on_a_debtor_once(house) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        DebtorTag.objects.create(debtor=house.debtors["bakery"], tag=house.tags["Clients"])


def test_a_tag_number_is_unique_in_its_environment_only(house, stranger) -> None:
    Tag.unscoped.create(environment=stranger.environment, number=9, name="x", colour="#000000")
    Tag.unscoped.create(environment=house.environment, number=9, name="x", colour="#000000")
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.unscoped.create(environment=house.environment, number=9, name="y", colour="#000000")


def test_numbers_of_debtors_and_companies_are_no_keys(house) -> None:
    assert house.debtors["garage"].number == house.debtors["holding"].number
    company(house.debtors["bakery"], 1, "again")


@pytest.mark.parametrize("colour", ["#fff", "#00000g", "000000", "#000000\n"])
def test_a_colour_is_six_capital_hexadecimal_digits(colour, house) -> None:
    tag = Tag(environment=house.environment, number=9, name="x", colour=colour)
    with pytest.raises(ValidationError, match="colour"):
        tag.clean_fields()


@pytest.mark.parametrize("subdomain", ["", "-a", "a-", "a_b", "a.b", "A", "a\n", "x" * 64])
def test_a_subdomain_is_a_label_of_a_host_name(subdomain: str) -> None:
    with pytest.raises(ValidationError, match="subdomain"):
        Environment(subdomain=subdomain, name="x", product=Product.BUSINESS).clean_fields()
