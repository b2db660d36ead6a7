"""How each database is opened."""

from pathlib import Path
from typing import Any

import dj_database_url

SQLITE_OPTIONS = {
    # A writer that reads first must hold the write lock from the start: with a plain BEGIN one in seven
    # failed as busy, whatever the timeout.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # FULL: an acknowledged write survives power loss.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;",
}


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's settings for the database at ``url``, or for the SQLite file in ``folder``."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(folder / "loonpoort.sqlite3"),
            "OPTIONS": SQLITE_OPTIONS,
            "CONN_MAX_AGE": None,
        }
    settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    return settings
