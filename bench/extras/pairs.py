"""Two servers under the same load, in turns."""

import statistics
from dataclasses import dataclass

from bench import load
from bench.calls import Call
from bench.processes import Server
from bench.rounds import Timing


@dataclass(frozen=True, slots=True)
class Pair:
    """Calls a second of the first and of the second, round by round."""

    first: list[float]
    second: list[float]

    @property
    def ratios(self) -> list[float]:
        return [second / first for first, second in zip(self.first, self.second, strict=True)]

    @property
    def medians(self) -> tuple[float, float]:
        return statistics.median(self.first), statistics.median(self.second)


def in_turns(first: tuple[Server, Call], second: tuple[Server, Call], timing: Timing) -> Pair:
    """Put load on the two in turns, in another order each round; the second by the first is what counts."""
    rates: dict[int, list[float]] = {0: [], 1: []}
    for number in range(-1, timing.rounds):
        for place in (0, 1) if number % 2 else (1, 0):
            server, call = (first, second)[place]
            measured = load.run(server.port, call, timing.seconds if number >= 0 else 1)
            server.settle()
            if number >= 0:
                rates[place].append(measured.rate)
    return Pair(rates[0], rates[1])
