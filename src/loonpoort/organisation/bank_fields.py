"""Columns of bank numbers: kept one way, however people write them."""

from typing import Any

from django.db import models
from stdnum import bic

from loonpoort.organisation.bank_checks import check_bic, check_iban, compact_iban


class IbanField(models.CharField):  # type: ignore[type-arg]
    """An IBAN, in capitals and without spaces."""

    default_validators = [check_iban]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 34, "null": True, "blank": True, **kwargs})

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return compact_iban(text) or None if text else None


class BicField(models.CharField):  # type: ignore[type-arg]
    """The code of a bank, in capitals and without spaces."""

    default_validators = [check_bic]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 11, "null": True, "blank": True, **kwargs})

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return bic.compact(text) or None if text else None
