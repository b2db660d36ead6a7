"""The connection check in the browser and as JSON: for integrators, and for administrators who mend."""

import base64
import json
import re
from html import unescape

import pytest
from django.test import Client

from loonpoort.access import actions, secrets, visitors
from loonpoort.access.calls import Call
from loonpoort.access.kinds import FilterKind
from loonpoort.access.mails import ACTIVATION_MAIL
from loonpoort.access.models import ClosedOperation, Login, Token
from loonpoort.access.traffic.budgets import Budgets
from loonpoort.access.traffic.node import NodeCounter
from loonpoort.access.traffic.table import Table
from loonpoort.outbox.models import Mail
from tests.cast import House, fresh, login, manager
from tests.check_packages import CALLED, PEOPLE, READS, WRITES, known_packages  # noqa: F401

ADDRESS = "/connection-check/"
JSON = "/connection-check.json"
REFUSED = "Username and token do not let a call in here."

pytestmark = pytest.mark.usefixtures("known_packages")


@pytest.fixture(autouse=True)
def nobody_yet(monkeypatch: pytest.MonkeyPatch) -> NodeCounter:
    """As if nobody had checked anything, and all that follows happened in one moment."""
    one = visitors.CHECKS_OF_ONE
    budgets = Budgets.of(environment=visitors.CHECKS_OF_ALL, reads=one, writes=one)
    counter = NodeCounter(budgets, Table(None), clock=lambda: 10**18)
    monkeypatch.setattr(visitors, "_checks", lambda: counter)
    return counter


def typed(house: House, **other: str) -> dict[str, str]:
    right = {"username": house.package.email, "token": house.package_token, "package": "planner"}
    return {**right, **other}


def text(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.content.decode())).split())


def close(house: House, *operations: str, template: str = "API integration") -> None:
    ClosedOperation.objects.bulk_create(
        ClosedOperation(user_template=house.template(template), operation=key) for key in operations
    )


def closed(house: House) -> set[str]:
    rows = house.template("API integration").closed_operations
    return set(rows.values_list("operation", flat=True))


def form_with(answer, word: str) -> dict[str, str]:
    """What a browser sends when the button of a form is pressed."""
    for form in re.findall(r"<form.*?</form>", answer.content.decode(), re.DOTALL):
        if f'value="{word}"' in form:
            fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
            return {**{name: unescape(value) for name, value in fields}, "mend": word}
    raise AssertionError(f"There is no button {word}.")


def test_an_integrator_sees_steps_and_operations(house, client) -> None:
    answer = client.post(ADDRESS, typed(house, domain="Kantoor.nmbrs.nl"))
    page = text(answer)
    assert answer.status_code == 200
    assert "Every call would succeed." in page
    assert "“Kantoor.nmbrs.nl” is the long form" in page
    assert "It reaches 2 debtors, 3 companies, 4 employees today." in page
    for operation in CALLED:
        assert operation in page
    assert "bakery" not in page
    assert "shop" not in page


def test_the_token_is_never_in_the_page(house, client, administrator) -> None:
    for browser in (client, administrator):
        for token in (house.package_token, house.package_token[:-1]):
            answer = browser.post(ADDRESS, typed(house, token=token))
            assert token[14:] not in answer.content.decode()
            assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": "nobody@kantoor.example"},
        {"token": "lp_wrong"},
        {"token": secrets.new_token(keep_copy=False)[0]},
    ],
)
def test_a_stranger_gets_one_refusal_whatever_is_wrong(wrong, house, client) -> None:
    page = text(client.post(ADDRESS, typed(house, **wrong, domain="wrong")))
    assert REFUSED in page
    assert "Step by step" not in page
    assert "API integration" not in page


def test_the_refusal_of_a_deactivated_login_is_that_of_an_unknown_one(house, client) -> None:
    unknown = client.post(ADDRESS, typed(house, token=secrets.new_token(keep_copy=False)[0]))
    actions.deactivate_login(Call(house.administrator), house.package)
    inactive = client.post(ADDRESS, typed(house))
    same = [
        re.sub(r'csrfmiddlewaretoken" value="\w+', "", each.content.decode()) for each in (unknown, inactive)
    ]
    assert same[0] == same[1]


def test_strangers_are_held_back_and_administrators_of_the_login_are_not(
    house, client, administrator
) -> None:
    answers = [client.post(ADDRESS, typed(house)) for _ in range(visitors.CHECKS_OF_ONE + 1)]
    assert [answer.status_code for answer in answers[-2:]] == [200, 429]
    assert answers[-1]["Retry-After"]
    assert "Step by step" not in text(answers[-1])
    for _ in range(visitors.CHECKS_OF_ONE + 1):
        assert administrator.get(f"{ADDRESS}?login={house.package.pk}").status_code == 200


def test_a_stranger_names_no_login_by_its_id(house, client) -> None:
    answer = client.get(f"{ADDRESS}?login={house.package.pk}")
    assert answer.status_code == 200
    assert house.package.email not in text(answer)
    answer = client.post(ADDRESS, {"login": house.package.pk, "mend": "open_operations", "token": ""})
    assert house.package.email not in text(answer)


def test_a_weak_session_is_a_stranger(house, weak) -> None:
    answer = weak.get(f"{ADDRESS}?login={house.package.pk}")
    assert "Step by step" not in text(answer)


def test_an_administrator_checks_a_login_by_its_id_without_a_token(house, administrator) -> None:
    page = text(administrator.get(f"{ADDRESS}?login={house.package.pk}&package=planner"))
    assert "Step by step" in page
    assert "The login has a token that works." in page
    assert PEOPLE in page


@pytest.mark.parametrize("number", ["0", "x", "-1", "9" * 30, "²"])
def test_a_login_that_there_is_not_is_not_found(number, house, administrator) -> None:
    assert administrator.get(f"{ADDRESS}?login={number}").status_code == 404


def test_a_login_of_another_environment_is_not_found(house, stranger, administrator) -> None:
    for answer in (
        administrator.get(f"{ADDRESS}?login={stranger.package.pk}"),
        administrator.post(ADDRESS, {"login": stranger.package.pk, "mend": "send_activation"}),
    ):
        assert answer.status_code == 404


def test_one_click_opens_what_is_off_and_the_check_runs_again(house, administrator) -> None:
    close(house, READS, WRITES, "DebtorService.Debtor_Insert")
    other = login(house.environment, "API integration", "other@kantoor.example", FilterKind.TAGS)
    answer = administrator.post(ADDRESS, typed(house))
    page = text(answer)
    assert "2 of 3 operations are off in user template “API integration”" in page
    assert f"would have these rights as well: {other.email}." in page
    answer = administrator.post(ADDRESS, form_with(answer, "open_operations"))
    page = text(answer)
    assert "2 operations are open now in user template “API integration”." in page
    assert "All 3 operations are open" in page
    assert closed(house) == {"DebtorService.Debtor_Insert"}


def test_a_pasted_list_is_looked_at_again_after_mending(house, administrator) -> None:
    close(house, PEOPLE)
    answer = administrator.post(
        ADDRESS, typed(house, package="", operations=f"{READS}\n{PEOPLE}\nDaysVar_Set")
    )
    assert "Not recognised in the list DaysVar_Set"[:26] in text(answer)
    page = text(administrator.post(ADDRESS, form_with(answer, "open_operations")))
    assert "1 operation is open now" in page
    assert READS in page


def test_a_template_that_somebody_saved_meanwhile_is_shown_anew(house, administrator) -> None:
    close(house, READS)
    pressed = form_with(administrator.post(ADDRESS, typed(house)), "open_operations")
    template = house.template("API integration")
    template.revision += 1
    template.save()
    page = text(administrator.post(ADDRESS, pressed))
    assert "Somebody else saved this user template" in page
    assert closed(house) == {READS}


@pytest.mark.parametrize("who", ["client", "package", "manager"])
def test_who_may_not_is_offered_nothing_and_opens_nothing(who, house, sign_in) -> None:
    close(house, READS)
    viewer = {"client": house.client, "package": house.package}.get(who)
    browser = sign_in(viewer or manager(house, FilterKind.ALL).login)
    answer = browser.post(ADDRESS, typed(house))
    assert "1 of 3 operations is off" in text(answer)
    assert "Open these operations" not in text(answer)
    pressed = {"login": house.package.pk, "package": "planner", "revision": 1, "mend": "open_operations"}
    browser.post(ADDRESS, pressed)
    assert closed(house) == {READS}


def test_the_activation_mail_is_sent_again_from_the_check(house, administrator, newcomer) -> None:
    answer = administrator.get(f"{ADDRESS}?login={newcomer.pk}")
    assert "no activation mail was sent" in text(answer)
    page = text(administrator.post(ADDRESS, form_with(answer, "send_activation")))
    assert "The activation mail to new@kantoor.example is on its way." in page
    assert "The activation mail went to new@kantoor.example" in page
    assert Mail.objects.filter(kind=ACTIVATION_MAIL.name, parameters__login=newcomer.pk).count() == 1


def links(answer) -> list[str]:
    return re.findall(r'href="([^"]*)"', answer.content.decode())


def test_each_remedy_leads_to_where_it_is_done(house, administrator) -> None:
    narrow = login(
        house.environment,
        "Client",
        "c@kantoor.example",
        FilterKind.COMPANIES,
        debtor_id=house.debtors["bakery"].pk,
    )
    page = administrator.get(f"{ADDRESS}?login={narrow.pk}")
    assert f"/logins/{narrow.pk}/token/" in links(page)
    at = f"/debtors/{narrow.debtor_id}/user-accounts/client-logins/{narrow.pk}/"
    assert at in links(page)
    actions.deactivate_login(Call(house.administrator), fresh(narrow))
    page = administrator.get(f"{ADDRESS}?login={narrow.pk}")
    assert f"{at}reactivate/" in links(page)
    for address in (f"/logins/{narrow.pk}/token/", at, f"{at}reactivate/"):
        assert administrator.get(address).status_code == 200
    page = administrator.post(ADDRESS, {"username": "nobody@kantoor.example"})
    assert "/settings/users/logins/new/" in links(page)


def test_an_owner_is_led_to_the_own_token(house, package) -> None:
    Token.objects.filter(login=house.package).delete()
    assert "/profile/api-token/" in links(package.get(f"{ADDRESS}?login={house.package.pk}"))


def test_package_and_list_are_one_or_the_other(house, client) -> None:
    page = text(client.post(ADDRESS, typed(house, operations=READS)))
    assert "Choose a package or give a list, not both." in page
    assert "Step by step" not in page


def test_what_was_wrongly_filled_in_keeps_the_login(house, administrator) -> None:
    answer = administrator.post(ADDRESS, {"login": house.package.pk, "calls_from": "nowhere"})
    assert f'name="login" value="{house.package.pk}"' in answer.content.decode()


def test_the_form_needs_the_proof_of_its_own_page(house) -> None:
    assert Client(enforce_csrf_checks=True).post(ADDRESS, typed(house)).status_code == 403


def test_the_page_speaks_dutch_without_a_stack_trace(house, client) -> None:
    client.cookies.load({"language": "nl"})
    assert client.post(ADDRESS, typed(house), headers={"accept-language": "nl"}).status_code == 200


def ask(house: House, body: object = None, *, browser: Client | None = None, **other: str):
    username, token = other.pop("username", house.package.email), other.pop("token", house.package_token)
    sent = body if isinstance(body, str | bytes) else json.dumps(body) if body is not None else ""
    basic = base64.b64encode(f"{username}:{token}".encode()).decode()
    headers = {"authorization": f"Basic {basic}", **other}
    browser = browser or Client(enforce_csrf_checks=True)
    return browser.post(JSON, sent, "application/json", headers=headers)


def test_a_program_gets_the_same_as_json(house) -> None:
    close(house, WRITES)
    answer = ask(house, {"package": "planner"}, domain="https://kantoor.nmbrs.nl")
    found = answer.json()
    assert answer.status_code == 200
    assert found["succeeds"] is False
    assert {step["step"]: step["verdict"] for step in found["steps"]} == {
        "login": "ok",
        "active": "ok",
        "token": "ok",
        "domain": "ok",
        "network": "ok",
        "kind": "ok",
        "template": "wrong",
        "filter": "ok",
        "data": "ok",
    }
    assert found["operations"][1] == {
        "operation": PEOPLE,
        "would_succeed": True,
        "verdict": "ok",
        "is_write": False,
        "reaches": {"companies": 3, "employees": 4},
        "words": "",
        "way_out": "",
    }
    assert found["operations"][2]["would_succeed"] is False
    assert house.package_token not in answer.content.decode()


def test_a_list_of_operations_may_be_sent(house) -> None:
    found = ask(house, {"operations": [READS, "Nonsense_Get"]}).json()
    assert [each["operation"] for each in found["operations"]] == [READS]
    assert [each["text"] for each in found["questions"]] == ["Nonsense_Get"]


def test_nothing_sent_looks_at_all_that_is_open(house) -> None:
    assert len(ask(house).json()["operations"]) > 100
    assert ask(house, {}).json()["succeeds"] is True


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": "nobody@kantoor.example"},
        {"token": "lp_wrong"},
        {"authorization": "Bearer x"},
        {"authorization": "Basic %%%"},
        {"authorization": ""},
    ],
)
def test_a_program_gets_one_refusal_whatever_is_wrong(wrong, house) -> None:
    answer = ask(house, {"package": "planner"}, **wrong)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (
        401,
        'Basic realm="Loonpoort", charset="UTF-8"',
    )
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.content == ask(house, {"package": "planner"}, token="lp_other").content


def test_no_cookie_counts(house, administrator) -> None:
    assert ask(house, token="", browser=administrator).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        "nonsense",
        "[]",
        '{"package": 1}',
        '{"package": "unheard-of"}',
        '{"operations": "x"}',
        '{"operations": [1]}',
        '{"packages": "planner"}',
        '{"package": "planner", "operations": []}',
        "[" * 5000,
        b"\xff",
        "x" * 30_000,
    ],
)
def test_a_body_that_cannot_be_used_is_a_bad_request(body, house) -> None:
    answer = ask(house, body)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["detail"]


def test_only_post_is_taken_and_programs_are_held_back(house, client) -> None:
    answer = client.get(JSON)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    statuses = [ask(house).status_code for _ in range(visitors.CHECKS_OF_ONE + 1)]
    assert statuses[-1] == 429


def test_the_words_for_programs_are_english_whoever_asks(house) -> None:
    Login.objects.update(language="nl")
    found = ask(house, {"package": "planner"}, **{"accept-language": "nl"}).json()
    assert found["steps"][1]["words"] == "The login is active."
