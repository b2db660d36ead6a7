"""How much of the contract is served."""

from collections.abc import Iterable
from typing import NamedTuple

from tests.conformance.served import facts_of, operation_names
from tests.contract_facts import CONTRACT, service


class Figure(NamedTuple):
    name: str
    served: int
    known: int

    def __str__(self) -> str:
        share = 100 * self.served / self.known
        return f"{self.name:<16}{self.served:>4} of {self.known:>3} operations {share:>6.1f} %"


def figure(name: str, wsdl: bytes | None) -> Figure:
    """What a WSDL has of the operations of a service; None when the service is not served at all."""
    known = {operation["name"] for operation in service(name)["operations"]}
    served = set() if wsdl is None else set(operation_names(facts_of(wsdl)))
    return Figure(name, len(known & served), len(known))


def figures(wsdls: dict[str, bytes]) -> list[Figure]:
    """By service, the sum last."""
    found = [figure(name, wsdls.get(name)) for name in CONTRACT]
    return [*found, total(found)]


def total(parts: Iterable[Figure]) -> Figure:
    rows = list(parts)
    return Figure("all", sum(row.served for row in rows), sum(row.known for row in rows))
