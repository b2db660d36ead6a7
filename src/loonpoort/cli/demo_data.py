"""The demo's data: made once, in an installation that has no environment yet."""

from collections.abc import Callable

from django.db import transaction

from loonpoort.access.environments import create_environment
from loonpoort.cli.demo.facts import Credentials, DemoFacts, EnvironmentFacts, LoginFacts
from loonpoort.cli.demo.logins import LANGUAGE, make_logins, set_up_administrator
from loonpoort.cli.demo.organisations import make_organisations
from loonpoort.cli.demo.people import People
from loonpoort.cli.demo.plans import PLANS, EnvironmentPlan
from loonpoort.cli.demo.staff import Staff
from loonpoort.organisation.models import Environment

__all__ = ["AlreadySeededError", "DemoFacts", "is_seeded", "seed"]

SEED = 20261101
"""Everything random but the secrets comes from this. Another one makes another demo."""


class AlreadySeededError(Exception):
    """There are environments already, which the demo must not mix with."""


def is_seeded() -> bool:
    return Environment.objects.exists()


def _silent(_: str) -> None:
    """What `seed` reports to when nobody listens."""


def seed(report: Callable[[str], None] = _silent) -> DemoFacts:
    """Make the demo's environments in one transaction, and tell what is needed to use them.

    ``report`` gets a line for every environment. Raises AlreadySeededError when there is one already.
    """
    people = People(SEED)
    facts = DemoFacts([], [])
    with transaction.atomic():
        if is_seeded():
            raise AlreadySeededError(
                "The demo is made in an empty database, and this one has an environment."
            )
        for plan in PLANS:
            environment, logins = _make_environment(plan, people)
            facts.environments.append(environment)
            facts.logins.extend(logins)
            report(_summary(plan))
    return facts


def _make_environment(plan: EnvironmentPlan, people: People) -> tuple[EnvironmentFacts, list[LoginFacts]]:
    environment, first_login = create_environment(
        subdomain=plan.subdomain,
        name=plan.name,
        product=plan.product,
        administrator=plan.administrator.email,
        language=LANGUAGE,
    )
    staff = Staff(people, SEED)
    make_organisations(environment, plan, people.random, staff)
    staff.save()
    administrator, password = set_up_administrator(first_login, plan.administrator.name)
    credentials = Credentials(administrator.email, password)
    return EnvironmentFacts(plan.subdomain, plan.product, credentials), [
        administrator,
        *make_logins(environment, plan),
    ]


def _summary(plan: EnvironmentPlan) -> str:
    companies = [company for debtor in plan.debtors for company in debtor.companies]
    employees = sum(company.size for company in companies)
    return (
        f"{plan.name} ({plan.subdomain}): debtors {len(plan.debtors)}, companies {len(companies)}, "
        f"employees {employees:,}"
    )
