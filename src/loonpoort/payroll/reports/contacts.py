"""The contact persons of companies within reach."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import CompanyContactPerson
from loonpoort.organisation.selections import Selection, Unscoped
from loonpoort.payroll.reports.declared import Asked, Place, Report
from loonpoort.payroll.reports.xml import elements

AT_ONCE = 250


def _contacts(reached: Sequence[Place], asked: Asked) -> Iterator[str]:
    yield "<root><CompanyContactPersonReport>"
    for begin in range(0, len(reached), AT_ONCE):
        part = reached[begin : begin + AT_ONCE]
        ids = [place.company.id for place in part]
        # Filled up, so that every part has one shape and is compiled once.
        filled = ids + ids[-1:] * (AT_ONCE - len(ids))
        found = Selection(Unscoped(CompanyContactPerson), ()).filter(company_id__in=filled)
        people = {row[0]: row[1:] for row in found.values_list("company_id", "name", "email", "phone")}
        yield "".join(
            _company(place, people[place.company.id]) for place in part if place.company.id in people
        )
    yield "</CompanyContactPersonReport></root>"


def _company(place: Place, person: tuple[str | None, ...]) -> str:
    name, email, phone = person
    told = elements(
        CompanyID=place.company.id,
        CompanyNumber=place.number,
        CompanyName=place.name,
        DebtorID=place.debtor_id,
        DebtorNumber=place.debtor_number,
        DebtorName=place.debtor_name,
        ContactPersonName=name,
        Email=email,
        Telephone=phone,
    )
    return f"<Company>{told}</Company>"


CONTACT_PERSONS = Report("CompanyContactPerson", _("Contact persons of companies"), _contacts)
