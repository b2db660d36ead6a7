"""A full gate: what 10,000 logins, 1,000 templates and 5,000 debtors do to the smallest call."""

import contextlib

from bench.calls import WORKLOADS
from bench.candidates import Ours
from bench.contest import started
from bench.databases import build
from bench.dataset import PLANS
from bench.extras.pairs import in_turns
from bench.report import number, ratio_text
from bench.rounds import Timing


def gate(timing: Timing) -> list[str]:
    plan = PLANS["gate"]
    base, full = build(PLANS["base"]), build(plan)
    with contextlib.ExitStack() as stack:
        servers = [stack.enter_context(started(Ours(), database)) for database in (base, full)]
        calls = [WORKLOADS["T"].call(database) for database in (base, full)]
        pair = in_turns((servers[0], calls[0]), (servers[1], calls[1]), timing)
    without, with_all = pair.medians
    return [
        "### Gate",
        "",
        f"T: {number(without)}/s; beside {plan.logins:,} logins, {plan.templates:,} templates and "
        f"{plan.debtors:,} debtors {number(with_all)}/s: {ratio_text(pair.ratios)} of it (target: > 0.9).",
        "",
    ]
