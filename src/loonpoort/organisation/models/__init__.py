"""The organisation's rows."""

from loonpoort.organisation.models.companies import Company, DeclarationPeriod
from loonpoort.organisation.models.company_lists import CostCenter, CostUnit, HourCode, WageCode
from loonpoort.organisation.models.debtor_details import (
    AccountantContact,
    BankAccountType,
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
from loonpoort.organisation.models.salary_tables import SalaryScale, SalaryStep, SalaryTable
from loonpoort.organisation.models.webhooks import Webhook, WebhookChoice

__all__ = [
    "AccountantContact",
    "BankAccountType",
    "Company",
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
    "Function",
    "HourCode",
    "LabourAgreement",
    "Manager",
    "Product",
    "SalaryScale",
    "SalaryStep",
    "SalaryTable",
    "ServiceLevel",
    "Tag",
    "WageCode",
    "Webhook",
    "WebhookChoice",
]
