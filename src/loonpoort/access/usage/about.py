"""Whom a call is about, as its handles found it."""


class About:
    """Set by a `Call` when it finds a debtor, a company or an employee within reach; 0: none."""

    __slots__ = ("company_id", "debtor_id", "employee_id")

    def __init__(self) -> None:
        self.debtor_id = self.company_id = self.employee_id = 0
