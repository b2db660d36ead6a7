"""``loonpoort demo``: what `make run` starts."""

import shutil
import signal
import socket
import stat
import subprocess
import time
from pathlib import Path

import pytest
from lxml import etree

from tests.support.databases import row_counts
from tests.support.live_server import DemoServer, LoonpoortProcess, loonpoort

pytestmark = pytest.mark.live


def test_second_start_takes_under_ten_seconds_and_leaves_the_data_as_it_was(first_demo: DemoServer) -> None:
    with first_demo.running():
        assert first_demo.stop() == 0
    facts, counts = first_demo.facts, row_counts(first_demo.folder, first_demo.settings)
    begun = time.monotonic()

    again = DemoServer.on(first_demo.folder, first_demo.settings)
    with again.running():
        assert time.monotonic() - begun < 10
        assert again.stop() == 0

    assert row_counts(first_demo.folder, first_demo.settings) == counts
    assert again.facts == {**facts, "base_url": again.base_url}


def test_demo_json_tells_scripts_all_they_need(demo: DemoServer) -> None:
    facts = demo.facts

    assert facts["base_url"] == demo.base_url
    assert [(each["subdomain"], each["product"]) for each in facts["environments"]] == [
        ("demo", "accountant"),
        ("bakkerij", "business"),
    ]
    logins = {login["email"]: login for login in facts["logins"]}
    assert len(logins) == len(facts["logins"])
    administrator = logins[facts["administrator"]["email"]]
    assert administrator["password"] == facts["administrator"]["password"]
    assert (administrator["level"], administrator["filter"]) == ("master", "All")
    in_demo = [login for login in facts["logins"] if login["environment"] == "demo"]
    with_token = [(login["level"], login["filter"]) for login in in_demo if login["token"]]
    assert with_token[:2] == [("master", "All"), ("master", ["Clients"])]
    assert with_token[2][0] == "debtor"
    assert [login["token"] for login in in_demo if login["status"] == "inactive"] == [None]
    assert all(login["template"] for login in facts["logins"])


def test_demo_data_is_as_large_as_it_should_be(demo: DemoServer) -> None:
    sizes = demo.query(
        "SELECT subdomain, count(DISTINCT debtor.id), count(DISTINCT company.id), count(employee.id)"
        " FROM organisation_environment environment"
        " JOIN organisation_debtor debtor ON debtor.environment_id = environment.id"
        " JOIN organisation_company company ON company.debtor_id = debtor.id"
        " LEFT JOIN payroll_employee employee ON employee.company_id = company.id"
        " GROUP BY subdomain ORDER BY subdomain"
    )

    assert sizes == [("bakkerij", 1, 2, 40), ("demo", 12, 30, 1500)]
    tags = demo.query("SELECT DISTINCT name FROM organisation_tag ORDER BY name")
    assert tags == [("Clients",), ("Demo",), ("Office",)]


def test_demo_files_are_for_their_owner_only(demo: DemoServer) -> None:
    assert stat.S_IMODE(demo.folder.stat().st_mode) == 0o700
    for name in ("demo.json", "keys.json"):
        assert stat.S_IMODE((demo.folder / name).stat().st_mode) == 0o600


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is missing: apt-get install curl")
def test_printed_curl_line_answers_with_the_debtors_of_its_token(demo: DemoServer) -> None:
    line = next(line for line in demo.output.splitlines() if line.startswith("curl "))

    answer = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=20, check=True)

    names = etree.fromstring(answer.stdout.encode()).xpath("//*[local-name()='Name']/text()")
    assert isinstance(names, list)
    assert len(names) == 9
    assert set(names) == demo.debtors_tagged("Clients")


def test_demo_says_how_to_get_in(demo: DemoServer) -> None:
    administrator = demo.facts["administrator"]

    assert f"Loonpoort demo at {demo.base_url}" in demo.output
    row = next(line for line in demo.output.splitlines() if administrator["email"] in line)
    assert administrator["password"] in row
    assert f"{demo.base_url}/mailbox/" in demo.output


def test_ctrl_c_stops_the_demo_cleanly(own_demo: DemoServer) -> None:
    with own_demo.running():
        own_demo.signal(signal.SIGINT)

        assert own_demo.wait() == 0
        assert "Traceback" not in own_demo.output


def test_demo_stops_cleanly_while_it_is_still_starting(first_demo: DemoServer) -> None:
    with LoonpoortProcess(
        first_demo.arguments, first_demo.settings, first_demo.output_file
    ).running() as starting:
        while "Starting ..." not in starting.output:
            time.sleep(0.01)

        assert starting.stop() == 0
        assert "Traceback" not in starting.output


def test_demo_says_so_when_the_port_is_taken(free_port: int, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", free_port)):
        told = loonpoort("demo", "--data", str(tmp_path / "data"), "--port", str(free_port), settings={})

    assert told.returncode == 1
    assert told.stderr == (
        f"Cannot listen on 127.0.0.1:{free_port}: Address already in use. Choose another with --port.\n"
    )
    assert told.stdout == ""
    assert not (tmp_path / "data").exists()
