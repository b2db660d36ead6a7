"""Webhooks, delivered by a running server over TLS."""

import json
import time
from pathlib import Path

import pytest
import zeep.exceptions

from tests.support.administrators import Administrator
from tests.support.live_server import DemoServer
from tests.support.soap_client import auth_header, service_client
from tests.support.webhook_receiver import webhook_receiver

pytestmark = pytest.mark.live

ADDRESS_CHANGED, BANK_ACCOUNT_CHANGED = 11, 12
ADDRESS = {"Id": 0, "Default": False, "City": "Zwolle", "Street": "Diezerstraat", "Type": "PostAddress"}


def test_a_change_by_soap_is_told_to_a_receiver_who_can_verify_it(
    own_demo: DemoServer, tmp_path: Path
) -> None:
    with webhook_receiver(tmp_path) as receiver:
        own_demo.settings = {**own_demo.settings, **receiver.settings}
        receiver.statuses = [503]
        with own_demo.running() as demo:
            key = {"_soapheaders": auth_header(demo.caller())}
            debtors, employees = (
                service_client(demo, name).service for name in ("DebtorService", "EmployeeService")
            )
            debtor_id, company_id, employee_id = demo.query(
                "SELECT company.debtor_id, company.id, employee.id FROM payroll_employee employee"
                " JOIN organisation_company company ON company.id = employee.company_id"
                " WHERE company.name = 'Thuiszorg Het Anker' ORDER BY employee.id LIMIT 1"
            )[0]
            setting = {
                "WebhookSettingId": 0,
                "Name": "Planning",
                "Endpoint": f"{receiver.url}/hooks",
                "Active": True,
                "Events": {
                    "Event": [
                        {"EventId": ADDRESS_CHANGED, "Active": True},
                        {"EventId": BANK_ACCOUNT_CHANGED, "Active": False},
                    ]
                },
            }
            webhook_id = debtors.WebhookSettings_Insert(debtor_id, setting, **key)
            administrator = Administrator(demo)
            secret = administrator.new_secret(debtor_id, webhook_id)

            # Not asked for, refused, and asked for: the last alone is told.
            account = {"Id": 0, "IBAN": "NL91ABNA0417164300", "Type": "Bankrekening5"}
            employees.BankAccount_InsertCurrent(employee_id, account, **key)
            with pytest.raises(zeep.exceptions.Fault, match="2030"):
                employees.Address_InsertCurrent(employee_id, {**ADDRESS, "City": "x" * 81}, **key)
            employees.Address_InsertCurrent(employee_id, ADDRESS, **key)

            first, again = receiver.wait_for(2)
            page = _page_when_delivered(administrator, f"/debtors/{debtor_id}/webhooks/{webhook_id}/")
            assert demo.stop() == 0

    told = json.loads(first.body)
    assert (first.path, first.headers["Content-Type"]) == ("/hooks", "application/json")
    assert told["type"] == "employee.address_changed"
    assert told["data"] == {"DebtorId": debtor_id, "CompanyId": company_id, "EmployeeId": employee_id}
    assert first.headers["webhook-timestamp"].isdigit()
    assert abs(int(first.headers["webhook-timestamp"]) - time.time()) < 300
    # The receiver was busy: the same message came once more.
    assert (again.headers["webhook-id"], again.body) == (first.headers["webhook-id"], first.body)
    assert first.is_signed_with(secret)
    assert again.is_signed_with(secret)
    assert not first.is_signed_with("whsec_" + "A" * 43 + "=")
    assert len(receiver.messages) == 2
    assert "employee.address_changed" in page
    assert secret not in page
    assert secret not in demo.output


def _page_when_delivered(administrator: Administrator, path: str) -> str:
    """The page of a webhook, once the outcome of its last message is on it."""
    deadline = time.monotonic() + 20
    while True:
        page = administrator.page(path).text_content()
        if "204" in page or time.monotonic() > deadline:
            assert "204" in page
            return str(page)
        time.sleep(0.1)
