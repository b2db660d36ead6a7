"""What is kept of a company: each change is checked, made and recorded in one transaction."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor
from loonpoort.organisation.models import Company, CompanyAddress, CompanyBankAccount
from loonpoort.organisation.models.company_lists import CompanyListRow
from loonpoort.payroll import events
from loonpoort.payroll.changes import UnknownRecordError
from loonpoort.payroll.models import CompanyFile
from loonpoort.payroll.stored_files import check_file

MOST_FILES = 1000
"""Of a company: a package that goes round and round does not fill the database."""
MOST_ROWS = 1000
"""Of addresses and of bank accounts, likewise."""

Fact = TypeVar("Fact", bound=CompanyListRow)


def account_of(company_id: int) -> CompanyBankAccount | None:
    """The bank account that a company, which was found within reach, pays from."""
    return CompanyBankAccount._base_manager.filter(company_id=company_id).order_by("-pk").first()


def add_fact(actor: Actor, model: type[Fact], company_id: int, values: Mapping[str, Any]) -> Fact:
    """Add one of what a company may have several of. Raises ValidationError, by field."""
    with _held(company_id) as company:
        if model._base_manager.filter(company_id=company_id).count() >= MOST_ROWS:
            text = _("A company may have %(most)d of these.") % {"most": MOST_ROWS}
            raise ValidationError({"company": text})
        return _write(actor, company, model(company_id=company_id), values)


def change_fact(actor: Actor, model: type[Fact], company_id: int, pk: int, values: Mapping[str, Any]) -> Fact:
    """Change one of what a company has; 0 is the one that holds.

    Raises ValidationError, by field, and UnknownRecordError.
    """
    with _held(company_id) as company:
        own = model._base_manager.filter(company_id=company_id)
        row = (own.filter(pk=pk) if pk else own.order_by(*(model._meta.ordering or ["pk"]))).first()
        if row is None:
            raise UnknownRecordError
        return _write(actor, company, row, values)


def set_fact(
    actor: Actor, model: type[Fact], company_id: int, values: Mapping[str, Any], **among: Any
) -> Fact:
    """Say what a company has one of (``among`` tells which), in place of what was said before.

    Raises ValidationError, by field.
    """
    with _held(company_id) as company:
        found = model._base_manager.filter(company_id=company_id, **among).first()
        return _write(actor, company, found or model(company_id=company_id, **among), values)


def add_file(actor: Actor, company_id: int, folder: str, name: str, content: bytes) -> CompanyFile:
    """Keep a file of a company, which was found within reach. Raises ValidationError, by field."""
    file = CompanyFile(company_id=company_id, folder=folder, name=name, size=len(content), content=content)
    check_file(file, content, of="company")
    with _held(company_id) as company:
        if CompanyFile._base_manager.filter(company_id=company_id).count() >= MOST_FILES:
            text = _("A company may have %(most)d files.") % {"most": MOST_FILES}
            raise ValidationError({"company": text})
        file.save()
        events.record_company(
            events.COMPANY_FILE_ADDED, company, actor, before={}, after=_picture_of_file(file)
        )
    return file


def take_file(actor: Actor, company: Company, pk: int) -> CompanyFile | None:
    """Give a file of a company, content and all, and record who took it; None when there is none."""
    with transaction.atomic():
        file = CompanyFile._base_manager.filter(company=company, pk=pk).first()
        if file is not None:
            picture = _picture_of_file(file)
            events.record_company(events.COMPANY_FILE_DOWNLOADED, company, actor, before={}, after=picture)
    return file


@contextmanager
def _held(company_id: int) -> Iterator[Company]:
    """The company, held: changes of what is kept of it follow one another."""
    with transaction.atomic():
        found = Company.unscoped.select_for_update(of=("self",)).select_related("debtor")
        yield found.get(pk=company_id)


def _write(actor: Actor, company: Company, row: Fact, values: Mapping[str, Any]) -> Fact:
    """Fill in, check and save a row. What is recorded is which columns changed, never their values."""
    before = {name: getattr(row, name) for name in values}
    is_new = row._state.adding
    for name, value in values.items():
        setattr(row, name, value)
    row.clean_fields(exclude=["company"])
    row.clean()
    columns = sorted(name for name in values if is_new or getattr(row, name) != before[name])
    if columns:
        if isinstance(row, CompanyAddress):
            row.make_room()
        row.save()
        picture: dict[str, object] = {"family": type(row).__name__, "record_id": row.pk, "columns": columns}
        events.record_company(events.COMPANY_DETAILS_CHANGED, company, actor, before={}, after=picture)
    return row


def _picture_of_file(file: CompanyFile) -> dict[str, object]:
    """Which file it is, without its name: that may say what not every reader may know."""
    return {"record_id": file.pk, "size": file.size}
