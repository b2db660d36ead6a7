"""The table of the gate, row by row."""

import pytest

from loonpoort.access.kinds import RULES, FilterKind, Level, TemplateKind, kinds_at
from loonpoort.organisation.models import Product

TABLE = {
    ("accountant", "master_accountant"): ("master", ["all", "tags"], True, False, False),
    ("accountant", "client"): ("debtor", ["companies"], False, True, False),
    ("business", "master_client"): ("master", ["companies"], True, True, True),
    ("business", "client"): ("debtor", ["companies"], False, True, True),
}


@pytest.mark.parametrize("row", TABLE, ids=" ".join)
def test_a_kind_of_template_has_what_the_table_says(row) -> None:
    rules = RULES[row]
    assert TABLE[row] == (
        rules.level,
        list(rules.filter_kinds),
        rules.has_api_token_tab,
        rules.takes_token_from_administrator,
        rules.empty_filter_is_all,
    )


def test_the_table_has_no_other_rows() -> None:
    assert set(RULES) == set(TABLE)


@pytest.mark.parametrize(
    ("product", "level", "kinds"),
    [
        (Product.ACCOUNTANT, Level.MASTER, [TemplateKind.MASTER_ACCOUNTANT]),
        (Product.ACCOUNTANT, Level.DEBTOR, [TemplateKind.CLIENT]),
        (Product.BUSINESS, Level.MASTER, [TemplateKind.MASTER_CLIENT]),
        (Product.BUSINESS, Level.DEBTOR, [TemplateKind.CLIENT]),
    ],
)
def test_each_level_offers_its_own_kinds(product, level, kinds) -> None:
    assert kinds_at(product, level) == kinds


def test_a_template_knows_its_rules(house, business) -> None:
    assert house.template("Client").rules.filter_kinds == (FilterKind.COMPANIES,)
    assert not house.template("Client").rules.empty_filter_is_all
    assert business.template("Client").rules.empty_filter_is_all
