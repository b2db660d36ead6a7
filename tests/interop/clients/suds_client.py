"""suds, from the WSDL alone. What to call and what to print is in toolkits.py."""

import json
import os
import sys
from typing import Any

from suds import WebFault
from suds.client import Client
from suds.sudsobject import asdict

EMPLOYEE = int(os.environ["CALL_EMPLOYEE"])


def client(name: str, token: str = os.environ["CALL_TOKEN"]) -> Client:
    made = Client(f"{os.environ['CALL_URL']}/soap/v3/{name}.asmx?WSDL", cache=None)
    header = made.factory.create("AuthHeaderWithDomain")
    header.Username, header.Token, header.Domain = os.environ["CALL_USERNAME"], token, "demo"
    made.set_options(soapheaders=header)
    return made


def refusal(operation: Any, *values: int) -> dict[str, str]:
    try:
        operation(*values)
    except WebFault as error:
        return {"code": error.fault.faultcode, "text": error.fault.faultstring}
    sys.exit("It was not refused.")


employees = client("EmployeeService")
info = employees.service.PersonalInfo_GetCurrent(EMPLOYEE)
address = employees.factory.create("EmployeeAddress")
address.Id, address.Default, address.Type = 0, False, "HolidaysAddress"
address.Street, address.HouseNumber, address.City = os.environ["CALL_STREET"], "12", "Den Haag"
told = {
    "debtors": [debtor.Name for debtor in client("DebtorService").service.List_GetAll().Debtor],
    "info": {
        **{name: info[name] for name in ("Id", "DisplayName", "LastName", "Gender", "NationalityCode")},
        "Birthday": str(info.Birthday.date()),
        **{name: getattr(info, name, None) for name in ("Title", "DeceasedDate")},
    },
    "inserted": employees.service.Address_InsertCurrent(EMPLOYEE, address),
    "addresses": [asdict(row) for row in employees.service.Address_GetListCurrent(EMPLOYEE).EmployeeAddress],
    "wrong_token": refusal(client("DebtorService", "lp_wrong").service.List_GetAll),
    "no_employee": refusal(employees.service.PersonalInfo_GetCurrent, 999_999_999),
}
json.dump(told, sys.stdout)
