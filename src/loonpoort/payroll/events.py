"""What payroll records in the audit log: who moved a company on, changed or looked at what of an employee."""

from loonpoort.audit.records import Actor, Event, Subject, record
from loonpoort.organisation.models import Company
from loonpoort.payroll.models import Employee

COMPANY_PERIOD_ADVANCED = Event("company.period_advanced")
COMPANY_TEMPLATES_CHANGED = Event("company.employee_templates_changed")
COMPANY_RUN_IMPORTED = Event("company.run_imported")
EMPLOYEE_RECORD_ADDED = Event("employee.record_added")
EMPLOYEE_RECORD_CHANGED = Event("employee.record_changed")
EMPLOYEE_RECORD_ENDED = Event("employee.record_ended")
EMPLOYEE_RECORD_DELETED = Event("employee.record_deleted")
EMPLOYEE_INSERTED = Event("employee.inserted")
EMPLOYEE_SERVICE_CHANGED = Event("employee.service_changed")
EMPLOYEE_DOCUMENT_ADDED = Event("employee.document_added")
EMPLOYEE_DOCUMENT_DOWNLOADED = Event("employee.document_downloaded")
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
