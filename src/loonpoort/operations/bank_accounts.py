"""Bank accounts of employees."""

from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Fault, Named, Rows
from loonpoort.contract.faults import (
    AccountNumberFault,
    AccountTypeFault,
    IbanFault,
    IbanRequiredFault,
    ProtectedFault,
    RecordFault,
    ValuesFault,
)
from loonpoort.operations.debtor_details import BankAccount, BankAccountType
from loonpoort.operations.families import Family, Values, YearAndNumber
from loonpoort.operations.parameters import EmployeeId, PeriodNumber, UnprotectedMode, Year
from loonpoort.operations.services import employee_service
from loonpoort.payroll.bank_accounts import EndedBeforeError, add_account, end_account
from loonpoort.payroll.changes import changing
from loonpoort.payroll.handles import EmployeeHandle
from loonpoort.payroll.models import BankAccount as BankAccountRecord

TYPES_OF_IDS = dict(
    enumerate(
        (
            BankAccountType.FIRST,
            BankAccountType.SECOND,
            BankAccountType.THIRD,
            BankAccountType.FOURTH,
            BankAccountType.FIFTH,
            BankAccountType.LIFE_COURSE,
        ),
        1,
    )
)
"""Packages may name the type of a new account by a number in Id."""
WRITING = (IbanFault, AccountNumberFault, AccountTypeFault, IbanRequiredFault, ValuesFault)
"""How what is written may be refused."""
ACCOUNT_FAULTS: dict[tuple[str, str], type[Fault]] = {
    ("iban", "required"): IbanRequiredFault,
    ("iban", ""): IbanFault,
    ("number", ""): AccountNumberFault,
    ("type", ""): AccountTypeFault,
}
"""By column and code of what is wrong."""
SentBankAccount = Annotated[
    BankAccount | None,
    Meta(description="With Type None, an Id of 1 to 5 is Bankrekening1 to 5, and 6 Levensloop."),
]


class BankAccountFamily(Family[BankAccount]):
    """Of a numbered type one account holds at a time."""

    def values(self, sent: BankAccount | None) -> Values:
        """With the type that the Id stands for where Type says none."""
        values = super().values(sent)
        if sent and sent.type == BankAccountType.NONE:
            values["type"] = TYPES_OF_IDS.get(sent.id, BankAccountType.NONE)
        return values | {"type": str(values["type"])}

    def add(
        self,
        employee: EmployeeHandle,
        sent: BankAccount | None,
        period: YearAndNumber | None = None,
        *,
        is_unprotected: bool = False,
    ) -> int:
        """Add an account from a period on, the current one unless told, and give its id."""
        with self.refusing(), changing(employee.id) as change:
            first, _ = self.span(change, period, None, is_unprotected=is_unprotected)
            return add_account(change, self.values(sent), first).pk

    def stop(self, employee: EmployeeHandle, pk: int) -> None:
        """Let an account hold no more from the current period on."""
        with self.refusing(), changing(employee.id) as change:
            try:
                end_account(change, pk)
            except EndedBeforeError as error:
                raise ValuesFault("The account ended before the current period") from error


ACCOUNTS = BankAccountFamily(
    BankAccountRecord,
    BankAccount,
    faults=ACCOUNT_FAULTS,
    missing="No bank account was sent",
)


@employee_service.operation("BankAccount_GetList")
def bank_accounts(call: Call, employee_id: EmployeeId, period: PeriodNumber, year: Year) -> Rows[BankAccount]:
    """Lists the bank accounts of an employee that hold in a period."""
    return ACCOUNTS.rows(ACCOUNTS.in_period(call.employee(employee_id), year, period))


@employee_service.operation("BankAccount_GetListCurrent")
def current_bank_accounts(call: Call, employee_id: EmployeeId) -> Rows[BankAccount]:
    """Lists the bank accounts of an employee that hold in the company's current period."""
    return ACCOUNTS.rows(ACCOUNTS.current(call.employee(employee_id)))


@employee_service.operation("BankAccount_Insert", is_write=True, faults=(ProtectedFault, *WRITING))
def insert_bank_account(
    call: Call,
    employee_id: EmployeeId,
    bank_account: SentBankAccount,
    period: PeriodNumber,
    year: Year,
    unprotected_mode: UnprotectedMode,
) -> int:
    """Adds a bank account to an employee from a period on, and returns its id.

    An account has an IBAN, which is kept in capitals and without spaces; only one at a bank outside the
    Netherlands can have Number and BIC instead (else 2032). Of Bankrekening1 to 5 an employee has one at a
    time: a new one takes the place of the old from its period on, and ends before one that begins later.
    An account without a type is refused (2016).
    """
    employee = call.employee(employee_id)
    return ACCOUNTS.add(employee, bank_account, (year, period), is_unprotected=unprotected_mode)


@employee_service.operation("BankAccount_InsertCurrent", is_write=True, faults=WRITING)
def insert_current_bank_account(call: Call, employee_id: EmployeeId, bank_account: SentBankAccount) -> int:
    """Adds a bank account to an employee from the company's current period on, and returns its id.

    The elements are those of BankAccount_Insert.
    """
    return ACCOUNTS.add(call.employee(employee_id), bank_account)


@employee_service.operation("BankAccount_DeleteCurrent", is_write=True, faults=(RecordFault, ValuesFault))
def delete_current_bank_account(
    call: Call, employee_id: EmployeeId, bank_account_id: Annotated[int, Named("BankAccountID")]
) -> str | None:
    """Has an employee's bank account hold no more from the company's current period on. Returns its id.

    In the periods before it is still listed. One that had ended before is refused (2030); one that would
    have begun now or later is removed.
    """
    ACCOUNTS.stop(call.employee(employee_id), bank_account_id)
    return str(bank_account_id)
