"""Reports in the background, of a running demo: also when the worker is killed in the middle."""

import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support.live_server import DemoServer
from tests.support.soap_client import auth_header, service_client

pytestmark = pytest.mark.live

SECONDS = 60


def workers_below(pid: int) -> list[int]:
    """The processes of the demo that are workers."""
    found, known = [], {pid}
    for folder in sorted(Path("/proc").glob("[0-9]*"), key=lambda each: int(each.name)):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent in known:
            known.add(int(folder.name))
            if b"worker" in words:
                found.append(int(folder.name))
    return found


def result_of(service: Any, key: dict[str, Any], task_id: str, *wanted: str) -> Any:
    deadline = time.monotonic() + SECONDS
    while True:
        result = service.Reports_BackgroundTask_Result(task_id, **key)
        if result.Status in wanted or time.monotonic() > deadline:
            assert result.Status in wanted
            return result
        time.sleep(0.02)


def test_a_report_completes_after_its_worker_was_killed(own_demo: DemoServer) -> None:
    with own_demo.running() as demo:
        key = {"_soapheaders": auth_header(demo.caller())}
        service = service_client(demo, "ReportService").service
        direct = service.Reports_Accountant_EmployeeNameAddress(**key)
        # A process that ends as soon as it has begun is not started again.
        time.sleep(6)
        # Several, so that one is being made whenever the worker is killed.
        asked = [service.Reports_Accountant_EmployeeNameAddress_Background(**key) for _ in range(10)]
        result_of(service, key, asked[0], "Executing", "Success")
        [worker] = workers_below(demo.process.pid)
        os.kill(worker, signal.SIGKILL)
        results = [result_of(service, key, each, "Success") for each in asked]
        assert demo.stop() == 0
    assert direct.startswith('<?xml version="1.0" encoding="utf-16"?><root><EmployeeList><Employee>')
    assert {result.Content for result in results} == {direct}
