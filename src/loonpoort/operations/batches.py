"""Batches: records for many employees or companies in one call, all of them or none."""

from collections.abc import Sequence
from typing import Any, TypeVar

from loonpoort.access.calls import Call
from loonpoort.contract import Fault, Message
from loonpoort.contract.faults import CompanyFault, EmployeeFault, ValuesFault
from loonpoort.operations.families import Family, YearAndNumber
from loonpoort.payroll.changes import Change, add_all, changing, changing_all, changing_companies
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models.periods import TimedRecord

M = TypeVar("M", bound=Message)


def insert_batch(
    family: Family[Any],
    call: Call,
    items: Sequence[Any] | None,
    period: YearAndNumber,
    end: YearAndNumber | None = None,
    *,
    is_unprotected: bool = False,
) -> None:
    """Add a record of a family to each employee that an item names by its ``employee_id``.

    What is refused says which item it was, counted from one.
    """
    if items is None:
        raise ValuesFault(family.missing)
    within = call.employees_within(item.employee_id for item in items)
    for number, item in enumerate(items, 1):
        if item.employee_id not in within:
            raise EmployeeFault(named(number, item.employee_id))
    names = [named(number, item.employee_id) for number, item in enumerate(items, 1)]
    with changing_all(within) as changes:
        of_items = [changes[item.employee_id] for item in items]
        _add(family, of_items, items, names, period, end, is_unprotected=is_unprotected)


def insert_company_batch(
    family: Family[Any],
    call: Call,
    items: Sequence[Any] | None,
    period: YearAndNumber,
    *,
    is_unprotected: bool,
) -> list[int]:
    """Add a record of a family to each company that an item names by its ``company_id``, and give their ids.

    What is refused says which item it was, counted from one.
    """
    if items is None:
        raise ValuesFault(family.missing)
    within = call.companies_within(item.company_id for item in items)
    names = [f"Item {number}, CompanyId {item.company_id}" for number, item in enumerate(items, 1)]
    for name, item in zip(names, items, strict=True):
        if item.company_id not in within:
            raise CompanyFault(name)
    with changing_companies(within) as changes:
        of_items = [changes[item.company_id] for item in items]
        drafts = _add(family, of_items, items, names, period, None, is_unprotected=is_unprotected)
        return [draft.pk for draft in drafts]


def _add(
    family: Family[Any],
    changes: Sequence[Change],
    items: Sequence[Any],
    names: Sequence[str],
    period: YearAndNumber,
    end: YearAndNumber | None,
    *,
    is_unprotected: bool,
) -> list[TimedRecord]:
    """Check each item and store them all. ``changes`` and ``names`` go with the items."""
    stored, drafts = family.storing(changes), []
    for change, item, name in zip(changes, items, names, strict=True):
        try:
            with family.refusing():
                first, last = family.span(change, period, end, is_unprotected=is_unprotected)
                values = stored(change, family.values(item))
                drafts.append(change.draft(family.record, values, first, last))
        except Fault as fault:
            raise type(fault)(f"{name}: {fault.reason}") from fault
    add_all(drafts)
    return drafts


def insert_all(family: Family[M], employee: EmployeeHandle, items: Sequence[M] | None) -> list[int]:
    """Add records of a family to one employee, from the current period on, and give their ids.

    What is refused says which item it was, counted from one.
    """
    if items is None:
        raise ValuesFault(family.missing)
    with changing(employee.id) as change:
        stored, drafts = family.storing([change]), []
        for number, item in enumerate(items, 1):
            try:
                with family.refusing():
                    first, last = family.span(change, None, None, is_unprotected=False)
                    drafts.append(
                        change.draft(family.record, stored(change, family.values(item)), first, last)
                    )
            except Fault as fault:
                raise type(fault)(f"Item {number}: {fault.reason}") from fault
        add_all(drafts)
        return [draft.pk for draft in drafts]


def named(number: int, employee_id: int) -> str:
    return f"Item {number}, EmployeeId {employee_id}"
