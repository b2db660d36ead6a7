"""Employees: finding them, what holds in a period, its history, changing it, and masked numbers."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from stdnum.nl import bsn

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import TemplateDashlet, UserTemplate
from loonpoort.organisation.models import Company
from loonpoort.payroll.models import Employee, EmployeeAddress, PersonalInfo
from loonpoort.payroll.models.periods import CompanyPeriodRecord, TimedRecord
from loonpoort.web.payroll_families import FAMILIES
from tests import trail
from tests.cast import personal_info
from tests.web.test_companies import names, narrow_login, text

EMPLOYEES = "/employees/"
BSN = "900088904"
NOW = {"first_number": 7, "first_year": 2026}


@pytest.fixture
def bram(house) -> Employee:
    return house.employees["bram"]


def page_of(employee: Employee, query: str = "") -> str:
    return f"{EMPLOYEES}{employee.pk}/{query}"


def in_period(number: int, year: int = 2026) -> str:
    return f"?period_number={number}&period_year={year}"


def record_url(record: TimedRecord, page: str = "", family: str = "addresses") -> str:
    return f"{EMPLOYEES}{record.employee_id}/{family}/{record.pk}/{page}"


def address(of: Employee, city: str, first: int, last: int | None = None, **values) -> EmployeeAddress:
    return EmployeeAddress.unscoped.create(
        employee=of, city=city, first_period=first, last_period=last, **values
    )


def holding(page: str) -> str:
    """The part of a page about what holds, without the history."""
    return re.sub(r"<details class=\"history\".*?</details>", "", page, flags=re.DOTALL)


def give(house, who, dashlet: Dashlet, right: DashletRight) -> None:
    TemplateDashlet.objects.update_or_create(
        user_template=UserTemplate.objects.get(pk=who.user_template_id),
        dashlet=dashlet,
        defaults={"right": right},
    )


def test_everybody_within_reach_is_found_by_number_and_name(house, stranger, administrator) -> None:
    page = text(administrator.get(EMPLOYEES))
    assert names(page) == ["bram", "carla", "dirk", "esra", "floor"]
    assert "5 employees" in page
    for query, found in [("q=AR", ["carla"]), ("q=103", ["dirk"]), ("q=%25", [])]:
        assert names(text(administrator.get(f"{EMPLOYEES}?{query}"))) == found


def test_an_employee_out_of_reach_is_answered_as_one_that_does_not_exist(house, stranger, sign_in) -> None:
    browser = sign_in(narrow_login(house, *Dashlet))
    assert names(text(browser.get(EMPLOYEES))) == ["bram", "carla", "dirk", "esra"]
    own = address(house.employees["bram"], "Delft", 202607)
    far = [house.employees["floor"], stranger.employees["bram"]]
    pages = ("", "addresses/new/", f"addresses/{own.pk}/", f"addresses/{own.pk}/delete/")
    for pk in [*(each.pk for each in far), 10**9]:
        for page in pages:
            assert browser.get(f"{EMPLOYEES}{pk}/{page}").status_code == 404
            assert browser.post(f"{EMPLOYEES}{pk}/{page}", NOW).status_code in (404, 405)
    assert EmployeeAddress.unscoped.filter(pk=own.pk).exists()


def test_a_record_of_another_employee_is_not_there(house, bram, administrator) -> None:
    other = address(house.employees["carla"], "Gouda", 202601)
    for page in ("", "end/", "delete/"):
        url = f"{EMPLOYEES}{bram.pk}/addresses/{other.pk}/{page}"
        assert administrator.get(url).status_code == 404
        assert administrator.post(url, {**NOW, "changes_past": "on"}).status_code == 404
    assert EmployeeAddress.unscoped.get().city == "Gouda"


def test_the_page_shows_what_holds_in_the_current_period(bram, administrator) -> None:
    address(bram, "Past", 202601, 202606)
    address(bram, "Nowville", 202605)
    address(bram, "Coming", 202608)
    page = text(administrator.get(page_of(bram)))
    assert "What holds in period 7 of 2026, the current one (1 Jul 2026 to 31 Jul 2026)." in page
    assert "Nowville" in holding(page)
    assert "Past" not in holding(page)
    assert "Coming" not in holding(page)
    assert all(city in page for city in ("Past", "Nowville", "Coming"))


@pytest.mark.parametrize(
    ("number", "year", "city"), [(6, 2026, "Past"), (8, 2026, "Coming"), (1, 2026, "Past")]
)
def test_another_period_is_looked_at_by_choosing_it(number, year, city, bram, administrator) -> None:
    address(bram, "Past", 202601, 202606)
    address(bram, "Coming", 202608)
    page = text(administrator.get(page_of(bram, in_period(number, year))))
    assert f"You look at period {number} of {year}" in page
    assert "The company is in period 7 of 2026." in page
    assert city in holding(page)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (in_period(13), "2026 has 12 periods."),
        (in_period(0), "2026 has 12 periods."),
        (in_period(1, 1), "The year lies between 1900 and 9998."),
        (in_period(1, 9999), "The year lies between"),
        ("?period_number=x&period_year=2026", "Enter a whole number."),
        ("?period_number=1", "This field is required."),
    ],
)
def test_a_period_that_does_not_exist_is_told_and_the_current_one_shown(
    query, said, bram, administrator
) -> None:
    page = text(administrator.get(page_of(bram, query)))
    assert said in page
    assert "What holds in period 7 of 2026" in page


def test_of_a_timeline_only_the_latest_that_has_begun_holds(bram, administrator) -> None:
    for first, name in [(202601, "Oud"), (202606, "Nieuw"), (202609, "Straks")]:
        personal_info(bram, first, last_name=name)
    page = text(administrator.get(page_of(bram)))
    assert "Nieuw" in holding(page)
    assert "Oud" not in holding(page)
    rows = re.findall(r'<tr class="(\w+)"><th scope="row">([\d/]+)(?:.*?)</th><td>(.*?)</td>', page)
    assert rows == [
        ("coming", "9/2026", "–"),  # noqa: RUF001
        ("now", "6/2026", "8/2026"),
        ("past", "1/2026", "5/2026"),
    ]


def test_bars_of_the_timeline_are_drawn_without_style_and_lie_on_it(bram, administrator) -> None:
    address(bram, "Delft", 201001, 201001)
    address(bram, "Gouda", 202607)
    page = text(administrator.get(page_of(bram)))
    bars = re.findall(r'<rect class="span" x="([\d.]+)" y="2" width="([\d.]+)"', page)
    assert len(bars) == 2
    assert all(float(x) >= 0 and float(x) + float(width) <= 1000.05 for x, width in bars)
    assert "style=" not in page


def test_a_bsn_is_masked_until_asked_for_and_the_asking_is_recorded(bram, house, administrator) -> None:
    info = personal_info(bram, 202601, bsn=BSN)
    page = text(administrator.get(page_of(bram)))
    assert BSN not in page
    assert "••••••904" in page
    entries = len(trail.events())
    url = record_url(info, "show/", "personal-details")
    assert administrator.get(url).status_code == 405
    assert len(trail.events()) == entries
    page = text(administrator.post(url, {"column": "bsn", "period_number": 6, "period_year": 2026}))
    assert BSN in page
    assert "You look at period 6 of 2026" in page
    entry = trail.last()
    assert (entry.event, entry.subject_kind, entry.subject_name) == (
        "employee.bsn_shown",
        "employee",
        "bram (101)",
    )
    assert entry.actor_name == house.administrator.email
    assert BSN not in trail.text()
    assert BSN not in text(administrator.get(page_of(bram)))


@pytest.mark.parametrize("column", ["last_name", "id", "employee", "", "bsn; --"])
def test_only_masked_columns_are_asked_for(column, bram, administrator) -> None:
    info = personal_info(bram, 202601, bsn=BSN)
    url = record_url(info, "show/", "personal-details")
    assert administrator.post(url, {"column": column}).status_code == 404


def test_without_a_right_on_it_a_bsn_is_neither_shown_nor_given_nor_changed(house, bram, sign_in) -> None:
    info = personal_info(bram, 202601, bsn=BSN)
    who = narrow_login(house, Dashlet.EMPLOYEES)
    browser = sign_in(who)
    page = text(browser.get(page_of(bram)))
    assert "904" not in page
    assert "BSN" not in page
    url = record_url(info, "show/", "personal-details")
    assert browser.post(url, {"column": "bsn"}).status_code == 403
    other = "900005506"
    assert bsn.is_valid(other)
    form = {"last_name": "Visser", "bsn": other, **_details(), **NOW}
    answer = browser.post(record_url(info, family="personal-details"), form)
    assert answer.status_code == 302, text(answer)
    latest = PersonalInfo.unscoped.get(first_period=202607)
    assert (latest.last_name, latest.bsn) == ("Visser", BSN)
    give(house, who, Dashlet.PERSONAL_NUMBERS, DashletRight.READ)
    assert "••••••904" in text(browser.get(page_of(bram)))
    assert 'name="bsn"' not in text(browser.get(record_url(info, family="personal-details")))


def _details(**more: object) -> dict[str, object]:
    return {"name_display": 0, "gender": "female", "marital_status": 1, "identification_type": 0, **more}


def test_the_form_never_has_the_bsn_and_keeps_it_when_none_is_filled_in(bram, administrator) -> None:
    info = personal_info(bram, 202601, bsn=BSN)
    url = record_url(info, family="personal-details")
    page = text(administrator.get(url))
    assert BSN not in page
    assert "Leave this empty to keep ••••••904." in page
    administrator.post(url, {"last_name": "Visser", "bsn": "", **_details(), **NOW})
    assert PersonalInfo.unscoped.get(first_period=202607).bsn == BSN
    answer = administrator.post(url, {"last_name": "Visser", "bsn": "123456789", **_details(), **NOW})
    assert "A BSN is nine digits that pass the eleven-test." in text(answer)
    assert PersonalInfo.unscoped.get(first_period=202607).bsn == BSN


def test_another_name_from_a_period_on_leaves_what_was_before(bram, administrator) -> None:
    info = personal_info(bram, 202601, last_name="Bakker", nickname="Bram")
    url = record_url(info, family="personal-details")
    form = {"last_name": "Visser", "initials": "B.", "nickname": "Bram", **_details()}
    administrator.post(url, {**form, "first_number": 8, "first_year": 2026})
    assert [(row.first_period, row.last_name) for row in PersonalInfo.unscoped.order_by("pk")] == [
        (202601, "Bakker"),
        (202608, "Visser"),
    ]
    bram.refresh_from_db()
    assert bram.display_name == "Bakker,"
    administrator.post(url, {**form, **NOW})
    bram.refresh_from_db()
    assert bram.display_name == "Visser, B."
    entry = trail.last()
    assert entry.event == "employee.record_changed"
    assert entry.after["columns"] == ["gender", "initials", "last_name", "marital_status"]
    assert entry.after["first"] == "2026-7"
    assert "Visser" not in str(entry.after)


def test_a_new_address_is_shown_with_what_the_engine_made_of_it(bram, administrator) -> None:
    old = address(bram, "Delft", 202601, is_default=True)
    url = f"{page_of(bram)}addresses/new/"
    assert f'href="{url}?period_number=7&period_year=2026"' in text(administrator.get(page_of(bram)))
    page = text(administrator.get(f"{url}{in_period(9)}"))
    assert 'name="first_number" value="9"' in page
    form = {
        "type": "HomeAddress",
        "city": "Gouda",
        "is_default": "on",
        "last_number": 12,
        "last_year": 2026,
        **NOW,
    }
    answer = administrator.post(url, form, follow=True)
    assert "Saved." in text(answer)
    made = EmployeeAddress.unscoped.latest("pk")
    assert (made.city, made.street, made.first_period, made.last_period) == ("Gouda", None, 202607, 202612)
    old.refresh_from_db()
    assert not old.is_default
    assert trail.last().event == "employee.record_added"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"city": ""}, "An address needs a street, a postal code or a city."),
        ({"city": "x" * 81}, "at most 80 characters"),
        ({"type": "Castle"}, "Castle is not one of the available choices"),
        ({"country_code": "nl"}, "A country is two capital letters"),
        ({"first_number": 13}, "2026 has 12 periods."),
        ({"first_year": ""}, "This field is required."),
        ({"first_number": 6}, "Tick that this is meant."),
        ({"last_number": 6, "last_year": 2026}, "It would end before it begins."),
        ({"city": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_what_is_wrong_is_told_by_field_and_nothing_is_changed(sent, said, bram, administrator) -> None:
    form = {"type": "HomeAddress", "city": "Gouda", **NOW, **sent}
    page = text(administrator.post(f"{page_of(bram)}addresses/new/", form))
    assert said in page
    assert 'id="errors"' in page
    assert not EmployeeAddress.unscoped.exists()
    assert "employee.record_added" not in trail.events()


def test_the_past_changes_only_when_that_is_ticked(bram, administrator) -> None:
    form = {"type": "HomeAddress", "city": "Gouda", "first_number": 5, "first_year": 2026}
    url = f"{page_of(bram)}addresses/new/"
    page = text(administrator.post(url, form))
    assert "Also change past periods: This changes periods before the current one." in page
    administrator.post(url, {**form, "changes_past": "on"})
    assert EmployeeAddress.unscoped.get().first_period == 202605


def test_a_change_from_a_period_on_splits_a_record_in_two(bram, administrator) -> None:
    old = address(bram, "Delft", 202601, 202612, street="Kerkstraat")
    form = {"type": "HomeAddress", "city": "Gouda", "street": "Kerkstraat", **NOW}
    assert administrator.post(record_url(old), form).status_code == 302
    rows = EmployeeAddress.unscoped.order_by("first_period")
    assert [(row.city, row.street, row.first_period, row.last_period) for row in rows] == [
        ("Delft", "Kerkstraat", 202601, 202606),
        ("Gouda", "Kerkstraat", 202607, 202612),
    ]


def test_a_change_over_the_end_of_a_year_knows_its_last_period(house, administrator) -> None:
    esra = house.employees["esra"]
    Company.unscoped.filter(pk=esra.company_id).update(current_period_number=1, current_year=2027)
    old = address(esra, "Delft", 202601)
    form = {"type": "HomeAddress", "city": "Gouda", "first_number": 1, "first_year": 2027}
    administrator.post(record_url(old), form)
    old.refresh_from_db()
    assert old.last_period == 202653


def test_from_its_own_beginning_a_record_is_changed_as_a_whole(bram, administrator) -> None:
    old = address(bram, "Delft", 202601)
    form = {"type": "HomeAddress", "city": "Gouda", "first_number": 1, "first_year": 2026}
    assert "Tick that this is meant." in text(administrator.post(record_url(old), form))
    administrator.post(record_url(old), {**form, "changes_past": "on"})
    old.refresh_from_db()
    assert (EmployeeAddress.unscoped.count(), old.city) == (1, "Gouda")


def test_a_record_that_began_in_the_past_is_not_changed_by_naming_a_later_beginning(
    bram, administrator
) -> None:
    """From before or at its own beginning on is all of it, so the past counts from where it began."""
    coming = address(bram, "Delft", 202609)
    form = {"type": "HomeAddress", "city": "Gouda", "first_number": 8, "first_year": 2026}
    administrator.post(record_url(coming), form)
    coming.refresh_from_db()
    assert (coming.first_period, coming.city) == (202609, "Gouda")


def test_after_its_end_a_record_is_not_changed(bram, administrator) -> None:
    old = address(bram, "Delft", 202601, 202608)
    form = {"type": "HomeAddress", "city": "Gouda", "first_number": 9, "first_year": 2026}
    assert "It has ended by then." in text(administrator.post(record_url(old), form))
    old.refresh_from_db()
    assert (old.city, old.last_period) == ("Delft", 202608)


def test_a_record_is_ended_up_to_and_with_a_period(bram, administrator) -> None:
    old = address(bram, "Delft", 202601)
    url = record_url(old, "end/")
    page = text(administrator.get(url))
    assert 'name="last_number" value="7"' in page
    assert "Delft" in page
    for last, said in [((4, 2026), "Tick that this is meant."), ((12, 2025), "It begins after that.")]:
        answer = administrator.post(url, {"last_number": last[0], "last_year": last[1]})
        assert said in text(answer)
    administrator.post(url, {"last_number": 6, "last_year": 2026})
    old.refresh_from_db()
    assert old.last_period == 202606
    assert trail.last().event == "employee.record_ended"


def test_a_record_is_deleted_after_a_question(bram, administrator) -> None:
    old, coming = address(bram, "Delft", 202601), address(bram, "Gouda", 202608)
    assert "As if it had never been recorded." in text(administrator.get(record_url(old, "delete/")))
    assert EmployeeAddress.unscoped.count() == 2
    assert "Tick that this is meant." in text(administrator.post(record_url(old, "delete/")))
    assert administrator.post(record_url(coming, "delete/")).status_code == 302
    assert administrator.post(record_url(old, "delete/"), {"changes_past": "on"}).status_code == 302
    assert not EmployeeAddress.unscoped.exists()
    assert trail.last().event == "employee.record_deleted"
    assert trail.last().before["record_id"] == old.pk


def test_an_employee_keeps_a_name(bram, administrator) -> None:
    first = personal_info(bram, 202607, last_name="Bakker")
    delete = record_url(first, "delete/", "personal-details")
    assert "An employee cannot be without a name" in text(administrator.post(delete))
    personal_info(bram, 202609, last_name="Visser")
    assert administrator.post(delete).status_code == 302
    bram.refresh_from_db()
    assert bram.display_name == "Visser,"


def test_a_timeline_that_says_something_is_changed_and_not_begun_anew(bram, administrator) -> None:
    new = f"{page_of(bram)}personal-details/new/"
    assert f'href="{new}?period_number=7&period_year=2026"' in text(administrator.get(page_of(bram)))
    info = personal_info(bram, 202601, bsn=BSN)
    answer = administrator.post(new, {"last_name": "Visser", **_details(), **NOW})
    assert answer["Location"] == record_url(info, family="personal-details")
    assert PersonalInfo.unscoped.count() == 1
    assert administrator.get(record_url(info, "end/", "personal-details")).status_code == 404


def test_whoever_may_only_read_gets_no_links_and_is_refused(house, bram, sign_in) -> None:
    info, home = personal_info(bram, 202601, bsn=BSN), address(bram, "Delft", 202601)
    browser = sign_in(narrow_login(house, *Dashlet, right=DashletRight.READ))
    page = text(browser.get(page_of(bram)))
    assert "Delft" in page
    assert not re.findall(r'href="/employees/\d+/[a-z]', page)
    refused = [
        f"{page_of(bram)}addresses/new/",
        *(record_url(home, each) for each in ("", "end/", "delete/")),
        record_url(info, family="personal-details"),
    ]
    for url in refused:
        assert browser.get(url).status_code == 403
        assert browser.post(url, {**NOW, "city": "Gouda", "type": "HomeAddress"}).status_code == 403
    # Reading takes Read, so a masked number is given.
    answer = browser.post(record_url(info, "show/", "personal-details"), {"column": "bsn"})
    assert BSN in text(answer)


@pytest.mark.thorough
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_a_family_is_seen_and_changed_with_the_rights_on_its_panels_only(
    family, house, bram, sign_in
) -> None:
    heading = f'id="{family.name}"'
    who = narrow_login(house, *(set(Dashlet) - {family.panel}))
    browser = sign_in(who)
    new = f"{page_of(bram)}{family.name}/new/"
    answer = browser.get(page_of(bram))
    assert answer.status_code == 403 or heading not in text(answer)
    assert browser.get(new).status_code == 403
    give(house, who, family.panel, DashletRight.READ)
    assert heading in text(browser.get(page_of(bram)))
    assert browser.get(new).status_code == 403
    give(house, who, family.panel, DashletRight.WRITE)
    assert browser.get(new).status_code == 200


def test_a_right_on_numbers_alone_opens_nothing(house, bram, sign_in) -> None:
    info = personal_info(bram, 202601, bsn=BSN)
    browser = sign_in(narrow_login(house, Dashlet.PERSONAL_NUMBERS, Dashlet.SALARIES))
    assert browser.get(page_of(bram)).status_code == 403
    url = record_url(info, "show/", "personal-details")
    assert browser.post(url, {"column": "bsn"}).status_code == 403


def test_every_family_of_records_has_its_entry_and_each_column_exists() -> None:
    shown = {family.model for family in FAMILIES}
    of_companies = _leaves(CompanyPeriodRecord)
    assert shown == {model for model in _leaves(TimedRecord) - of_companies if not model._meta.abstract}
    assert len({family.name for family in FAMILIES}) == len(FAMILIES)
    for family in FAMILIES:
        columns = {field.name for field in family.model._meta.concrete_fields}
        assert set(family.labels) <= columns
        assert set(family.columns) <= set(family.labels) | set(family.computed)
        assert set(family.numbers) | set(family.choices) <= set(family.labels)
        assert set(family.conditions) <= columns - set(family.labels)


def _leaves(model: type) -> set[type]:
    return {leaf for each in model.__subclasses__() for leaf in ({each} | _leaves(each))}


def test_an_unknown_family_is_not_there(bram, administrator) -> None:
    assert administrator.get(f"{page_of(bram)}castles/new/").status_code == 404


def test_the_page_takes_as_many_queries_however_much_there_is(bram, administrator) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert administrator.get(page_of(bram)).status_code == 200
        return len(captured)

    address(bram, "Delft", 202601)
    personal_info(bram, 202601)
    few = queries()
    EmployeeAddress.unscoped.bulk_create(
        EmployeeAddress(employee=bram, city=f"c{n}", first_period=202601 + n % 12) for n in range(40)
    )
    assert queries() == few


def test_a_long_history_is_cut_and_counted(bram, administrator) -> None:
    EmployeeAddress.unscoped.bulk_create(
        EmployeeAddress(employee=bram, city=f"c{n}", first_period=202001 + n % 12) for n in range(70)
    )
    assert "And 20 earlier ones." in text(administrator.get(page_of(bram)))
