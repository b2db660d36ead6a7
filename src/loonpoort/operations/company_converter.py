"""GUIDs of what a company has integer ids of."""

from typing import Annotated
from uuid import UUID, uuid5

from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract.faults import ValuesFault
from loonpoort.operations.debtor_details import Converter, Mapping
from loonpoort.operations.parameters import CompanyId
from loonpoort.operations.services import company_service

ENTITIES = ("Company", "Employee")


@company_service.operation("Converter_GetByCompany_IntToGuid", faults=(ValuesFault,))
def guids(
    call: Call,
    entity: Annotated[str | None, Meta(description="Company or Employee.", examples=["Employee"])],
    company_id: CompanyId,
) -> Annotated[Converter | None, Meta(description="GUIDs never change, nor do ids.")]:
    """Returns the GUID of a company, or of every employee of it.

    The contract leaves the list of entities open: it is ours, and another one is refused.
    """
    company = call.company(company_id)
    if entity not in ENTITIES:
        raise ValuesFault(f"Entity: it is {' or '.join(ENTITIES)}")
    [(of_debtor,)] = call.companies().filter(pk=company.id).values_list("debtor__guid")
    ids = [company.id]
    if entity == "Employee":
        ids = [row[0] for row in company.employees().values_list("pk")]
    mappings = [Mapping(id_int=pk, id_guid=_guid(of_debtor, entity, pk)) for pk in ids]
    return Converter(entity=entity, mappings=mappings)


def _guid(of_debtor: UUID, entity: str, pk: int) -> UUID:
    """Made of the debtor's random one, which nobody can guess, so that none has to be kept for each row."""
    return uuid5(of_debtor, f"{entity} {pk}")
