"""What payroll records in the audit log: who moved a company on, changed or looked at what of an employee."""

from loonpoort.audit.records import Actor, Event, Subject, record
from loonpoort.organisation.models import Company
from loonpoort.payroll.models import Employee

COMPANY_PERIOD_ADVANCED = Event("company.period_advanced")
COMPANY_TEMPLATES_CHANGED = Event("company.employee_templates_changed")
COMPANY_DETAILS_CHANGED = Event("company.details_changed")
COMPANY_FILE_ADDED = Event("company.file_added")
COMPANY_FILE_DOWNLOADED = Event("company.file_downloaded")
COMPANY_RUN_IMPORTED = Event("company.run_imported")
COMPANY_RUN_OPENED = Event("company.run_opened")
COMPANY_RUN_PROCESSED = Event("company.run_processed")
COMPANY_RUN_LOCKED = Event("company.run_locked")
COMPANY_RUN_REOPENED = Event("company.run_reopened")
COMPANY_RUN_REQUESTED = Event("company.run_requested")
COMPANY_RUN_REQUEST_HANDLED = Event("company.run_request_handled")
COMPANY_RUN_REQUEST_CANCELED = Event("company.run_request_canceled")
COMPANY_BOOKING_CHANGED = Event("company.booking_changed")
COMPANY_JOURNAL_DOWNLOADED = Event("company.journal_downloaded")
COMPANY_PAYSLIPS_DOWNLOADED = Event("company.payslips_downloaded")
COMPANY_ANNUAL_DOCUMENT_DOWNLOADED = Event("company.annual_document_downloaded")
COMPANY_REPORT_DOWNLOADED = Event("company.report_downloaded")
COMPANY_DECLARATION_DRAWN_UP = Event("company.declaration_drawn_up")
COMPANY_DECLARATION_SENT = Event("company.declaration_sent")
COMPANY_DECLARATION_DOWNLOADED = Event("company.declaration_downloaded")
COMPANY_PAYMENTS_TAKEN = Event("company.payments_taken")
COMPANY_WAGE_COMPONENT_ADDED = Event("company.wage_component_added")
COMPANY_WAGE_COMPONENT_STOPPED = Event("company.wage_component_stopped")
COMPANY_PENSION_CODES_CHANGED = Event("company.pension_codes_changed")
EMPLOYEE_RECORD_ADDED = Event("employee.record_added")
EMPLOYEE_RECORD_CHANGED = Event("employee.record_changed")
EMPLOYEE_RECORD_ENDED = Event("employee.record_ended")
EMPLOYEE_RECORD_DELETED = Event("employee.record_deleted")
EMPLOYEE_INSERTED = Event("employee.inserted")
EMPLOYEE_SERVICE_CHANGED = Event("employee.service_changed")
EMPLOYEE_DOCUMENT_ADDED = Event("employee.document_added")
EMPLOYEE_DOCUMENT_DOWNLOADED = Event("employee.document_downloaded")
EMPLOYEE_PAYSLIP_DOWNLOADED = Event("employee.payslip_downloaded")
EMPLOYEE_BSN_SHOWN = Event("employee.bsn_shown")
EMPLOYEE_BANK_NUMBER_SHOWN = Event("employee.bank_number_shown")


def record_company(
    event: Event, company: Company, actor: Actor, *, before: dict[str, object], after: dict[str, object]
) -> None:
    """Record an event about a company, whose debtor is loaded."""
    record(
        event,
        environment_id=company.debtor.environment_id,
        actor=actor,
        subject=Subject("company", company.pk, company.name),
        before=before,
        after=after,
        debtor_id=company.debtor_id,
    )


def record_employee(
    event: Event,
    employee: Employee,
    actor: Actor,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    """Record an event about an employee, whose company and debtor are loaded.

    What is recorded is which columns changed and from when, never their values: whoever reads the audit
    record need not have the right to see salaries and numbers.
    """
    company = employee.company
    record(
        event,
        environment_id=company.debtor.environment_id,
        actor=actor,
        subject=Subject("employee", employee.pk, f"{employee.display_name} ({employee.number})"),
        before=before,
        after=after,
        debtor_id=company.debtor_id,
    )
