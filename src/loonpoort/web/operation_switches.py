"""The operations of all services as switches: by service and family, found by words, set by buttons."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from loonpoort.contract import Operation
from loonpoort.operations import SERVICES
from loonpoort.web.template_rows import open_words


@dataclass(frozen=True, slots=True)
class Switch:
    """One operation."""

    operation: Operation
    is_open: bool
    is_beyond: bool
    """Closed to the caller, who cannot open it for others."""
    is_found: bool

    @property
    def words(self) -> str:
        """Whether it reads or writes."""
        return words_of(self.operation)


@dataclass(frozen=True, slots=True)
class Group:
    """Operations with something in common, and how many of them are open."""

    scope: str
    """What buttons call it: a service, or a service and a family."""
    name: str
    summary: str = ""
    switches: list[Switch] = field(default_factory=list)
    families: list["Group"] = field(default_factory=list)
    is_unfolded: bool = False

    @property
    def is_found(self) -> bool:
        return any(switch.is_found for switch in self.all())

    @property
    def count(self) -> str:
        switches = list(self.all())
        return open_words(sum(switch.is_open for switch in switches), len(switches))

    def all(self) -> Iterator[Switch]:
        yield from self.switches
        for family in self.families:
            yield from family.switches


def family_of(operation: Operation) -> str:
    """The part of its name before the first underscore; empty for a name without one."""
    family, underscore, _rest = operation.name.partition("_")
    return family if underscore else ""


def words_of(operation: Operation) -> str:
    return _("writes") if operation.is_write else _("reads")


def groups(
    opened: Collection[str], beyond: Collection[str], search: str = "", unfolded: str = ""
) -> list[Group]:
    """All services. ``beyond`` are closed to the caller; the family ``unfolded`` shows its switches."""
    found = _finder(search)
    services = []
    for service in SERVICES:
        group = Group(service.name, service.name, service.summary)
        families: dict[str, Group] = {}
        for operation in service.operations.values():
            key = operation.key
            switch = Switch(operation, key in opened and key not in beyond, key in beyond, found(operation))
            family = family_of(operation)
            if not family:
                group.switches.append(switch)
                continue
            if family not in families:
                scope = f"{service.name}.{family}"
                families[family] = Group(scope, family, is_unfolded=bool(search) or scope == unfolded)
            families[family].switches.append(switch)
        group.families.extend(families[name] for name in sorted(families))
        services.append(group)
    return services


def press(button: str, opened: Collection[str], beyond: Collection[str], search: str = "") -> set[str]:
    """What is open after a button: ``on``, ``off`` or ``reads``, of everything or ``:`` of one scope.

    It touches what the search has found only, and opens nothing that is closed to the caller.
    """
    verb, _colon, scope = button.partition(":")
    found = _finder(search)
    after = set(opened)
    for service in SERVICES:
        for operation in service.operations.values():
            if not found(operation) or scope not in ("", *_scopes(operation)):
                continue
            if verb == "on" or (verb == "reads" and not operation.is_write):
                after.add(operation.key)
            elif verb in ("off", "reads"):
                after.discard(operation.key)
    return after - set(beyond)


def _scopes(operation: Operation) -> tuple[str, str]:
    service = operation.service.name
    return service, f"{service}.{family_of(operation)}"


def _finder(search: str) -> Callable[[Operation], bool]:
    words = search.lower().split()

    def found(operation: Operation) -> bool:
        text = f"{operation.key} {operation.summary} {words_of(operation)}".lower()
        return all(word in text for word in words)

    return found
