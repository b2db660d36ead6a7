"""Columns of families that are worked out, for several records at once."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from loonpoort.payroll.models import CostShare, TimeScheduleSlot
from loonpoort.payroll.models.schedules import DAYS
from loonpoort.web.payroll_words import number_words


def each(words: Callable[[Any], str]) -> Callable[[Sequence[Any]], Mapping[int, str]]:
    """What ``words`` says of each record by itself."""
    return lambda records: {record.pk: words(record) for record in records}


def address_words(address: Any) -> str:
    """On one line, as on an envelope."""
    street = [address.street, address.house_number, address.house_number_addition]
    place = [address.postal_code, address.city]
    lines = (" ".join(filter(None, parts)) for parts in (street, place, [address.country_code]))
    return ", ".join(filter(None, lines))


def hours_of_week(week: str) -> Callable[[Any], str]:
    """The hours of one of the two weeks of a schedule: ``""`` or ``"2"``."""
    return lambda schedule: number_words(sum(getattr(schedule, f"hours_{day}{week}") for day in DAYS))


def shares(allocations: Sequence[Any]) -> Mapping[int, str]:
    """What each cost centre bears, read for all allocations at once."""
    words: dict[int, list[str]] = defaultdict(list)
    rows = CostShare.unscoped.filter(allocation__in=[each.pk for each in allocations])
    for share in rows.select_related("cost_center"):
        words[share.allocation_id].append(f"{share.cost_center}: {number_words(share.percentage)}%")
    return {pk: ", ".join(each) for pk, each in words.items()}


def slots(schedules: Sequence[Any]) -> Mapping[int, str]:
    """When each schedule is worked, read for all of them at once."""
    words: dict[int, list[str]] = defaultdict(list)
    for slot in TimeScheduleSlot.unscoped.filter(schedule__in=[each.pk for each in schedules]):
        times = f"{slot.start_time:%H:%M}-{slot.end_time:%H:%M}"
        words[slot.schedule_id].append(f"{slot.get_day_of_week_display()} {times}")
    return {pk: ", ".join(each) for pk, each in words.items()}
