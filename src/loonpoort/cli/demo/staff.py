"""The employees of the demo's companies, with what is recorded of them."""

from random import Random

from loonpoort.cli.demo.arrangements import Arrangements
from loonpoort.cli.demo.careers import career_of
from loonpoort.cli.demo.company_lists import CompanyLists
from loonpoort.cli.demo.documents import Documents
from loonpoort.cli.demo.employment import Employment
from loonpoort.cli.demo.leave import TimeOff
from loonpoort.cli.demo.pay import Pay
from loonpoort.cli.demo.pay_runs import PayRuns
from loonpoort.cli.demo.people import People
from loonpoort.cli.demo.places import CITIES, city_near, home_address, post_box
from loonpoort.cli.demo.relations import Relations
from loonpoort.cli.demo.service import Service
from loonpoort.cli.demo.worked_time import WorkedTime
from loonpoort.organisation.models import Company
from loonpoort.organisation.periods import Period, PeriodType
from loonpoort.payroll.models import Employee, EmployeeAddress, EmployeeType, PersonalInfo
from loonpoort.payroll.models.personal_infos import display_name

PERIODS_A_YEAR = {PeriodType.MONTH: 12, PeriodType.FOUR_WEEKS: 13, PeriodType.WEEK: 52}
FIRST_YEAR = 2009
"""Nobody has been employed for longer."""


class Staff:
    """Collects employees and their records, unsaved, so that all are saved in a few statements."""

    def __init__(self, people: People, seed: int = 0) -> None:
        self.pay = Pay(seed)
        self.pay_runs = PayRuns()
        self.time_off = TimeOff(seed)
        self.arrangements = Arrangements(seed)
        self.service = Service(seed)
        self.relations = Relations(seed)
        self.documents = Documents(seed)
        self.worked_time = WorkedTime(seed)
        self.employment = Employment(seed, people.accounts)
        self.employees: list[Employee] = []
        self.personal_infos: list[PersonalInfo] = []
        self.addresses: list[EmployeeAddress] = []
        self._people = people
        self._random = people.random
        self._fates = Random(seed)  # noqa: S311 - made up, and the same every time

    def hire(self, company: Company, size: int, city: str, lists: CompanyLists) -> None:
        """Give ``company``, at work in ``city``, its employees: who came first has the lowest number."""
        beginnings = sorted(self._beginning(company) for _ in range(size))
        for number, beginning in enumerate(beginnings, start=1):
            is_leaver = self._random.random() < 0.12
            employee = Employee(
                company=company,
                number=number,
                employee_type=EmployeeType.OUT_OF_SERVICE if is_leaver else EmployeeType.ON_PAYROLL,
            )
            self.employees.append(employee)
            info = self._describe(employee, beginning)
            self._house(employee, beginning, city)
            career = career_of(employee, info, beginning, is_over=is_leaver, random=self._fates)
            known = len(self.pay.salaries)
            self.pay.give(career, lists)
            self.pay_runs.give(career, self.pay.salaries[known:])
            self.time_off.give(career)
            self.arrangements.make(career)
            self.service.employ(career)
            self.relations.give(career)
            self.documents.give(career)
            self.worked_time.give(career)
            self.employment.give(career, lists)

    def save(self) -> None:
        Employee.unscoped.bulk_create(self.employees)
        PersonalInfo.unscoped.bulk_create(self.personal_infos)
        EmployeeAddress.unscoped.bulk_create(self.addresses)
        self.pay.save()
        self.pay_runs.save()
        self.time_off.save()
        self.arrangements.save()
        self.service.save()
        self.relations.save()
        self.documents.save()
        self.worked_time.save()
        self.employment.save()

    def _describe(self, employee: Employee, beginning: Period) -> PersonalInfo:
        """Personal details; about one in ten married while employed and has them before and after."""
        info = self._people.single(hired_in=beginning.year)
        infos = [info]
        wedding = self._later(employee.company, beginning)
        if _is_grown_up(info) and self._random.random() < 0.65:
            married = self._people.married(info)
            infos = [info, married] if wedding and self._random.random() < 0.2 else [married]
        for info, since in zip(infos, (beginning, wedding), strict=False):
            info.employee = employee
            info.first_period = (since or beginning).index
        if wedding and len(infos) > 1:
            infos[0].last_period = _before(wedding).index
        employee.display_name = display_name(infos[-1])
        self.personal_infos += infos
        return infos[-1]

    def _house(self, employee: Employee, beginning: Period, city: str) -> None:
        """Addresses; about one in twelve moved while employed, one in twenty has a post box as well."""
        home = city_near(self._random, CITIES[city])
        addresses = [home_address(self._random, home)]
        addresses[0].first_period = beginning.index
        move = self._later(employee.company, beginning)
        if move and self._random.random() < 0.1:
            addresses[0].last_period = _before(move).index
            addresses.append(home_address(self._random, city_near(self._random, home)))
            addresses[1].first_period = move.index
        if self._random.random() < 0.05:
            addresses.append(post_box(self._random, home))
            addresses[-1].first_period = beginning.index
        for address in addresses:
            address.employee = employee
        self.addresses += addresses

    def _beginning(self, company: Company) -> Period:
        """The period of entering service: some long ago, most of late."""
        now = company.current_period
        year = int(self._random.triangular(FIRST_YEAR, now.year + 1, now.year))
        is_this_year = year >= now.year
        last = now.number if is_this_year else PERIODS_A_YEAR[PeriodType(company.period_type)]
        return Period(min(year, now.year), self._random.randint(1, last))

    def _later(self, company: Company, beginning: Period) -> Period | None:
        """A period in a year between ``beginning`` and now; not a first one, so that `_before` is simple."""
        now = company.current_period
        if beginning.year + 1 >= now.year:
            return None
        last = PERIODS_A_YEAR[PeriodType(company.period_type)]
        year = self._random.randint(beginning.year + 1, now.year - 1)
        return Period(year, self._random.randint(2, last))


def _is_grown_up(info: PersonalInfo) -> bool:
    return info.birthday is not None and info.birthday.year < 2001


def _before(period: Period) -> Period:
    return Period(period.year, period.number - 1)
