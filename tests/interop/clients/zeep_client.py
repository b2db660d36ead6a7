"""zeep, from the WSDL alone. What to call and what to print is in toolkits.py."""

import json
import os
import sys
from typing import Any

import zeep
from zeep.exceptions import Fault
from zeep.helpers import serialize_object

EMPLOYEE = int(os.environ["CALL_EMPLOYEE"])


def service(name: str) -> Any:
    client = zeep.Client(f"{os.environ['CALL_URL']}/soap/v3/{name}.asmx?WSDL")
    return client.bind(port_name=f"{name}Soap" if os.environ["CALL_SOAP"] == "1.1" else f"{name}Soap12")


def header(token: str) -> dict[str, Any]:
    return {
        "AuthHeaderWithDomain": {"Username": os.environ["CALL_USERNAME"], "Token": token, "Domain": "demo"}
    }


def refusal(operation: Any, *values: int, token: str = os.environ["CALL_TOKEN"]) -> dict[str, str]:
    try:
        operation(*values, _soapheaders=header(token))
    except Fault as fault:
        return {"code": fault.code, "text": fault.message}
    sys.exit("It was not refused.")


debtors, employees = service("DebtorService"), service("EmployeeService")
ours = header(os.environ["CALL_TOKEN"])
info = employees.PersonalInfo_GetCurrent(EMPLOYEE, _soapheaders=ours)
address = {
    "Id": 0,
    "Default": False,
    "Street": os.environ["CALL_STREET"],
    "HouseNumber": "12",
    "City": "Den Haag",
    "Type": "HolidaysAddress",
}
told = {
    "debtors": [debtor["Name"] for debtor in debtors.List_GetAll(_soapheaders=ours)],
    "info": {
        **{name: info[name] for name in ("Id", "DisplayName", "LastName", "Gender", "NationalityCode")},
        "Birthday": str(info["Birthday"].date()),
        **{name: info[name] for name in ("Title", "DeceasedDate")},
    },
    "inserted": employees.Address_InsertCurrent(EMPLOYEE, address, _soapheaders=ours),
    "addresses": serialize_object(employees.Address_GetListCurrent(EMPLOYEE, _soapheaders=ours)),
    "wrong_token": refusal(debtors.List_GetAll, token="lp_wrong"),
    "no_employee": refusal(employees.PersonalInfo_GetCurrent, 999_999_999),
}
json.dump(told, sys.stdout)
