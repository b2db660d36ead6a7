"""Parameters that many operations have, with what they mean."""

import datetime
from typing import Annotated

from msgspec import Meta

from loonpoort.contract import RefusedBy
from loonpoort.contract.faults import CompanyFault, DebtorFault, EmployeeFault, PeriodFault, RecordFault

DebtorId = Annotated[
    int, Meta(description="Id of a debtor within the login's filter.", examples=[12]), RefusedBy(DebtorFault)
]
CompanyId = Annotated[
    int,
    Meta(description="Id of a company within the login's filter.", examples=[345]),
    RefusedBy(CompanyFault),
]
RunId = Annotated[
    int, Meta(description="Id of a payroll run, from Run_GetList.", examples=[42]), RefusedBy(RecordFault)
]
EmployeeId = Annotated[
    int,
    Meta(description="Id of an employee within the login's filter.", examples=[6789]),
    RefusedBy(EmployeeFault),
]
EmployeeTypeId = Annotated[
    int,
    Meta(
        description="An id of EmployeeType_GetList: 2 lists employees on payroll, 4 those out of service.",
        examples=[2],
    ),
]
PeriodNumber = Annotated[
    int,
    Meta(
        description="Number of a payroll period: a month, four weeks or a week, as the company has it.",
        examples=[7],
    ),
    RefusedBy(PeriodFault),
]
Year = Annotated[int, Meta(description="Payroll year.", examples=[2026]), RefusedBy(PeriodFault)]
EndPeriod = Annotated[
    int,
    Meta(description="Number of the last period that it holds in.", examples=[12]),
    RefusedBy(PeriodFault),
]
EndYear = Annotated[
    int, Meta(description="Payroll year of the last period.", examples=[2026]), RefusedBy(PeriodFault)
]
StartDay = Annotated[datetime.datetime, Meta(description="The day that it begins on; its time is ignored.")]
EndDay = Annotated[datetime.datetime, Meta(description="The last day that it holds; its time is ignored.")]
UnprotectedMode = Annotated[
    bool, Meta(description="True allows a period before the company's current one to change.")
]
