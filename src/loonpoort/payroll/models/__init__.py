"""Payroll's rows."""

from loonpoort.payroll.models.absences import Absence
from loonpoort.payroll.models.addresses import AddressType, EmployeeAddress
from loonpoort.payroll.models.bank_accounts import BankAccount
from loonpoort.payroll.models.components import ComponentKind, HourComponent, WageComponent
from loonpoort.payroll.models.contracts import Contract
from loonpoort.payroll.models.cost_allocations import CostAllocation, CostShare
from loonpoort.payroll.models.employees import Employee, EmployeeType
from loonpoort.payroll.models.personal_infos import Gender, MaritalStatus, NameDisplay, PersonalInfo
from loonpoort.payroll.models.placements import EmployeeDepartment, EmployeeFunction
from loonpoort.payroll.models.salaries import Salary, SalaryType
from loonpoort.payroll.models.schedules import Schedule

__all__ = [
    "Absence",
    "AddressType",
    "BankAccount",
    "ComponentKind",
    "Contract",
    "CostAllocation",
    "CostShare",
    "Employee",
    "EmployeeAddress",
    "EmployeeDepartment",
    "EmployeeFunction",
    "EmployeeType",
    "Gender",
    "HourComponent",
    "MaritalStatus",
    "NameDisplay",
    "PersonalInfo",
    "Salary",
    "SalaryType",
    "Schedule",
    "WageComponent",
]
