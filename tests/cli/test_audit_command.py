"""``loonpoort audit``: whole or not, and how far."""

import json

import pytest
from django.db import connection
from typer.testing import CliRunner

from loonpoort.audit import triggers
from loonpoort.audit.export import export_heads
from loonpoort.audit.models import Entry
from loonpoort.cli import commands


@pytest.fixture(autouse=True)
def no_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands use Django as the tests have set it up."""
    monkeypatch.setattr(commands, "set_up_django", lambda: None)
    monkeypatch.setattr(commands, "require_migrated", lambda: None)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(commands.app, ["audit", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def tamper(statement: str) -> None:
    with connection.cursor() as cursor:
        for each in [*triggers.dropping(connection.vendor), statement, *triggers.making(connection.vendor)]:
            cursor.execute(each)


def test_a_whole_record_is_told_with_how_many_entries_it_has(house, tmp_path) -> None:
    export_heads(tmp_path)
    status, told = run("verify", "--heads", str(tmp_path))
    assert status == 0
    assert (
        f"The audit record is whole: {Entry.objects.count()} entries, and every head exported to {tmp_path}."
        in told
    )


def test_the_folder_of_the_settings_is_looked_at_when_none_is_named(house, tmp_path, settings) -> None:
    settings.AUDIT_HEADS = tmp_path / "heads"
    assert run("verify")[0] == 1
    export_heads(settings.AUDIT_HEADS)
    assert run("verify")[0] == 0


def test_a_changed_entry_is_named_with_its_environment_and_status_1(house, stranger) -> None:
    tamper(
        "UPDATE audit_entry SET actor_name = 'x'"
        f" WHERE environment_id = {stranger.environment.pk} AND number = 2"
    )
    status, told = run("verify")
    assert status == 1
    assert told.endswith("The audit record is not whole.\nvreemd: Entry 2 was changed or put in.\n")


def test_a_record_that_was_made_anew_is_not_told_entry_by_entry(
    house, stranger, settings, monkeypatch
) -> None:
    monkeypatch.setattr("loonpoort.cli.audit_command.SHOWN", 3)
    settings.TOKEN_KEYS = {1: b"another key" * 4}
    status, told = run("verify")
    assert status == 1
    assert told.count("was changed or put in") == 3
    assert f"And {Entry.objects.count() - 3} more." in told


def test_a_printed_head_finds_a_tail_cut_off_later(house, tmp_path) -> None:
    status, told = run("head")
    [head] = [json.loads(line) for line in told.splitlines()]
    assert (status, head["length"]) == (0, Entry.objects.count())
    file = tmp_path / "head.txt"
    file.write_text(told)
    assert run("verify", "--heads", str(file))[0] == 0
    tamper(f"DELETE FROM audit_entry WHERE number = {head['length']}")
    tamper(
        f"UPDATE audit_head SET length = {head['length'] - 1},"
        f" mac = (SELECT mac FROM audit_entry WHERE number = {head['length'] - 1})"
    )
    assert run("verify")[0] == 0
    status, told = run("verify", "--heads", str(file))
    assert status == 1
    assert f"kantoor: Entry {head['length']} was there on " in told
