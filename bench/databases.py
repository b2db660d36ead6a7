"""Databases to serve: seeded once, kept until the data or the migrations change."""

import base64
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.dataset import SEED, Plan
from bench.places import BENCH, BUILD, ROOT

LIMITS = ("LOONPOORT_LIMIT_ENVIRONMENT", "LOONPOORT_LIMIT_READS", "LOONPOORT_LIMIT_WRITES")
"""Limits on callers: beyond reach but on, so that counting is part of what is measured."""
_SECRET = hashlib.sha256(str(SEED).encode()).digest()


@dataclass(frozen=True, slots=True)
class Database:
    """A seeded database: our settings for it, and what is in it."""

    folder: Path
    url: str
    facts: dict[str, Any]

    @property
    def for_peers(self) -> Path:
        return self.folder / "peers.sqlite3"

    def settings(self, port: int = 8000) -> dict[str, str]:
        """The environment variables that the product is started with."""
        return os.environ | {
            "LOONPOORT_SECRET_KEY": _SECRET.hex(),
            "LOONPOORT_TOKEN_KEYS": f"1:{base64.b64encode(_SECRET).decode()}",
            "LOONPOORT_BASE_URL": f"http://127.0.0.1:{port}",
            "LOONPOORT_ALLOWED_HOSTS": "127.0.0.1",
            "LOONPOORT_DATA": str(self.folder),
            "LOONPOORT_DATABASE_URL": self.url,
            "LOONPOORT_WORKERS": "2",
            **dict.fromkeys(LIMITS, "1000000"),
            "LOONPOORT_LOG_LEVEL": "WARNING",
        }


def build(plan: Plan, url: str = "") -> Database:
    """The database of a plan, made if it is not there yet: SQLite, or an empty one at ``url``."""
    kind = "postgres" if url else "sqlite"
    folder = BUILD / "data" / f"{plan.name}-{kind}"
    fingerprint = _fingerprint()
    stamp = folder / "facts.json"
    if not url and stamp.exists():
        facts = json.loads(stamp.read_text())
        if facts["fingerprint"] == fingerprint:
            return Database(folder, url, facts)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    print(f"Seeding the {plan.name} data set ({kind}): {plan.employees:,} employees", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "bench.seed", plan.name],
        env=Database(folder, url, {}).settings(),
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
    )
    facts = json.loads(done.stdout) | {"fingerprint": fingerprint}
    database = Database(folder, url, facts)
    if not url:
        _copy_for_peers(database)
    stamp.write_text(json.dumps(facts))
    return database


def _fingerprint() -> str:
    """Changes with what the data is made of."""
    sources = [BENCH / "dataset.py", BENCH / "seed.py", BENCH / "peers" / "views.sql"]
    sources += sorted((ROOT / "src" / "loonpoort").glob("*/migrations/*.py"))
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


def _copy_for_peers(database: Database) -> None:
    """The same tables and indexes in a file of their own, with views that name columns as the wire does."""
    source = sqlite3.connect(database.folder / "loonpoort.sqlite3")
    copy = sqlite3.connect(database.for_peers)
    source.backup(copy)
    copy.executescript((BENCH / "peers" / "views.sql").read_text())
    source.close()
    copy.close()
