"""Changes of debtors and of what is kept of them: each checks, changes and records in one transaction."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from loonpoort.audit.records import Actor, Event, Subject, record
from loonpoort.organisation.bank_checks import compact_iban
from loonpoort.organisation.models import Debtor, DebtorTitle
from loonpoort.organisation.models.debtor_details import DebtorDetail
from loonpoort.organisation.webhook_events import WebhookEvent
from loonpoort.organisation.webhooks import tell

DEBTOR_CREATED = Event("debtor.created")
DEBTOR_UPDATED = Event("debtor.updated")

Detail = TypeVar("Detail", bound=DebtorDetail)


def create_debtor(actor: Actor, environment_id: int, number: str, name: str) -> Debtor:
    """Make a debtor, without asking who may. Raises ValidationError, by field."""
    debtor = Debtor(environment_id=environment_id)
    with transaction.atomic():
        _save(debtor, number, name)
        _record(DEBTOR_CREATED, actor, debtor, after=_picture(debtor))
    return debtor


def update_debtor(actor: Actor, debtor_id: int, number: str, name: str) -> None:
    """Change number and name of a debtor. Raises ValidationError, by field."""
    with transaction.atomic():
        debtor = _held(debtor_id)
        before = _picture(debtor)
        _save(debtor, number, name)
        if _picture(debtor) != before:
            tell(WebhookEvent.DEBTOR_UPDATED, debtor.pk)
            _record(DEBTOR_UPDATED, actor, debtor, before=before, after=_picture(debtor))


def add_title(debtor_id: int, name: str) -> None:
    """Add a title that a debtor has not got yet. Raises ValidationError, by field."""
    with transaction.atomic():
        _held(debtor_id)
        if DebtorTitle.unscoped.filter(debtor_id=debtor_id, name=name.strip()).exists():
            raise ValidationError({"name": _("The debtor has this title already.")})
        _write(DebtorTitle(debtor_id=debtor_id, name=name.strip()))
        tell(WebhookEvent.DEBTOR_TITLES_CHANGED, debtor_id)


def add_detail(model: type[Detail], debtor_id: int, values: Mapping[str, Any]) -> Detail:
    """Add one of what a debtor may have several of. Raises ValidationError, by field."""
    with transaction.atomic():
        _held(debtor_id)
        return _write(model(debtor_id=debtor_id, **values))


def set_detail(model: type[Detail], debtor_id: int, values: Mapping[str, Any]) -> Detail:
    """Say what a debtor has one of, in place of what was said before. Raises ValidationError, by field."""
    with transaction.atomic():
        _held(debtor_id)
        detail = model._base_manager.filter(debtor_id=debtor_id).first() or model(debtor_id=debtor_id)
        for name, value in values.items():
            setattr(detail, name, compact_iban(value) if name == "iban" and value else value)
        return _write(detail)


def _write(detail: Detail) -> Detail:
    # Without 'debtor': its check would look for the row through the scoped manager.
    detail.clean_fields(exclude=["debtor"])
    detail.clean()
    try:
        with transaction.atomic():
            detail.save()
    except IntegrityError as error:
        raise ValidationError({"number": _("The debtor has one with this number already.")}) from error
    return detail


def _held(debtor_id: int) -> Debtor:
    return Debtor.unscoped.select_for_update().get(pk=debtor_id)


def _save(debtor: Debtor, number: str, name: str) -> None:
    debtor.number, debtor.name = number.strip(), name.strip()
    debtor.clean_fields(exclude=["environment"])
    debtor.save()


def _picture(debtor: Debtor) -> dict[str, object]:
    return {"number": debtor.number, "name": debtor.name}


def _record(
    event: Event,
    actor: Actor,
    debtor: Debtor,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    record(
        event,
        environment_id=debtor.environment_id,
        actor=actor,
        subject=Subject("debtor", debtor.pk, debtor.name),
        before=before,
        after=after,
    )
