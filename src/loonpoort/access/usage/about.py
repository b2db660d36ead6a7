"""Whom a call is about, as its handles found it."""

LARGEST_ID = 2**63 - 1
"""What the column of the accounts holds."""


class About:
    """Set by a `Call` when it finds a debtor, a company or an employee within reach; 0: none.

    A call that asked for one out of reach tells whom it asked for, so that its owner can be told why it was
    refused.
    """

    __slots__ = ("company_id", "debtor_id", "employee_id")

    def __init__(self) -> None:
        self.debtor_id = self.company_id = self.employee_id = 0

    def missed(self, *, debtor_id: int = 0, company_id: int = 0, employee_id: int = 0) -> None:
        """Note the one that was asked for and not found, in place of all that was found before."""
        self.debtor_id, self.company_id, self.employee_id = (
            asked if 0 < asked <= LARGEST_ID else 0 for asked in (debtor_id, company_id, employee_id)
        )
