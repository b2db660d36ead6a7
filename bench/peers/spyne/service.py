"""The spyne peer: the three operations, declared with spyne's own types. Runs in bench/.venv."""

import hashlib
import hmac
import os
import sqlite3
from datetime import datetime
from itertools import groupby

from spyne import Application, Array, ComplexModel, DateTime, Fault, Integer32, ServiceBase, Unicode, rpc
from spyne.protocol.soap import Soap11
from spyne.server.wsgi import WsgiApplication

DEBTORS = "https://api.nmbrs.nl/soap/v3/DebtorService"
EMPLOYEES = "https://api.nmbrs.nl/soap/v3/EmployeeService"
HASH_KEY = bytes.fromhex(os.environ["BENCH_HASH_KEY"])

database = sqlite3.connect(os.environ["BENCH_DATABASE"], check_same_thread=False)
database.row_factory = sqlite3.Row


class DebtorHeader(ComplexModel):
    __type_name__ = "AuthHeader"
    __namespace__ = DEBTORS
    _type_info = [("Username", Unicode), ("Token", Unicode)]


class DebtorHeaderWithDomain(ComplexModel):
    __type_name__ = "AuthHeaderWithDomain"
    __namespace__ = DEBTORS
    _type_info = [("Username", Unicode), ("Token", Unicode), ("Domain", Unicode)]


class EmployeeHeader(ComplexModel):
    __type_name__ = "AuthHeaderWithDomain"
    __namespace__ = EMPLOYEES
    _type_info = [("Username", Unicode), ("Token", Unicode), ("Domain", Unicode)]


class DomainInfo(ComplexModel):
    __namespace__ = DEBTORS
    _type_info = [("Domain", Unicode), ("SubDomain", Unicode)]


class Debtor(ComplexModel):
    __namespace__ = DEBTORS
    _type_info = [("Id", Integer32), ("Number", Unicode), ("Name", Unicode)]


class PersonalInfoV2(ComplexModel):
    __type_name__ = "PersonalInfo_V2"
    __namespace__ = EMPLOYEES
    _type_info = [
        ("Id", Integer32),
        ("DisplayName", Unicode),
        ("EmployeeNumber", Integer32),
        ("BSN", Unicode),
        ("Title", Unicode),
        ("FirstName", Unicode),
        ("Initials", Unicode),
        ("Prefix", Unicode),
        ("LastName", Unicode),
        ("Nickname", Unicode),
        ("Gender", Unicode),
        ("NationalityCode", Integer32),
        ("PlaceOfBirth", Unicode),
        ("CountryOfBirthISOCode", Unicode),
        ("IdentificationNumber", Unicode),
        ("IdentificationType", Integer32),
        ("PartnerPrefix", Unicode),
        ("PartnerLastName", Unicode),
        ("TelephonePrivate", Unicode),
        ("TelephoneWork", Unicode),
        ("TelephoneMobilePrivate", Unicode),
        ("TelephoneMobileWork", Unicode),
        ("TelephoneOther", Unicode),
        ("EmailPrivate", Unicode),
        ("EmailWork", Unicode),
        ("BurgerlijkeStaat", Integer32),
        ("Naamstelling", Integer32),
        ("Birthday", DateTime),
        ("CreationDate", DateTime),
        ("StartPeriod", Integer32),
        ("StartYear", Integer32),
        ("DeceasedDate", DateTime),
        ("InCaseOfEmergency", Unicode),
        ("InCaseOfEmergencyPhone", Unicode),
        ("InCaseOfEmergencyRelation", Unicode),
        ("TitleAfter", Unicode),
    ]


class PersonalInfoItem(ComplexModel):
    __namespace__ = EMPLOYEES
    _type_info = [("EmployeeId", Integer32), ("EmployeePersonalInfos", Array(PersonalInfoV2))]


def refusal(text):
    return Fault("Server", f"Server was unable to process request. ---> {text}")


def authenticate(header, domain=None):
    """The caller's row; the token's hash is checked on every call."""
    token = header.Token or ""
    query = "SELECT digest, email, environment_id, subdomain FROM bench_token WHERE key_id = ?"
    row = database.execute(query, [token[3:13]]).fetchone()
    digest = hmac.new(HASH_KEY, token.encode(), hashlib.sha256).hexdigest()
    if row is None or not hmac.compare_digest(row["digest"], digest) or row["email"] != header.Username:
        raise refusal("1001: Invalid authentication")
    if domain is not None and domain != row["subdomain"]:
        raise refusal("1001: Invalid authentication")
    return row


class DebtorService(ServiceBase):
    @rpc(_in_header=(DebtorHeader,), _returns=DomainInfo, _out_variable_name="Environment_GetResult")
    def Environment_Get(ctx):
        caller = authenticate(ctx.in_header)
        return DomainInfo(Domain=f"{caller['subdomain']}.127.0.0.1", SubDomain=caller["subdomain"])

    @rpc(_in_header=(DebtorHeaderWithDomain,), _returns=Array(Debtor), _out_variable_name="List_GetAllResult")
    def List_GetAll(ctx):
        caller = authenticate(ctx.in_header, ctx.in_header.Domain)
        query = "SELECT Id, Number, Name FROM bench_debtor WHERE environment_id = ?"
        return [Debtor(**row) for row in database.execute(query, [caller["environment_id"]])]


class EmployeeService(ServiceBase):
    @rpc(
        Integer32,
        _args=["CompanyID"],
        _in_header=(EmployeeHeader,),
        _returns=Array(PersonalInfoItem),
        _out_variable_name="PersonalInfo_GetAll_AllEmployeesByCompanyResult",
    )
    def PersonalInfo_GetAll_AllEmployeesByCompany(ctx, company_id):
        caller = authenticate(ctx.in_header, ctx.in_header.Domain)
        query = "SELECT 1 FROM bench_company WHERE id = ? AND environment_id = ?"
        if database.execute(query, [company_id, caller["environment_id"]]).fetchone() is None:
            raise refusal("2004: Company does not exist")
        rows = database.execute("SELECT * FROM bench_personal_info WHERE company_id = ?", [company_id])
        for employee_id, records in groupby(rows, key=lambda row: row["Id"]):
            infos = [personal_info(record) for record in records]
            yield PersonalInfoItem(EmployeeId=employee_id, EmployeePersonalInfos=infos)


def personal_info(row):
    values = dict(row)
    del values["company_id"]
    for name in ("Birthday", "CreationDate", "DeceasedDate"):
        values[name] = values[name] and datetime.fromisoformat(values[name])
    return PersonalInfoV2(**values)


def served(service, namespace):
    protocols = {"in_protocol": Soap11(), "out_protocol": Soap11()}
    return WsgiApplication(Application([service], tns=namespace, **protocols))


debtors = served(DebtorService, DEBTORS)
employees = served(EmployeeService, EMPLOYEES)


def application(environ, start_response):
    service = employees if "EmployeeService" in environ["PATH_INFO"] else debtors
    return service(environ, start_response)
