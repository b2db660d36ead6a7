"""The audit record in words: events, fields and values as people read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import formats, timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from loonpoort.access.dashlets import Dashlet
from loonpoort.access.kinds import FilterKind, Level, TemplateKind
from loonpoort.access.models import LoginStatus, TokenEnd
from loonpoort.audit.models import Entry
from loonpoort.organisation.models import Product

EVENTS = {
    "audit.exported": gettext_lazy("Audit record exported"),
    "company.created": gettext_lazy("Company made"),
    "company.details_changed": gettext_lazy("Details of a company changed"),
    "company.employee_templates_changed": gettext_lazy("Template for employees changed"),
    "company.file_added": gettext_lazy("File added to a company"),
    "company.file_downloaded": gettext_lazy("File of a company downloaded"),
    "company.period_advanced": gettext_lazy("Company moved on to its next period"),
    "company.run_imported": gettext_lazy("Payroll run imported"),
    "company.run_opened": gettext_lazy("Payroll run opened"),
    "company.run_processed": gettext_lazy("Payroll run processed"),
    "company.run_locked": gettext_lazy("Payroll run locked"),
    "company.run_reopened": gettext_lazy("Payroll run opened again"),
    "company.run_requested": gettext_lazy("Payroll run asked for"),
    "company.run_request_handled": gettext_lazy("Request for a payroll run handled"),
    "company.run_request_canceled": gettext_lazy("Request for a payroll run canceled"),
    "company.booking_changed": gettext_lazy("Booking of a wage code changed"),
    "company.payslips_downloaded": gettext_lazy("Payslips downloaded"),
    "company.annual_document_downloaded": gettext_lazy("Annual document downloaded"),
    "company.journal_downloaded": gettext_lazy("Journal downloaded"),
    "company.report_downloaded": gettext_lazy("Report downloaded"),
    "company.declaration_drawn_up": gettext_lazy("Declaration drawn up"),
    "company.declaration_sent": gettext_lazy("Declaration marked as sent"),
    "company.declaration_downloaded": gettext_lazy("Declaration downloaded"),
    "company.payments_taken": gettext_lazy("Payment file of a run taken"),
    "company.wage_component_added": gettext_lazy("Wage component of a company added"),
    "company.wage_component_stopped": gettext_lazy("Wage component of a company ended"),
    "company.pension_codes_changed": gettext_lazy("Wage codes of the pension changed"),
    "connection.made": gettext_lazy("Package connected"),
    "connection.resumed": gettext_lazy("Package let through again by a debtor"),
    "connection.stopped": gettext_lazy("Package stopped by a debtor"),
    "debtor.created": gettext_lazy("Debtor made"),
    "debtor.tagged": gettext_lazy("Tags of a debtor changed"),
    "debtor.updated": gettext_lazy("Debtor changed"),
    "employee.bank_number_shown": gettext_lazy("Bank number of an employee shown"),
    "employee.bsn_shown": gettext_lazy("BSN of an employee shown"),
    "employee.document_added": gettext_lazy("Document added to an employee"),
    "employee.payslip_downloaded": gettext_lazy("Payslip of an employee downloaded"),
    "employee.document_downloaded": gettext_lazy("Document of an employee downloaded"),
    "employee.inserted": gettext_lazy("Employee added"),
    "employee.record_added": gettext_lazy("Something recorded of an employee"),
    "employee.record_changed": gettext_lazy("Record of an employee changed"),
    "employee.record_deleted": gettext_lazy("Record of an employee deleted"),
    "employee.record_ended": gettext_lazy("Record of an employee ended"),
    "employee.service_changed": gettext_lazy("Service of an employee changed"),
    "environment.created": gettext_lazy("Environment made"),
    "environment.security_changed": gettext_lazy("Security settings changed"),
    "login.activated": gettext_lazy("Login activated by its owner"),
    "login.activation_link_shown": gettext_lazy("Activation link printed"),
    "login.activation_sent": gettext_lazy("Activation mail sent"),
    "login.created": gettext_lazy("Login made"),
    "login.deactivated": gettext_lazy("Login deactivated"),
    "login.deleted": gettext_lazy("Login deleted"),
    "login.locked_out": gettext_lazy("Locked out after wrong passwords"),
    "login.password_changed": gettext_lazy("Password changed"),
    "login.password_link_sent": gettext_lazy("Link for a new password sent"),
    "login.password_reset": gettext_lazy("New password set through a link"),
    "login.reactivated": gettext_lazy("Login activated again"),
    "login.recovery_code_used": gettext_lazy("Recovery code used"),
    "login.recovery_codes_made": gettext_lazy("Recovery codes made"),
    "login.second_factor_added": gettext_lazy("Second factor added"),
    "login.second_factor_removed": gettext_lazy("Second factor removed"),
    "login.sessions_ended": gettext_lazy("Sessions ended"),
    "login.signed_in": gettext_lazy("Signed in"),
    "login.updated": gettext_lazy("Login changed"),
    "tag.created": gettext_lazy("Tag made"),
    "tag.deleted": gettext_lazy("Tag deleted"),
    "tag.updated": gettext_lazy("Tag changed"),
    "token.activated": gettext_lazy("Token made"),
    "token.expired": gettext_lazy("Token past its last day"),
    "token.expiry_changed": gettext_lazy("Last day of a token changed"),
    "token.handover_made": gettext_lazy("Link that shows a token once made"),
    "token.handover_shown": gettext_lazy("Token shown through its link"),
    "token.networks_changed": gettext_lazy("Networks of a token changed"),
    "token.renamed": gettext_lazy("Token renamed"),
    "token.retired": gettext_lazy("Earlier token ended"),
    "token.revoked": gettext_lazy("Token revoked"),
    "token.rotated": gettext_lazy("Token replaced by a newer one"),
    "token.shown": gettext_lazy("Token shown"),
    "token.stale_call": gettext_lazy("Call with a token past its end"),
    "user_template.created": gettext_lazy("User template made"),
    "user_template.deleted": gettext_lazy("User template deleted"),
    "user_template.updated": gettext_lazy("User template changed"),
    "webhook.created": gettext_lazy("Webhook made"),
    "webhook.deleted": gettext_lazy("Webhook deleted"),
    "webhook.secret_made": gettext_lazy("New secret made for a webhook"),
    "webhook.sent_again": gettext_lazy("Message of a webhook sent again"),
    "webhook.updated": gettext_lazy("Webhook changed"),
}
SUBJECTS = {
    "company": gettext_lazy("Company"),
    "debtor": gettext_lazy("Debtor"),
    "employee": gettext_lazy("Employee"),
    "environment": gettext_lazy("Environment"),
    "login": gettext_lazy("Login"),
    "tag": gettext_lazy("Tag"),
    "user_template": gettext_lazy("User template"),
    "webhook": gettext_lazy("Webhook"),
}
ACTORS = {
    "token": gettext_lazy("with an API token"),
    "visitor": gettext_lazy("without signing in"),
}
FIELDS = {
    "allows_sign_on": gettext_lazy("Single sign-on with a token"),
    "at": gettext_lazy("When"),
    "closed_operations": gettext_lazy("Operations switched off"),
    "codes": gettext_lazy("Wage codes"),
    "colour": gettext_lazy("Colour"),
    "columns": gettext_lazy("What changed"),
    "copied_from": gettext_lazy("Copied from"),
    "dashlets": gettext_lazy("Dashlet rights"),
    "debtor": gettext_lazy("Debtor"),
    "email": gettext_lazy("E-mail address"),
    "employee_type": gettext_lazy("Type"),
    "employments": gettext_lazy("Employments"),
    "end": gettext_lazy("Why it ended"),
    "endpoint": gettext_lazy("Endpoint"),
    "event": gettext_lazy("Event"),
    "events": gettext_lazy("Events"),
    "department": gettext_lazy("Department"),
    "function": gettext_lazy("Function"),
    "hours_per_week": gettext_lazy("Contract hours a week"),
    "family": gettext_lazy("Kind of record"),
    "filter": gettext_lazy("In the filter"),
    "filter_kind": gettext_lazy("Filter"),
    "first": gettext_lazy("From"),
    "format": gettext_lazy("Format"),
    "from": gettext_lazy("From where"),
    "is_active": gettext_lazy("Active"),
    "is_show_once": gettext_lazy("Tokens are shown once only"),
    "key_id": gettext_lazy("Public part of the token"),
    "kind": gettext_lazy("Kind"),
    "last": gettext_lazy("Up to and with"),
    "last_day": gettext_lazy("Last day"),
    "level": gettext_lazy("Level"),
    "lines": gettext_lazy("Lines"),
    "name": gettext_lazy("Name"),
    "networks": gettext_lazy("Networks"),
    "number": gettext_lazy("Number"),
    "old_works_until": gettext_lazy("Earlier token works until"),
    "period": gettext_lazy("Period"),
    "product": gettext_lazy("Product"),
    "record_id": gettext_lazy("Number of the record"),
    "requires_second_factor": gettext_lazy("Second factor required"),
    "search": gettext_lazy("Searched for"),
    "sessions": gettext_lazy("Sessions"),
    "size": gettext_lazy("Size in bytes"),
    "status": gettext_lazy("Status"),
    "subdomain": gettext_lazy("Subdomain"),
    "tags": gettext_lazy("Tags"),
    "template": gettext_lazy("User template"),
    "works_until": gettext_lazy("Works until"),
}
_CHOICES: dict[str, type[models.TextChoices]] = {
    "end": TokenEnd,
    "filter_kind": FilterKind,
    "kind": TemplateKind,
    "level": Level,
    "product": Product,
    "status": LoginStatus,
}
_DASHLETS = dict(Dashlet.choices)


@dataclass(frozen=True, slots=True)
class Change:
    """A field before and after, in words."""

    name: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


def event_words(event: str) -> str:
    return str(EVENTS.get(event, event))


def actor_words(entry: Entry) -> str:
    """Who it was: a login by its address, our own work by our name."""
    return entry.actor_name or _("Somebody unknown")


def changes(entry: Entry) -> list[Change]:
    """What was before and after, field by field."""
    before, after = entry.before or {}, entry.after or {}
    return [
        Change(_field(name), _shown(name, before), _shown(name, after))
        for name in dict.fromkeys([*before, *after])
    ]


def _field(name: str) -> str:
    words = FIELDS.get(name) or _DASHLETS.get(name)
    return str(words) if words else name.replace("_", " ").capitalize()


def _shown(name: str, values: Mapping[str, Any]) -> str:
    return _value(name, values[name]) if name in values else ""


def _value(name: str, value: Any) -> str:
    match value:
        case None | "" | [] | {}:
            return "–"  # noqa: RUF001 - nothing, as everywhere else on the pages
        case bool():
            return _("Yes") if value else _("No")
        case dict():
            return ", ".join(f"{_field(key)}: {_value(key, each)}" for key, each in value.items())
        case list():
            return ", ".join(_value(name, each) for each in value)
        case str():
            choices = _CHOICES.get(name)
            return str(choices(value).label) if choices and value in choices.values else _time(value)
    return str(value)


def _time(text: str) -> str:
    """A moment or a day as the language writes it; other text as it is."""
    try:
        if at := parse_datetime(text):
            return str(formats.date_format(timezone.localtime(at), _("j M Y H:i"))) if at.tzinfo else text
        day = parse_date(text)
    except ValueError:
        return text
    return str(formats.date_format(day, "DATE_FORMAT")) if day else text
