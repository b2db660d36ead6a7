"""What the demo's debtors are besides a number and a name: where, whom to call, how they are served."""

import datetime
from random import Random

from loonpoort.cli.demo.bank_numbers import fictitious_ibans
from loonpoort.cli.demo.places import CITIES, home_address, telephone_number
from loonpoort.cli.demo.plans import DebtorPlan
from loonpoort.cli.demo.relations import make_extra_fields
from loonpoort.organisation.models import (
    AccountantContact,
    Debtor,
    DebtorAddress,
    DebtorBankAccount,
    DebtorContactPerson,
    DebtorTitle,
    LabourAgreement,
    Manager,
    ServiceLevel,
)

_PEOPLE = ("Anneke Vos", "Rob Scholten", "Fatima el Idrissi", "Wim Dijkstra", "Sanne Kok", "Jeroen Prins")
_TITLES = ("Dhr.", "Mevr.", "Drs.", "Ir.", "Mr.")
_MANAGERS = (
    ("Marieke", "Blom", "Personeelszaken", "Hoofd"),
    ("Tom", "Hendrix", "Uitvoering", "Bedrijfsleider"),
)
_AGREEMENTS = {
    "Zorg": "CAO Verpleeg-, Verzorgingshuizen en Thuiszorg",
    "Horeca": "Horeca-cao",
    "Transport": "CAO Beroepsgoederenvervoer",
    "Schilders": "CAO Schilders-, Afwerkings- en Glaszetbedrijf",
    "Kinderopvang": "CAO Kinderopvang",
    "Installatie": "CAO Metaal en Techniek",
    "Uitzend": "CAO voor Uitzendkrachten",
    "Bakkerij": "CAO Bakkersbedrijf",
}
_LEVELS = ("Basis", "Compleet", "Volledig ontzorgd")


def make_facts(debtors: list[Debtor], plans: tuple[DebtorPlan, ...], random: Random) -> None:
    """Save what is kept of each debtor."""
    pairs = list(zip(debtors, plans, strict=True))
    numbers = fictitious_ibans(random)
    DebtorAddress.unscoped.bulk_create(_address(debtor, plan, random) for debtor, plan in pairs)
    DebtorBankAccount.unscoped.bulk_create(
        DebtorBankAccount(
            debtor=debtor, description="Loonbetalingen", iban=iban, bic=bic, city=plan.city, name=debtor.name
        )
        for (debtor, plan), (iban, bic) in zip(pairs, numbers, strict=False)
    )
    DebtorContactPerson.unscoped.bulk_create(
        DebtorContactPerson(
            debtor=debtor,
            name=random.choice(_PEOPLE),
            email=f"contact@{plan.domain}",
            phone=telephone_number(random, CITIES[plan.city].area_code),
        )
        for debtor, plan in pairs
    )
    AccountantContact.unscoped.bulk_create(
        AccountantContact(
            debtor=debtor, name="Hanneke de Wit", email="hanneke@delinde.example", phone="030-0123456"
        )
        for debtor in debtors
    )
    DebtorTitle.unscoped.bulk_create(
        DebtorTitle(debtor=debtor, name=title) for debtor in debtors for title in _TITLES
    )
    Manager.unscoped.bulk_create(_managers(pairs, random))
    ServiceLevel.unscoped.bulk_create(
        ServiceLevel(
            debtor=debtor,
            start_year=2024,
            start_period=1,
            service_level=random.choice(_LEVELS),
            contract_begins_on=datetime.date(2024, 1, 1),
        )
        for debtor in debtors
    )
    LabourAgreement.unscoped.bulk_create(_agreements(debtors))
    make_extra_fields(debtors)


def _address(debtor: Debtor, plan: DebtorPlan, random: Random) -> DebtorAddress:
    home = home_address(random, CITIES[plan.city])
    return DebtorAddress(
        debtor=debtor,
        street=home.street,
        house_number=home.house_number,
        postal_code=home.postal_code,
        city=home.city,
        country_code=home.country_code,
    )


def _managers(pairs: list[tuple[Debtor, DebtorPlan]], random: Random) -> list[Manager]:
    return [
        Manager(
            debtor=debtor,
            number=number,
            first_name=first_name,
            name=name,
            department=department,
            function=function,
            phone_number=telephone_number(random, CITIES[plan.city].area_code),
            email=f"{first_name.lower()}@{plan.domain}",
        )
        for debtor, plan in pairs
        for number, (first_name, name, department, function) in enumerate(_MANAGERS, start=1)
    ]


def _agreements(debtors: list[Debtor]) -> list[LabourAgreement]:
    """The one of its trade, as it was until this year and as it is now."""
    rows = []
    for debtor in debtors:
        for number, (trade, name) in enumerate(_AGREEMENTS.items(), start=1):
            if debtor.name.startswith(trade):
                spans = ((202401, 202512), (202601, None))
                rows += [
                    LabourAgreement(
                        debtor=debtor, number=number, name=name, first_period=first, last_period=last
                    )
                    for first, last in spans
                ]
    return rows
