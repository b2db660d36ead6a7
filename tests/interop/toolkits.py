"""What the programs in clients/ have in common.

Each is written as an integrator of that language would write it. It takes from environment variables the
address of the server (``CALL_URL``), the version of SOAP (``CALL_SOAP``: 1.1 or 1.2), the credentials
(``CALL_USERNAME``, ``CALL_TOKEN``; the domain is ``demo``), an employee's id (``CALL_EMPLOYEE``) and the
street of an address (``CALL_STREET``). It prints one JSON document:

- ``debtors``: the names that DebtorService.List_GetAll lists;
- ``info``: part of what EmployeeService.PersonalInfo_GetCurrent tells of the employee;
- ``inserted``: what Address_InsertCurrent answers to a new address of the employee;
- ``addresses``: what Address_GetListCurrent lists after that;
- ``wrong_token``, ``no_employee``: code and text of the faults for a wrong token and an employee unknown.
"""

import json
import os
import subprocess
from typing import Any

from tests.support.live_server import DemoServer

STREET = 'Zoë\'s <Zonne&bloem>-laan "€"'
SECONDS = 60


def call(command: list[str], version: str, server: DemoServer, employee_id: int) -> dict[str, Any]:
    """Have one of the programs make its calls, and give what it printed."""
    caller = server.caller()
    variables = {
        "NO_PROXY": "127.0.0.1",
        "no_proxy": "127.0.0.1",
        "CALL_URL": server.base_url,
        "CALL_SOAP": version,
        "CALL_USERNAME": caller["email"],
        "CALL_TOKEN": caller["token"],
        "CALL_EMPLOYEE": str(employee_id),
        "CALL_STREET": STREET,
    }
    done = subprocess.run(
        command,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr or done.stdout
    told: dict[str, Any] = json.loads(done.stdout)
    return told
