"""Opening what a package needs: the one click that mends a closed operation."""

from collections.abc import Collection

from django.db import transaction

from loonpoort.access.actions import TemplateChoices, update_template
from loonpoort.access.calls import Call
from loonpoort.access.models import UserTemplate
from loonpoort.access.template_rights import Rights


def open_operations(
    call: Call, template: UserTemplate, operations: Collection[str], *, revision: int
) -> list[str]:
    """Open operations in a template, for all of its logins, and nothing else. Gives those that were closed.

    ``revision`` is that of the template when the caller was told whom it concerns. Raises PermissionDenied
    and ValidationError as `update_template` does: nobody opens what is closed to themselves.
    """
    with transaction.atomic():
        now = Rights.of(template.pk)
        opened = sorted(now.closed.intersection(operations))
        if opened:
            choices = TemplateChoices(
                name=template.name,
                kind=template.kind,
                allows_sign_on=template.allows_sign_on,
                dashlets=now.dashlets,
                closed_operations=now.closed.difference(opened),
            )
            update_template(call, template, choices, revision=revision)
    return opened
