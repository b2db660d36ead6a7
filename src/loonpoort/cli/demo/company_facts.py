"""What the demo's companies are besides a number and a name: where, whom to call, how they are insured."""

from decimal import Decimal
from random import Random
from typing import Any

from loonpoort.cli.demo.bank_numbers import fictitious_ibans
from loonpoort.cli.demo.documents import pdf
from loonpoort.cli.demo.places import CITIES, home_address, telephone_number
from loonpoort.cli.demo.plans import DebtorPlan
from loonpoort.organisation.models import (
    AgreementPart,
    BankAccountType,
    Company,
    CompanyAddress,
    CompanyBankAccount,
    CompanyContactPerson,
    ContactGender,
    LabourAgreement,
    LabourAgreementPart,
)
from loonpoort.payroll.models import CompanyFile, CompanySchedule, CompanySocialSecurity
from loonpoort.payroll.models.company_facts import FULL_WEEK
from loonpoort.payroll.sectors import NO_CAO, TEMPORARY_WORK

_PEOPLE = (
    ("Karin Post", ContactGender.FEMALE),
    ("Hassan Amrani", ContactGender.MALE),
    ("Els van Dam", ContactGender.FEMALE),
    ("Peter Kuipers", ContactGender.MALE),
)
_SECTORS = {
    "Zorg": 35,
    "Horeca": 33,
    "Transport": 32,
    "Schilders": 56,
    "Kinderopvang": 35,
    "Installatie": 12,
    "Uitzend": TEMPORARY_WORK,
    "Bakkerij": 13,
}
_PARTS = {
    AgreementPart.SCHEDULE_MODEL: "Roosters van de cao",
    AgreementPart.WAGE_MODEL: "Looncomponenten van de cao",
    AgreementPart.HOURS_MODEL: "Uurcomponenten van de cao",
    AgreementPart.LEAVE_MODEL: "Verlof van de cao",
}
_OTHER_SECTOR = 44
_PREMIUM_GROUP = 2
"""Of who lends out people."""


def make_company_facts(companies: list[Company], plan: DebtorPlan) -> None:
    """Save what is kept of each company of a debtor."""
    # A stream of its own: who the people are does not depend on where their company is.
    random = Random(f"companies of {plan.name}")  # noqa: S311 - made up, and always the same
    numbers = fictitious_ibans(random)
    CompanyAddress.unscoped.bulk_create(_address(company, plan, random) for company in companies)
    CompanyBankAccount.unscoped.bulk_create(
        CompanyBankAccount(
            company=company,
            description="Lonen",
            iban=iban,
            bic=bic,
            city=plan.city,
            name=company.name,
            type=BankAccountType.STANDARD,
        )
        for company, (iban, bic) in zip(companies, numbers, strict=False)
    )
    CompanyContactPerson.unscoped.bulk_create(_person(company, plan, random) for company in companies)
    CompanySchedule.unscoped.bulk_create(_schedules(companies))
    CompanySocialSecurity.unscoped.bulk_create(_insured(company, plan, random) for company in companies)
    CompanyFile.unscoped.bulk_create(_file(company) for company in companies)
    LabourAgreementPart.unscoped.bulk_create(_agreement_parts(companies[0]))


def _agreement_parts(company: Company) -> list[LabourAgreementPart]:
    """Of the agreements of its debtor."""
    agreements: Any = LabourAgreement.unscoped.filter(debtor_id=company.debtor_id)
    return [
        LabourAgreementPart(agreement=agreement, part=part, code=code, description=description)
        for agreement in agreements
        for code, (part, description) in enumerate(_PARTS.items(), start=1)
    ]


def _address(company: Company, plan: DebtorPlan, random: Random) -> CompanyAddress:
    home = home_address(random, CITIES[plan.city])
    return CompanyAddress(
        company=company,
        street=home.street,
        house_number=home.house_number,
        postal_code=home.postal_code,
        city=home.city,
        country_code=home.country_code,
    )


def _person(company: Company, plan: DebtorPlan, random: Random) -> CompanyContactPerson:
    name, gender = random.choice(_PEOPLE)
    return CompanyContactPerson(
        company=company,
        name=name,
        gender=gender,
        email=f"{name.partition(' ')[0].lower()}@{plan.domain}",
        phone=telephone_number(random, CITIES[plan.city].area_code),
        function="Salarisadministrateur",
        department="Personeelszaken",
    )


def _schedules(companies: list[Company]) -> list[CompanySchedule]:
    """Forty hours, and thirty-six on nine days of two weeks."""
    second = {f"{column}2": hours for column, hours in FULL_WEEK.items() if not column.endswith("2")}
    nine_days = {**FULL_WEEK, **second, "hours_friday2": Decimal(0)}
    return [
        CompanySchedule(company=company, number=number, **hours)
        for company in companies
        for number, hours in ((1, FULL_WEEK), (2, nine_days))
    ]


def _insured(company: Company, plan: DebtorPlan, random: Random) -> CompanySocialSecurity:
    sector = next((code for trade, code in _SECTORS.items() if plan.name.startswith(trade)), _OTHER_SECTOR)
    agreements = LabourAgreement.unscoped.filter(debtor_id=company.debtor_id).order_by("-first_period")
    agreement: Any = agreements.first()
    return CompanySocialSecurity(
        company=company,
        sector=sector,
        risk_group=_PREMIUM_GROUP if sector == TEMPORARY_WORK else 0,
        cao_code=agreement.number if agreement else NO_CAO,
        bears_wga_risk=random.random() < 0.25,
        wga_percentage_employee=Decimal("0.38"),
        wga_percentage_employer=Decimal("0.77"),
    )


def _file(company: Company) -> CompanyFile:
    content = pdf(["Loonheffingennummer", company.name])
    return CompanyFile(
        company=company,
        folder="Belastingdienst",
        name="loonheffingennummer.pdf",
        size=len(content),
        content=content,
    )
