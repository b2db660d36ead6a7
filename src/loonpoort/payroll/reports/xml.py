"""Writing XML."""

import datetime
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape


def element(name: str, value: Any) -> str:
    """An element with a value; an empty one where there is none."""
    return f"<{name}>{_text(value)}</{name}>"


def elements(**values: Any) -> str:
    """Several, in the order given."""
    return "".join(element(name, value) for name, value in values.items())


def money(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}"


def with_comma(value: Decimal | None) -> str:
    """As the hours and salary report has its decimals."""
    return "" if value is None else f"{value:.2f}".replace(".", ",")


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case datetime.datetime():
            return value.date().isoformat()
        case datetime.date():
            return value.isoformat()
        case _:
            return escape(str(value))
