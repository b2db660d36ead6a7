"""Where whoever finds a token has it revoked."""

import json
import re
from html import unescape

import pytest
from django.test import Client

from loonpoort.access import actions, secrets, visitors
from loonpoort.access.authentication import find_token
from loonpoort.access.calls import Call
from loonpoort.outbox.models import Mail
from tests import trail

ADDRESS = "/tokens/revoke"


@pytest.fixture(autouse=True)
def nobody_yet() -> None:
    """As if nobody had reported anything."""
    visitors._counter.cache_clear()


def send_json(body: object, **extra: str):
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return Client(enforce_csrf_checks=True).post(ADDRESS, text, "application/json", **extra)


def test_a_program_revokes_a_token_without_signing_in(house) -> None:
    answer = send_json({"token": house.package_token})
    assert (answer.status_code, answer.json()) == (202, {"received": True})
    assert find_token(house.package.email, house.package_token) is None
    assert Mail.objects.get().recipient == house.package.email


def test_a_person_revokes_a_token_by_the_page(house) -> None:
    page = Client().get(ADDRESS)
    assert "Found a token?" in unescape(page.content.decode())
    answer = Client(enforce_csrf_checks=True).post(ADDRESS, {"token": f" {house.package_token} "})
    assert answer.status_code == 202
    assert "Thank you" in unescape(answer.content.decode())
    assert house.package_token not in answer.content.decode()
    assert find_token(house.package.email, house.package_token) is None


@pytest.mark.parametrize(
    "send",
    [lambda token: send_json({"token": token}), lambda token: Client().post(ADDRESS, {"token": token})],
)
def test_the_answer_is_the_same_whatever_the_token_is(send, house) -> None:
    unknown, _ = secrets.new_token(keep_copy=False)
    actions.revoke_token(Call(house.administrator), house.client)
    answers = []
    for token in (unknown, house.client_token, house.package_token):
        visitors._counter.cache_clear()
        answers.append(send(token))
    texts = {
        re.sub(r'(?<=csrfmiddlewaretoken" value=")\w+', "", answer.content.decode()) for answer in answers
    }
    assert len(texts) == len({(answer.status_code, str(answer.headers)) for answer in answers}) == 1
    assert find_token(house.package.email, house.package_token) is None


def test_a_token_that_was_not_copied_whole_is_said_to_be_so_without_a_look_in_the_database(
    house, django_assert_num_queries
) -> None:
    with django_assert_num_queries(0):
        answer = Client().post(ADDRESS, {"token": house.package_token[:-1]})
    assert "This is not a whole token." in unescape(answer.content.decode())
    assert find_token(house.package.email, house.package_token)


@pytest.mark.parametrize(
    "body",
    [
        " ",
        "{",
        "[]",
        '"lp_"',
        '{"token": 1}',
        '{"token": null}',
        "{}",
        b"\xff",
        "[" * 4000,
        '{"token": "' + "x" * 5000,
    ],
)
def test_what_is_no_request_is_refused_with_what_to_send(body, house) -> None:
    before = trail.events()
    answer = send_json(body)
    assert answer.status_code == 400
    assert answer.json() == {"error": 'Send {"token": "lp_..."}.'}
    assert trail.events() == before


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(method, house) -> None:
    assert getattr(Client(), method)(ADDRESS).status_code == 405


def test_one_network_does_not_keep_the_rest_of_us_busy(house) -> None:
    def send(address: str) -> int:
        return send_json({"token": "lp_x"}, REMOTE_ADDR=address).status_code

    statuses = [send(f"2001:db8::{number}") for number in range(20)]
    assert statuses[0] == 202
    assert 429 in statuses
    assert send("192.0.2.7") == 202


def test_a_token_is_never_taken_from_the_address(house) -> None:
    Client().get(f"{ADDRESS}?token={house.package_token}")
    Client().post(f"{ADDRESS}?token={house.package_token}")
    assert find_token(house.package.email, house.package_token)
