"""What employees have in the extra fields of their debtor."""

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models.extra_fields import ExtraField, ExtraFieldType
from loonpoort.organisation.texts import plain_text
from loonpoort.payroll.models.periods import DayRecord


class ExtraValue(DayRecord):
    """What an employee has in an extra field from a day on. Of each field one value holds at a time."""

    topic: ClassVar[str] = "extra_field"

    field = models.ForeignKey(ExtraField, on_delete=models.RESTRICT, related_name="+")
    value = models.CharField(max_length=250, validators=[plain_text])

    class Meta(DayRecord.Meta):
        ordering = ["field__name", "field_id", "first_day"]
        constraints = [
            *DayRecord.Meta.constraints,
            models.UniqueConstraint(fields=["employee", "field", "first_day"], name="extra_value_once_a_day"),
        ]

    def clean(self) -> None:
        kind = ExtraFieldType(self.field.type)
        is_one, text = _KINDS[kind]
        if not is_one(self.value):
            raise ValidationError({"value": text})
        if self._others().filter(first_day=self.first_day).exists():
            raise ValidationError({"first_day": _("This field has a value from this day on already.")})

    def settle(self) -> None:
        """The value before it ends, and it ends where the next begins."""
        a_day = datetime.timedelta(days=1)
        before = self._others().filter(first_day__lt=self.first_day)
        still = models.Q(last_day=None) | models.Q(last_day__gte=self.first_day)
        before.filter(still).update(last_day=self.first_day - a_day)
        after = self._others().filter(first_day__gt=self.first_day).order_by("first_day").first()
        if after and (self.last_day is None or self.last_day >= after.first_day):
            self.last_day = after.first_day - a_day
            self.save(update_fields=["last_day"])

    def _others(self) -> Any:
        """The employee's other values of the same field."""
        rows: Any = ExtraValue.unscoped.filter(employee_id=self.employee_id)
        return rows.filter(field_id=self.field_id).exclude(pk=self.pk)


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_KINDS: Mapping[ExtraFieldType, tuple[Callable[[str], bool], str | Promise]] = {
    ExtraFieldType.TEXT: (bool, _("Give a text.")),
    ExtraFieldType.NUMBER: (_is_number, _("This field takes a number, with a point: 12.5.")),
    ExtraFieldType.DATE: (_is_date, _("This field takes a date: 2026-07-31.")),
    ExtraFieldType.YES_NO: (lambda text: text in ("true", "false"), _("This field takes true or false.")),
}
"""Of each type, whether a text is one, and what to say when it is not."""
