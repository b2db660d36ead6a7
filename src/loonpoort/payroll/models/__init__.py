"""Payroll's rows."""

from loonpoort.payroll.models.absences import Absence, AbsenceCause, DossierKind
from loonpoort.payroll.models.addresses import AddressType, EmployeeAddress
from loonpoort.payroll.models.bank_accounts import BankAccount
from loonpoort.payroll.models.bookings import CodeBooking
from loonpoort.payroll.models.company_facts import (
    CompanyFile,
    CompanySchedule,
    CompanySocialSecurity,
)
from loonpoort.payroll.models.company_wages import CompanyWageComponent, WorkCost
from loonpoort.payroll.models.components import ComponentKind, HourComponent, WageComponent
from loonpoort.payroll.models.contracts import Contract
from loonpoort.payroll.models.cost_allocations import CostAllocation, CostShare
from loonpoort.payroll.models.days import FixedDays, VariableDays
from loonpoort.payroll.models.declarations import (
    Declaration,
    DeclarationKind,
    DeclarationLine,
    DeclarationStatus,
    PaymentFile,
    PensionCode,
)
from loonpoort.payroll.models.documents import DocumentType, EmployeeDocument
from loonpoort.payroll.models.employee_templates import DefaultEmployeeTemplate
from loonpoort.payroll.models.employees import Employee, EmployeeType
from loonpoort.payroll.models.employments import Employment, EndReason, end_reasons
from loonpoort.payroll.models.extra_values import ExtraValue
from loonpoort.payroll.models.labour_agreements import EmployeeLabourAgreement
from loonpoort.payroll.models.lease_cars import LeaseCar
from loonpoort.payroll.models.leave import Leave, LeaveOpening, LeaveStatus, LeaveUsage
from loonpoort.payroll.models.personal_infos import Gender, MaritalStatus, NameDisplay, PersonalInfo
from loonpoort.payroll.models.placements import EmployeeDepartment, EmployeeFunction
from loonpoort.payroll.models.relatives import Child, Partner
from loonpoort.payroll.models.reservations import AgeMethod, PaymentMode, Reservation, ReservationBooking
from loonpoort.payroll.models.reviews import Appraisal, EmployeeManager, PerformanceReview, ReviewType
from loonpoort.payroll.models.run_lines import LineKind, RunLine
from loonpoort.payroll.models.run_requests import RunRequest, RunRequestStatus
from loonpoort.payroll.models.runs import Run, RunState
from loonpoort.payroll.models.salaries import Salary, SalaryType
from loonpoort.payroll.models.savings import Saving, SavingScheme
from loonpoort.payroll.models.schedules import Schedule
from loonpoort.payroll.models.social_security import SocialSecurity
from loonpoort.payroll.models.time_registrations import TimeRegistration, TimeRegistrationItemStatus
from loonpoort.payroll.models.time_schedules import DayOfWeek, TimeSchedule, TimeScheduleSlot
from loonpoort.payroll.models.wage_taxes import SwedishTaxForm, SwedishTaxType, SwedishWageTax, WageTax

__all__ = [
    "Absence",
    "AbsenceCause",
    "AddressType",
    "AgeMethod",
    "Appraisal",
    "BankAccount",
    "Child",
    "CodeBooking",
    "CompanyFile",
    "CompanySchedule",
    "CompanySocialSecurity",
    "CompanyWageComponent",
    "ComponentKind",
    "Contract",
    "CostAllocation",
    "CostShare",
    "DayOfWeek",
    "Declaration",
    "DeclarationKind",
    "DeclarationLine",
    "DeclarationStatus",
    "DefaultEmployeeTemplate",
    "DocumentType",
    "DossierKind",
    "Employee",
    "EmployeeAddress",
    "EmployeeDepartment",
    "EmployeeDocument",
    "EmployeeFunction",
    "EmployeeLabourAgreement",
    "EmployeeManager",
    "EmployeeType",
    "Employment",
    "EndReason",
    "ExtraValue",
    "FixedDays",
    "Gender",
    "HourComponent",
    "LeaseCar",
    "Leave",
    "LeaveOpening",
    "LeaveStatus",
    "LeaveUsage",
    "LineKind",
    "MaritalStatus",
    "NameDisplay",
    "Partner",
    "PaymentFile",
    "PaymentMode",
    "PensionCode",
    "PerformanceReview",
    "PersonalInfo",
    "Reservation",
    "ReservationBooking",
    "ReviewType",
    "Run",
    "RunLine",
    "RunRequest",
    "RunRequestStatus",
    "RunState",
    "Salary",
    "SalaryType",
    "Saving",
    "SavingScheme",
    "Schedule",
    "SocialSecurity",
    "SwedishTaxForm",
    "SwedishTaxType",
    "SwedishWageTax",
    "TimeRegistration",
    "TimeRegistrationItemStatus",
    "TimeSchedule",
    "TimeScheduleSlot",
    "VariableDays",
    "WageComponent",
    "WageTax",
    "WorkCost",
    "end_reasons",
]
