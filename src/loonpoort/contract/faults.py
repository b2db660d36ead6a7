"""Faults: the refusals that a caller is told, with the code and the words of the published contract."""

from typing import ClassVar


class Fault(Exception):
    """A refusal with a code of the contract. The caller reads ``CODE: text``; one fault has no code.

    ``reason`` names the thing, the limit and the way out, and is told to the caller after the contract's
    own text. Leave it out wherever it would tell a stranger something.
    """

    code: ClassVar[int | None] = 9999
    text: ClassVar[str] = "Unkown"  # spelt so on the wire; clients match it

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        said = self.text if self.code is None else f"{self.code}: {self.text}"
        return f"{said} ({self.reason})" if self.reason else said


class UnknownFault(Fault):
    """Anything else that went wrong inside."""


class InvalidCredentialsFault(Fault):
    """Single sign-on: user name and password do not go together. The one fault without a code."""

    code = None
    text = "Invalid combination email/password"


class InvalidAuthenticationFault(Fault):
    """User name, token or domain is wrong, or the login is not active: never told which."""

    code = 1001
    text = "Invalid Authentication"


class OperationClosedFault(Fault):
    """The token's user template does not allow this operation."""

    code = 1002
    text = "Unauthorized access"


class RecordFault(Fault):
    """No right to this record, or the id is unknown: of anything that has no code of its own."""

    code = 1003
    text = "Unauthorized access"


class SignOnFault(Fault):
    """Single sign-on failed for a reason that is not told."""

    code = 1006
    text = "Generic Login Security Failure"


class HourComponentFault(Fault):
    """The company has no such hour code."""

    code = 2001
    text = "Invalid Hour component"


class WageComponentFault(Fault):
    """The company has no such wage code."""

    code = 2002
    text = "Invalid Wage component"


class EmployeeFault(Fault):
    """No right to this employee, or the id is unknown."""

    code = 2003
    text = "Unauthorized access"


class CompanyFault(Fault):
    """No right to this company, or the id is unknown."""

    code = 2004
    text = "Unauthorized access"


class PeriodFault(Fault):
    """The period does not exist, or does not fit the period type of the company."""

    code = 2006
    text = "Invalid Period"


class DebtorFault(Fault):
    """No right to this debtor, or the id is unknown."""

    code = 2009
    text = "Unauthorized access"


class ProtectedFault(Fault):
    """A period before the current one would change, and UnprotectedMode was not true."""

    code = 2011
    text = "Protected Mode: Cannot Change in the Past"


class DeclarationSentFault(Fault):
    """The wage-tax declaration was sent before."""

    code = 2012
    text = "Wage Tax Declaration Already Sent"


class IbanFault(Fault):
    """The IBAN fails its check."""

    code = 2014
    text = "Invalid BankAccount IBAN"


class AccountNumberFault(Fault):
    """The account number fails its check."""

    code = 2015
    text = "Invalid BankAccount Number"


class AccountTypeFault(Fault):
    """Not one of the bank account types that this account may be of."""

    code = 2016
    text = "Invalid BankAccount Type"


class LeaveFault(Fault):
    """The employee has no such leave booking."""

    code = 2018
    text = "Invalid Leave ID"


class TaskFault(Fault):
    """There is no such background task, it is not the caller's, or its result is not kept any more."""

    code = 2019
    text = "Task Status Not Available"


class TaskRightFault(Fault):
    """The caller might not ask for this background task any more."""

    code = 2020
    text = "Task Status Not Available"


class TaskResultFault(Fault):
    """The result of a background task is not whole."""

    code = 2021
    text = "Invalid Task Result"


class LeaveTypeFault(Fault):
    """The employee's company has not set up this type of leave."""

    code = 2022
    text = "Invalid Leave Type"


class LabourAgreementFault(Fault):
    """The debtor has no such labour agreement settings, or they do not hold in the period."""

    code = 2017
    text = "Invalid Labour Agreement ID"


class StartTimeFault(Fault):
    """Something would end before it begins."""

    code = 2028
    text = "Start Time Cannot Be After End Time"


class OverlapFault(Fault):
    """Two spans of time of one employee overlap."""

    code = 2029
    text = "Time Slots Cannot Overlap"


class ValuesFault(Fault):
    """A value is of the right type but cannot be stored."""

    code = 2030
    text = "Invalid Set of Values"


class IbanRequiredFault(Fault):
    """No IBAN was given."""

    code = 2032
    text = "Bank Account IBAN Required"


class TaxTypeRequiredFault(Fault):
    """Swedish wage tax: no tax type was given."""

    code = 2033
    text = "Tax Type Required"


class TaxTypeFault(Fault):
    """Swedish wage tax: there is no such tax type."""

    code = 2034
    text = "Invalid Tax Type"


class TaxFormRequiredFault(Fault):
    """Swedish wage tax: no tax form was given."""

    code = 2035
    text = "Tax Form Required"


class TaxFormFault(Fault):
    """Swedish wage tax: there is no such tax form."""

    code = 2036
    text = "Invalid Tax Form"


class CostCenterIdFault(Fault):
    """The company has no cost centre of this id."""

    code = 2037
    text = "Invalid CostCenterId"


class CostCenterCodeFault(Fault):
    """The company has no cost centre of this code, or it cannot be one."""

    code = 2038
    text = "Invalid CostCenterCode"


class CostCenterTwiceFault(Fault):
    """The same cost centre code twice."""

    code = 2039
    text = "Duplicated Cost Center Code"


class FileNameFault(Fault):
    """The name of a file has no extension."""

    code = 2040
    text = "Provide File Name with an Extension"


class FileSizeFault(Fault):
    """A file is larger than allowed."""

    code = 2041
    text = "File Too Large"


class SeveralEnvironmentsFault(Fault):
    """Sign-on without a domain, for an address with logins in several environments."""

    code = 2042
    text = "This username belongs to multiple environments"


class DomainFault(Fault):
    """Sign-on with an unknown domain."""

    code = 2043
    text = "Invalid Domain"


class EndpointFault(Fault):
    """The address of a webhook is not a well-formed https address."""

    code = 2044
    text = "Invalid Endpoint"


class NameFault(Fault):
    """A webhook has no name."""

    code = 2045
    text = "Invalid Name"


class MissingFault(Fault):
    """The debtor has no such webhook."""

    code = 2046
    text = "Not Found"


class DocumentTypeFault(Fault):
    """There is no such type of document."""

    code = 2047
    text = "Invalid Document Type"


class RequestFault(Exception):
    """The request itself cannot be read or routed: a client fault without a code.

    ``str(fault)`` is the whole text for the caller. Nothing has been done or written.
    """


class TooLargeFault(RequestFault):
    """The request is larger than allowed."""


class TooManyCallsFault(RequestFault):
    """More calls than allowed in a second; after one second there is room again."""


class MediaTypeFault(RequestFault):
    """The request is in a format that is not read here."""
