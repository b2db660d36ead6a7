"""Reports of the connection check as JSON."""

from typing import Any

from loonpoort.connect.check.reports import OperationOutcome, Report, Step


def report_of(report: Report) -> dict[str, Any]:
    """The whole report, ready to be written.

    ``verdict`` is ``ok``, ``warning``, ``wrong`` or ``not_looked_at``; ``reaches`` counts the debtors,
    companies and employees that a call would go over, where it is about any.
    """
    return {
        "succeeds": report.succeeds,
        "steps": [_step(step) for step in report.steps],
        "operations": [_operation(outcome) for outcome in report.operations],
        "questions": [
            {"text": match.text, "candidates": list(match.candidates)} for match in report.questions
        ],
    }


def _step(step: Step) -> dict[str, str]:
    return {"step": step.name, "verdict": step.verdict, "words": step.words, "way_out": step.way_out}


def _operation(outcome: OperationOutcome) -> dict[str, Any]:
    return {
        "operation": outcome.operation,
        "would_succeed": outcome.would_succeed,
        "verdict": outcome.verdict,
        "is_write": outcome.is_write,
        "reaches": outcome.reached.counts,
        "words": outcome.words,
        "way_out": outcome.way_out,
    }
