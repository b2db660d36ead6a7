"""Payroll's rows."""

from loonpoort.payroll.models.addresses import AddressType, EmployeeAddress
from loonpoort.payroll.models.employees import Employee, EmployeeType
from loonpoort.payroll.models.personal_infos import Gender, MaritalStatus, NameDisplay, PersonalInfo

__all__ = [
    "AddressType",
    "Employee",
    "EmployeeAddress",
    "EmployeeType",
    "Gender",
    "MaritalStatus",
    "NameDisplay",
    "PersonalInfo",
]
