"""Settings > Audit: what is told, to whom, found by searching, and taken along."""

import csv
import datetime
import io
import json
from html import unescape

import pytest
from django.db import transaction
from django.test import Client

import loonpoort.operations  # noqa: F401 - declares whatever declares events
from loonpoort.access import events
from loonpoort.access.actions import update_login
from loonpoort.access.actions.permissions import LoginChoices
from loonpoort.access.calls import Call
from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import TemplateDashlet, UserTemplate
from loonpoort.audit.models import Entry
from loonpoort.audit.records import Actor, Subject, known_events, record
from loonpoort.web.audit_words import EVENTS
from loonpoort.web.views import audit as view
from tests.cast import House, login

AUDIT = "/settings/audit/"
EXPORT = f"{AUDIT}export/"


def page_of(browser: Client, query: str = "") -> str:
    answer = browser.get(f"{AUDIT}{query}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def note(
    house: House,
    name: str = "Baker & Söns",
    *,
    actor: str = "anna@kantoor.example",
    debtor_id: int | None = None,
    event: events.Event = events.LOGIN_UPDATED,
    **after: object,
) -> Entry:
    with transaction.atomic():
        record(
            event,
            environment_id=house.environment.pk,
            actor=Actor("login", 1, actor, "192.0.2.7"),
            subject=Subject("login", 7, name),
            before={"name": "Before"} if after else None,
            after=after or None,
            debtor_id=debtor_id,
        )
    return Entry.objects.order_by("-pk")[0]


def reader(
    house: House, sign_in, filter_kind: FilterKind, right: int = DashletRight.READ, **choices
) -> Client:
    """A browser of somebody at master level with a right on the audit and nothing else."""
    template = UserTemplate.objects.create(
        environment=house.environment, name="Auditor", kind="master_accountant"
    )
    TemplateDashlet.objects.create(user_template=template, dashlet=Dashlet.AUDIT, right=right)
    return sign_in(login(house.environment, "Auditor", "auditor@kantoor.example", filter_kind, **choices))


def test_settings_lead_to_the_audit_record(administrator) -> None:
    assert f'href="{AUDIT}"' in administrator.get("/settings/").content.decode()


def test_every_event_has_words() -> None:
    assert sorted(EVENTS) == known_events()


def test_an_entry_is_told_in_words(house, administrator) -> None:
    note(house)
    assert "Login changed" in page_of(administrator)


def test_entries_are_told_newest_first_in_pages(house, administrator, monkeypatch) -> None:
    monkeypatch.setattr(view, "PAGE_LENGTH", 3)
    for number in range(7):
        note(house, f"subject{number}")
    newest = Entry.objects.filter(environment_id=house.environment.pk).order_by("-number")[0].number
    page = page_of(administrator)
    assert page.index("subject6") < page.index("subject5") < page.index("subject4")
    assert "subject3" not in page
    assert f"before={newest - 2}" in page
    assert 'href="?after=' not in page
    page = page_of(administrator, f"?before={newest - 2}")
    assert page.index("subject3") < page.index("subject1")
    assert f"after={newest - 3}" in page
    page = page_of(administrator, f"?after={newest - 3}")
    assert "subject6" in page
    assert "subject4" in page
    assert "subject3" not in page
    assert 'href="?after=' not in page


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("event=login.updated", True),
        ("event=token.revoked", False),
        ("actor=ANNA", True),
        ("actor=192.0.2.7", True),
        ("actor=192.0.2", False),
        ("subject=baker", True),
        ("subject=Garage", False),
        ("text=Müller", True),
        ("text=before", True),
        ("text=Muller", False),
        ("text=%25", False),
        ("first=2026-07-01&last=2026-07-01", True),
        ("first=2026-07-02", False),
        ("last=2026-06-30", False),
        ("event=login.updated&subject=Garage", False),
    ],
)
def test_entries_are_found(query, is_found, house, administrator, clock) -> None:
    note(house, name="Baker", by="Müller")
    assert ("<bdi>Baker</bdi>" in page_of(administrator, f"?{query}")) == is_found


def test_a_day_of_the_search_is_a_day_of_the_installation_s_clock(house, administrator, clock) -> None:
    clock(
        datetime.timedelta(hours=10, minutes=30)
    )  # half past ten in the evening in UTC, half past midnight here
    note(house)
    assert "<bdi>Baker" in page_of(administrator, "?first=2026-07-02")
    assert "<bdi>Baker" not in page_of(administrator, "?last=2026-07-01")


@pytest.mark.parametrize(
    "query",
    ["first=x", "last=2026-13-01", "first=2026-07-02&last=2026-07-01", "event=nothing", f"actor={'x' * 101}"],
)
def test_a_search_that_cannot_be_is_told_and_finds_nothing(query, house, administrator) -> None:
    note(house)
    page = page_of(administrator, f"?{query}")
    assert "This needs your attention" in page
    assert "<bdi>Baker" not in page


@pytest.mark.parametrize(
    "query", ["before=x", "before=-1", "after=", "after=9999999999999999999", "before=\u0661"]
)
def test_a_page_that_cannot_be_is_the_first(query, house, administrator) -> None:
    note(house)
    assert "<bdi>Baker" in page_of(administrator, f"?{query}")


def test_an_entry_shows_before_and_after_side_by_side(house, administrator) -> None:
    package = house.package
    update_login(
        Call(house.administrator),
        package,
        LoginChoices(
            email=package.email,
            name="<script>Planning</script>",
            user_template=package.user_template,
            filter_kind=FilterKind.TAGS,
            tag_ids=[house.tags["Office"].pk],
        ),
    )
    entry = Entry.objects.order_by("-pk")[0]
    raw = administrator.get(f"{AUDIT}{entry.number}/").content.decode()
    assert "<script>Planning" not in raw
    page = unescape(raw)
    for told in (
        "Login changed",
        package.email,
        house.administrator.email,
        "<script>Planning</script>",
        "Active",
    ):
        assert told in page
    changed = page[page.index("In the filter") :]
    assert changed.index("Clients") < changed.index("Office")
    assert entry.mac in page


def test_entries_of_another_environment_are_never_shown(house, stranger, administrator) -> None:
    theirs = note(stranger, "Stranger's")
    assert "Stranger's" not in page_of(administrator)
    assert "Stranger's" not in page_of(administrator, "?subject=Stranger")
    while Entry.objects.filter(environment_id=house.environment.pk).count() < theirs.number:
        note(house)
    assert "Stranger's" not in administrator.get(f"{AUDIT}{theirs.number}/").content.decode()
    assert "Stranger's" not in exported(administrator, "json")


@pytest.mark.parametrize("number", [0, 999, 10**18, 10**30])
def test_an_entry_that_is_not_there_is_not_found(number, administrator) -> None:
    assert administrator.get(f"{AUDIT}{number}/").status_code == 404


def test_somebody_with_a_filter_sees_what_belongs_to_no_debtor_and_to_debtors_within_reach(
    house, sign_in
) -> None:
    browser = reader(house, sign_in, FilterKind.TAGS, tag_ids=[house.tags["Office"].pk])
    within = note(house, "Within", debtor_id=house.debtors["garage"].pk)
    beyond = note(house, "Beyond", debtor_id=house.debtors["bakery"].pk)
    gone = note(house, "Gone", debtor_id=10**6)
    general = note(house, "General")
    page = page_of(browser)
    assert [name for name in ("Within", "Beyond", "Gone", "General") if f"<bdi>{name}</bdi>" in page] == [
        "Within",
        "General",
    ]
    found = [browser.get(f"{AUDIT}{each.number}/").status_code for each in (within, beyond, gone, general)]
    assert found == [200, 404, 404, 200]
    taken = exported(browser, "json")
    assert ("Within" in taken, "Beyond" in taken, "Gone" in taken) == (True, False, False)


def test_what_a_client_login_does_belongs_to_its_debtor(house) -> None:
    of_client = Entry.objects.filter(subject_kind="login", subject_id=house.client.pk)
    assert set(of_client.values_list("debtor_id", flat=True)) == {house.debtors["bakery"].pk}


@pytest.mark.parametrize("path", [AUDIT, f"{AUDIT}1/", EXPORT])
def test_the_record_is_for_those_with_the_right(path, house, sign_in, package) -> None:
    for browser in (package, sign_in(house.client)):
        assert browser.get(path).status_code in (403, 405)
        assert browser.post(path, {"format": "csv"}).status_code in (403, 405)
    before = Entry.objects.filter(event="audit.exported").count()
    assert before == 0


def test_a_client_login_never_has_it_whatever_its_template_says(house, sign_in) -> None:
    TemplateDashlet.objects.create(
        user_template=house.client.user_template, dashlet=Dashlet.AUDIT, right=DashletRight.WRITE
    )
    browser = sign_in(house.client)
    assert browser.get(AUDIT).status_code == 403
    assert browser.post(EXPORT, {"format": "csv"}).status_code == 403


def exported(browser: Client, kind: str, **search: str) -> str:
    answer = browser.post(EXPORT, {"format": kind, **search})
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith('attachment; filename="audit-2')
    assert answer["Content-Disposition"].endswith(f'.{kind}"')
    assert answer["Cache-Control"] == "no-store"
    return b"".join(answer.streaming_content).decode()


def test_entries_are_taken_along_as_json(house, administrator) -> None:
    note(house, name="Baker", by="Müller")
    entries = json.loads(exported(administrator, "json", subject="Baker"))
    assert [entry["subject_name"] for entry in entries] == ["Baker"]
    assert entries[0]["after"] == {"by": "Müller"}
    assert len(entries[0]["mac"]) == 64
    assert json.loads(exported(administrator, "json", subject="nothing like it")) == []


def test_entries_are_taken_along_as_csv_that_a_spreadsheet_cannot_run(house, administrator) -> None:
    starts = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1"]
    for start in starts:
        note(house, start, by='"quoted"')
    text = exported(administrator, "csv", event="login.updated")
    assert text.startswith("\ufeffnumber,at,event,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["subject_name"] for row in rows] == [f"'{start}" for start in reversed(starts)]
    assert json.loads(rows[0]["after"]) == {"by": '"quoted"'}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_many_entries_are_taken_along_in_parts(house, administrator, monkeypatch) -> None:
    monkeypatch.setattr("loonpoort.audit.search.AT_ONCE", 2)
    for number in range(5):
        note(house, f"subject{number}")
    entries = json.loads(exported(administrator, "json", subject="subject"))
    assert [entry["subject_name"] for entry in entries] == [f"subject{number}" for number in (4, 3, 2, 1, 0)]


def test_taking_along_is_recorded_with_what_was_searched_for(house, administrator) -> None:
    exported(administrator, "csv", subject="Baker", first="2026-07-01")
    entry = Entry.objects.get(event="audit.exported")
    assert entry.actor_name == house.administrator.email
    assert entry.after == {"format": "csv", "search": {"subject": "Baker", "first": "2026-07-01"}}


@pytest.mark.parametrize("sent", [{"format": "xml"}, {}, {"format": "csv", "first": "x"}])
def test_what_cannot_be_taken_along_leaves_no_entry(sent, administrator) -> None:
    assert administrator.post(EXPORT, sent).status_code == 404
    assert not Entry.objects.filter(event="audit.exported").exists()


def test_taking_along_needs_a_post(administrator) -> None:
    assert administrator.get(EXPORT).status_code == 405
