"""Reports: XML texts over a company or over all that a caller reaches. docs/reports.xsd has their shapes.

Each is declared once, as a `Report`, and made in pieces: one for each part of a company's employees, so that
one over tens of thousands takes the memory of one part.
"""

from loonpoort.payroll.reports.contacts import CONTACT_PERSONS
from loonpoort.payroll.reports.declared import REPORTS, Asked, Place, Report, places
from loonpoort.payroll.reports.journal import COMPANY_JOURNAL, JOURNALS
from loonpoort.payroll.reports.payslips import PAYSLIPS
from loonpoort.payroll.reports.people import CONTRACTS, HOURS_AND_SALARY, NAMES_AND_ADDRESSES
from loonpoort.payroll.reports.wage_codes import WAGE_CODES_OF_RUN, WAGE_CODES_OF_YEAR
from loonpoort.payroll.reports.wage_components import (
    COMPONENTS_BY_PERIOD,
    COMPONENTS_BY_RUN,
    COMPONENTS_BY_RUN_PERIOD,
)

__all__ = [
    "COMPANY_JOURNAL",
    "COMPONENTS_BY_PERIOD",
    "COMPONENTS_BY_RUN",
    "COMPONENTS_BY_RUN_PERIOD",
    "CONTACT_PERSONS",
    "CONTRACTS",
    "HOURS_AND_SALARY",
    "JOURNALS",
    "NAMES_AND_ADDRESSES",
    "PAYSLIPS",
    "REPORTS",
    "WAGE_CODES_OF_RUN",
    "WAGE_CODES_OF_YEAR",
    "Asked",
    "Place",
    "Report",
    "places",
]
