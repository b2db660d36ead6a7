"""The command line."""

import argparse
from collections.abc import Callable, Iterable

from bench.calls import WORKLOADS
from bench.candidates import CANDIDATES
from bench.dataset import PLANS
from bench.extras import EXTRAS

SLOW_OR_DOUBLE = {"ours-tags", "php", "spyne"}
"""Whom --quick leaves out unless --peers names them."""


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Loonpoort beside other SOAP toolkits."
    )
    parser.add_argument(
        "--peers",
        type=_some_of(name for name in CANDIDATES if name != "ours"),
        metavar="A,B",
        help=f"beside ours, of {', '.join(CANDIDATES)}; 'none' for ours alone",
    )
    parser.add_argument(
        "--workloads", type=_some_of(WORKLOADS), default=list(WORKLOADS), metavar="T,S,L", help="default: all"
    )
    parser.add_argument("--rounds", type=int, help="default 3; 2 with --quick")
    parser.add_argument("--seconds", type=float, help="of load a round; default 3; 1 with --quick")
    parser.add_argument("--quick", action="store_true", help="under two minutes: the rounds alone, short")
    parser.add_argument(
        "--company",
        type=int,
        default=5_000,
        choices=PLANS["large"].large_companies,
        help="employees of the company that L asks for",
    )
    parser.add_argument(
        "--load", choices=("apart", "shared"), default="apart", help="load from other cores than the servers'"
    )
    parser.add_argument(
        "--extras",
        type=_some_of(EXTRAS),
        metavar="A,B",
        help=f"measurements of ours alone, of {', '.join(EXTRAS)}; default all, none with --quick",
    )
    parser.add_argument("--postgres", action="store_true", help="also S and L on PostgreSQL against SQLite")
    options = parser.parse_args()
    chosen = (options.quick, options.peers, options.rounds, options.seconds, options.extras)
    options.is_whole = not any(chosen) and options.workloads == list(WORKLOADS)
    options.rounds = options.rounds or (2 if options.quick else 3)
    options.seconds = options.seconds or (1 if options.quick else 3)
    if options.peers is None:
        left_out = SLOW_OR_DOUBLE if options.quick else set()
        options.peers = [name for name in CANDIDATES if name not in {"ours", *left_out}]
    if options.extras is None:
        options.extras = [] if options.quick else list(EXTRAS)
    return options


def _some_of(known: Iterable[str]) -> Callable[[str], list[str]]:
    allowed = list(known)

    def read(text: str) -> list[str]:
        chosen = [] if text == "none" else text.split(",")
        if strangers := [name for name in chosen if name not in allowed]:
            raise argparse.ArgumentTypeError(f"{', '.join(strangers)} is none of {', '.join(allowed)}")
        return chosen

    return read
