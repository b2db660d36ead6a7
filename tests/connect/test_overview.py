"""The overview of connections: whose they are, in which order, and what is wrong with each."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from loonpoort.access.calls import Call
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import (
    ClosedOperation,
    Login,
    LoginCompany,
    LoginStatus,
    LoginStop,
    LoginTag,
    Token,
    TokenEnd,
)
from loonpoort.access.usage.rows import add_up
from loonpoort.connect.connection_warnings import Mend
from loonpoort.connect.models import Connection, ConnectionOperation
from loonpoort.connect.overview import ConnectionRow, connections_reaching, connections_seen, rows_of
from loonpoort.connect.rights import governed_operations
from tests.cast import House, fresh, login, token_of

LIST, READ = "EmployeeService.List_GetByCompany", "EmployeeService.PersonalInfo_GetCurrent"
DAY = datetime.timedelta(days=1)


def called(
    of: Login, operation: str = LIST, outcome: str = "ok", *, days_ago: float = 0, calls: int = 1
) -> None:
    minute = int((timezone.now() - days_ago * DAY).timestamp()) // 60
    add_up([(of.pk, minute, 1, operation, outcome, 0, 0, 0, of.environment_id, calls, 1)])


def seen(viewer: Login, wanted: str = "") -> list[str]:
    return [each.email for each in connections_seen(Call(viewer), wanted)]


def row_of(of: Login) -> ConnectionRow:
    [row] = rows_of([fresh(of)])
    return row


def words_of(of: Login) -> list[str]:
    return [warning.words for warning in row_of(of).warnings]


def used(of: Login) -> None:
    Token.objects.filter(login=of).update(last_used_at=timezone.now())


def connect(of: Login, name: str, *operations: str) -> Connection:
    made = Connection.objects.create(login=of, name=name, package="shiftbase")
    ConnectionOperation.objects.bulk_create(
        ConnectionOperation(connection=made, operation=key) for key in operations
    )
    return made


def reaching(house: House, debtor: str) -> set[str]:
    return {row.login.email for row in connections_reaching(house.environment.pk, house.debtors[debtor].pk)}


def test_every_login_with_a_token_or_a_package_is_a_connection(house, stranger) -> None:
    planned = login(house.environment, "API integration", "planned@kantoor.example", FilterKind.ALL)
    assert planned.email not in seen(house.administrator)
    connect(planned, "Shiftbase")
    assert sorted(seen(house.administrator)) == [
        "client@kantoor.example",
        "package@kantoor.example",
        "planned@kantoor.example",
    ]


def test_one_that_died_is_told_of_for_thirty_days(house, clock) -> None:
    ended_at = timezone.now()
    Token.objects.filter(login=house.client).update(revoked_at=ended_at, end=TokenEnd.REVOKED)
    Token.objects.filter(login=house.package).update(expires_at=ended_at)
    clock(29 * DAY)
    assert len(seen(house.administrator)) == 2
    assert [row.is_live for row in rows_of([house.client, house.package])] == [False, False]
    clock(2 * DAY)
    assert seen(house.administrator) == []


def test_a_login_beyond_the_viewers_reach_is_not_told_of(house) -> None:
    tag = house.tags["Office"].pk
    office = login(
        house.environment, "API integration", "office@kantoor.example", FilterKind.TAGS, tag_ids=[tag]
    )
    assert seen(office) == ["package@kantoor.example"]


def test_trouble_comes_first(house) -> None:
    def one(name: str, **values: object) -> Login:
        made = login(house.environment, "API integration", f"{name}@kantoor.example", FilterKind.ALL)
        token_of(made)
        Token.objects.filter(login=made).update(**{"last_used_at": timezone.now(), **values})
        return made

    Token.objects.all().delete()
    one("a-fine")
    one("b-never", last_used_at=None)
    called(one("c-refused"), outcome="1002", days_ago=0.5)
    called(one("d-refused-long-ago"), outcome="1002", days_ago=2)
    one("e-ends", expires_at=timezone.now() + 20 * DAY)
    Login.objects.filter(pk=one("f-off").pk).update(status=LoginStatus.DEACTIVATED)
    one("g-dead", revoked_at=timezone.now(), end=TokenEnd.REVOKED)
    assert [email.partition("@")[0] for email in seen(house.administrator)] == [
        "g-dead",
        "f-off",
        "e-ends",
        "c-refused",
        "b-never",
        "a-fine",
        "d-refused-long-ago",
    ]


@pytest.mark.parametrize("wanted", ["shiftb", "PACKAGE@", "api integ", "nightly", "Robot"])
def test_names_and_addresses_are_searched(wanted, house) -> None:
    connect(house.package, "Shiftbase")
    Token.objects.filter(login=house.package).update(name="Nightly job")
    Login.objects.filter(pk=house.package.pk).update(name="Robot")
    assert seen(house.administrator, wanted) == ["package@kantoor.example"]
    assert seen(house.administrator, f"{wanted}x") == []


def test_a_row_has_the_figures_of_its_login(house) -> None:
    called(house.package, days_ago=200)
    called(house.package, READ, "2004", days_ago=29, calls=3)
    called(house.package, READ, "2004", days_ago=31, calls=5)
    called(house.client, READ, "1002")
    used(house.package)
    row = row_of(house.package)
    assert (row.refused, row.unused) == (3, len(governed_operations()) - 2)
    assert row.last_call_at is not None
    assert row.is_live
    assert row_of(house.client).unused == len(governed_operations())


@pytest.mark.parametrize(
    ("package", "token", "name", "expected"),
    [
        ("Shiftbase", "t", "n", "Shiftbase"),
        ("", "Token", "Name", "Token"),
        ("", "", "Name", "Name"),
        ("", "", "", "package@kantoor.example"),
    ],
)
def test_a_connection_is_called_after_its_package(package, token, name, expected, house) -> None:
    if package:
        connect(house.package, package)
    Token.objects.filter(login=house.package).update(name=token)
    Login.objects.filter(pk=house.package.pk).update(name=name)
    assert row_of(house.package).name == expected


def test_of_two_tokens_the_newer_is_told_of_and_a_live_one_before_one_that_ended(house) -> None:
    first = Token.objects.get(login=house.package)
    Token.objects.filter(pk=first.pk).update(retires_at=timezone.now() + DAY)
    token_of(house.package)
    newer = Token.objects.filter(login=house.package).latest("pk")
    assert newer != first
    assert row_of(house.package).token == newer
    Token.objects.filter(pk=newer.pk).update(revoked_at=timezone.now(), end=TokenEnd.REVOKED)
    assert row_of(house.package).token == first


def test_nothing_is_wrong_with_one_that_works(house) -> None:
    used(house.package)
    assert words_of(house.package) == []


def test_what_is_wrong_is_told_with_its_way_out(house, clock) -> None:
    connect(house.package, "Shiftbase", LIST, READ)
    ClosedOperation.objects.create(user_template=house.package.user_template, operation=READ)
    LoginTag.objects.filter(login=house.package).delete()
    Login.objects.filter(pk=house.package.pk).update(status=LoginStatus.INACTIVE)
    Token.objects.filter(login=house.package).update(expires_at=timezone.now() + 30 * DAY)
    called(house.package, outcome="1002", calls=2)
    found = row_of(house.package).warnings
    assert [(warning.words, warning.mend, warning.is_dead) for warning in found] == [
        ("The login is not activated yet.", Mend.LOGIN, True),
        ("Its token works until 31 Jul 2026.", Mend.LOGIN, False),
        ("Its filter is empty, so it reaches nothing.", Mend.LOGIN, False),
        (
            "1 operation that the package calls is off in user template “API integration”: "
            "EmployeeService.PersonalInfo_GetCurrent.",
            Mend.TEMPLATE,
            False,
        ),
        ("2 calls were refused in the last 30 days.", Mend.USAGE, False),
        ("It has never called.", Mend.LOGIN, False),
    ]
    assert all(warning.way_out for warning in found)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"revoked_at": -1, "end": TokenEnd.REVOKED}, "Its token ended on 30 Jun 2026: revoked."),
        ({"expires_at": -1}, "Its token worked until 30 Jun 2026."),
        ({"retires_at": -1}, "Its token was replaced on 30 Jun 2026."),
    ],
)
def test_a_dead_token_is_the_first_thing_that_is_wrong(values, words, house, clock) -> None:
    now = timezone.now()
    values = {name: now + value * DAY if isinstance(value, int) else value for name, value in values.items()}
    Token.objects.filter(login=house.package).update(last_used_at=now, **values)
    [warning] = row_of(house.package).warnings
    assert warning.words == words
    assert warning.is_dead


def test_one_without_a_token_and_a_full_filter_of_business(business) -> None:
    planned = login(business.environment, "API integration", "planned@x.example", FilterKind.COMPANIES)
    connect(planned, "Shiftbase")
    assert words_of(planned) == ["There is no token yet."]


def test_the_number_of_questions_does_not_grow_with_the_connections(house) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            rows_of(connections_seen(Call(fresh(house.administrator))))
        return len(queries)

    connect(house.package, "Shiftbase", LIST)
    before = asked()
    for number in range(8):
        made = login(
            house.environment, "API integration", f"more{number}@kantoor.example", FilterKind.TAGS,
            tag_ids=[house.tags["Clients"].pk],
        )  # fmt: skip
        token_of(made)
        connect(made, f"More {number}", LIST, READ)
        called(made)
    assert asked() == before


def test_a_debtor_is_reached_by_all_by_its_tags_and_by_its_own_logins(house) -> None:
    everything = login(house.environment, "API integration", "all@kantoor.example", FilterKind.ALL)
    assert reaching(house, "bakery") == {house.package.email, house.client.email}
    token_of(everything)
    assert reaching(house, "bakery") == {house.package.email, house.client.email, everything.email}
    assert reaching(house, "holding") == {everything.email}
    LoginTag.objects.create(login=house.package, tag=house.tags["Office"])
    assert reaching(house, "holding") == {everything.email, house.package.email}


def test_dead_tokens_and_stopped_logins_reach_nobody(house) -> None:
    LoginStop.objects.create(login=house.package, debtor=house.debtors["bakery"], stopped_by="x@y.example")
    Token.objects.filter(login=house.client).update(revoked_at=timezone.now(), end=TokenEnd.REVOKED)
    assert reaching(house, "bakery") == set()
    assert reaching(house, "garage") == {house.package.email}


def test_in_business_an_empty_filter_reaches_all(business, stranger) -> None:
    assert reaching(business, "bakery") == {business.package.email, business.client.email}
    LoginCompany.objects.filter(login=business.package).delete()
    assert reaching(business, "bakery") == {business.package.email, business.client.email}


def test_a_token_in_rotation_is_one_connection(house) -> None:
    Token.objects.filter(login=house.package).update(retires_at=timezone.now() + DAY)
    token_of(house.package)
    rows = connections_reaching(house.environment.pk, house.debtors["garage"].pk)
    assert [row.token for row in rows] == [Token.objects.filter(login=house.package).latest("pk")]
