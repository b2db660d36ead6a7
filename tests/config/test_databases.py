"""How each database is opened."""

from pathlib import Path

from loonpoort.config.databases import SQLITE_OPTIONS, database


def test_without_an_address_it_is_a_file_in_the_folder() -> None:
    settings = database("", Path("/data"))
    assert (settings["ENGINE"], settings["NAME"]) == ("django.db.backends.sqlite3", "/data/loonpoort.sqlite3")
    assert settings["OPTIONS"] == SQLITE_OPTIONS


def test_sqlite_loses_nothing_and_makes_writers_wait() -> None:
    assert SQLITE_OPTIONS["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=20000"):
        assert f"PRAGMA {pragma};" in SQLITE_OPTIONS["init_command"]


def test_an_address_is_postgresql_with_connections_that_are_checked() -> None:
    settings = database("postgres://u:p%2F@db:5433/loonpoort", Path("/data"))
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert [settings[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "u",
        "p/",
        "db",
        5433,
        "loonpoort",
    ]
    assert settings["CONN_HEALTH_CHECKS"]
