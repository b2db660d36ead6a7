"""The hour and wage codes that a new company begins with.

A set of our own, small enough to be read in one go and enough to book what most employers book: worked
hours and overtime, leave and illness, allowances, costs and deductions. A company changes it as it likes.
"""

from collections.abc import Collection, Iterator
from typing import TypeVar

from loonpoort.organisation.models import Company, HourCode, WageCode
from loonpoort.organisation.models.company_lists import CompanyCode

Code = TypeVar("Code", bound=CompanyCode)

HOUR_CODES = {
    1000: "Gewerkte uren",
    1010: "Meeruren",
    1025: "Overuren 125%",
    1050: "Overuren 150%",
    1100: "Overuren 200%",
    1200: "Onregelmatigheidstoeslag 25%",
    1210: "Onregelmatigheidstoeslag 50%",
    1220: "Zondagtoeslag 100%",
    1300: "Consignatie-uren",
    1400: "Reisuren",
    2000: "Vakantie-uren",
    2010: "Uitbetaalde vakantie-uren",
    2100: "Bijzonder verlof",
    2110: "Onbetaald verlof",
    2200: "Ziekte-uren",
    2300: "Feestdaguren",
}
WAGE_CODES = {
    3000: "Bruto vergoeding",
    3010: "Bonus",
    3020: "Provisie",
    3030: "Dertiende maand",
    3040: "Gratificatie",
    3100: "Ploegentoeslag",
    3110: "Toeslag bereikbaarheid",
    4000: "Netto vergoeding",
    4010: "Reiskostenvergoeding",
    4020: "Kilometervergoeding",
    4030: "Telefoonvergoeding",
    4040: "Thuiswerkvergoeding",
    4050: "Declaratie onkosten",
    5000: "Bruto inhouding",
    5010: "Netto inhouding",
    5020: "Voorschot",
    5030: "Loonbeslag",
    5040: "Personeelsvereniging",
}


def add_default_codes(companies: Collection[Company]) -> None:
    """Give companies the hour and wage codes to begin with; a code that one has already stays as it is."""
    HourCode.unscoped.bulk_create(_codes(HourCode, HOUR_CODES, companies), 1000, ignore_conflicts=True)
    WageCode.unscoped.bulk_create(_codes(WageCode, WAGE_CODES, companies), 1000, ignore_conflicts=True)


def _codes(model: type[Code], codes: dict[int, str], companies: Collection[Company]) -> Iterator[Code]:
    for company in companies:
        for number, description in codes.items():
            yield model(company=company, number=number, description=description)
