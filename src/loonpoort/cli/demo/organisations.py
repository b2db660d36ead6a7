"""Making the demo's tags, debtors and companies."""

from collections.abc import Iterator
from itertools import count
from random import Random

from django.utils.text import slugify

from loonpoort.audit.records import SYSTEM
from loonpoort.cli.demo.company_facts import make_company_facts
from loonpoort.cli.demo.company_lists import make_lists
from loonpoort.cli.demo.company_wages import make_company_wages
from loonpoort.cli.demo.debtor_facts import make_facts
from loonpoort.cli.demo.debtor_lists import make_debtor_lists
from loonpoort.cli.demo.leave import make_leave_types
from loonpoort.cli.demo.places import CITIES, telephone_number
from loonpoort.cli.demo.plans import CURRENT_PERIODS, CompanyPlan, DebtorPlan, EnvironmentPlan
from loonpoort.cli.demo.service import make_templates
from loonpoort.cli.demo.staff import Staff
from loonpoort.organisation.models import Company, Debtor, DebtorTag, DeclarationPeriod, Environment, Tag
from loonpoort.organisation.periods import PeriodType
from loonpoort.organisation.webhook_events import WebhookEvent
from loonpoort.organisation.webhooks import WebhookChoices, create_webhook

_DECLARATIONS = {
    PeriodType.MONTH: DeclarationPeriod.MONTH,
    PeriodType.FOUR_WEEKS: DeclarationPeriod.FOUR_WEEKS,
    # There is no weekly declaration: who pays by the week declares by four weeks.
    PeriodType.WEEK: DeclarationPeriod.FOUR_WEEKS,
}
_WITH_WEBHOOK = "Zorggroep Het Anker"


def make_organisations(environment: Environment, plan: EnvironmentPlan, random: Random, staff: Staff) -> None:
    """Save the tree below ``environment`` and have ``staff`` hire for its companies."""
    debtors = Debtor.unscoped.bulk_create(
        Debtor(environment=environment, number=debtor.number, name=debtor.name) for debtor in plan.debtors
    )
    _make_tags(environment, plan, debtors)
    _make_webhooks(debtors)
    # A stream of its own: who the people are does not depend on where their debtor is.
    make_facts(debtors, plan.debtors, Random(plan.subdomain))  # noqa: S311 - made up, and always the same
    debtor_lists = make_debtor_lists(debtors)
    numbers = count(1)
    for debtor, debtor_plan in zip(debtors, plan.debtors, strict=True):
        companies = Company.unscoped.bulk_create(_companies(debtor, debtor_plan, numbers, random))
        lists = make_lists(companies)
        make_company_wages(companies, lists)
        make_company_facts(companies, debtor_plan)
        make_leave_types(companies)
        make_templates(debtor, companies)
        for company, company_plan in zip(companies, debtor_plan.companies, strict=True):
            of_company = lists[company.pk]
            of_company.departments, of_company.functions = debtor_lists[debtor.pk]
            staff.hire(company, company_plan.size, debtor_plan.city, of_company)


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


def _make_webhooks(debtors: list[Debtor]) -> None:
    """One to look at. It is switched off: its receiver is made up like everything else."""
    for debtor in debtors:
        if debtor.name == _WITH_WEBHOOK:
            events = {
                WebhookEvent.EMPLOYEE_CONTRACT_CHANGED: True,
                WebhookEvent.EMPLOYEE_SCHEDULE_CHANGED: True,
            }
            endpoint = "https://rooster.hetanker.example/webhooks"
            choices = WebhookChoices(name="Roosterpakket", endpoint=endpoint, is_active=False, events=events)
            create_webhook(SYSTEM, debtor.pk, choices)


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
