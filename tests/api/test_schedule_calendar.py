"""The calendar that schedules come down to."""

from tests.api.client import call, key_of


def ask(house, operation: str, **values: object):
    sent = {"EmployeeId": house.employees["bram"].pk, **values}
    return call(f"EmployeeService.{operation}", key_of(house), sent)


def begin(house, day: str, **hours: str) -> None:
    sent = {"Schedule": hours, "Start": f"{day}T00:00:00", "CompanyRoosterNr": 0}
    assert ask(house, "Schedule_Update", **sent).value is None


def calendar(house, period: int) -> dict[str, str]:
    days = ask(house, "ScheduleCalendar_Get", Period=period, Year=2026).value or []
    return {dict(fields)["Date"][:10]: dict(fields)["Hours"] for _, fields in days}


def test_days_before_the_first_schedule_are_left_out(house) -> None:
    begin(house, "2026-07-15", HoursMonday="8")
    assert list(calendar(house, 7)) == [f"2026-07-{day}" for day in range(15, 32)]
    assert calendar(house, 6) == {}


def test_a_schedule_without_hours_in_its_second_week_repeats_its_first(house) -> None:
    begin(house, "2026-07-15", HoursMonday="8")
    assert [day for day, hours in calendar(house, 7).items() if float(hours)] == ["2026-07-20", "2026-07-27"]


def test_the_first_week_is_the_one_in_which_the_schedule_begins(house) -> None:
    begin(house, "2026-07-15", HoursFriday="8", HoursFriday2="4")
    hours = calendar(house, 7)
    fridays = [float(hours[day]) for day in ("2026-07-17", "2026-07-24", "2026-07-31")]
    assert fridays == [8, 4, 8]


def test_a_later_schedule_takes_over_on_its_day(house) -> None:
    begin(house, "2026-06-01", HoursWednesday="8")
    begin(house, "2026-07-15", HoursWednesday="4")
    hours = calendar(house, 7)
    assert [float(hours[day]) for day in ("2026-07-08", "2026-07-15")] == [8, 4]


def test_a_period_that_the_year_does_not_have_is_refused(house) -> None:
    code, text = ask(house, "ScheduleCalendar_Get", Period=13, Year=2026).fault
    assert "2006: " in f"{code} {text}"
