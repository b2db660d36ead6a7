"""Records by payroll period: what holds when."""

import pytest
from django.db import IntegrityError, transaction

from loonpoort.organisation.periods import Period
from loonpoort.payroll.models import EmployeeAddress, PersonalInfo
from tests.cast import personal_info


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (202607, None, True),
        (202607, 202607, True),
        (202601, 202607, True),
        (202512, 202608, True),
        (202601, 202606, False),
        (202608, None, False),
        (202701, None, False),
        (202513, 202513, False),
    ],
)
def test_a_record_is_in_force_from_its_first_period_up_to_and_including_its_last(
    first, last, holds, house
) -> None:
    personal_info(house.employees["bram"], first, last)
    in_force = PersonalInfo.unscoped.filter(employee=house.employees["bram"]).in_force(Period(2026, 7))
    assert in_force.exists() == holds


@pytest.mark.parametrize("model", [EmployeeAddress, PersonalInfo])
def test_a_record_does_not_end_before_it_begins(model, house) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.unscoped.create(employee=house.employees["bram"], first_period=202607, last_period=202606)


def test_personal_details_begin_once_in_a_period(house) -> None:
    personal_info(house.employees["bram"], 202607)
    personal_info(house.employees["carla"], 202607)
    with pytest.raises(IntegrityError), transaction.atomic():
        personal_info(house.employees["bram"], 202607)
