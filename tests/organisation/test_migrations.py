"""Debtors of before there were GUIDs get one each."""

import pytest

from loonpoort.organisation.models import Debtor
from tests.support.migrations import come_to_today, go_back_to


@pytest.mark.django_db(transaction=True)
def test_earlier_debtors_get_a_guid_of_their_own() -> None:
    earlier = go_back_to(("organisation", "0002_second_factor"))
    environment = earlier.get_model("organisation", "Environment").objects.create(
        subdomain="old", name="Old", product="accountant"
    )
    for number in ("1", "2"):
        earlier.get_model("organisation", "Debtor")._base_manager.create(
            environment=environment, number=number, name=number
        )
    come_to_today()
    assert len(set(Debtor.unscoped.values_list("guid", flat=True))) == 2
