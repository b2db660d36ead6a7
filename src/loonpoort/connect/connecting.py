"""Connecting a package: a user template with its operations alone, and a login of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from loonpoort.access import actions, events
from loonpoort.access.actions import LoginChoices, TemplateChoices
from loonpoort.access.calls import Call
from loonpoort.access.catalogue import operation_keys
from loonpoort.access.kinds import TemplateKind
from loonpoort.access.models import Login, UserTemplate
from loonpoort.access.template_rights import Rights
from loonpoort.connect.events import CONNECTION_MADE
from loonpoort.connect.models import Connection, ConnectionOperation

SIGN_ON = "SingleSignOn."
ATTEMPTS = 5
"""To find a name for a template, while others do the same."""
LONGEST_NAME = 70
"""Leaves room in a template's name for a number."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A package that is to be connected, and the operations that it calls."""

    name: str
    operations: tuple[str, ...]
    """``Service.Operation``."""
    package: str = ""
    """The slug of its manifest, if it has one."""


def closed_to(call: Call, operations: Iterable[str]) -> list[str]:
    """Those of some operations that the caller may not call either, and so cannot give."""
    own = Rights.of(call.login.user_template_id)
    return [each for each in operations if each in own.closed]


def connect(call: Call, wanted: Wanted, choices: LoginChoices, *, sends_activation: bool) -> Login:
    """Make a login for a package, with a template that opens its operations and nothing else.

    A template that is there already and opens the same is used again. The template of ``choices`` says no
    more than the kind. All or nothing: raises ValidationError, by field, and PermissionDenied.
    """
    _check(wanted)
    kind = TemplateKind(choices.user_template.kind)
    with transaction.atomic():
        template = _template_like(call, wanted, kind) or _make_template(call, wanted, kind)
        login = actions.create_login(call, replace(choices, user_template=template))
        made = Connection.objects.create(
            login=login, package=wanted.package, name=wanted.name, made_by=call.login
        )
        ConnectionOperation.objects.bulk_create(
            ConnectionOperation(connection=made, operation=each) for each in wanted.operations
        )
        after = {"package": wanted.name, "user_template": template.name, "operations": len(wanted.operations)}
        events.record_login(CONNECTION_MADE, login, call.actor, after=after)
        if sends_activation:
            actions.send_activation(call, login)
    return login


def _check(wanted: Wanted) -> None:
    if not wanted.operations:
        raise ValidationError(_("A connection needs at least one operation."))
    if unknown := sorted(set(wanted.operations) - operation_keys()):
        raise ValidationError(_("There is no operation %(name)s.") % {"name": unknown[0]})


def _template_like(call: Call, wanted: Wanted, kind: TemplateKind) -> UserTemplate | None:
    """A template that was made for this package before and still opens exactly what it calls."""
    named = UserTemplate.objects.filter(
        environment=call.environment, kind=kind, name__istartswith=wanted.name[:LONGEST_NAME]
    )
    names = {name.lower() for name, _place in zip(_names(wanted.name), range(100), strict=False)}
    closed = operation_keys() - set(wanted.operations)
    for template in named.select_related("environment"):
        rights = Rights.of(template.pk)
        is_as_wanted = not rights.dashlets and rights.closed & operation_keys() == closed
        if is_as_wanted and template.name.lower() in names and template.allows_sign_on == _signs_on(wanted):
            return template
    return None


def _make_template(call: Call, wanted: Wanted, kind: TemplateKind) -> UserTemplate:
    template = _new_template(call, wanted, kind)
    choices = TemplateChoices(
        name=template.name,
        kind=kind,
        allows_sign_on=_signs_on(wanted),
        dashlets={},
        closed_operations=operation_keys() - set(wanted.operations),
    )
    actions.update_template(call, template, choices)
    template.refresh_from_db()
    return template


def _new_template(call: Call, wanted: Wanted, kind: TemplateKind) -> UserTemplate:
    names = UserTemplate.objects.filter(environment=call.environment).values_list("name", flat=True)
    for _attempt in range(ATTEMPTS):
        taken = {name.lower() for name in names.all()}
        name = next(each for each in _names(wanted.name) if each.lower() not in taken)
        try:
            return actions.create_template(call, name=name, kind=kind)
        except ValidationError as error:
            # Somebody else took the name meanwhile: then there is another.
            if "name" not in getattr(error, "error_dict", {}) or name.lower() not in {
                each.lower() for each in names.all()
            }:
                raise
    raise ValidationError(_("Somebody else is connecting this package just now. Try again."))


def _signs_on(wanted: Wanted) -> bool:
    """Whether the package opens sessions for people by its token."""
    return any(each.startswith(SIGN_ON) for each in wanted.operations)


def _names(name: str) -> Iterator[str]:
    """A package's name, then the same with a number."""
    short = name[:LONGEST_NAME].strip()
    yield short
    yield from (f"{short} ({number})" for number in count(2))
