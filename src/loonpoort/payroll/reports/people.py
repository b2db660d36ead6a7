"""Reports of employees: names and addresses, hours and salaries, contracts. Each of all within reach."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.selections import Selection
from loonpoort.payroll.models import (
    Contract,
    EmployeeAddress,
    EmployeeDepartment,
    EmployeeFunction,
    EmployeeManager,
    Employment,
    PersonalInfo,
    Salary,
    SalaryType,
    Schedule,
)
from loonpoort.payroll.models.schedules import HOURS
from loonpoort.payroll.reports.declared import Asked, Place, Report
from loonpoort.payroll.reports.xml import element, elements, with_comma
from loonpoort.payroll.schedules import hours_by_day

WHOLE = Decimal(100)
INFO = (
    "initials", "last_name", "first_name", "prefix", "bsn", "birthday", "place_of_birth",
    "telephone_private", "telephone_mobile_private", "email_private", "gender", "title",
    "nationality_code", "country_of_birth_code",
)  # fmt: skip
ADDRESS = ("is_default", "street", "house_number", "postal_code", "city", "state_province", "country_code")
SALARY_WORDS = {
    SalaryType.NONE: "None",
    SalaryType.GROSS_FULL_TIME: "Bruto_Salaris_Fulltime",
    SalaryType.GROSS_PART_TIME: "Bruto_Salaris_Partime",
    SalaryType.GROSS_HOURLY: "Bruto_Uurloon",
    SalaryType.NET_PART_TIME_WITH_COMPONENTS: "Netto_Salaris_Partime_incl_looncomp",
    SalaryType.NET_PART_TIME_WITHOUT_COMPONENTS: "Netto_Salaris_Partime_excl_looncomp",
    SalaryType.NET_HOURLY_WITHOUT_COMPONENTS: "Netto_Uurloon_excl_looncomp",
    SalaryType.EMPLOYER_COSTS: "Werkgerverslasten",
    SalaryType.NET_HOURLY_WITH_COMPONENTS: "Netto_Uurloon_incl_looncomp",
}
"""As the contract spells them."""
Person = tuple[int, int, str]
"""Id, number and name of an employee."""


class Part:
    """One part of a company's employees, and what is recorded of them, read when it is asked for."""

    def __init__(self, place: Place, ids: list[int]) -> None:
        self.place = place
        self.ids = ids

    def people(self) -> list[Person]:
        employees = self.place.company.employees().filter(pk__in=self.ids)
        return sorted(employees.values_list("pk", "number", "display_name"))

    def last_now(self, model: Any, *columns: str) -> dict[int, tuple[Any, ...]]:
        """What holds in the current period, by employee; of several, what began last."""
        return self._by_employee(self.place.company.current_of(self.ids, model), columns)

    def last(self, model: Any, *columns: str) -> dict[int, tuple[Any, ...]]:
        """What began last, by employee, whether it holds or not."""
        return self._by_employee(self.place.company.records_of(self.ids, model), columns)

    def all(self, model: Any, *columns: str) -> dict[int, list[tuple[Any, ...]]]:
        return self._lists(self.place.company.records_of(self.ids, model), columns)

    def all_now(self, model: Any, *columns: str) -> dict[int, list[tuple[Any, ...]]]:
        return self._lists(self.place.company.current_of(self.ids, model), columns)

    def _by_employee(self, rows: Selection, columns: Sequence[str]) -> dict[int, tuple[Any, ...]]:
        return {pk: tuple(row) for pk, *row in rows.values_list("employee_id", *columns)}

    def _lists(self, rows: Selection, columns: Sequence[str]) -> dict[int, list[tuple[Any, ...]]]:
        found = rows.values_list("employee_id", *columns)
        return {pk: [row[1:] for row in own] for pk, own in groupby(found, key=itemgetter(0))}


def _over(outer: str, write: Callable[[Part], str]) -> Callable[[Sequence[Place], Asked], Iterator[str]]:
    """A report that writes each part of the employees by itself."""

    def make(reached: Sequence[Place], asked: Asked) -> Iterator[str]:
        yield f"<root><{outer}>"
        for place in reached:
            for ids in place.company.employee_parts():
                yield write(Part(place, ids))
        yield f"</{outer}></root>"

    return make


def _addresses(part: Part) -> str:
    infos = part.last_now(PersonalInfo, *INFO)
    addresses = part.all_now(EmployeeAddress, *ADDRESS)
    service = part.last(Employment, "first_day", "last_day")
    contracts = part.last_now(Contract, "first_day", "last_day")
    nothing = (None,) * max(len(INFO), len(ADDRESS))
    written = []
    for pk, number, name in part.people():
        info = dict(zip(INFO, infos.get(pk, nothing), strict=False))
        # The default one, or else the one that began last.
        held = max(reversed(addresses.get(pk, [nothing])), key=lambda row: bool(row[0]))
        address = dict(zip(ADDRESS, held, strict=False))
        begin, end = service.get(pk, (None, None))
        from_day, to_day = contracts.get(pk, (None, None))
        written.append(
            "<Employee>"
            + elements(
                EmployeeId=pk,
                EmployeeNumber=number,
                EmployeeName=name,
                Initials=info["initials"],
                Surname=_surname(info["prefix"], info["last_name"]),
                FirstName=info["first_name"],
                FirstNameInFull=info["first_name"],
                BSN=info["bsn"],
                Birthdate=info["birthday"],
                PlaceOfBirth=info["place_of_birth"],
                TelephonePrivate=info["telephone_private"],
                TelephoneMobilePrivate=info["telephone_mobile_private"],
                EmailPrivate=info["email_private"],
                Gender=info["gender"],
                Title=info["title"],
                Nationality=info["nationality_code"],
                State=address["state_province"],
                CompanyId=part.place.company.id,
                Company=part.place.name,
                CompanyNumber=part.place.number,
                Debtor=part.place.debtor_name,
                DebtorId=part.place.debtor_id,
                DebtorNumber=part.place.debtor_number,
                InServiceDate=begin,
                OutServiceDate=end,
                ContractStartDate=from_day,
                ContractEndDate=to_day,
                Address=address["street"],
                HouseNumber=address["house_number"],
                PostCode=address["postal_code"],
                City=address["city"],
                Country=address["country_code"],
                CountryOfBirth=info["country_of_birth_code"],
            )
            + "</Employee>"
        )
    return "".join(written)


def _surname(prefix: str | None, last_name: str | None) -> str:
    return " ".join(filter(None, [prefix, last_name]))


def _who(part: Part, person: Person) -> str:
    pk, number, name = person
    return elements(
        EmployeeID=pk,
        EmployeeNumber=number,
        EmployeeName=name,
        CompanyID=part.place.company.id,
        CompanyNumber=part.place.number,
        CompanyName=part.place.name,
        DebtorID=part.place.debtor_id,
        DebtorNumber=part.place.debtor_number,
        DebtorName=part.place.debtor_name,
    )


def _hours_and_salaries(part: Part) -> str:
    infos = part.last_now(PersonalInfo, "initials", "first_name", "last_name", "prefix")
    schedules = part.last_now(Schedule, "first_day", "parttime_percentage", *HOURS)
    salaries = part.last_now(Salary, "type", "value")
    functions = part.last_now(EmployeeFunction, "function__description")
    departments = part.last_now(EmployeeDepartment, "department__description")
    service = part.last(Employment, "first_day", "last_day")
    company = part.place.company
    shares = company.cost_shares_of(part.ids, company.current_period)
    centers: dict[int, str] = {}
    for pk, code in shares.values_list("allocation__employee_id", "cost_center__code"):
        centers.setdefault(pk, code)
    days = (
        company.calendar.first_day(company.current_period),
        company.calendar.last_day(company.current_period),
    )
    written = []
    for person in part.people():
        pk = person[0]
        initials, first_name, last_name, prefix = infos.get(pk, (None,) * 4)
        schedule = schedules.get(pk)
        percentage = schedule[1] if schedule else None
        week = sum(schedule[2:9], Decimal(0)) if schedule else None
        period = (
            sum((hours for _day, hours in hours_by_day([(schedule[0], schedule[2:])], *days)), Decimal(0))
            if schedule
            else None
        )
        kind, value = salaries.get(pk, (None, None))
        begin, end = service.get(pk, (None, None))
        written.append(
            f"<Employee>{_who(part, person)}"
            + elements(
                Initials=initials,
                Firstname=first_name,
                FirstnameInFull=first_name,
                Surname=last_name,
                ParttimePercentage=with_comma(percentage),
                FTE=with_comma(None if percentage is None else percentage / WHOLE),
                TotalHoursWeek=with_comma(week),
                TotalHoursPeriod=with_comma(period),
                SalaryType="" if kind is None else SALARY_WORDS[SalaryType(kind)],
                SalaryValue=with_comma(value),
                Function=functions.get(pk, (None,))[0],
                Department=departments.get(pk, (None,))[0],
                CostCenter=centers.get(pk),
                InServiceDate=begin,
                Prefix=prefix,
                OutServiceDate=end,
            )
            + "</Employee>"
        )
    return "".join(written)


def _contracts(part: Part) -> str:
    contracts = part.all(Contract, "first_day", "last_day")
    service = part.last(Employment, "first_day", "last_day")
    departments = part.last_now(EmployeeDepartment, "department__description")
    managers = part.last_now(EmployeeManager, "manager__name")
    calendar = part.place.company.calendar
    written = []
    for person in part.people():
        pk = person[0]
        begin, end = service.get(pk, (None, None))
        for first, last in contracts.get(pk, ()):
            period = calendar.period_of(first)
            written.append(
                f"<Employee>{_who(part, person)}"
                + elements(
                    ServiceStartDate=begin,
                    OutOfServiceDate=end,
                    StartPeriod=f"{period.number}/{period.year}",
                    TotalPeriod=_months(first, last),
                    ContractStartDate=first,
                    ContractEndDate=last,
                    Department=departments.get(pk, (None,))[0],
                )
                + element("Manager", managers.get(pk, (None,))[0])
                + "</Employee>"
            )
    return "".join(written)


def _months(first: Any, last: Any) -> int | None:
    """For how many months a contract is, begun ones counted whole; None for an open one."""
    return None if last is None else (last.year - first.year) * 12 + last.month - first.month + 1


NAMES_AND_ADDRESSES = Report(
    "EmployeeNameAddress", _("Names and addresses of employees"), _over("EmployeeList", _addresses)
)
HOURS_AND_SALARY = Report(
    "EmployeeHoursSalary",
    _("Hours and salaries of employees"),
    _over("EmployeeHoursSalaryReport", _hours_and_salaries),
)
CONTRACTS = Report(
    "EmployeeContracts", _("Contracts of employees"), _over("EmployeeContractReport", _contracts)
)
