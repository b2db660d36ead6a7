"""Making the demo's tags, debtors and companies."""

from collections.abc import Iterator
from itertools import count
from random import Random

from django.utils.text import slugify

from loonpoort.cli.demo.places import CITIES, telephone_number
from loonpoort.cli.demo.plans import CURRENT_PERIODS, CompanyPlan, DebtorPlan, EnvironmentPlan
from loonpoort.cli.demo.staff import Staff
from loonpoort.organisation.models import Company, Debtor, DebtorTag, DeclarationPeriod, Environment, Tag
from loonpoort.organisation.periods import PeriodType

_DECLARATIONS = {
    PeriodType.MONTH: DeclarationPeriod.MONTH,
    PeriodType.FOUR_WEEKS: DeclarationPeriod.FOUR_WEEKS,
    # There is no weekly declaration: who pays by the week declares by four weeks.
    PeriodType.WEEK: DeclarationPeriod.FOUR_WEEKS,
}


def make_organisations(environment: Environment, plan: EnvironmentPlan, random: Random, staff: Staff) -> None:
    """Save the tree below ``environment`` and have ``staff`` hire for its companies."""
    debtors = Debtor.unscoped.bulk_create(
        Debtor(environment=environment, number=debtor.number, name=debtor.name) for debtor in plan.debtors
    )
    _make_tags(environment, plan, debtors)
    numbers = count(1)
    for debtor, debtor_plan in zip(debtors, plan.debtors, strict=True):
        companies = Company.unscoped.bulk_create(_companies(debtor, debtor_plan, numbers, random))
        for company, company_plan in zip(companies, debtor_plan.companies, strict=True):
            staff.hire(company, company_plan.size, debtor_plan.city)


def _make_tags(environment: Environment, plan: EnvironmentPlan, debtors: list[Debtor]) -> None:
    tags = Tag.unscoped.bulk_create(
        Tag(environment=environment, number=number, name=tag.name, colour=tag.colour)
        for number, tag in enumerate(plan.tags, start=1)
    )
    by_name = {tag.name: tag for tag in tags}
    DebtorTag.objects.bulk_create(
        DebtorTag(debtor=debtor, tag=by_name[name])
        for debtor, debtor_plan in zip(debtors, plan.debtors, strict=True)
        for name in debtor_plan.tags
    )


def _companies(debtor: Debtor, plan: DebtorPlan, numbers: Iterator[int], random: Random) -> Iterator[Company]:
    for company in plan.companies:
        yield _company(debtor, plan, company, next(numbers), random)


def _company(debtor: Debtor, plan: DebtorPlan, company: CompanyPlan, number: int, random: Random) -> Company:
    now = CURRENT_PERIODS[company.period_type]
    mailbox = slugify(company.name.removesuffix(" B.V.").removesuffix(" V.O.F."))
    return Company(
        debtor=debtor,
        number=number,
        name=company.name,
        phone_number=telephone_number(random, CITIES[plan.city].area_code),
        email=f"{mailbox}@{plan.domain}",
        website=f"https://www.{plan.domain}",
        declaration_period=_DECLARATIONS[company.period_type],
        # The chambers of commerce numbered from 01, so no real entry begins with 00.
        kvk_number=f"00{random.randrange(10**6):06}",
        period_type=company.period_type,
        current_year=now.year,
        current_period_number=now.number,
    )
