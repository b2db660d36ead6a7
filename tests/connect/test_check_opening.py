"""Opening closed operations by one click: only those, and only by who may."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from loonpoort.access.calls import Call
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import ClosedOperation, UserTemplate
from loonpoort.access.template_rights import Rights
from loonpoort.connect.check.opening import open_operations
from tests import trail
from tests.cast import House, manager
from tests.check_packages import PEOPLE, READS, WRITES


@pytest.fixture
def integration(house) -> UserTemplate:
    found = house.template("API integration")
    ClosedOperation.objects.bulk_create(
        ClosedOperation(user_template=found, operation=key) for key in (READS, WRITES)
    )
    return found


def opened(house: House, template: UserTemplate, *operations: str) -> list[str]:
    return open_operations(Call(house.administrator), template, operations, revision=template.revision)


def test_what_is_closed_is_opened_and_nothing_else_changes(house, integration) -> None:
    before = Rights.of(integration.pk)
    assert opened(house, integration, READS, PEOPLE) == [READS]
    now = Rights.of(integration.pk)
    assert now.closed == before.closed - {READS}
    assert now.dashlets == before.dashlets
    kept = UserTemplate.objects.get(pk=integration.pk)
    facts = ("name", "kind", "allows_sign_on")
    assert [getattr(kept, name) for name in facts] == [getattr(integration, name) for name in facts]
    assert trail.last().event == "user_template.updated"
    assert trail.last().after == {"opened_operations": {"CompanyService": ["List_GetAll"]}}


def test_without_anything_to_open_nothing_is_recorded(house, integration) -> None:
    revision = integration.revision
    assert opened(house, integration, PEOPLE) == []
    integration.refresh_from_db()
    assert integration.revision == revision


def test_nobody_opens_what_is_closed_to_themselves(house, integration) -> None:
    ClosedOperation.objects.create(user_template=house.template("Administrator"), operation=READS)
    with pytest.raises((PermissionDenied, ValidationError)):
        opened(house, integration, READS)
    assert READS in Rights.of(integration.pk).closed


def test_who_may_not_change_user_templates_opens_nothing(house, integration) -> None:
    call = manager(house, FilterKind.ALL)
    with pytest.raises(PermissionDenied):
        open_operations(call, integration, [READS], revision=integration.revision)


def test_another_environments_template_is_not_touched(house, stranger, integration) -> None:
    with pytest.raises(PermissionDenied):
        open_operations(Call(stranger.administrator), integration, [READS], revision=integration.revision)


def test_a_template_that_was_saved_meanwhile_is_shown_anew_first(house, integration) -> None:
    seen = integration.revision
    UserTemplate.objects.filter(pk=integration.pk).update(revision=seen + 1)
    with pytest.raises(ValidationError, match="saved this user template"):
        opened(house, integration, READS)
