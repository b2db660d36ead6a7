"""How a company's wage codes, and the salary, are booked when a run takes them in."""

from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor
from loonpoort.organisation.models import WageCode
from loonpoort.payroll.events import COMPANY_BOOKING_CHANGED, record_company
from loonpoort.payroll.models import CodeBooking
from loonpoort.payroll.run_actions import holding


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingChoices:
    """What a code is, and its accounts: both, or neither."""

    code_id: int | None
    """The wage code; None for the salary."""
    kind: str
    debit_account: str = ""
    credit_account: str = ""


def book_code(actor: Actor, company_id: int, choices: BookingChoices) -> CodeBooking:
    """Say how a code is booked from the next processing on. Raises ValidationError, by choice."""
    with holding(company_id) as company:
        named = _("Salary")
        if choices.code_id is not None:
            code: Any = WageCode.unscoped.filter(company=company, pk=choices.code_id).first()
            if code is None:
                raise ValidationError({"code_id": _("The company has no such wage code.")})
            named = str(code)
        rows: Any = CodeBooking.unscoped.filter(company=company, code_id=choices.code_id)
        booking: CodeBooking = rows.first() or CodeBooking(company=company, code_id=choices.code_id)
        before = _told(booking) if booking.pk else {}
        booking.kind = choices.kind
        booking.debit_account = choices.debit_account.strip()
        booking.credit_account = choices.credit_account.strip()
        booking.clean_fields(exclude=["company", "code"])
        booking.clean()
        booking.save()
        after = {"name": named, **_told(booking)}
        record_company(COMPANY_BOOKING_CHANGED, company, actor, before=before, after=after)
        return booking


def _told(booking: CodeBooking) -> dict[str, object]:
    said = BookingChoices(
        code_id=booking.code_id,
        kind=booking.kind,
        debit_account=booking.debit_account,
        credit_account=booking.credit_account,
    )
    return {name: value for name, value in asdict(said).items() if name != "code_id"}
