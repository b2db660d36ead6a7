"""The demo: a folder, seeded once, served until Ctrl-C."""

import json
import os
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from loonpoort.cli.first_call import curl_line
from loonpoort.cli.processes import Supervisor, service

console = Console(highlight=False)

START_SECONDS = 30


def run_demo(data: Path, host: str, port: int) -> None:
    """Migrate, seed once, start server and worker, say how to get in, and stay until told to stop."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    base_url = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"  # noqa: S104 - compared only
    _set_environment(data.resolve(), base_url, host)
    facts = _prepare(data.resolve() / "demo.json", base_url)
    with service(host, port) as supervisor:
        console.print("Starting ...")
        if _wait_for(f"{base_url}/soap/v3/", supervisor) and _wait_for(f"{base_url}/sign-in/", supervisor):
            _tell(facts)
        sys.exit(supervisor.run())


def _set_environment(data: Path, base_url: str, host: str) -> None:
    """The demo's settings; what the caller has set itself is kept."""
    hosts = ["127.0.0.1", "localhost", host, *os.environ.get("LOONPOORT_ALLOWED_HOSTS", "").split(",")]
    settings = {
        **_keys(data / "keys.json"),
        "LOONPOORT_BASE_URL": base_url,
        "LOONPOORT_DATA": str(data),
        "LOONPOORT_MAILBOX": str(data / "mailbox"),
        "LOONPOORT_ALLOW_HTTP": "1",
        "LOONPOORT_LOG_LEVEL": "WARNING",
    }
    for name, value in settings.items():
        os.environ.setdefault(name, value)
    os.environ["LOONPOORT_ALLOWED_HOSTS"] = ",".join(sorted({name for name in hosts if name}))


def _keys(file: Path) -> dict[str, str]:
    """The demo's own secrets, made once."""
    from loonpoort.cli.commands import new_secrets

    if not file.exists():
        write_private(file, new_secrets())
    keys: dict[str, str] = json.loads(file.read_text())
    return keys


def _prepare(facts_file: Path, base_url: str) -> dict[str, Any]:
    """Migrate and seed; what an earlier start made is left alone, but for the address in demo.json."""
    from loonpoort.cli.commands import fail, set_up_django

    set_up_django()
    from django.core.management import call_command
    from django.db import transaction

    from loonpoort.cli.demo_data import is_seeded, seed

    call_command("migrate", interactive=False, verbosity=0)
    if not is_seeded():
        console.print("Making the demo data ...")
        # The file before the commit: a crash between the two seeds again and writes it anew.
        with transaction.atomic():
            write_private(facts_file, seed().to_json_dict(base_url))
    if not facts_file.exists():
        fail(
            f"{facts_file.parent} holds data but no demo.json. Give the demo a folder of its own with --data."
        )
    facts: dict[str, Any] = json.loads(facts_file.read_text())
    if facts["base_url"] != base_url:
        facts["base_url"] = base_url
        write_private(facts_file, facts)
    return facts


def write_private(file: Path, content: object) -> None:
    """Write JSON that only its owner can read, whole or not at all."""
    new = file.with_suffix(".new")
    new.touch(mode=0o600)
    new.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
    new.replace(file)


def _wait_for(address: str, supervisor: Supervisor) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and supervisor.is_running():
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - our own http address
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
        else:
            return True
    return False


def _tell(facts: dict[str, Any]) -> None:
    """Print the way in."""
    table = Table(title=f"Loonpoort demo at {facts['base_url']}", title_justify="left")
    table.add_column("Login", no_wrap=True)
    table.add_column("Password", no_wrap=True)
    table.add_column("Template, filter")
    for login in facts["logins"]:
        names = login["filter"]
        reach = names if isinstance(names, str) else ", ".join(names)
        token = " (has a token)" if login["token"] else ""
        table.add_row(
            login["email"], login["password"] or "not yet active", f"{login['template']}, {reach}{token}"
        )
    console.print(table)
    console.print(f"Pages: {facts['base_url']}/   Mailbox: {facts['base_url']}/mailbox/")
    console.print("All of this for scripts: demo.json in the data folder. A first call:\n")
    # A package's, not the administrator's: what it may see ends somewhere.
    caller = next(login for login in facts["logins"] if login["token"] and login["filter"] != "All")
    print(curl_line(facts["base_url"], caller["email"], caller["token"]), flush=True)  # noqa: T201 - to paste
    console.print("\nCtrl-C stops it.")
