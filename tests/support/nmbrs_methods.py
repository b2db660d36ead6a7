"""The methods of the third-party package nmbrs, and which of them a test has really called."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import CodeType
from typing import Any

import pytest


def methods_of(service: type) -> dict[str, Any]:
    """Every public method of a service of the package and of its microservices, by path."""
    found = dict(_own(service))
    for name, member in vars(service).items():
        if isinstance(member, property) and member.fget:
            for part in member.fget.__code__.co_names:
                kind = member.fget.__globals__.get(part)
                if inspect.isclass(kind):
                    found |= {f"{name}.{each}": method for each, method in _own(kind)}
    return found


def is_written(method: Any) -> bool:
    """Whether the package does anything in a method: many only say that they are not implemented."""
    return all("NotImplementedError" not in code.co_names for code in _codes(method))


def _own(kind: type) -> Iterator[tuple[str, Any]]:
    for name, member in vars(kind).items():
        if inspect.isfunction(member) and not name.startswith("_"):
            yield name, member


def _codes(method: Any) -> Iterator[CodeType]:
    """The code of a method below its decorators, which do not say what they wrap."""
    wrapped = [cell.cell_contents for cell in method.__closure__ or ()]
    inner = [each for each in wrapped if inspect.isfunction(each)]
    for each in inner:
        yield from _codes(each)
    if not inner:
        yield method.__code__


@dataclass(frozen=True)
class Recorder:
    """A service of the package that notes which of its methods are called."""

    target: Any
    called: set[str]
    path: str = ""

    def __getattr__(self, name: str) -> Any:
        member, path = getattr(self.target, name), f"{self.path}{name}"
        if not inspect.ismethod(member):
            return Recorder(member, self.called, f"{path}.")

        def noted(*values: Any, **named: Any) -> Any:
            self.called.add(path)
            return member(*values, **named)

        return noted


Check = Callable[..., None]


def checking(checks: dict[str, Check]) -> Callable[..., Callable[[Check], Check]]:
    """A decorator that says which methods a check calls."""

    def names(*methods: str) -> Callable[[Check], Check]:
        def add(check: Check) -> Check:
            for method in methods:
                assert method not in checks, f"{method} has two checks."
                checks[method] = check
            return check

        return add

    return names


def by_check(checks: dict[str, Check]) -> list[Any]:
    """Parameters of a test: each check with the methods that it calls, so that it runs once."""
    methods: dict[Check, set[str]] = {}
    for name, check in checks.items():
        methods.setdefault(check, set()).add(name)
    return [pytest.param(check, names, id=min(names)) for check, names in methods.items()]
