"""Changes of a company's lists."""

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from loonpoort.organisation.models import Company
from loonpoort.organisation.models.company_lists import CostObject

Made = TypeVar("Made", bound=CostObject)


def add_cost_object(model: type[Made], company_id: int, code: str | None, description: str | None) -> Made:
    """Add a cost centre or cost unit to a company. Raises ValidationError, by field.

    A code that the company has already is refused with ``unique``.
    """
    with transaction.atomic():
        # Held, so that two of one code at once see each other.
        Company.unscoped.select_for_update().get(pk=company_id)
        made = model(company_id=company_id, code=(code or "").strip(), description=description)
        made.clean_fields(exclude=["company"])
        if model.unscoped.filter(company_id=company_id, code=made.code).exists():
            complaint = ValidationError(_("The company has this code already."), code="unique")
            raise ValidationError({"code": complaint})
        made.save()
        return made
