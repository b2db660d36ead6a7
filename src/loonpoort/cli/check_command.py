"""The connection check on the command line: for the operator of the installation, who sees all of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from loonpoort.connect import manifests
from loonpoort.connect.check.asked import EVERYTHING, Asked
from loonpoort.connect.check.checking import Inputs, check_connection
from loonpoort.connect.check.reports import OperationOutcome, Report, Step, Verdict
from loonpoort.connect.check.viewers import OPERATOR
from loonpoort.connect.check.words import reached_words
from loonpoort.web.check_json import report_of

STYLES = {Verdict.OK: "green", Verdict.WARNING: "yellow", Verdict.WRONG: "red", Verdict.NOT_LOOKED_AT: "dim"}


class CheckChoiceError(Exception):
    """An option that cannot be used: ``str(error)`` says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """What was said on the command line."""

    username: str
    token: str = ""
    domain: str = ""
    calls_from: str = ""
    package: str | None = None
    operations: Path | None = None


def run_check(options: CheckOptions) -> Report:
    """Check a connection. Raises CheckChoiceError, ValidationError, OSError and UnicodeDecodeError."""
    inputs = Inputs(
        username=options.username,
        token=options.token,
        domain=options.domain,
        calls_from=options.calls_from,
        asked=_asked(options),
    )
    report = check_connection(inputs, OPERATOR)
    if report is None:
        raise CheckChoiceError("Nothing can be told of this login.")
    return report


def _asked(options: CheckOptions) -> Asked:
    if options.package and options.operations:
        raise CheckChoiceError("Give --package or --operations, not both.")
    if options.operations:
        text = options.operations.read_text(encoding="utf-8-sig")
        if not text.strip():
            raise CheckChoiceError(f"{options.operations}: there is no operation in it.")
        return Asked(text=text)
    if not options.package:
        return EVERYTHING
    found = manifests.package(options.package)
    if found is None:
        known = ", ".join(each.slug for each in manifests.packages())
        raise CheckChoiceError(f"There is no package {options.package}. There are: {known}.")
    return Asked(package=found)


def as_json(report: Report) -> str:
    """The report as the page's JSON has it."""
    return json.dumps(report_of(report), ensure_ascii=False, indent=2)


def show(report: Report, console: Console) -> None:
    """Print the steps, then the operations; last, the outcome in a sentence."""
    console.print(_steps(report.steps))
    for other in report.others:
        console.print(f"Also: {other.email} in {other.environment.subdomain}.", markup=False)
    if report.operations:
        console.print(_operations(report.operations))
    for match in report.questions:
        near = ", ".join(match.candidates) or "no operation comes near"
        console.print(f"Not recognised: {match.text} ({near})", markup=False, soft_wrap=True)
    console.print(_outcome(report), markup=False, soft_wrap=True)


def _steps(steps: Sequence[Step]) -> Table:
    table = Table("Step", "Outcome", "What was found", pad_edge=False)
    for step in steps:
        table.add_row(step.label, _verdict(step), Text(" ".join(filter(None, [step.words, step.way_out]))))
    return table


def _operations(operations: Sequence[OperationOutcome]) -> Table:
    table = Table("Operation", "Succeeds", "Over", "Remark", pad_edge=False)
    for each in operations:
        remark = Text(" ".join(filter(None, [each.words, each.way_out])))
        table.add_row(each.operation, _verdict(each), reached_words(each.reached), remark)
    return table


def _verdict(of: Step | OperationOutcome) -> Text:
    return Text(of.verdict_label, style=STYLES[of.verdict])


def _outcome(report: Report) -> str:
    wrong = report.first_wrong
    if wrong is not None:
        return f"A call would strand at: {wrong.label}."
    if not report.succeeds:
        return "Not every call would succeed."
    return "Every call would succeed." if report.is_listed else "Calls are let in."
