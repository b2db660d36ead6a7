"""Making and changing debtors, and who owns the environment."""

from typing import Annotated

from django.core.exceptions import ValidationError
from msgspec import Meta

from loonpoort.access.calls import Call
from loonpoort.contract.faults import DebtorFault, OperationClosedFault, ValuesFault
from loonpoort.operations.debtors import Debtor
from loonpoort.operations.services import debtor_service
from loonpoort.operations.values import reason_of
from loonpoort.organisation.debtor_changes import create_debtor, update_debtor
from loonpoort.organisation.models import Product

SentDebtor = Annotated[Debtor | None, Meta(description="Number and name are both needed.")]


@debtor_service.operation("Debtor_Insert", is_write=True, faults=(ValuesFault,))
def insert_debtor(call: Call, debtor: SentDebtor) -> int:
    """Makes a debtor and returns its id.

    Takes a login at master level whose filter is All (else fault 1002): another would not reach what it made.
    An environment of the Business product has one debtor and gets no other (1002). The Id sent is ignored.
    Numbers need not be unique.
    """
    if call.environment.product != Product.ACCOUNTANT:
        raise OperationClosedFault("An environment of the Business product has one debtor and gets no other")
    if not call.scope.is_whole_environment:
        raise OperationClosedFault("Only a login at master level whose filter is All makes debtors")
    number, name = _sent(debtor)
    try:
        return int(create_debtor(call.actor, call.environment.pk, number, name).pk)
    except ValidationError as error:
        raise ValuesFault(reason_of(error, Debtor, {})) from error


@debtor_service.operation("Debtor_Update", is_write=True, faults=(DebtorFault, ValuesFault))
def change_debtor(call: Call, debtor: SentDebtor) -> None:
    """Changes number and name of the debtor that has the Id sent."""
    number, name = _sent(debtor)
    found = call.debtor(debtor.id if debtor else 0)
    try:
        update_debtor(call.actor, found.id, number, name)
    except ValidationError as error:
        raise ValuesFault(reason_of(error, Debtor, {})) from error


@debtor_service.operation("Debtor_IsOwner")
def is_owner(call: Call) -> bool:
    """Tells whether the whole environment is the caller's.

    True for a login at master level that no filter narrows; false for every other.
    """
    return call.scope.is_whole_environment


def _sent(debtor: Debtor | None) -> tuple[str, str]:
    if debtor is None:
        raise ValuesFault("No Debtor was sent")
    return debtor.number or "", debtor.name or ""
