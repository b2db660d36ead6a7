"""Payroll runs on the command line: taking in files of figures."""

from pathlib import Path

from loonpoort.audit.records import SYSTEM
from loonpoort.payroll.run_imports import RunChoices, import_run


def import_file(file: Path, choices: RunChoices) -> str:
    """Store the figures of a file, and say what was stored.

    Raises ValidationError, RunFileError and OSError; nothing is stored then.
    """
    with file.open(encoding="utf-8-sig", newline="") as lines:
        run, count = import_run(SYSTEM, choices, lines)
    return f"Stored: run {run.year}/{run.number}, {count:,} {'figure' if count == 1 else 'figures'}."
