"""Cores: every server gets the same two, so that none is ahead by having more threads than the others."""

import os

SERVER_CORES = 2


class Placement:
    """Where the load comes from: ``apart``, from the other cores, or ``shared``, from the servers' own."""

    kind = "apart"


def _available() -> list[int]:
    return sorted(os.sched_getaffinity(0))


def for_servers() -> list[str]:
    """What to put before the command of a server."""
    return _on(_available()[:SERVER_CORES])


def for_load() -> list[str]:
    """What to put before the command that makes the load."""
    cores = _available()
    others = cores[SERVER_CORES : 2 * SERVER_CORES]
    return _on(others if others and Placement.kind == "apart" else cores[:SERVER_CORES])


def _on(cores: list[int]) -> list[str]:
    return ["taskset", "--cpu-list", ",".join(map(str, cores))]
