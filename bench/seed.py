"""Fill an empty database by a plan, through the product's own models; run as ``python -m bench.seed PLAN``.

Prints what the measurements need to know, as JSON.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import django

from bench.dataset import CREATED_AT, ENVIRONMENT, PLANS, TAGS, Plan, people

BATCH = 5_000
PERIOD = 202601


def seed(plan: Plan) -> dict[str, Any]:
    """Make everything in the plan and the two logins that call; their tokens are in the answer."""
    from loonpoort.access.environments import create_environment
    from loonpoort.organisation.models import Product

    environment, _ = create_environment(
        subdomain=ENVIRONMENT, name="Bench", product=Product.ACCOUNTANT, administrator="admin@example.org"
    )
    tags = _tags(environment)
    debtors = _debtors(environment, plan, tags)
    companies = _companies(debtors, plan)
    employees = _employees(companies, plan)
    _crowd(environment, plan, tags)
    return {
        "domain": ENVIRONMENT,
        "logins": {"all": _caller(environment, []), "tags": _caller(environment, tags)},
        "companies": {
            size: company.pk for size, company in zip(plan.large_companies, companies, strict=False)
        },
        "employees": employees,
    }


def _tags(environment: Any) -> list[Any]:
    from loonpoort.organisation.models import Tag

    numbers = range(1, TAGS + 1)
    return Tag.unscoped.bulk_create(
        Tag(environment=environment, number=number, name=f"Tag {number}", colour="#336699")
        for number in numbers
    )


def _debtors(environment: Any, plan: Plan, tags: list[Any]) -> list[Any]:
    from loonpoort.organisation.models import Debtor, DebtorTag

    debtors = Debtor.unscoped.bulk_create(
        Debtor(environment=environment, number=str(10_000 + number), name=f"Debtor {number} & Partners B.V.")
        for number in range(plan.debtors)
    )
    DebtorTag.objects.bulk_create(
        DebtorTag(debtor=debtor, tag=tags[number % TAGS]) for number, debtor in enumerate(debtors)
    )
    return debtors


def _companies(debtors: list[Any], plan: Plan) -> list[Any]:
    from loonpoort.organisation.models import Company

    return Company.unscoped.bulk_create(
        Company(
            debtor=debtors[number % len(debtors)],
            number=number,
            name=f"Company {number}",
            current_year=2026,
            current_period_number=11,
        )
        for number in range(plan.companies)
    )


def _employees(companies: list[Any], plan: Plan) -> dict[int, int]:
    """Everybody's employment and details; an employee in the middle of each large company, by its size."""
    from loonpoort.payroll.models import Employee, PersonalInfo

    sizes = plan.company_sizes()
    places = (
        (company, number)
        for company, size in zip(companies, sizes, strict=True)
        for number in range(1, size + 1)
    )
    examples: dict[int, int] = {}
    for batch in _batches(zip(places, people(plan.employees), strict=True)):
        employees = Employee.unscoped.bulk_create(
            Employee(company=company, number=number, display_name=f"{who['last_name']}, {who['first_name']}")
            for (company, number), who in batch
        )
        PersonalInfo.unscoped.bulk_create(
            PersonalInfo(employee=employee, first_period=PERIOD, **who)
            for employee, (_, who) in zip(employees, batch, strict=True)
        )
        examples |= {employee.company_id: employee.pk for employee in employees}
    PersonalInfo.unscoped.update(created_at=CREATED_AT)
    return {
        size: examples[company.pk] for size, company in zip(plan.large_companies, companies, strict=False)
    }


def _crowd(environment: Any, plan: Plan, tags: list[Any]) -> None:
    """Logins that do not call, each with template, filter and token: the gate has to tell them apart."""
    from loonpoort.access.models import ClosedOperation, Login, LoginTag, Token, UserTemplate

    templates = UserTemplate.objects.bulk_create(
        UserTemplate(environment=environment, name=f"Template {number}", kind="master_accountant")
        for number in range(plan.templates)
    )
    ClosedOperation.objects.bulk_create(
        ClosedOperation(user_template=template, operation="DebtorService.Tags_Get") for template in templates
    )
    logins = Login.objects.bulk_create(
        Login(
            environment=environment,
            email=f"login{number}@example.org",
            level="master",
            user_template=templates[number % len(templates)],
            filter_kind="tags",
            status="active",
        )
        for number in range(plan.logins)
    )
    LoginTag.objects.bulk_create(
        LoginTag(login=login, tag=tags[number % TAGS]) for number, login in enumerate(logins)
    )
    Token.objects.bulk_create(
        Token(login=login, key_id=f"{number:010}", key_number=1, digest="-" * 64)
        for number, login in enumerate(logins)
    )


def _caller(environment: Any, tags: list[Any]) -> dict[str, str]:
    """A login made and let in the way real ones are, and its token."""
    from loonpoort.access.actions import LoginChoices, activate_login, issue_token, make_login
    from loonpoort.access.kinds import FilterKind
    from loonpoort.access.models import UserTemplate
    from loonpoort.audit.records import SYSTEM

    choices = LoginChoices(
        email="tags@example.org" if tags else "all@example.org",
        name="",
        user_template=UserTemplate.objects.get(environment=environment, name="API integration"),
        filter_kind=FilterKind.TAGS if tags else FilterKind.ALL,
        tag_ids=[tag.pk for tag in tags],
    )
    login = make_login(SYSTEM, choices, language="en")
    activate_login(login, "a password that nobody uses", network_address="")
    login.refresh_from_db()
    token = issue_token(SYSTEM, login)
    assert token is not None
    return {"username": login.email, "token": token}


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "loonpoort.config.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    from loonpoort.access.secrets import _derived

    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        facts = seed(PLANS[sys.argv[1]])
    # What peers check tokens with: HMAC-SHA256 under this key.
    print(json.dumps(facts | {"hash_key": _derived(1, "hash").hex()}))


if __name__ == "__main__":
    main()
