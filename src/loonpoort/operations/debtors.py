"""Debtors, their tags, and the environment of a token."""

from typing import Annotated
from urllib.parse import urlsplit

from django.conf import settings
from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract import Header, Message, Rows
from loonpoort.operations.parameters import DebtorId
from loonpoort.operations.services import debtor_service


class DomainInfo(Message):
    domain: str | None
    sub_domain: str | None


class Debtor(Message):
    id: int
    number: str | None
    name: str | None


class DebtorTag(Message):
    number: int
    hex_color: str | None
    tag: str | None


@debtor_service.operation("Environment_Get", header=Header.TOKEN)
def environment(call: Call) -> DomainInfo | None:
    """Returns the domain of the environment that the token belongs to.

    SubDomain is the value that the other operations take as Domain.
    """
    subdomain = call.environment.subdomain
    return DomainInfo(domain=f"{subdomain}.{urlsplit(settings.BASE_URL).hostname}", sub_domain=subdomain)


@debtor_service.operation("List_GetAll")
def all_debtors(call: Call) -> Rows[Debtor]:
    """Lists every debtor within the login's filter."""
    return Debtor.rows(call.debtors())


@debtor_service.operation("List_GetByNumber")
def debtors_by_number(
    call: Call,
    number: Annotated[str | None, Meta(description="The number exactly; numbers need not be unique.")],
) -> Rows[Debtor]:
    """Lists the debtors within the login's filter that have a given number."""
    return Debtor.rows(call.debtors().filter(number=number or ""))


@debtor_service.operation("Debtor_Get")
def debtor(call: Call, debtor_id: DebtorId) -> Debtor | None:
    """Returns one debtor."""
    return Debtor.first(call.debtor(debtor_id).itself)


@debtor_service.operation("Tags_Get")
def tags(call: Call, debtor_id: DebtorId) -> Rows[DebtorTag]:
    """Lists the tags of a debtor."""
    return DebtorTag.rows(call.debtor(debtor_id).tags(), hex_color="colour", tag="name")
