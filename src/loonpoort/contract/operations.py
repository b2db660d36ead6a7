"""Services and their operations: each declared once, as a typed function."""

import dataclasses
import enum
import inspect
import typing
from collections.abc import Callable
from dataclasses import dataclass, field
from types import NoneType
from typing import Any, TypeVar

import msgspec

from loonpoort.contract.faults import (
    Fault,
    InvalidAuthenticationFault,
    OperationClosedFault,
    UnknownFault,
)
from loonpoort.contract.messages import Message
from loonpoort.contract.types import Field, Record, is_value, record_of, slot_of

BASE_NAMESPACE = "https://api.nmbrs.nl/soap/v3/"
"""The contract's namespace on every host; clients compare it letter by letter."""

Handler = TypeVar("Handler", bound=Callable[..., Any])


class Header(enum.StrEnum):
    """What a caller must send to be known, named as the header element is."""

    NONE = ""
    TOKEN = "AuthHeader"
    TOKEN_AND_DOMAIN = "AuthHeaderWithDomain"

    @property
    def elements(self) -> tuple[str, ...]:
        match self:
            case Header.NONE:
                return ()
            case Header.TOKEN:
                return ("Username", "Token")
            case Header.TOKEN_AND_DOMAIN:
                return ("Username", "Token", "Domain")


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One call of one service.

    ``handler(call, *arguments)`` takes the arguments in the order of ``request.fields`` and gives a value of
    the type of ``result``: a list as rows or structures, a structure as a `Message` or a tuple of its fields.
    """

    service: "Service"
    name: str
    header: Header
    request: Record
    result: Field | None
    """None when the response is an empty element."""
    handler: Callable[..., Any]
    is_write: bool
    summary: str
    description: str
    own_faults: tuple[type[Fault], ...] = ()
    is_slow: bool = False
    """Takes long by its nature, as hashing passwords or making files does: no other call may wait for it."""

    @property
    def faults(self) -> tuple[type[Fault], ...]:
        """Every refusal that a caller may be told: of itself, of its parameters, and the operation's own."""
        of_caller = () if self.header is Header.NONE else (InvalidAuthenticationFault, OperationClosedFault)
        of_parameters = (fault for field in self.request.fields for fault in field.faults)
        return tuple(dict.fromkeys((*of_caller, *of_parameters, *self.own_faults, UnknownFault)))

    @property
    def key(self) -> str:
        """Its name among the operations of all services, e.g. ``EmployeeService.Address_GetListCurrent``."""
        return f"{self.service.name}.{self.name}"

    @property
    def action(self) -> str:
        """The SOAPAction."""
        return f"{self.service.namespace}/{self.name}"


@dataclass(frozen=True, slots=True)
class Service:
    """A named set of operations at one address."""

    name: str
    summary: str
    header: Header = Header.TOKEN_AND_DOMAIN
    _operations: dict[str, Operation] = field(default_factory=dict, compare=False, repr=False)

    @property
    def namespace(self) -> str:
        return f"{BASE_NAMESPACE}{self.name}"

    @property
    def path(self) -> str:
        return f"/soap/v3/{self.name}.asmx"

    @property
    def operations(self) -> dict[str, Operation]:
        """The operations by name, in alphabetical order."""
        return dict(sorted(self._operations.items()))

    def find(self, name: str) -> Operation | None:
        return self._operations.get(name)

    def find_any_case(self, name: str) -> Operation | None:
        """As `find`, for names that people type."""
        if exact := self.find(name):
            return exact
        wanted = name.lower()
        return next((each for each in self._operations.values() if each.name.lower() == wanted), None)

    def operation(
        self,
        name: str,
        *,
        result_element: str = "",
        header: Header | None = None,
        is_write: bool = False,
        is_slow: bool = False,
        faults: tuple[type[Fault], ...] = (),
    ) -> Callable[[Handler], Handler]:
        """Declare the function below as operation ``name``.

        Its parameters after the first are the request, its return type the reply, its docstring the help
        page. Raises TypeError when any of the three is missing. ``faults`` are those that its parameters
        are not marked with.
        """

        def declare(handler: Handler) -> Handler:
            if name in self._operations:
                raise TypeError(f"{self.name}.{name} is declared twice.")
            doc = inspect.getdoc(handler)
            if not doc:
                raise TypeError(f"{self.name}.{name} needs a docstring: its first line is its summary.")
            summary, _, description = doc.partition("\n")
            self._operations[name] = Operation(
                service=self,
                name=name,
                header=self.header if header is None else header,
                request=_request(f"{self.name}.{name}", name, handler),
                result=_result(result_element or f"{name}Result", handler),
                handler=handler,
                is_write=is_write,
                summary=summary.strip(),
                description=description.strip(),
                own_faults=faults,
                is_slow=is_slow,
            )
            return handler

        return declare


def _request(key: str, name: str, handler: Callable[..., Any]) -> Record:
    hints = typing.get_type_hints(handler, include_extras=True)
    parameters = list(inspect.signature(handler).parameters)[1:]
    missing = [parameter for parameter in [*parameters, "return"] if parameter not in hints]
    if missing:
        raise TypeError(f"{key} needs a type for {', '.join(missing)}.")
    struct = msgspec.defstruct(
        name,
        [(parameter, hints[parameter]) for parameter in parameters],
        bases=(Message,),
        kw_only=True,
    )
    return record_of(struct)


def _result(element: str, handler: Callable[..., Any]) -> Field | None:
    annotation = typing.get_type_hints(handler, include_extras=True)["return"]
    if annotation in (None, NoneType):
        return None
    result = dataclasses.replace(slot_of(annotation).field(element), name=element)
    return result if is_value(result.node) else dataclasses.replace(result, optional=True)
