"""How much packages call: counted by token and by environment, on this node or across nodes."""

from loonpoort.access.traffic.budgets import Budget, Budgets, Standing, Traffic
from loonpoort.access.traffic.counters import Counter, counter

__all__ = ["Budget", "Budgets", "Counter", "Standing", "Traffic", "counter"]
