"""Growth: long lists in bounded memory, and single-employee calls flat among however many others."""

import contextlib

from bench import load
from bench.calls import ONE_EMPLOYEE, WORKLOADS
from bench.candidates import Ours
from bench.client import median_first_byte
from bench.contest import started
from bench.databases import build
from bench.dataset import PLANS
from bench.extras.pairs import in_turns
from bench.report import megabytes, milliseconds, number, ratio_text
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
        pair = in_turns(
            (small_server, ONE_EMPLOYEE.call(base, size=SIZES[0])),
            (server, ONE_EMPLOYEE.call(large, size=SIZES[1])),
            timing,
        )
    few, many = pair.medians
    return [
        *lines,
        "",
        f"Calls about one employee: {number(few)}/s among {PLANS['base'].employees:,} employees, "
        f"{number(many)}/s among {PLANS['large'].employees:,}: {ratio_text(pair.ratios)} (target: flat).",
        "",
    ]
