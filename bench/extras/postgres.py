"""PostgreSQL: S and L on it against the same on SQLite."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.calls import WORKLOADS
from bench.candidates import MissingError, Ours
from bench.contest import started
from bench.databases import build
from bench.dataset import PLANS
from bench.extras.pairs import in_turns
from bench.processes import free_port, serving
from bench.report import number, ratio_text
from bench.rounds import Timing

TARGETS = {"S": 0.5, "L": 0.85}


def postgres(timing: Timing) -> list[str]:
    lines = [
        "### PostgreSQL",
        "",
        "| workload | SQLite, calls/s | PostgreSQL, calls/s | ratio | target |",
        "|---|---:|---:|---:|---:|",
    ]
    plan = PLANS["base"]
    with _server() as (url, programs), contextlib.ExitStack() as stack:
        databases = build(plan), build(plan, url)
        subprocess.run([programs / "vacuumdb", "--quiet", "--analyze", f"--dbname={url}"], check=True)
        servers = [stack.enter_context(started(Ours(), database)) for database in databases]
        for letter, target in TARGETS.items():
            calls = [WORKLOADS[letter].call(database) for database in databases]
            pair = in_turns((servers[0], calls[0]), (servers[1], calls[1]), timing)
            sqlite, postgresql = pair.medians
            rates = f"{number(sqlite)} | {number(postgresql)}"
            lines.append(f"| {letter} | {rates} | {ratio_text(pair.ratios)} | ≥ {target:g} |")
    return [*lines, ""]


@contextlib.contextmanager
def _server() -> Iterator[tuple[str, Path]]:
    """A PostgreSQL for as long as the block lasts: its address and where its programs are."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if not found:
        raise MissingError("needs apt-get install postgresql")
    programs = found[-1].parent
    folder = Path(tempfile.mkdtemp(prefix="loonpoort-bench-"))
    try:
        as_owner = _owner(folder)
        data, port = folder / "data", free_port()
        initdb = [
            str(programs / "initdb"),
            "--auth=trust",
            "--username=postgres",
            "--encoding=UTF8",
            "-D",
            str(data),
        ]
        subprocess.run([*as_owner, *initdb], check=True, stdout=subprocess.DEVNULL, cwd=folder)
        command = [str(programs / "postgres"), "-D", str(data), "-p", str(port), "-k", str(folder)]
        with serving("postgres", [*as_owner, *command, "-c", "listen_addresses=127.0.0.1"], port):
            yield f"postgres://postgres@127.0.0.1:{port}/postgres", programs
    finally:
        shutil.rmtree(folder)


def _owner(folder: Path) -> list[str]:
    """What to put before the commands: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
