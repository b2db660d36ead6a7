"""The data that everybody serves: which sizes, and what is in a row. Equal on every machine."""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

SEED = 20270301
ENVIRONMENT = "bench"
CREATED_AT = datetime.datetime(2026, 1, 5, 8, tzinfo=datetime.UTC)
TAGS = 5
"""Each debtor has one of them; the login with a filter has them all, so that it sees what All sees."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much there is of everything."""

    name: str
    debtors: int = 100
    companies: int = 300
    employees: int = 20_000
    large_companies: tuple[int, ...] = (5_000,)
    logins: int = 0
    """Beside the two that the measurements call with."""
    templates: int = 0

    def company_sizes(self) -> list[int]:
        """The employees of each company: the large ones first, the rest divided evenly."""
        small = self.companies - len(self.large_companies)
        each, over = divmod(self.employees - sum(self.large_companies), small)
        return [*self.large_companies, *(each + (number < over) for number in range(small))]


PLANS = {
    plan.name: plan
    for plan in (
        Plan("base"),
        Plan("large", employees=1_000_000, large_companies=(5_000, 25_000, 100_000)),
        Plan("gate", debtors=5_000, logins=10_000, templates=1_000),
    )
}

FIRST_NAMES = (
    "Daan",
    "Emma",
    "Sem",
    "Julia",
    "Zoë",
    "Lucas",
    "Noor",
    "Ruben",
    "Fleur",
    "Bram",
    "Jaël",
    "Ahmed",
)
LAST_NAMES = (
    "Jansen",
    "De Vries",
    "Bakker",
    "Visser",
    "Smit",
    "Meijer",
    "Mulder",
    "Bos",
    "Vos & Zn",
    "Peters",
)
PREFIXES = (None, None, None, "van", "van der")
PLACES = ("Amsterdam", "Rotterdam", "Utrecht", "Groningen", "Breda", "'s-Hertogenbosch", "Zwolle", "Enschede")


def people(count: int) -> Iterator[dict[str, Any]]:
    """Personal details for ``count`` employees: of the 36 fields on the wire about half have a value."""
    source = random.Random(SEED)
    for number in range(count):
        first, last = source.choice(FIRST_NAMES), source.choice(LAST_NAMES)
        yield {
            "bsn": f"{source.randrange(10**8, 10**9)}",
            "first_name": first,
            "initials": f"{first[0]}.{source.choice('ABCDEFGH')}.",
            "prefix": source.choice(PREFIXES),
            "last_name": last,
            "gender": source.choice(("male", "female")),
            "nationality_code": 1,
            "birthday": datetime.date(1960, 1, 1) + datetime.timedelta(days=source.randrange(16_000)),
            "place_of_birth": source.choice(PLACES),
            "identification_type": 1,
            "marital_status": source.randrange(6),
            "name_display": source.randrange(4),
            "telephone_mobile_private": f"06-{source.randrange(10**7, 10**8)}",
            "email_private": f"employee{number}@example.org",
        }
