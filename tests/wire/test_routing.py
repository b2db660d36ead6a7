"""Which operation is called: what is announced and what is sent must agree."""

import pytest
from lxml import etree

from loonpoort.contract import RequestFault
from loonpoort.wire.soap import action_of, find_operation
from tests.wire.services_for_tests import wire_service

NAMESPACE = wire_service.namespace
NO_ACTION = "Unable to handle request without a valid action parameter. Please supply a valid soap action."


def element(name: str, namespace: str = NAMESPACE) -> etree._Element:
    return etree.fromstring(f'<{name} xmlns="{namespace}"/>')


def refusal(action: str | None, body: etree._Element | None) -> str:
    with pytest.raises(RequestFault) as caught:
        find_operation(wire_service, action, body)
    return str(caught.value)


@pytest.mark.parametrize("action", ["{}/Text_Get", '"{}/Text_Get"', ' "{}/Text_Get" ', None, "", '""', " "])
@pytest.mark.parametrize("namespace", [NAMESPACE, "", "http://localhost/"])
def test_an_operation_is_found_however_it_is_announced(action, namespace):
    announced = action and action.format(NAMESPACE)
    assert find_operation(wire_service, announced, element("Text_Get", namespace)).name == "Text_Get"


def test_an_operation_is_not_run_when_another_was_announced():
    assert refusal(f"{NAMESPACE}/Text_Get", element("Everything_Delete")) == (
        "The SOAPAction announces Text_Get, but the first element of the body is 'Everything_Delete'. "
        "Send the same operation in both, or leave the SOAPAction out."
    )


def test_an_announced_operation_needs_a_body():
    assert "announces Text_Get, but the first element of the body is ''" in refusal(
        f"{NAMESPACE}/Text_Get", None
    )


@pytest.mark.parametrize(
    "action", ["Nope", "{}/Nope", "Text_Get", "https://api.nmbrs.nl/soap/v3/Other/Text_Get", "{}Text_Get"]
)
def test_an_unknown_action_is_refused(action):
    action = action.format(NAMESPACE)
    assert refusal(action, element("Text_Get")) == (
        f"Server did not recognize the value of HTTP Header SOAPAction: {action}."
    )


@pytest.mark.parametrize("body", [None, "Nope", "text_get"])
def test_nothing_usable_is_refused(body):
    assert refusal(None, None if body is None else element(body)) == NO_ACTION


@pytest.mark.parametrize(
    ("header", "content_type", "action"),
    [
        ("u:a", "text/xml", "u:a"),
        ('"u:a"', 'application/soap+xml; action="u:b"', '"u:a"'),
        (None, 'application/soap+xml; charset=utf-8; action="u:b"', "u:b"),
        (None, "application/soap+xml;Action=u:b;charset=utf-8", "u:b"),
        (None, 'application/soap+xml; x="; action=u:no"; action = "u:b"', "u:b"),
        (None, "application/soap+xml; transaction=u:no", None),
        (None, 'application/soap+xml; action=""', ""),
        (None, "", None),
        ('""', 'application/soap+xml; action="u:b"', "u:b"),
        ("", "text/xml", None),
    ],
)
def test_the_action_is_taken_from_the_header_or_the_content_type(header, content_type, action):
    assert action_of(header, content_type) == action
