"""Growth: long lists in bounded memory, and single-employee calls flat among however many others."""

import contextlib
from itertools import chain

from bench import load
from bench.calls import ONE_EMPLOYEE, WORKLOADS
from bench.candidates import Ours
from bench.client import median_first_byte
from bench.contest import started
from bench.databases import build
from bench.dataset import PLANS
from bench.extras.pairs import Pair, in_turns
from bench.report import megabytes, milliseconds, ratio_text
from bench.rounds import Timing

SIZES = (5_000, 100_000)


def growth(timing: Timing) -> list[str]:
    base, large = build(PLANS["base"]), build(PLANS["large"])
    lines = [
        "### Growth",
        "",
        "| L of | first byte ms | median s, 4 at once | peak memory of a worker | target |",
        "|---|---:|---:|---:|---:|",
    ]
    with contextlib.ExitStack() as stack:
        small_server = stack.enter_context(started(Ours(), base))
        server = stack.enter_context(started(Ours(), large))
        for size in SIZES:
            call = WORKLOADS["L"].call(large, size=size)
            server.forget_peaks()
            first_byte = median_first_byte(server.port, call, timing.seconds)
            seconds = load.once_each(server.port, call, connections=4).p50
            lines.append(
                f"| {size:,} employees | {milliseconds(first_byte)} | {seconds:.2f} | "
                f"{megabytes(server.peak_memory())} | < 20 ms, < 120 MB |"
            )
            server.settle()
        pairs = {
            "Calls about one employee": in_turns(
                (small_server, ONE_EMPLOYEE.call(base, size=SIZES[0])),
                (server, ONE_EMPLOYEE.call(large, size=SIZES[1])),
                timing,
            ),
            f"L of {SIZES[0]:,}": in_turns(
                (small_server, WORKLOADS["L"].call(base, size=SIZES[0])),
                (server, WORKLOADS["L"].call(large, size=SIZES[0])),
                timing,
            ),
        }
    return [*lines, "", *chain.from_iterable(_line(title, pair) for title, pair in pairs.items())]


def _line(title: str, pair: Pair) -> list[str]:
    few, many = pair.medians
    return [
        f"{title}: {few:.4g}/s among {PLANS['base'].employees:,} employees, "
        f"{many:.4g}/s among {PLANS['large'].employees:,}: {ratio_text(pair.ratios)} (target: flat).",
        "",
    ]
