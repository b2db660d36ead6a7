"""A PostgreSQL server of the tests' own: a free port, an unprivileged user, a folder that goes away."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg

from tests.support.processes import free_port, with_parent

START_SECONDS = 30
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "200",
    # Nothing in it outlives the tests.
    "fsync": "off",
    "full_page_writes": "off",
}


def server_programs() -> Path | None:
    """The folder of the newest server's programs, or None."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(found, key=lambda program: int(program.parts[-3]), default=None)
    if newest is None and (elsewhere := shutil.which("initdb")):
        newest = Path(elsewhere).resolve()
    return newest.parent if newest else None


class PostgresServer:
    """Started by making one, stopped by `stop`."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._as_user = _unprivileged()
        self._folder = Path(tempfile.mkdtemp(prefix="loonpoort-postgres-"))
        self._password = secrets.token_hex(16)
        self.port = free_port()
        if "user" in self._as_user:
            os.chown(self._folder, self._as_user["user"], self._as_user["group"])
        self._initialise()
        self._process = self._start()

    @property
    def url(self) -> str:
        """The address of a database that is always there."""
        return f"postgres://loonpoort:{self._password}@127.0.0.1:{self.port}/postgres"

    def stop(self) -> None:
        """Stop at once and leave nothing behind; safe to call again."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _initialise(self) -> None:
        password_file = self._folder / "password"
        password_file.write_text(self._password)
        subprocess.run(
            [
                self._programs / "initdb",
                f"--pgdata={self._folder / 'data'}",
                "--username=loonpoort",
                "--auth=scram-sha-256",
                f"--pwfile={password_file}",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ],
            check=True,
            capture_output=True,
            cwd="/",
            **self._as_user,
        )

    def _start(self) -> subprocess.Popen[bytes]:
        settings = {**SETTINGS, "port": str(self.port), "unix_socket_directories": str(self._folder)}
        log = self._folder / "log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [
                    *with_parent(signal.SIGQUIT),
                    self._programs / "postgres",
                    *("-D", self._folder / "data"),
                    *(f"--{name}={value}" for name, value in settings.items()),
                ],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd="/",
                # Ctrl-C is for the tests, which then stop it.
                start_new_session=True,
                **self._as_user,
            )
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(self.url, connect_timeout=2).close()
            except psycopg.OperationalError as error:
                if process.poll() is not None or time.monotonic() > deadline:
                    process.kill()
                    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}") from error
                time.sleep(0.05)
            else:
                return process


def _unprivileged() -> dict[str, Any]:
    """Who runs the server, as arguments for `subprocess`: it refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
