"""What is arranged for the demo's employees: taxes, insurance, agreements, cars, savings and reservations."""

import datetime
from decimal import Decimal
from random import Random

from loonpoort.cli.demo.careers import Career
from loonpoort.organisation.models import Debtor, LabourAgreement
from loonpoort.organisation.periods import Period, PeriodType
from loonpoort.payroll.models import (
    AgeMethod,
    EmployeeLabourAgreement,
    LeaseCar,
    PaymentMode,
    Reservation,
    ReservationBooking,
    Saving,
    SavingScheme,
    SocialSecurity,
    SwedishTaxForm,
    SwedishTaxType,
    SwedishWageTax,
    WageTax,
)
from loonpoort.payroll.sectors import NO_CAO

WHITE_TABLE, ORDINARY_INCOME, TEMPORARY_WORK = 1, 15, 52
TABLES = {PeriodType.MONTH: 2, PeriodType.FOUR_WEEKS: 3, PeriodType.WEEK: 4}
ORDINARY_CONTRIBUTION = "K"
"""The code of the Zvw for who is insured in the ordinary way."""
SECTORS = {
    "Zorg": 35,
    "Horeca": 33,
    "Transport": 32,
    "Schilders": 56,
    "Kinderopvang": 35,
    "Installatie": 12,
    "Uitzend": TEMPORARY_WORK,
    "Bakkerij": 13,
    "Tuincentrum": 17,
    "Fietsspeciaalzaak": 17,
    "Autobedrijf": 12,
}
SERVICES = 44
"""The sector of the others."""
_CARS = (
    ("Volvo", "EX30", 38_995, 0, "16%"),
    ("Volkswagen", "Golf", 36_490, 118, "22%"),
    ("Kia", "Niro EV", 42_995, 0, "16%"),
    ("Toyota", "Yaris Hybrid", 27_950, 92, "22%"),
    ("Peugeot", "e-208", 34_900, 0, "16%"),
)
HOLIDAY_ALLOWANCE, HOLIDAY_PERIOD, PERIODS_OF_BOOKINGS = 1, 5, 5


class Arrangements:
    """Collects them, unsaved, so that all are saved in a few statements."""

    def __init__(self, seed: int) -> None:
        # A stream of its own: who the people are does not depend on how they are taxed.
        self._random = Random(seed)  # noqa: S311 - made up, and the same every time
        self._careers: list[Career] = []
        self.wage_taxes: list[WageTax] = []
        self.swedish: list[SwedishWageTax] = []
        self.insurances: list[SocialSecurity] = []
        self.cars: list[LeaseCar] = []
        self.savings: list[Saving] = []
        self.reservations: list[Reservation] = []
        self.bookings: list[ReservationBooking] = []

    def make(self, career: Career) -> None:
        self._careers.append(career)
        number = career.employee.number
        self._tax(career)
        self._insure(career)
        if number % 25 == 0:
            self._tax_in_sweden(career)
        if number % 12 == 5:
            self._lease(career)
        if number % 10 == 0:
            self._save(career)
        if number % 3 == 0:
            self._reserve(career)

    def save(self) -> None:
        ids = {career.employee.company.debtor_id for career in self._careers}
        names = dict(Debtor.unscoped.filter(pk__in=ids).values_list("pk", "name"))
        agreements: dict[int, list[LabourAgreement]] = {}
        for agreement in LabourAgreement._base_manager.filter(debtor__in=ids).order_by("first_period"):
            agreements.setdefault(agreement.debtor_id, []).append(agreement)
        for career, insurance in zip(self._careers, self.insurances, strict=True):
            debtor_id = career.employee.company.debtor_id
            insurance.sector = _sector(names[debtor_id])
            insurance.cao_code = agreements[debtor_id][-1].number if debtor_id in agreements else NO_CAO
        WageTax.unscoped.bulk_create(self.wage_taxes)
        SwedishWageTax.unscoped.bulk_create(self.swedish)
        SocialSecurity.unscoped.bulk_create(self.insurances)
        EmployeeLabourAgreement.unscoped.bulk_create(
            row
            for career in self._careers
            for row in _agreed(career, agreements.get(career.employee.company.debtor_id, []))
        )
        LeaseCar.unscoped.bulk_create(self.cars)
        Saving.unscoped.bulk_create(self.savings)
        Reservation.unscoped.bulk_create(self.reservations)
        ReservationBooking.unscoped.bulk_create(self.bookings)

    def _tax(self, career: Career) -> None:
        """As of the beginning, and with last year's wage since this year."""
        wage = Decimal(self._random.randint(240, 560) * 100)
        has_credit = self._random.random() < 0.9
        this_year = Period(career.now.year, 1)
        moments = [(career.begin, Decimal(0))]
        if career.begin < this_year and career.end is None:
            moments.append((this_year, wage))
        for period, yearly_wage in moments:
            self.wage_taxes.append(
                WageTax(
                    employee=career.employee,
                    first_period=period.index,
                    yearly_wage=yearly_wage,
                    has_tax_credit=has_credit,
                    has_lower_rate_rule=True,
                    is_withheld=True,
                    colour_table=WHITE_TABLE,
                    income_kind=ORDINARY_INCOME,
                    period_table=TABLES[PeriodType(career.employee.company.period_type)],
                )
            )

    def _tax_in_sweden(self, career: Career) -> None:
        """Some work for a customer in Sweden too."""
        self.swedish.append(
            SwedishWageTax(
                employee=career.employee,
                first_period=career.begin.index,
                tax_type=SwedishTaxType.TABLE,
                tax_form=SwedishTaxForm.A,
                tax_table=self._random.randint(29, 36),
                tax_column=1,
            )
        )

    def _insure(self, career: Career) -> None:
        self.insurances.append(
            SocialSecurity(
                employee=career.employee,
                first_period=career.begin.index,
                is_insured_wao_wia=True,
                is_insured_ww=True,
                is_insured_zw=True,
                zvw_code=ORDINARY_CONTRIBUTION,
                employment_type=1,
                employment_sequence=1,
            )
        )

    def _lease(self, career: Career) -> None:
        brand, model, value, emissions, addition = self._random.choice(_CARS)
        first = career.first_day
        self.cars.append(
            LeaseCar(
                employee=career.employee,
                first_day=first,
                last_day=career.last_day,
                brand=brand,
                model=model,
                # With vowels, which the plates of Dutch cars do not have.
                license_plate=f"EO-{self._random.randrange(1000):03}-U",
                addition_percentage=addition,
                catalog_value=Decimal(value),
                co2_emissions=emissions,
                first_registered_on=first - datetime.timedelta(days=self._random.randint(10, 400)),
                lease_company="Voorbeeld Lease",
                contract_number=f"L{self._random.randrange(10**6):06}",
                contract_duration=48,
                price_per_month=Decimal(value) / 80,
                most_kilometres=25_000,
                contribution_private_use=Decimal(self._random.choice([0, 75, 150])),
            )
        )

    def _save(self, career: Career) -> None:
        """By both schemes, which are history for who comes new, and go on for who was there."""
        for scheme, amount in ((SavingScheme.LIFE_COURSE, 150), (SavingScheme.WAGE, 51)):
            self.savings.append(
                Saving(
                    employee=career.employee,
                    first_day=career.first_day,
                    last_day=career.last_day,
                    scheme=scheme,
                    amount=Decimal(amount),
                )
            )

    def _reserve(self, career: Career) -> None:
        """Holiday allowance, built up in the last periods."""
        recent = career.recent(PERIODS_OF_BOOKINGS)
        reservation = Reservation(
            employee=career.employee,
            first_period=recent[-1].index,
            last_period=career.last_index,
            number=HOLIDAY_ALLOWANCE,
            description="Vakantiegeld",
            percentage=Decimal(8),
            age_method=AgeMethod.NONE,
            payment_mode=PaymentMode.AT_END,
            payment_period=HOLIDAY_PERIOD,
        )
        self.reservations.append(reservation)
        amount = Decimal(self._random.randint(12_000, 32_000)) / 100
        self.bookings += [
            ReservationBooking(
                employee=career.employee,
                reservation=reservation,
                first_period=period.index,
                last_period=period.index,
                amount=amount,
            )
            for period in reversed(recent)
        ]


def _sector(debtor: str) -> int:
    return next((sector for trade, sector in SECTORS.items() if debtor.startswith(trade)), SERVICES)


def _agreed(career: Career, agreements: list[LabourAgreement]) -> list[EmployeeLabourAgreement]:
    """Each of its trade from its own beginning on, or from that of the employment."""
    end = career.last_index or career.now.index
    return [
        EmployeeLabourAgreement(
            employee=career.employee,
            agreement=each,
            first_period=max(each.first_period, career.begin.index),
        )
        for each in agreements
        if each.first_period <= end and (each.last_period is None or each.last_period >= career.begin.index)
    ]
