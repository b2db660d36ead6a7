"""Refused values, told in the words of the wire."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from loonpoort.operations.employee_addresses import ADDRESSES, EmployeeAddress
from loonpoort.operations.personal_infos import MARITAL_STATUS_WORDS, NAME_DISPLAY_WORDS
from loonpoort.operations.values import reason_of
from loonpoort.payroll.models import MaritalStatus, NameDisplay


@pytest.mark.parametrize(
    ("errors", "reason"),
    [
        ({"street": "too long"}, "Street: too long"),
        ({"is_default": "wrong"}, "Default: wrong"),
        ({"country_code": "wrong"}, "CountryISOCode: wrong"),
        ({"street": ["a.", "b."], "city": "c."}, "Street: a. Street: b. City: c."),
        ({"first_period": "wrong"}, "FirstPeriod: wrong"),
    ],
)
def test_a_reason_names_the_elements_of_the_request(errors, reason) -> None:
    assert reason_of(ValidationError(errors), EmployeeAddress, ADDRESSES.columns) == reason


def test_a_reason_is_in_english_whatever_language_is_in_use() -> None:
    with translation.override("nl"):
        refusal = ValidationError({"street": _("This field is required.")})
        assert str(_("This field is required.")) == "Dit veld is verplicht."
        assert reason_of(refusal, EmployeeAddress, ADDRESSES.columns) == "Street: This field is required."


def test_every_value_that_is_told_in_words_has_one() -> None:
    assert set(MARITAL_STATUS_WORDS) == set(MaritalStatus)
    assert set(NAME_DISPLAY_WORDS) == set(NameDisplay)
