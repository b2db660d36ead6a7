"""Measurements of ours alone: what more data, stalled readers, a full gate and PostgreSQL do to it."""

from collections.abc import Callable

from bench.extras.gate import gate
from bench.extras.growth import growth
from bench.extras.stalled import stalled
from bench.rounds import Timing

EXTRAS: dict[str, Callable[[Timing], list[str]]] = {"growth": growth, "stalled": stalled, "gate": gate}
"""Each measures and gives the lines of its table."""
