"""Payroll runs on the command line: opening them, taking in files of figures, declaring them."""

from pathlib import Path

from loonpoort.audit.records import SYSTEM
from loonpoort.payroll.declarations import DeclarationChoices, draw_up_declaration
from loonpoort.payroll.models import DeclarationKind
from loonpoort.payroll.run_actions import open_run
from loonpoort.payroll.run_imports import RunChoices, import_run


def import_file(file: Path, choices: RunChoices) -> str:
    """Store the figures of a file, and say what was stored.

    Raises ValidationError, RunFileError and OSError; nothing is stored then.
    """
    with file.open(encoding="utf-8-sig", newline="") as lines:
        run, count = import_run(SYSTEM, choices, lines)
    return f"Stored: run {run.year}/{run.number}, {count:,} {'figure' if count == 1 else 'figures'}."


def declare(choices: DeclarationChoices) -> str:
    """Draw up a declaration, and say what it is. Raises ValidationError; nothing is stored then."""
    made = draw_up_declaration(SYSTEM, choices)
    total = f", {made.total:,} euros" if made.kind == DeclarationKind.WAGE_TAX else ""
    return f"Drawn up: {made.get_kind_display().lower()} {made}{total}."


def open_for(company_id: int, year: int, period: int, description: str) -> str:
    """Open a run for a period, and say which it is. Raises ValidationError."""
    run = open_run(SYSTEM, company_id, year, period, description)
    return f"Opened: run {run.year}/{run.number}."
