"""The tables."""

import datetime
import os
import platform
import sqlite3
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.calls import WORKLOADS
from bench.candidates import CANDIDATES
from bench.cores import Placement
from bench.rounds import Key, Result

TARGETS = {
    "T": {"floor": 0.3, "gsoap": 0.5},
    "S": {"gsoap": 0.4, "php": 1.2, "php-cli": 1.2, "node": 1.6, "spyne": 12.0},
    "L": {"gsoap": 0.55, "php": 1.8, "php-cli": 1.8, "node": 6.0, "spyne": 28.0},
}
"""What ours is to reach at least, in calls a second by those of the other."""


def workload_table(results: Mapping[Key, Result], letter: str) -> list[str]:
    """One workload: all candidates, the fastest first."""
    ours = results.get(("ours", letter))
    names = [name for name, of in results if of == letter]
    lines = [
        f"### {letter}, {WORKLOADS[letter].title}",
        "",
        "| candidate | calls/s | MB/s | ours / it | target | p50 ms | p99 ms | first byte ms | peak memory |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name in sorted(names, key=lambda name: -results[name, letter].rate):
        result = results[name, letter]
        ratio = "" if name == "ours" or ours is None else ratio_text(ours.ratios_to(result))
        target = TARGETS[letter].get(name)
        lines.append(
            f"| {CANDIDATES[name].title} | {number(result.rate)} | {result.bytes_per_second / 1e6:,.1f} | "
            f"{ratio} | {f'≥ {target:g}' if target else ''} | {milliseconds(result.p50)} | "
            f"{milliseconds(result.p99)} | {milliseconds(result.first_byte)} | "
            f"{megabytes(result.peak_memory)} |"
        )
    return [*lines, ""]


def ratio_text(ratios: Sequence[float]) -> str:
    """The median, and how far the rounds lie apart."""
    return f"**{statistics.median(ratios):.2f}** ({min(ratios):.2f}-{max(ratios):.2f})"


def number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f}"


def megabytes(size: int) -> str:
    return f"{size / 2**20:,.0f} MB"


def facts(options: str) -> list[str]:
    """When, where and with what."""
    versions = [candidate.version() for candidate in CANDIDATES.values()]
    shown = ", ".join(dict.fromkeys(version for version in versions if version))
    today = datetime.datetime.now(tz=datetime.UTC).date()
    return [
        f"Measured {today} on {_processor()}, {os.cpu_count()} cores; servers on two of them, "
        f"load {'on others' if Placement.kind == 'apart' else 'on the same two'}. "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}; {shown}. "
        f"`python -m bench {options}`".rstrip(),
        "",
    ]


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
