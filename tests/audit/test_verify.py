"""Verifying: whatever is done to the entries behind the application's back is found and named."""

import datetime
import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, transaction

from loonpoort.audit import triggers
from loonpoort.audit import verify as verifying
from loonpoort.audit.export import current_heads, export_heads
from loonpoort.audit.models import Entry, Head
from loonpoort.audit.records import SYSTEM, Actor, Event, Subject, record
from loonpoort.audit.verify import verify
from tests.cast import NOW

OURS, OTHERS = 1, 2
ENTRIES = 7


@pytest.fixture
def write(event: Event, db: None) -> Callable[..., None]:
    def write(count: int = 1, environment_id: int = OURS) -> None:
        for cup in range(count):
            record(
                event,
                environment_id=environment_id,
                actor=Actor("login", 1, "anna@kantoor.example", "192.0.2.1"),
                subject=Subject("login", 7, "É"),
                before={"cup": cup, "names": ["b", "a"], "none": None, "nested": {"z": 1, "a": "é\u2028"}},
            )

    return write


@pytest.fixture
def entries(write, monkeypatch) -> None:
    """Two chains, read by a few entries at a time."""
    monkeypatch.setattr(verifying, "AT_ONCE", 3)
    for _ in range(ENTRIES):
        write(1, OURS)
        write(1, OTHERS)


@pytest.fixture
def tamper(entries) -> Callable[..., None]:
    """Does what somebody with the database in hand can: without triggers."""

    def tamper(*statements: str) -> None:
        with connection.cursor() as cursor:
            for statement in [*triggers.dropping(connection.vendor), *statements]:
                cursor.execute(statement)
            for statement in triggers.making(connection.vendor):
                cursor.execute(statement)

    return tamper


def found(heads: Path | None = None) -> list[tuple[int | None, int | None]]:
    return [(problem.environment_id, problem.number) for problem in verify(heads)]


def test_entries_that_nobody_touched_are_whole(entries, tmp_path) -> None:
    export_heads(tmp_path)
    assert found(tmp_path) == []
    assert verifying.entry_count() == 2 * ENTRIES


def test_progress_is_told_of_every_entry(entries) -> None:
    steps: list[int] = []
    assert list(verify(None, steps.append)) == []
    assert sum(steps) == 2 * ENTRIES
    assert max(steps) == 3


@pytest.mark.parametrize(
    "change",
    ["event = 'x'", "actor_name = 'x'", "actor_id = NULL", "network_address = ''", "subject_id = 8",
     "after = '{}'", "subject_name = 'E'", "debtor_id = 1", "before = NULL", "subject_kind = 'x'",
     "mac = previous", "key_number = 9", "at = '2026-01-01 00:00:00+00:00'", "actor_kind = 'x'",
     "before = '{\"cup\": 9}'", "environment_id = 9"],
)  # fmt: skip
def test_a_changed_entry_is_named(change, tamper) -> None:
    tamper(f"UPDATE audit_entry SET {change} WHERE environment_id = {OURS} AND number = 4")
    problems = found()
    assert problems[0] == (OURS, 4)
    assert {environment_id for environment_id, _ in problems} <= {OURS, 9}


def test_an_entry_that_is_sealed_anew_by_somebody_without_the_key_is_named(tamper) -> None:
    tamper(
        f"UPDATE audit_entry SET mac = '{'a' * 64}', event = 'x' WHERE environment_id = {OURS} AND number = 4"
    )
    assert found() == [(OURS, 4), (OURS, 5)]


@pytest.mark.parametrize(
    ("where", "first"), [("number = 4", 4), ("number = 1", 1), ("number IN (3, 4, 5)", 3)]
)
def test_a_missing_entry_is_named(where, first, tamper) -> None:
    tamper(f"DELETE FROM audit_entry WHERE environment_id = {OURS} AND {where}")
    assert found() == [(OURS, first)]


def test_a_missing_entry_is_found_when_the_numbers_are_closed_up(tamper) -> None:
    tamper(
        f"DELETE FROM audit_entry WHERE environment_id = {OURS} AND number = 6",
        f"UPDATE audit_entry SET number = 6 WHERE environment_id = {OURS} AND number = 7",
    )
    assert (OURS, 6) in found()


def test_entries_that_changed_places_are_named(tamper) -> None:
    tamper(
        f"UPDATE audit_entry SET number = 99 WHERE environment_id = {OURS} AND number = 3",
        f"UPDATE audit_entry SET number = 3 WHERE environment_id = {OURS} AND number = 4",
        f"UPDATE audit_entry SET number = 4 WHERE environment_id = {OURS} AND number = 99",
    )
    assert found()[:2] == [(OURS, 3), (OURS, 4)]


def test_an_entry_moved_to_another_environment_is_named(tamper) -> None:
    tamper(
        f"UPDATE audit_entry SET environment_id = {OTHERS}, number = 8"
        f" WHERE environment_id = {OURS} AND number = 7"
    )
    assert found() == [(OURS, 7), (OTHERS, 8), (OTHERS, 8)]


def test_an_entry_that_was_put_in_is_named(tamper) -> None:
    columns = ", ".join(
        field.column for field in Entry._meta.fields if field.column not in ("id", "number", "environment_id")
    )
    tamper(
        f"INSERT INTO audit_entry (environment_id, number, {columns})"
        f" SELECT environment_id, 8, {columns} FROM audit_entry WHERE environment_id = {OURS} AND number = 7",
        f"UPDATE audit_head SET length = 8 WHERE environment_id = {OURS}",
    )
    assert found() == [(OURS, 8)]


def test_a_cut_tail_is_found_by_the_head(tamper) -> None:
    tamper(f"DELETE FROM audit_entry WHERE environment_id = {OURS} AND number > 5")
    [problem] = verify(None)
    assert (problem.number, problem.text) == (6, "Entries 6 to 7 are missing.")


def cut(environment_id: int, length: int) -> list[str]:
    """A tail cut off with all that the database knows of it."""
    return [
        f"DELETE FROM audit_entry WHERE environment_id = {environment_id} AND number > {length}",
        f"UPDATE audit_head SET length = {length}, mac = (SELECT mac FROM audit_entry WHERE environment_id ="
        f" {environment_id} AND number = {length}) WHERE environment_id = {environment_id}",
    ]


def test_a_tail_cut_off_with_its_head_is_found_by_the_exported_heads(tamper, tmp_path) -> None:
    export_heads(tmp_path)
    tamper(*cut(OURS, 5))
    assert found() == []
    assert found(tmp_path) == [(OURS, 7)]


def test_a_tail_cut_off_and_written_anew_is_found_by_the_exported_heads(tamper, write, tmp_path) -> None:
    export_heads(tmp_path)
    tamper(*cut(OURS, 5))
    write(4)
    [problem] = verify(tmp_path)
    assert problem.number == 7
    assert problem.text.startswith("Entry 7 is another than on ")


def test_a_whole_record_taken_away_is_found_by_the_exported_heads(tamper, tmp_path) -> None:
    export_heads(tmp_path)
    tamper(*(f"DELETE FROM {table} WHERE environment_id = {OURS}" for table in ("audit_entry", "audit_head")))
    assert found() == []
    assert found(tmp_path) == [(OURS, 7)]


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("DELETE FROM audit_head", None),
        ("UPDATE audit_head SET length = 3", 4),
        ("UPDATE audit_head SET mac = 'x'", 7),
    ],
)
def test_a_head_that_is_not_the_chain_s_is_told(statement, number, tamper) -> None:
    tamper(f"{statement} WHERE environment_id = {OURS}")
    assert found() == [(OURS, number)]


def test_an_exported_head_that_was_changed_is_told(tamper, tmp_path) -> None:
    export_heads(tmp_path)
    [file] = tmp_path.iterdir()
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    lines[0]["length"] = 5
    changed = [json.dumps(line) for line in lines]
    file.write_text("\n".join([*changed, "not a head", "{}", '{"at": 1}', ""]))
    tamper(*cut(OURS, 5))
    texts = [problem.text for problem in verify(tmp_path)]
    assert [text.partition(" of ")[0] for text in texts] == ["Line 1", "Line 3", "Line 4", "Line 5"]


def test_exported_heads_that_are_not_there_are_told(entries, tmp_path) -> None:
    [problem] = verify(tmp_path / "gone")
    assert "a cut tail would not show" in problem.text


def test_a_key_that_is_gone_is_told_by_its_number(entries, settings) -> None:
    settings.TOKEN_KEYS = {2: b"2" * 32}
    problems = list(verify(None))
    assert len(problems) == 2 * ENTRIES
    assert problems[0].text == "Entry 1 cannot be checked: LOONPOORT_TOKEN_KEYS has no key 1."


def test_a_key_with_the_same_number_but_another_value_fits_no_entry(entries, settings) -> None:
    settings.TOKEN_KEYS = {1: b"2" * 32}
    assert len(found()) == 2 * ENTRIES


def test_a_chain_goes_on_with_a_new_key(entries, write, settings, tmp_path) -> None:
    settings.TOKEN_KEYS = {**settings.TOKEN_KEYS, 2: b"2" * 32}
    write(2)
    export_heads(tmp_path)
    assert found(tmp_path) == []
    numbers = (
        Entry.objects.filter(environment_id=OURS).order_by("number").values_list("key_number", flat=True)
    )
    assert list(numbers) == [*[1] * ENTRIES, 2, 2]


def test_heads_are_exported_for_their_owner_only_once_each(entries, write, tmp_path, clock) -> None:
    folder = tmp_path / "heads"
    assert [export_heads(folder), export_heads(folder)] == [2, 0]
    write(1, OTHERS)
    assert export_heads(folder) == 1
    [file] = folder.iterdir()
    assert file.name == f"{NOW:%Y-%m}.jsonl"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, file)] == [0o700, 0o600]
    heads = [json.loads(line) for line in file.read_text().splitlines()]
    assert [(head["environment_id"], head["length"]) for head in heads] == [(1, 7), (2, 7), (2, 8)]
    clock(datetime.timedelta(days=31))
    assert export_heads(folder) == 2
    assert len(list(folder.iterdir())) == 2
    assert found(folder) == []


def test_the_heads_now_are_the_chains_ends(entries) -> None:
    heads = {head.environment_id: head for head in current_heads()}
    last = Entry.objects.get(environment_id=OURS, number=ENTRIES)
    assert (heads[OURS].length, heads[OURS].mac) == (ENTRIES, last.mac)
    assert Head.objects.count() == len(heads) == 2


@pytest.mark.django_db(transaction=True)
def test_entries_written_while_it_is_read_are_no_problem(event, monkeypatch) -> None:
    monkeypatch.setattr(verifying, "AT_ONCE", 2)

    def write_another(_: int) -> None:
        if Entry.objects.count() < 9:
            with transaction.atomic():
                record(event, environment_id=OURS, actor=SYSTEM, subject=Subject("x", 1, "x"))

    for _ in range(3):
        write_another(0)
    assert list(verify(None, write_another)) == []
    assert Entry.objects.count() > 4
