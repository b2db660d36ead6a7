"""Lines that a test adds to the end of the run: ``record_property(*summary("title", lines))``.

They travel with the test's report, so they come through from the workers of a parallel run as well.
"""

from collections.abc import Iterable

import pytest

PROPERTY = "summary"


def summary(title: str, lines: Iterable[object]) -> tuple[str, list[str]]:
    return PROPERTY, [title, *map(str, lines)]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for reports in list(terminalreporter.stats.values()):
        for report in reports:
            if getattr(report, "when", "") != "call":
                continue
            for name, value in report.user_properties:
                if name == PROPERTY:
                    terminalreporter.section(value[0])
                    for line in value[1:]:
                        terminalreporter.line(line)
