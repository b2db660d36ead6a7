"""The catalogue: what can be called. Importing this package declares every service and operation."""

from loonpoort.operations import (
    companies,
    debtors,
    employee_addresses,
    employee_lists,
    personal_infos,
    single_sign_on,
)
from loonpoort.operations.services import SERVICES

__all__ = [
    "SERVICES",
    "companies",
    "debtors",
    "employee_addresses",
    "employee_lists",
    "personal_infos",
    "single_sign_on",
]
