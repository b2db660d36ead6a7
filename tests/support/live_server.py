"""The real command in processes of its own, as somebody would start it."""

import base64
import json
import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from tests.support.databases import query
from tests.support.processes import free_port, with_parent

START_SECONDS = 60
STOP_SECONDS = 60
LAST_LINE = "Ctrl-C stops it."
"""What the demo says when it has said everything."""


def clean_environment(settings: Mapping[str, str]) -> dict[str, str]:
    """This process's environment variables, with ``settings`` for Loonpoort and nothing else of it."""
    strangers = ("LOONPOORT_", "DJANGO_", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(strangers)}
    return {**kept, "PYTHONUNBUFFERED": "1", "COLUMNS": "120", **settings}


def loonpoort(*arguments: str, settings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a loonpoort command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "loonpoort", *arguments],
        env=clean_environment(settings),
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )


@dataclass
class LoonpoortProcess:
    """A loonpoort command that runs until it is stopped. Its output, of both kinds, goes to a file."""

    arguments: list[str]
    settings: Mapping[str, str]
    output_file: Path
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def process(self) -> subprocess.Popen[bytes]:
        assert self._process is not None, "it was not started"
        return self._process

    @property
    def output(self) -> str:
        """What it has said so far, in all its runs."""
        return self.output_file.read_text()

    def start(self) -> Self:
        with self.output_file.open("ab") as output:
            self._process = subprocess.Popen(
                [*with_parent(signal.SIGTERM), sys.executable, "-m", "loonpoort", *self.arguments],
                env=clean_environment(self.settings),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return self

    @contextmanager
    def running(self) -> Iterator[Self]:
        """Started, and stopped at the end if it is not by then."""
        try:
            yield self.start()
        finally:
            self.stop()

    def signal(self, signum: signal.Signals) -> None:
        self.process.send_signal(signum)

    def wait(self) -> int:
        """Wait for its end and give its exit status."""
        return self.process.wait(STOP_SECONDS)

    def stop(self) -> int:
        """Tell it to stop as an init system would, wait, and give its exit status. Safe to call again."""
        if self._process is None:
            return 0
        self._process.terminate()
        try:
            return self.wait()
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise


@dataclass
class LiveServer(LoonpoortProcess):
    """A ``loonpoort demo`` or ``loonpoort serve`` that answers at ``base_url``."""

    port: int

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Self:
        """Start it and wait until it answers, or fail with what it said."""
        super().start()
        wait_until_answered(f"{self.base_url}/soap/v3/", self)
        return self


@dataclass
class DemoServer(LiveServer):
    """The demo: its data, and the facts that it writes down for scripts."""

    folder: Path

    @classmethod
    def on(cls, folder: Path, settings: Mapping[str, str] | None = None) -> Self:
        """A demo with its data in ``folder``, at a free port; not started yet."""
        port = free_port()
        return cls(
            arguments=["demo", "--data", str(folder), "--host", "127.0.0.1", "--port", str(port)],
            settings=settings or {},
            output_file=folder.with_name(f"{folder.name}.log"),
            port=port,
            folder=folder,
        )

    def start(self) -> Self:
        """Start it and wait until it has said how to get in."""
        said_before = self.output.count(LAST_LINE) if self.output_file.exists() else 0
        super().start()
        deadline = time.monotonic() + START_SECONDS
        while self.output.count(LAST_LINE) == said_before and time.monotonic() < deadline:
            time.sleep(0.01)
        return self

    @property
    def facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = json.loads((self.folder / "demo.json").read_text())
        return facts

    def query(self, statement: str) -> list[tuple[Any, ...]]:
        """The rows of a SQL statement, past every gate."""
        return query(self.folder, self.settings, statement)

    def debtors_tagged(self, tag: str) -> set[str]:
        """The names of the debtors with a tag, in the environment ``demo``."""
        rows = self.query(
            "SELECT debtor.name FROM organisation_debtor debtor"
            " JOIN organisation_environment environment ON environment.id = debtor.environment_id"
            " JOIN organisation_debtortag put ON put.debtor_id = debtor.id"
            " JOIN organisation_tag tag ON tag.id = put.tag_id"
            f" WHERE environment.subdomain = 'demo' AND tag.name = '{tag}'"
        )
        return {name for (name,) in rows}

    def caller(self, level: str = "master") -> dict[str, Any]:
        """A login of that level in the environment ``demo`` that has a token and a filter."""
        return next(
            login
            for login in self.facts["logins"]
            if login["level"] == level
            and login["environment"] == "demo"
            and login["token"]
            and login["filter"] != "All"
        )


@dataclass
class Installation:
    """Loonpoort set up for real use: its settings, and the commands that run with them."""

    folder: Path
    port: int
    settings: dict[str, str]

    @classmethod
    def at(cls, folder: Path, database: Mapping[str, str], **settings: str) -> Self:
        """An empty one with its data in ``folder``; ``settings`` are named without the prefix."""
        port = free_port()
        own = {
            "SECRET_KEY": secrets.token_urlsafe(48),
            "TOKEN_KEYS": f"1:{base64.b64encode(secrets.token_bytes(32)).decode()}",
            "BASE_URL": f"http://127.0.0.1:{port}",
            "ALLOWED_HOSTS": "127.0.0.1",
            "DATA": str(folder),
            **settings,
        }
        return cls(folder, port, {**database, **{f"LOONPOORT_{name}": value for name, value in own.items()}})

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return loonpoort(*arguments, settings=self.settings)

    def query(self, statement: str) -> list[tuple[Any, ...]]:
        """The rows of a SQL statement, past every gate."""
        return query(self.folder, self.settings, statement)

    def make_environment(self, subdomain: str, *options: str) -> str:
        """Make an environment whose administrator is named after it, and give what the command told."""
        made = self.run(
            "environment",
            "create",
            f"--subdomain={subdomain}",
            f"--name=Kantoor {subdomain}",
            f"--administrator={subdomain}@example.org",
            *options,
        )
        assert made.returncode == 0, made.stderr
        return made.stdout

    def server(self) -> LiveServer:
        """``loonpoort serve``, not started yet."""
        return LiveServer(
            arguments=["serve", "--host", "127.0.0.1", "--port", str(self.port)],
            settings=self.settings,
            output_file=self.folder.with_name("serve.log"),
            port=self.port,
        )

    def worker(self) -> LoonpoortProcess:
        """``loonpoort worker``, not started yet."""
        return LoonpoortProcess(["worker"], self.settings, self.folder.with_name("worker.log"))


def wait_until_answered(address: str, running: LoonpoortProcess) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError as answer:
            answer.close()
            return
        except OSError as error:
            ended = running.process.poll() is not None
            if ended or time.monotonic() > deadline:
                running.process.kill()
                running.process.wait()
                state = f"ended with status {running.process.returncode}" if ended else "does not answer"
                raise AssertionError(f"The server {state}. It said:\n{running.output}") from error
            time.sleep(0.05)
        else:
            return
