"""What has been done for a payroll period, and what is to do: by what is stored of runs and declarations."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from loonpoort.organisation.periods import Period
from loonpoort.organisation.selections import Selection, Unscoped
from loonpoort.payroll.handles import CompanyHandle
from loonpoort.payroll.models import (
    Declaration,
    DeclarationKind,
    DeclarationStatus,
    PaymentFile,
    RunState,
)

Moment = datetime.datetime | None


class ActionKind(IntEnum):
    """The steps of a period. Their numbers are ours, and stay."""

    PROCESS_RUN = 1
    LOCK_RUN = 2
    TAKE_PAYMENTS = 3
    DRAW_UP_WAGE_TAX = 11
    SEND_WAGE_TAX = 12
    DRAW_UP_PENSION = 21
    SEND_PENSION = 22


NAMES = {
    ActionKind.PROCESS_RUN: "Process run",
    ActionKind.LOCK_RUN: "Lock run",
    ActionKind.TAKE_PAYMENTS: "Take payment file",
    ActionKind.DRAW_UP_WAGE_TAX: "Draw up wage tax declaration",
    ActionKind.SEND_WAGE_TAX: "Send wage tax declaration",
    ActionKind.DRAW_UP_PENSION: "Draw up pension export",
    ActionKind.SEND_PENSION: "Send pension export",
}


class ActionStatus(IntEnum):
    TO_DO = 0
    DONE = 1


@dataclass(frozen=True, slots=True)
class Action:
    kind: ActionKind
    is_done: bool
    at: Moment = None
    """When it was done; None where that is not kept."""

    @property
    def status(self) -> ActionStatus:
        return ActionStatus.DONE if self.is_done else ActionStatus.TO_DO


@dataclass(frozen=True, slots=True)
class Track:
    name: str
    actions: tuple[Action, ...]

    is_begun: bool = True

    @property
    def status(self) -> str:
        done = sum(action.is_done for action in self.actions)
        return "Done" if done == len(self.actions) else "Busy" if done else "To do"


def tracks(company: CompanyHandle, period: Period) -> list[Track]:
    """Those of the runs over a period, then those of wage tax and pension; none where nothing has begun."""
    found = [*_runs(company, period), *(_declared(company, period, kind) for kind in DeclarationKind)]
    return found if any(track.is_begun for track in found) else []


def _runs(company: CompanyHandle, period: Period) -> Iterator[Track]:
    over = {"year": period.year, "first_period__lte": period.number, "last_period__gte": period.number}
    paid: dict[int, datetime.datetime] = dict(
        Selection(Unscoped(PaymentFile), ())
        .filter(**{f"run__{name}": value for name, value in over.items()})
        .filter(run__company_id=company.id, declaration_id=None)
        .via("by_moment")
        .values_list("run_id", "made_at")
    )
    for pk, number, state, run_at in (
        company.runs().filter(**over).values_list("pk", "number", "state", "run_at")
    ):
        yield Track(
            f"Run {period.year}/{number}",
            (
                Action(ActionKind.PROCESS_RUN, state != RunState.OPEN, run_at),
                Action(ActionKind.LOCK_RUN, state == RunState.LOCKED),
                Action(ActionKind.TAKE_PAYMENTS, pk in paid, paid.get(pk)),
            ),
        )


def _declared(company: CompanyHandle, period: Period, kind: DeclarationKind) -> Track:
    """By the latest over the period."""
    found = Selection(Unscoped(Declaration), ()).filter(company_id=company.id, kind=kind.value)
    rows = found.via("holding", period.year, period.number).values_list("status", "drawn_up_at", "sent_at")
    status, drawn_up_at, sent_at = rows[-1] if rows else (None, None, None)
    is_tax = kind == DeclarationKind.WAGE_TAX
    return Track(
        "Wage tax" if is_tax else "Pension",
        (
            Action(
                ActionKind.DRAW_UP_WAGE_TAX if is_tax else ActionKind.DRAW_UP_PENSION,
                bool(rows),
                drawn_up_at,
            ),
            Action(
                ActionKind.SEND_WAGE_TAX if is_tax else ActionKind.SEND_PENSION,
                status == DeclarationStatus.SENT,
                sent_at,
            ),
        ),
        is_begun=bool(rows),
    )
