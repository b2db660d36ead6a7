"""The organisation's rows."""

from loonpoort.organisation.models.columns import BankAccountType
from loonpoort.organisation.models.companies import Company, DeclarationPeriod
from loonpoort.organisation.models.company_facts import (
    CompanyAddress,
    CompanyBankAccount,
    CompanyContactPerson,
    ContactGender,
)
from loonpoort.organisation.models.company_lists import CostCenter, CostUnit, HourCode, WageCode
from loonpoort.organisation.models.debtor_details import (
    AccountantContact,
    DebtorAddress,
    DebtorBankAccount,
    DebtorContactPerson,
    DebtorTitle,
    LabourAgreement,
    Manager,
    ServiceLevel,
)
from loonpoort.organisation.models.debtor_lists import Department, Function
from loonpoort.organisation.models.debtors import Debtor, DebtorTag, Tag
from loonpoort.organisation.models.environments import Environment, Product
from loonpoort.organisation.models.extra_fields import ExtraField, ExtraFieldType
from loonpoort.organisation.models.labour_agreement_parts import AgreementPart, LabourAgreementPart
from loonpoort.organisation.models.leave_types import (
    LeaveEntitlement,
    LeaveRounding,
    LeaveType,
    LeaveTypeNumber,
)
from loonpoort.organisation.models.salary_tables import SalaryScale, SalaryStep, SalaryTable
from loonpoort.organisation.models.time_registration_codes import TimeRegistrationCode
from loonpoort.organisation.models.webhooks import Webhook, WebhookChoice

__all__ = [
    "AccountantContact",
    "AgreementPart",
    "BankAccountType",
    "Company",
    "CompanyAddress",
    "CompanyBankAccount",
    "CompanyContactPerson",
    "ContactGender",
    "CostCenter",
    "CostUnit",
    "Debtor",
    "DebtorAddress",
    "DebtorBankAccount",
    "DebtorContactPerson",
    "DebtorTag",
    "DebtorTitle",
    "DeclarationPeriod",
    "Department",
    "Environment",
    "ExtraField",
    "ExtraFieldType",
    "Function",
    "HourCode",
    "LabourAgreement",
    "LabourAgreementPart",
    "LeaveEntitlement",
    "LeaveRounding",
    "LeaveType",
    "LeaveTypeNumber",
    "Manager",
    "Product",
    "SalaryScale",
    "SalaryStep",
    "SalaryTable",
    "ServiceLevel",
    "Tag",
    "TimeRegistrationCode",
    "WageCode",
    "Webhook",
    "WebhookChoice",
]
