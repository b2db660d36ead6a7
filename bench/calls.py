"""The calls that are measured."""

from dataclasses import dataclass

from bench.databases import Database

NAMESPACE = "https://api.nmbrs.nl/soap/v3/"
_ENVELOPE = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header>'
    '<{header} xmlns="{namespace}"><Username>{username}</Username><Token>{token}</Token>{domain}</{header}>'
    '</soap:Header><soap:Body><{operation} xmlns="{namespace}">{arguments}</{operation}></soap:Body>'
    "</soap:Envelope>"
)


@dataclass(frozen=True, slots=True)
class Call:
    """One request, ready to send."""

    path: str
    action: str
    body: bytes

    @property
    def headers(self) -> dict[str, str]:
        return {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": f'"{self.action}"'}


@dataclass(frozen=True, slots=True)
class Workload:
    """A kind of call, with what it needs of a database."""

    letter: str
    title: str
    service: str
    operation: str
    header: str = "AuthHeaderWithDomain"

    def call(self, database: Database, login: str = "all", size: int = 5_000) -> Call:
        """The call as a login makes it; ``size`` is that of the company it is about."""
        facts = database.facts
        has_domain = self.header == "AuthHeaderWithDomain"
        namespace = f"{NAMESPACE}{self.service}"
        body = _ENVELOPE.format(
            header=self.header,
            namespace=namespace,
            domain=f"<Domain>{facts['domain']}</Domain>" if has_domain else "",
            operation=self.operation,
            arguments=self._arguments(database, size),
            **facts["logins"][login],
        )
        return Call(f"/soap/v3/{self.service}.asmx", f"{namespace}/{self.operation}", body.encode())

    def _arguments(self, database: Database, size: int) -> str:
        if self.letter == "L":
            return f"<CompanyID>{database.facts['companies'][str(size)]}</CompanyID>"
        if self.letter == "E":
            return f"<EmployeeId>{database.facts['employees'][str(size)]}</EmployeeId>"
        return ""


WORKLOADS = {
    workload.letter: workload
    for workload in (
        Workload(
            "T", "tiny: authentication and one string", "DebtorService", "Environment_Get", "AuthHeader"
        ),
        Workload("S", "small: the login's 100 debtors", "DebtorService", "List_GetAll"),
        Workload(
            "L",
            "large: 5,000 employees x 36 fields",
            "EmployeeService",
            "PersonalInfo_GetAll_AllEmployeesByCompany",
        ),
    )
}
ONE_EMPLOYEE = Workload("E", "one employee", "EmployeeService", "PersonalInfo_GetCurrent")
