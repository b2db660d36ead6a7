"""Whom the demo's employees have around them: family and managers, and what is kept of each besides."""

import datetime
from functools import cache
from random import Random
from typing import Any

from loonpoort.cli.demo.careers import Career
from loonpoort.organisation.models import Debtor, ExtraField, ExtraFieldType, Manager
from loonpoort.payroll.models import (
    Appraisal,
    Child,
    EmployeeManager,
    ExtraValue,
    Gender,
    Partner,
    PerformanceReview,
    PersonalInfo,
    ReviewType,
)

_NAMES = {
    Gender.MALE: ("Daan", "Sem", "Noah", "Bilal", "Thijs", "Ruben", "Mees"),
    Gender.FEMALE: ("Emma", "Lotte", "Sara", "Yara", "Fleur", "Noor", "Tess"),
}
_SIZES = ("XS", "S", "M", "L", "XL")
_FIELDS = (
    ("Kledingmaat", ExtraFieldType.TEXT),
    ("BHV-diploma tot", ExtraFieldType.DATE),
    ("Sleutelnummer", ExtraFieldType.NUMBER),
    ("Geheimhouding getekend", ExtraFieldType.YES_NO),
)
_NOTES = (
    "Goed jaar; wil doorgroeien naar teamleider.",
    "Werkdruk besproken, afspraken over roosters gemaakt.",
    "Volgt in het najaar een cursus.",
)


def make_extra_fields(debtors: list[Debtor]) -> None:
    """Save the extra fields of each debtor."""
    ExtraField.unscoped.bulk_create(
        ExtraField(debtor=debtor, name=name, type=kind) for debtor in debtors for name, kind in _FIELDS
    )


class Relations:
    """Collects them, unsaved, so that all are saved in a few statements."""

    def __init__(self, seed: int) -> None:
        # A stream of its own: who the people are does not depend on whom they know.
        self._random = Random(seed)  # noqa: S311 - made up, and the same every time
        self._managers = cache(_of_debtor(Manager))
        self._fields = cache(_of_debtor(ExtraField))
        self.partners: list[Partner] = []
        self.children: list[Child] = []
        self.managers: list[EmployeeManager] = []
        self.reviews: list[PerformanceReview] = []
        self.values: list[ExtraValue] = []

    def give(self, career: Career) -> None:
        self._start_a_family(career)
        self._be_managed(career)
        self._fill_in(career)

    def save(self) -> None:
        Partner.unscoped.bulk_create(self.partners)
        Child.unscoped.bulk_create(self.children)
        EmployeeManager.unscoped.bulk_create(self.managers)
        PerformanceReview.unscoped.bulk_create(self.reviews)
        ExtraValue.unscoped.bulk_create(self.values)

    def _start_a_family(self, career: Career) -> None:
        """A partner for who is married, and children for some of these."""
        info = career.info
        if not info.partner_last_name or info.birthday is None:
            return
        born = info.birthday + datetime.timedelta(days=self._random.randint(-1000, 1000))
        self.partners.append(
            Partner(
                employee=career.employee,
                first_day=career.first_day,
                name=" ".join(filter(None, [info.partner_prefix, info.partner_last_name])),
                first_name=info.emergency_contact,
                gender=Gender.FEMALE if info.gender == Gender.MALE else Gender.MALE,
                birthday=min(born, career.first_day),
                telephone=info.emergency_phone,
            )
        )
        for number in range(self._random.choice([0, 1, 2, 2, 3])):
            self.children.append(self._child(career, info, info.birthday.year + 29 + 2 * number))

    def _child(self, career: Career, info: PersonalInfo, year: int) -> Child:
        gender = self._random.choice([Gender.MALE, Gender.FEMALE])
        first_name = self._random.choice(_NAMES[gender])
        birthday = datetime.date(min(year, career.now.year - 1), 1, 1)
        return Child(
            employee=career.employee,
            first_period=career.begin.index,
            name=" ".join(filter(None, [info.prefix, info.last_name])),
            first_name=first_name,
            initials=f"{first_name[0]}.",
            gender=gender,
            birthday=birthday + datetime.timedelta(days=self._random.randrange(365)),
        )

    def _be_managed(self, career: Career) -> None:
        """By one manager, some by another since; one in four had a review at the beginning of years."""
        managers = self._managers(career.employee.company.debtor_id)
        if not managers:
            return
        manager, other = self._random.choices(managers, k=2)
        moments = [(career.begin, manager)]
        if career.begin < career.now and career.end is None and self._random.random() < 0.2:
            moments.append((career.now, other))
        self.managers += [
            EmployeeManager(employee=career.employee, first_period=period.index, manager=of)
            for period, of in moments
        ]
        if self._random.random() > 0.25:
            return
        for day in career.new_years():
            held = day + datetime.timedelta(days=self._random.randint(14, 60))
            if held <= career.first_day or (career.last_day and held > career.last_day):
                continue
            appraisal = self._random.choice([Appraisal.SUFFICIENT, Appraisal.GOOD, Appraisal.GOOD])
            self.reviews.append(
                PerformanceReview(
                    employee=career.employee,
                    first_day=held,
                    manager=manager,
                    type=self._random.choice([ReviewType.APPRAISAL, ReviewType.PROGRESS]),
                    appraisal=appraisal,
                    mark=5 + int(appraisal) - 2,
                    note=self._random.choice(_NOTES),
                    next_review_on=held + datetime.timedelta(days=365),
                )
            )

    def _fill_in(self, career: Career) -> None:
        """Some of the extra fields of one in three."""
        if self._random.random() > 0.33:
            return
        texts = {
            ExtraFieldType.TEXT: self._random.choice(_SIZES),
            ExtraFieldType.DATE: f"{career.now.year + 1}-{self._random.randint(1, 12):02}-15",
            ExtraFieldType.NUMBER: str(self._random.randint(1, 400)),
            ExtraFieldType.YES_NO: "true",
        }
        fields = self._fields(career.employee.company.debtor_id)
        chosen = fields[: self._random.randint(1, 4)]
        self.values += [
            ExtraValue(
                employee=career.employee,
                first_day=career.first_day,
                field=field,
                value=texts[ExtraFieldType(field.type)],
            )
            for field in chosen
        ]


def _of_debtor(model: Any) -> Any:
    return lambda debtor_id: list(model.unscoped.filter(debtor_id=debtor_id))
