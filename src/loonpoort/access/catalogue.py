"""What there is to open and close: the operations of all services, which are declared above this layer."""

from collections.abc import Callable, Mapping


class Catalogue:
    """Handed down by the configuration at start."""

    operations: Callable[[], Mapping[str, bool]]
    """Every operation by its key, ``Service.Operation``, and whether it changes anything."""


def operation_keys() -> frozenset[str]:
    return frozenset(Catalogue.operations())


def writing_operations() -> frozenset[str]:
    """The keys of the operations that change something."""
    return frozenset(key for key, is_write in Catalogue.operations().items() if is_write)
