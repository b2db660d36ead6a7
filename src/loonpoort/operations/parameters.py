"""Parameters that many operations have, with what they mean."""

from typing import Annotated

from msgspec import Meta

DebtorId = Annotated[int, Meta(description="Id of a debtor within the login's filter.")]
CompanyId = Annotated[int, Meta(description="Id of a company within the login's filter.")]
EmployeeId = Annotated[int, Meta(description="Id of an employee within the login's filter.")]
EmployeeTypeId = Annotated[int, Meta(description="2 lists employees on payroll, 4 those out of service.")]
