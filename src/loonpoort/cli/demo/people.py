"""Made-up people."""

import datetime
from collections.abc import Iterator
from copy import copy
from random import Random

from django.utils.text import slugify
from faker import Faker
from stdnum.nl import bsn

from loonpoort.cli.demo.bank_numbers import fictitious_ibans
from loonpoort.cli.demo.places import CITIES, telephone_number
from loonpoort.payroll.models import Gender, MaritalStatus, NameDisplay, PersonalInfo

DUTCH = 1
"""The code of the Dutch nationality."""

_NAME_DISPLAYS = {
    Gender.MALE: [NameDisplay.OWN] * 9 + [NameDisplay.OWN_PARTNER],
    Gender.FEMALE: [NameDisplay.OWN] * 4
    + [NameDisplay.PARTNER] * 2
    + [NameDisplay.PARTNER_OWN] * 3
    + [NameDisplay.OWN_PARTNER],
}


class People:
    """Makes up one person after another. Equal seeds give equal people."""

    def __init__(self, seed: int) -> None:
        self._fake = Faker("nl_NL")
        self._fake.seed_instance(seed)
        self.random: Random = self._fake.random
        self._bsns = fictitious_bsns(self.random)
        # A stream of its own: who the people are does not depend on where they bank.
        self.accounts = fictitious_ibans(Random(seed))  # noqa: S311 - made up, and the same every time
        """IBANs, each with the BIC of its bank."""

    def single(self, *, hired_in: int) -> PersonalInfo:
        """An unmarried person who was between 17 and 55 in the year ``hired_in``."""
        gender = self.random.choice([Gender.MALE, Gender.FEMALE])
        first_name = self._first_name(gender)
        prefix, last_name = self._family_name()
        return PersonalInfo(
            bsn=next(self._bsns),
            first_name=first_name,
            initials=self._initials(first_name),
            prefix=prefix,
            last_name=last_name,
            gender=gender,
            nationality_code=DUTCH,
            birthday=self._birthday(hired_in),
            place_of_birth=self.random.choice(list(CITIES)),
            country_of_birth_code="NL",
            marital_status=MaritalStatus.UNMARRIED,
            telephone_mobile_private=telephone_number(self.random, "06"),
            email_private=f"{slugify(f'{first_name} {last_name}').replace('-', '.')}@example.org",
        )

    def married(self, single: PersonalInfo) -> PersonalInfo:
        """The same person with a partner, who is also whom to call in an emergency."""
        info = copy(single)
        info.marital_status = self.random.choice([MaritalStatus.MARRIED] * 4 + [MaritalStatus.PARTNERSHIP])
        info.partner_prefix, info.partner_last_name = self._family_name()
        info.name_display = self.random.choice(_NAME_DISPLAYS[Gender(info.gender)])
        info.emergency_contact = self._first_name(self.random.choice([Gender.MALE, Gender.FEMALE]))
        info.emergency_phone = telephone_number(self.random, "06")
        info.emergency_relation = "Partner"
        return info

    def _first_name(self, gender: Gender) -> str:
        return self._fake.first_name_male() if gender == Gender.MALE else self._fake.first_name_female()

    def _family_name(self) -> tuple[str | None, str]:
        while True:
            prefix, last_name = split_family_name(self._fake.last_name())
            if last_name.isalpha():  # Faker also has medieval ones: "Goyaerts van Waderle", "Bourgondië, van"
                return prefix, last_name

    def _initials(self, first_name: str) -> str:
        others = self.random.choices("ABCDEFGHJKLMNPRSTW", k=self.random.choice([0, 0, 1, 1, 2]))
        return "".join(f"{letter}." for letter in (first_name[0], *others))

    def _birthday(self, hired_in: int) -> datetime.date:
        year = self.random.randint(max(1960, hired_in - 55), hired_in - 17)
        return datetime.date(year, 1, 1) + datetime.timedelta(days=self.random.randrange(365))


def fictitious_bsns(random: Random) -> Iterator[str]:
    """Different BSNs that pass the eleven-test.

    They begin with a 9, which is where test numbers are taken from and far above those given to people:
    eight digits drawn at random, then the digit that makes the test come out, if there is one.
    """
    given = set()
    while True:
        body = str(random.randrange(90_000_000, 100_000_000))
        check = bsn.checksum(f"{body}0")
        if check < 10 and body not in given:
            given.add(body)
            yield f"{body}{check}"


def split_family_name(name: str) -> tuple[str | None, str]:
    """Prefix and last name: ``van der Ploeg`` is ``van der`` and ``Ploeg``."""
    words = name.split()
    first = next((place for place, word in enumerate(words) if word[0].isupper()), 0)
    return " ".join(words[:first]) or None, " ".join(words[first:])
