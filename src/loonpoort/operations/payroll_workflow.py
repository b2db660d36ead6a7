"""The payroll workflow: what has been done for a period of a company."""

import datetime
from typing import Annotated

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Message
from loonpoort.contract.faults import PeriodFault
from loonpoort.operations.parameters import CompanyId, PeriodNumber, Year
from loonpoort.operations.services import company_service
from loonpoort.organisation.periods import PeriodError
from loonpoort.payroll.workflow import NAMES, ActionKind, ActionStatus, tracks

WORDS = {ActionStatus.TO_DO: "To do", ActionStatus.DONE: "Done"}
_IDS = ", ".join(f"{kind.value} {NAMES[kind].lower()}" for kind in ActionKind)


class PayrollWorkflowAction(Message):
    action_id: Annotated[int, Meta(description=f"Ours: {_IDS}.")]
    action_name: str | None
    action_status_id: Annotated[int, Meta(description="Ours: 0 to do, 1 done.")]
    action_status: str | None
    run_at: datetime.datetime | None


class PayrollWorkflowTrack(Message):
    track_name: str | None
    track_status: str | None
    actions: list[PayrollWorkflowAction] | None


@company_service.operation("PayrollWorkflow_Get")
def workflow(
    call: Call, company_id: CompanyId, period: PeriodNumber, year: Year
) -> list[PayrollWorkflowTrack]:
    """Lists what has been done for a period of a company, and what is still to do.

    There is a track for each run over the period, one for wage tax and one for pension. The actions of a run
    are to process it, to lock it and to take its payment file; the others are to draw up and to send a
    declaration. A track is To do, Busy or Done; a period that nothing has begun in has none. RunAt is the
    moment that an action was done, if it is kept.
    """
    company = call.company(company_id)
    try:
        asked = company.calendar.period(year, period)
    except PeriodError as error:
        raise PeriodFault(str(error)) from error
    return [
        PayrollWorkflowTrack(
            track_name=track.name,
            track_status=track.status,
            actions=[
                PayrollWorkflowAction(
                    action_id=action.kind,
                    action_name=NAMES[action.kind],
                    action_status_id=action.status,
                    action_status=WORDS[action.status],
                    run_at=action.at,
                )
                for action in track.actions
            ],
        )
        for track in tracks(company, asked)
    ]
