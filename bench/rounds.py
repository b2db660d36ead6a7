"""The interleaved rounds: in each, every candidate gets every workload, in another order."""

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bench import load
from bench.calls import Call
from bench.client import median_first_byte
from bench.processes import Server

Key = tuple[str, str]
"""Candidate and workload."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A candidate's server with the calls that it gets, by workload."""

    server: Server
    calls: Mapping[str, Call]
    alone: Mapping[str, float]
    """Seconds that one call takes, by workload."""


@dataclass(slots=True)
class Result:
    """All rounds of one candidate on one workload."""

    loads: list[load.Load] = field(default_factory=list)
    peak_memory: int = 0
    first_byte: float = 0.0

    @property
    def rate(self) -> float:
        return statistics.median(each.rate for each in self.loads)

    @property
    def bytes_per_second(self) -> float:
        return statistics.median(each.bytes_per_second for each in self.loads)

    @property
    def p50(self) -> float:
        return statistics.median(each.p50 for each in self.loads)

    @property
    def p99(self) -> float:
        return statistics.median(each.p99 for each in self.loads)

    def ratios_to(self, other: "Result") -> list[float]:
        """This one's calls a second by the other's, round by round."""
        return [mine.rate / theirs.rate for mine, theirs in zip(self.loads, other.loads, strict=True)]


@dataclass(frozen=True, slots=True)
class Timing:
    """How long and how often."""

    rounds: int
    seconds: float
    longest: float
    """Seconds that a slow candidate gets at most, to finish a few calls in."""

    def seconds_for(self, alone: float) -> float:
        return min(max(self.seconds, 2 * load.CONNECTIONS * alone), self.longest)


def run(
    entries: Mapping[str, Entry], workloads: Sequence[str], timing: Timing, report: Callable[[str], None]
) -> tuple[dict[Key, Result], dict[str, str]]:
    """Measure all candidates; also gives why a candidate dropped out, which ours may not."""
    results = {(name, letter): Result() for name in entries for letter in workloads}
    dropped: dict[str, str] = {}
    for number in range(timing.rounds):
        for letter in workloads:
            for name in _rotated(entries, number):
                if name in dropped:
                    continue
                try:
                    measured = _turn(entries[name], letter, results[name, letter], timing)
                except load.LoadError as error:
                    if name == "ours":
                        raise
                    dropped[name] = f"it failed under load: {error}"
                else:
                    report(f"round {number + 1} {letter} {name}: {measured.rate:,.1f}/s")
    results = {key: result for key, result in results.items() if key[0] not in dropped}
    for (name, letter), result in results.items():
        entry = entries[name]
        result.first_byte = median_first_byte(entry.server.port, entry.calls[letter], timing.seconds / 3)
    return results, dropped


def _rotated(names: Iterable[str], places: int) -> list[str]:
    listed = list(names)
    at = places % len(listed)
    return listed[at:] + listed[:at]


def _turn(entry: Entry, letter: str, result: Result, timing: Timing) -> load.Load:
    if not result.loads:
        _warm(entry, letter)
    entry.server.forget_peaks()
    measured = _measured(entry, letter, timing)
    entry.server.settle()
    result.loads.append(measured)
    result.peak_memory = max(result.peak_memory, entry.server.peak_memory())
    return measured


def _measured(entry: Entry, letter: str, timing: Timing) -> load.Load:
    """The load of one turn: by time or, where that would not be enough for a few calls, by count."""
    port, call = entry.server.port, entry.calls[letter]
    measured = (
        load.run(port, call, timing.seconds_for(entry.alone[letter])) if entry.alone[letter] < 1 else None
    )
    return measured if measured and measured.rate else load.once_each(port, call)


def _warm(entry: Entry, letter: str) -> None:
    if entry.alone[letter] < 0.2:
        load.run(entry.server.port, entry.calls[letter], 1)
        entry.server.settle()
