"""Measure, print and write down."""

import shutil
import sys

from bench import report, rounds
from bench.candidates import CANDIDATES, MissingError
from bench.contest import contest
from bench.cores import Placement
from bench.databases import build
from bench.dataset import PLANS
from bench.extras import EXTRAS
from bench.extras.postgres import postgres
from bench.installing import install_packages
from bench.options import parse
from bench.places import BENCH, BUILD, LOGS


def main() -> None:
    options = parse()
    Placement.kind = options.load
    names = ["ours", *options.peers]
    install_packages(CANDIDATES[name] for name in names)
    if not shutil.which("wrk") or not shutil.which("taskset"):
        sys.exit("The load comes from wrk, on cores given by taskset: apt-get install wrk util-linux")
    shutil.rmtree(LOGS, ignore_errors=True)
    timing = rounds.Timing(options.rounds, options.seconds, longest=6 if options.quick else 20)
    lines = ["# Results", "", *report.facts(" ".join(sys.argv[1:]))]
    if options.workloads:
        plan = PLANS["base" if options.company == 5_000 else "large"]
        with contest(names, options.workloads, build(plan), options.company) as found:
            results, dropped = rounds.run(found.entries, options.workloads, timing, say)
        for letter in options.workloads:
            lines += report.workload_table(results, letter)
        absent = found.absent | dropped
        lines += [f"Not measured: {CANDIDATES[name].title}: {why}\n" for name, why in absent.items()]
    for name in options.extras:
        say(f"Measuring {name}")
        lines += EXTRAS[name](timing)
    if options.postgres:
        say("Measuring on PostgreSQL")
        try:
            lines += postgres(timing)
        except MissingError as error:
            lines += [f"Not measured: PostgreSQL: {error}", ""]
    text = "\n".join(lines)
    print(f"\n{text}")
    # A part of the measurements must not take the place of the table that is shown.
    ((BENCH if options.is_whole else BUILD) / "results.md").write_text(text)


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
