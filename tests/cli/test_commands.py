"""The loonpoort command: its secrets, what it refuses, and how it says so."""

import socket
import stat

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db.migrations.executor import MigrationExecutor
from typer.testing import CliRunner

from loonpoort.cli import commands
from loonpoort.config.variables import SettingsError, read_variables
from tests.config.right import RIGHT


@pytest.fixture
def no_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands use Django as the tests have set it up."""
    monkeypatch.setattr(commands, "set_up_django", lambda: None)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(commands.app, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_new_keys_are_settings_as_they_stand() -> None:
    status, printed = run("keys")
    assert status == 0
    made = dict(line.split("=", 1) for line in printed.splitlines())
    assert set(made) == {"LOONPOORT_SECRET_KEY", "LOONPOORT_TOKEN_KEYS"}
    assert len(read_variables(RIGHT | made)["token_keys"][1]) == 32
    assert run("keys")[1] != printed


def test_wrong_settings_are_told_without_a_stack_trace(monkeypatch, capsys) -> None:
    def refuse() -> None:
        raise SettingsError(["LOONPOORT_X is wrong [really].", "LOONPOORT_Y too."])

    monkeypatch.setattr(commands, "app", refuse)
    with pytest.raises(SystemExit) as end:
        commands.main()
    assert end.value.code == 1
    told = capsys.readouterr().err
    assert told == "Loonpoort cannot start:\nLOONPOORT_X is wrong [really].\nLOONPOORT_Y too.\n"


def test_an_environment_is_made_and_said(no_set_up, db) -> None:
    status, told = run(
        *("environment", "create", "--subdomain", "nieuw", "--name", "Nieuw"),
        *("--administrator", "baas@nieuw.example"),
    )
    assert (status, told) == (
        0,
        "Environment nieuw is there. The worker sends the activation mail to baas@nieuw.example.\n",
    )


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--subdomain", "-x"),
        ("--administrator", "nobody"),
        ("--product", "x"),
        ("--language", "de"),
        ("--name", ""),
    ],
)
def test_what_is_wrong_with_an_environment_is_told_by_option(option, value, no_set_up, db) -> None:
    options = {"--subdomain": "nieuw", "--name": "Nieuw", "--administrator": "baas@nieuw.example"} | {
        option: value
    }
    status, told = run("environment", "create", *(word for pair in options.items() for word in pair))
    assert status == 1
    assert told.startswith(f"{option}: ")


def test_a_database_that_is_behind_is_refused(monkeypatch, db, capsys) -> None:
    commands.require_migrated()
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_: [1, 2])
    with pytest.raises(SystemExit):
        commands.require_migrated()
    assert "2 migrations behind. Run 'loonpoort migrate' first." in capsys.readouterr().err


def test_no_migration_is_missing(db) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_data_folder_is_its_owners_only(tmp_path, monkeypatch) -> None:
    folder = tmp_path / "new" / "data"
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "loonpoort.sqlite3")}
    monkeypatch.setitem(settings.DATABASES, "default", database)
    commands.prepare_data_folder()
    commands.prepare_data_folder()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_an_address_that_is_taken_is_refused(monkeypatch, capsys) -> None:
    def taken(self: socket.socket, address: object) -> None:
        raise OSError(98, "Address already in use")

    monkeypatch.setattr(commands.socket, "socket", type("Socket", (socket.socket,), {"bind": taken}))
    with pytest.raises(SystemExit):
        commands.require_free("127.0.0.1", 8000)
    assert capsys.readouterr().err == (
        "Cannot listen on 127.0.0.1:8000: Address already in use. Choose another with --port.\n"
    )
