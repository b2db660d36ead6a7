"""Rights on panels never touch the API: every operation does the same with none at all."""

import pytest

from loonpoort.access.dashlets import Dashlet, DashletRight
from loonpoort.access.models import ClosedOperation, UserTemplate
from loonpoort.access.template_rights import Rights
from tests.api.test_operations import ask, check
from tests.cases import OPERATIONS, case_of
from tests.cast import House
from tests.contract_facts import SERVICES

SAMPLE = {
    key: OPERATIONS[key]
    for place, key in enumerate(sorted(OPERATIONS))
    if place % 4 == 0 or key.startswith("SingleSignOn.")
}
"""A quarter of the operations: the gate is the same for all of them."""
CLOSED = ("soap:Server", "Server was unable to process request. ---> 1002: Unauthorized access")


def give(house: House, right: DashletRight) -> None:
    """The same right on every panel to every login of a house."""
    for template in UserTemplate.objects.filter(environment=house.environment):
        closed = Rights.of(template.pk).closed
        Rights(dict.fromkeys(Dashlet, right) if right else {}, closed).save(template)


def test_every_service_is_tried_with_reading_and_writing() -> None:
    tried = {(operation.service.name, operation.is_write) for operation in SAMPLE.values()}
    assert {service for service, _ in tried} == set(SERVICES)
    assert {is_write for _, is_write in tried} == {True, False}


@pytest.mark.parametrize("right", [DashletRight.NONE, DashletRight.WRITE])
@pytest.mark.parametrize("operation", SAMPLE)
def test_reading_and_writing_need_no_right_on_any_panel(operation, right, filled) -> None:
    give(filled, right)
    check(operation, filled)


@pytest.mark.parametrize("right", [DashletRight.NONE, DashletRight.WRITE])
@pytest.mark.parametrize("operation", SAMPLE)
def test_a_closed_operation_stays_closed_whatever_the_panels(operation, right, filled) -> None:
    values = case_of(filled, operation).values
    for template in UserTemplate.objects.filter(environment=filled.environment):
        ClosedOperation.objects.get_or_create(user_template=template, operation=operation)
    give(filled, right)
    assert ask(operation, filled, values).fault == CLOSED


def test_closing_operations_leaves_the_panels_and_the_other_way_round(house) -> None:
    template = house.administrator.user_template
    everything, closed = dict.fromkeys(Dashlet, DashletRight.WRITE), frozenset(OPERATIONS)
    assert Rights.of(template.pk) == Rights(everything, frozenset())
    Rights(everything, closed).save(template)
    assert Rights.of(template.pk) == Rights(everything, closed)
    Rights({}, closed).save(template)
    assert Rights.of(template.pk) == Rights({}, closed)
