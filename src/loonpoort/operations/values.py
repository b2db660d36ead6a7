"""Values of messages: days, and what is refused, told in the words of the wire."""

import datetime
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils import translation

from loonpoort.contract import Fault, Message
from loonpoort.contract.faults import ValuesFault
from loonpoort.contract.messages import pascal_case
from loonpoort.contract.types import record_of
from loonpoort.organisation.periods import PeriodError
from loonpoort.payroll.changes import EmployeeChange


def reason_of(error: ValidationError, message: type[Message], columns: Mapping[str, str]) -> str:
    """What is wrong, by wire name: ``Street: Ensure this value has at most 100 characters (it has 130).``

    Always in English, as all texts of the contract are.
    """
    attributes = {column: attribute for attribute, column in columns.items()}
    wire_names = {field.attribute: field.name for field in record_of(message).fields}
    with translation.override("en"):
        return " ".join(
            f"{wire_names.get(attributes.get(field, field), pascal_case(field))}: {text}"
            for field, texts in error.message_dict.items()
            for text in texts
        )


def fault_of(error: ValidationError, reason: str, faults: Mapping[tuple[str, str], type[Fault]]) -> Fault:
    """The fault that ``faults`` has for what is wrong, by column and code (or any, as ""); 2030 otherwise."""
    complaints = ((name, each.code or "") for name, errors in error.error_dict.items() for each in errors)
    for complaint in complaints:
        if fault := faults.get(complaint) or faults.get((complaint[0], "")):
            return fault(reason)
    return ValuesFault(reason)


def day_of(change: EmployeeChange, moment: datetime.datetime | None, column: str) -> datetime.date | None:
    """The day of a moment, or None for one that was not sent: the day that a missing element stands for too.

    Raises ValidationError, of the column, for a day out of the calendar.
    """
    if moment is None or moment.date() == datetime.date.min:
        return None
    try:
        change.check_day(moment.date(), is_unprotected=True)
    except PeriodError as error:
        raise ValidationError({column: str(error)}) from error
    return moment.date()
