"""The services of the contract."""

from loonpoort.contract import Header, Service

company_service = Service("CompanyService", "Companies and what is recorded of them.")
debtor_service = Service("DebtorService", "Debtors, and the environment that a token belongs to.")
employee_service = Service("EmployeeService", "Employees and what is recorded of them by period.")
report_service = Service(
    "ReportService", "Reports over companies and employees, at once or in the background."
)
single_sign_on = Service(
    "SingleSignOn", "Ways into the web application for the users of other packages.", header=Header.NONE
)

SERVICES = (company_service, debtor_service, employee_service, report_service, single_sign_on)
"""All of them, by name. They are filled by the modules of this package."""
