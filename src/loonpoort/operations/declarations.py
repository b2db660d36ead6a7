"""Declarations of wage tax and pension exports of companies: people draw them up, packages read them."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Any

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import LongText, Message, Named, RefusedBy, Rows
from loonpoort.contract.faults import CompanyFault, DeclarationSentFault, RecordFault, ValuesFault
from loonpoort.operations.parameters import CompanyId
from loonpoort.operations.services import company_service
from loonpoort.organisation.periods import Period
from loonpoort.payroll.declaration_files import declaration_pieces, declarations_of
from loonpoort.payroll.declarations import AlreadySentError, UnknownDeclarationError, mark_sent
from loonpoort.payroll.handles import CompanyHandle
from loonpoort.payroll.models import DeclarationKind, DeclarationStatus

NO_MOMENT = datetime.datetime(1, 1, 1)  # noqa: DTZ001 - zone-less on the wire
STATUS = {DeclarationStatus.DRAFT: "Draft", DeclarationStatus.SENT: "Sent"}
"""The contract leaves the words open: these are ours."""
COLUMNS = (
    "pk",
    "serial_number",
    "payment_reference",
    "total",
    "first_period",
    "last_period",
    "year",
    "status",
    "sent_at",
)

DeclarationYear = Annotated[int, Named("intYear"), Meta(description="Payroll year.", examples=[2026])]
DeclarationId = Annotated[
    int,
    Named("LoonaangifteID"),
    Meta(description="Id of a declaration by WageTax_GetList.", examples=[12]),
    RefusedBy(RecordFault),
]
ExportId = Annotated[
    int,
    Named("PensionExportID"),
    Meta(description="Id of an export by PensionExport_GetList.", examples=[13]),
    RefusedBy(RecordFault),
]


class WageTax(Message):
    loonaangifte_id: Annotated[int, Named("LoonaangifteID")]
    serial_number: int
    payment_reference: str | None
    total_general: int
    period: int
    year: int
    status: str | None
    sent_at: datetime.datetime
    tijdvak_start: datetime.datetime
    tijdvak_end: datetime.datetime
    correction_tijdvak_start: datetime.datetime | None
    correction_tijdvak_end: datetime.datetime | None


class PensionExport(Message):
    pension_export_id: Annotated[int, Named("PensionExportID")]
    serial_number: int
    period: int
    year: int
    status: str | None
    sent_at: datetime.datetime
    correction_tijdvak_start: datetime.datetime | None
    correction_tijdvak_end: datetime.datetime | None


@company_service.operation("WageTax_GetList")
def wage_tax_declarations(call: Call, company_id: CompanyId, int_year: DeclarationYear) -> Rows[WageTax]:
    """Lists the wage-tax declarations of a company over periods of a year, by period and serial number.

    TotalGeneral is what is to be paid, in whole euros, less what was declared before over the same periods.
    Period is the first that it is over, TijdvakStart and TijdvakEnd are the first and the last day of all.
    Status is Draft, or Sent once it was marked as sent elsewhere; SentAt is 0001-01-01 until then. One with
    a serial number above 1 corrects those before it: its Correction elements are the same days.
    """
    company = call.company(company_id)
    return Rows(
        (pk, serial, reference or None, total, first, year, STATUS[status], sent_at or NO_MOMENT, *days, *of)
        for pk, serial, reference, total, first, year, status, sent_at, days, of in _declarations(
            company, DeclarationKind.WAGE_TAX, int_year
        )
    )


@company_service.operation("WageTax_GetXML", faults=(RecordFault,))
def wage_tax_declaration(call: Call, loonaangifte_id: DeclarationId, company_id: CompanyId) -> LongText:
    """Returns a wage-tax declaration of a company as an XML text, as it was drawn up.

    In wagetaxdeclaration stand company, year, firstperiod, lastperiod, firstday, lastday, serialnumber and
    paymentreference if there is one; totals; and in employees each with its number. Amounts are taxable, tax,
    taxcredit, healthwithheld and healthemployer. The shape is ours: it is no message that the tax authority
    takes in.
    """
    return _text(call, company_id, DeclarationKind.WAGE_TAX, loonaangifte_id)


@company_service.operation(
    "WageTax_SetSentExternal", is_write=True, faults=(RecordFault, DeclarationSentFault, ValuesFault)
)
def set_sent(call: Call, loonaangifte_id: DeclarationId, company_id: CompanyId) -> bool:
    """Marks a wage-tax declaration as sent elsewhere, and returns true. It cannot be marked twice."""
    company = call.company(company_id)
    try:
        mark_sent(call.actor, company.id, loonaangifte_id, DeclarationKind.WAGE_TAX)
    except UnknownDeclarationError as error:
        raise RecordFault from error
    except AlreadySentError as error:
        raise DeclarationSentFault from error
    return True


@company_service.operation("PensionExport_GetList")
def pension_exports(call: Call, company_id: CompanyId, int_year: DeclarationYear) -> Rows[PensionExport]:
    """Lists the pension exports of a company over periods of a year, by period and serial number.

    Status, SentAt and the Correction elements are as those of WageTax_GetList.
    """
    company = call.company(company_id)
    return Rows(
        (pk, serial, first, year, STATUS[status], sent_at or NO_MOMENT, *of)
        for pk, serial, _, _, first, year, status, sent_at, _, of in _declarations(
            company, DeclarationKind.PENSION, int_year
        )
    )


@company_service.operation("PensionExport_GetXML", faults=(RecordFault,))
def pension_export(call: Call, pension_export_id: ExportId, company_id: CompanyId) -> LongText:
    """Returns a pension export of a company as an XML text, as it was drawn up.

    In pensionexport stand company, year, firstperiod, lastperiod, firstday, lastday and serialnumber; totals;
    and in employees each with its number. A line has the code, description, kind and amount of a wage code
    that is marked as pension. The shape is ours, and that of no pension fund.
    """
    return _text(call, company_id, DeclarationKind.PENSION, pension_export_id)


def _declarations(company: CompanyHandle, kind: DeclarationKind, year: int) -> Iterator[tuple[Any, ...]]:
    """Rows of columns, with the first and last day, and those that are corrected."""
    calendar = company.calendar
    rows = declarations_of(company, kind).filter(year=year).values_list(*COLUMNS)
    for pk, serial, reference, total, first, last, of, status, sent_at in rows:
        days = (
            _midnight(calendar.first_day(Period(of, first))),
            _midnight(calendar.last_day(Period(of, last))),
        )
        corrected = days if serial > 1 else (None, None)
        yield pk, serial, reference, total, first, of, DeclarationStatus(status), sent_at, days, corrected


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time())


def _text(call: Call, company_id: int, kind: DeclarationKind, pk: int) -> LongText:
    company = call.company(company_id)
    known = call.companies().filter(pk=company_id).first("name")
    if known is None:
        raise CompanyFault
    declaration = declarations_of(company, kind).filter(pk=pk).queryset.first()
    if declaration is None:
        raise RecordFault
    return LongText(declaration_pieces(company, known[0], declaration))
