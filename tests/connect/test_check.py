"""The connection check: what each step finds, and who is told."""

import datetime
import itertools

import pytest
from django.utils import timezone

from loonpoort.access import actions, secrets
from loonpoort.access.authentication import authenticate_token
from loonpoort.access.calls import Call
from loonpoort.access.kinds import FilterKind
from loonpoort.access.models import ClosedOperation, Login, Token, Usage
from loonpoort.access.usage import flush
from loonpoort.audit.models import Entry
from loonpoort.connect.check.asked import Asked
from loonpoort.connect.check.checking import Inputs, check_connection
from loonpoort.connect.check.reports import Remedy, Report, StepName, Verdict
from loonpoort.connect.check.viewers import OPERATOR, STRANGER, Viewer, viewer_of
from loonpoort.connect.models import Connection, ConnectionOperation
from loonpoort.contract.faults import InvalidAuthenticationFault
from loonpoort.organisation.models import Environment
from loonpoort.outbox.models import Mail
from tests.cast import House, fresh, login, manager, token_of
from tests.check_packages import CALLED, PACKAGES, PEOPLE, READS, WRITES, known_packages  # noqa: F401

PLANNER = Asked(package=PACKAGES["planner"])
ALL = list(StepName)

pytestmark = pytest.mark.usefixtures("known_packages")


def checked(house: House, viewer: Viewer = STRANGER, **typed: object) -> Report | None:
    """A check of the package's login with all that is right, unless something else is typed."""
    right = {
        "username": house.package.email,
        "token": house.package_token,
        "domain": house.environment.subdomain,
        "asked_from": "192.0.2.7",
        "asked": PLANNER,
    }
    return check_connection(Inputs(**{**right, **typed}), viewer)


def told(report: Report | None) -> Report:
    assert report is not None
    return report


def verdicts(report: Report) -> dict[StepName, Verdict]:
    return {step.name: step.verdict for step in report.steps}


def close(house: House, *operations: str, template: str = "API integration") -> None:
    ClosedOperation.objects.bulk_create(
        ClosedOperation(user_template=house.template(template), operation=key) for key in operations
    )


def signed_in(house: House) -> Viewer:
    return viewer_of(Call(house.administrator))


def test_all_is_right_and_every_step_is_told_in_order(house) -> None:
    report = told(checked(house))
    assert [step.name for step in report.steps] == ALL
    assert {verdict for name, verdict in verdicts(report).items() if name != "template"} == {Verdict.OK}
    assert report.succeeds
    assert report.step(StepName.DATA).words == "It reaches 2 debtors, 3 companies, 4 employees today."
    assert [(each.operation, each.verdict, each.is_write) for each in report.operations] == [
        (READS, Verdict.OK, False),
        (PEOPLE, Verdict.OK, False),
        (WRITES, Verdict.OK, True),
    ]
    assert [each.reached.counts for each in report.operations] == [
        {"companies": 3},
        {"companies": 3, "employees": 4},
        {"employees": 4},
    ]


def ended(house: House, **values: object) -> None:
    Token.objects.filter(login=house.package).update(**values)


def passed() -> datetime.datetime:
    return timezone.now() - datetime.timedelta(minutes=1)


WRONGS = {
    "unknown login": lambda house: {"username": "nobody@kantoor.example"},
    "no login": lambda house: {"username": ""},
    "another's login": lambda house: {"username": house.client.email},
    "no token": lambda house: {"token": ""},
    "no whole token": lambda house: {"token": house.package_token[:-1]},
    "an unknown token": lambda house: {"token": secrets.new_token(keep_copy=False)[0]},
    "another's token": lambda house: {"token": house.client_token},
    "a wrong domain too": lambda house: {"token": "", "domain": "nowhere"},
    "not active": lambda house: actions.deactivate_login(Call(house.administrator), house.package),
    "revoked": lambda house: actions.revoke_token(Call(house.administrator), house.package),
    "expired": lambda house: ended(house, expires_at=passed()),
    "replaced": lambda house: ended(house, retires_at=passed()),
}


@pytest.mark.parametrize("wrong", WRONGS)
def test_a_stranger_is_told_nothing_until_the_token_checks(wrong, house) -> None:
    typed = WRONGS[wrong](house) or {}
    assert checked(house, **typed) is None
    close(house, READS)
    assert checked(house, **typed) is None


@pytest.mark.parametrize("wrong", WRONGS)
def test_the_work_for_a_stranger_is_the_same_whatever_is_wrong(
    wrong, house, django_assert_num_queries
) -> None:
    typed = WRONGS[wrong](house) or {}
    with django_assert_num_queries(1):
        checked(house, **typed)


def test_somebody_of_another_environment_is_a_stranger(house, stranger) -> None:
    theirs = signed_in(stranger)
    report = told(checked(house, theirs, token=""))
    unknown = told(checked(house, theirs, token="", username="nobody@kantoor.example"))
    assert verdicts(report) == verdicts(unknown)
    assert report.step(StepName.LOGIN).verdict == Verdict.WRONG
    texts = [
        [step.words.replace("nobody@kantoor.example", house.package.email) for step in each.steps]
        for each in (report, unknown)
    ]
    assert texts[0] == texts[1]
    assert report.login is None


def test_who_may_not_see_logins_is_told_nothing(house) -> None:
    viewer = viewer_of(Call(house.client))
    assert checked(house, viewer, token="") is None
    assert told(checked(house, viewer)).succeeds


def test_a_login_outside_of_an_administrators_reach_is_not_found(house) -> None:
    near = viewer_of(manager(house, FilterKind.TAGS, tag_ids=[house.tags["Demo"].pk]))
    report = told(checked(house, near, username=house.client.email, token=""))
    assert report.login is None
    far = viewer_of(Call(house.administrator))
    assert told(checked(house, far, username=house.client.email, token="")).login == house.client


def test_a_session_of_a_token_is_a_stranger(house) -> None:
    call = Call(house.administrator, Token.objects.get(login=house.package))
    assert checked(house, viewer_of(call), token="") is None


def test_a_session_that_lacks_the_second_factor_is_a_stranger(house) -> None:
    Environment.objects.update(requires_second_factor=True)
    assert checked(house, viewer_of(Call(fresh(house.administrator))), token="") is None


def test_an_owner_looks_at_the_own_login(house) -> None:
    report = told(checked(house, viewer_of(Call(house.package)), token=""))
    assert report.login == house.package
    assert report.step(StepName.TOKEN).verdict == Verdict.OK


def test_an_address_in_another_case_is_the_same_one(house) -> None:
    assert told(checked(house, username=f" {house.package.email.upper()} ")).succeeds


@pytest.mark.parametrize("right", [True, False])
def test_a_check_is_no_call(right, house) -> None:
    old = Token.objects.get(login=house.package)
    Token.objects.filter(pk=old.pk).update(retires_at=timezone.now() + datetime.timedelta(days=1))
    newer = token_of(house.package)
    ended(house, expires_at=None)
    flush()
    counts = [model.objects.count() for model in (Usage, Mail, Entry)]
    before = list(Token.objects.order_by("pk").values())
    report = checked(house, token=newer if right else house.client_token)
    assert (report is not None) == right
    checked(house, signed_in(house), token=newer)
    flush()
    assert [model.objects.count() for model in (Usage, Mail, Entry)] == counts
    assert list(Token.objects.order_by("pk").values()) == before


def test_a_stale_token_mails_nobody(house) -> None:
    ended(house, expires_at=passed())
    mails = Mail.objects.count()
    assert checked(house) is None
    assert Mail.objects.count() == mails
    assert Token.objects.get(login=house.package).stale_call_at is None


def test_outside_of_the_networks_a_stranger_learns_no_more_than_that(house) -> None:
    ended(house, networks=["198.51.100.0/24"])
    report = told(checked(house))
    found = verdicts(report)
    assert found[StepName.NETWORK] == Verdict.WRONG
    assert {found[name] for name in ALL[5:]} == {Verdict.NOT_LOOKED_AT}
    assert not report.operations
    text = str([step.words for step in report.steps])
    assert "198.51.100" not in text
    assert "API integration" not in text
    assert told(checked(house, asked_from="198.51.100.9")).succeeds


def test_a_stranger_cannot_say_to_be_elsewhere(house) -> None:
    ended(house, networks=["198.51.100.0/24"])
    report = told(checked(house, calls_from="198.51.100.9"))
    assert report.step(StepName.NETWORK).verdict == Verdict.WRONG


def test_an_administrator_compares_the_address_that_the_package_calls_from(house) -> None:
    ended(house, networks=["198.51.100.0/24"])
    viewer = signed_in(house)
    unknown = told(checked(house, viewer)).step(StepName.NETWORK)
    assert (unknown.verdict, "198.51.100.0/24" in unknown.words) == (Verdict.NOT_LOOKED_AT, True)
    inside = told(checked(house, viewer, calls_from="198.51.100.9")).step(StepName.NETWORK)
    assert inside.verdict == Verdict.OK
    outside = told(checked(house, viewer, calls_from="203.0.113.9"))
    assert outside.step(StepName.NETWORK).verdict == Verdict.WRONG
    assert outside.step(StepName.DATA).verdict == Verdict.OK


STATES = {**WRONGS, "right": lambda house: {}, "spaces": lambda house: {"token": f" {house.package_token}"}}


@pytest.mark.parametrize("state", STATES)
def test_the_check_lets_in_whom_the_gate_lets_in(state, house) -> None:
    typed = {"username": house.package.email, "token": house.package_token, **(STATES[state](house) or {})}
    domains = ["", "kantoor", "https://Kantoor.nmbrs.nl/", "vreemd", ".", "www.kantoor.nl"]
    for networks, domain in itertools.product([[], ["192.0.2.0/24"], ["198.51.100.0/24"]], domains):
        ended(house, networks=networks)
        report = checked(house, **{**typed, "domain": domain})
        is_let_in = report is not None and Verdict.WRONG not in [step.verdict for step in report.steps[:5]]
        try:
            authenticate_token(typed["username"], typed["token"], domain, "192.0.2.7")
        except InvalidAuthenticationFault:
            assert not is_let_in, (networks, domain)
        else:
            assert is_let_in, (networks, domain)


TOKENS = {
    "revoked": (WRONGS["revoked"], "revoked on"),
    "expired": (WRONGS["expired"], "past its last day"),
    "replaced": (WRONGS["replaced"], "replaced by a newer one"),
    "cut off": (WRONGS["no whole token"], "not a whole token"),
    "unknown": (WRONGS["an unknown token"], "not known here"),
    "another's": (WRONGS["another's token"], "client@kantoor.example"),
}


@pytest.mark.parametrize("state", TOKENS)
def test_an_administrator_is_told_what_is_wrong_with_a_token(state, house) -> None:
    make_wrong, words = TOKENS[state]
    typed = make_wrong(house) or {}
    step = told(checked(house, signed_in(house), **typed)).step(StepName.TOKEN)
    assert step.verdict == Verdict.WRONG
    assert words in step.words
    assert (
        "User profile, tab API Token" in step.way_out or "lp_" in step.way_out or "username" in step.way_out
    )


def test_a_login_without_a_token_is_told_by_its_id_alone(house) -> None:
    actions.revoke_token(Call(house.administrator), house.client)
    report = told(check_connection(Inputs(), signed_in(house), fresh(house.client)))
    step = report.step(StepName.TOKEN)
    assert (step.verdict, step.remedy) == (Verdict.WRONG, Remedy.SEE_TOKEN)
    assert "revoked" in step.words


def test_a_token_that_ends_soon_is_a_warning(house) -> None:
    ended(house, expires_at=timezone.now() + datetime.timedelta(days=3))
    report = told(checked(house))
    assert report.step(StepName.TOKEN).verdict == Verdict.WARNING
    assert report.succeeds


def test_the_old_token_of_two_is_told_from_the_newer(house) -> None:
    ended(house, retires_at=timezone.now() + datetime.timedelta(days=1))
    token_of(house.package)
    assert "old token of two" in told(checked(house)).step(StepName.TOKEN).words


def test_a_token_decides_between_logins_of_one_address(house) -> None:
    twin = login(
        house.environment,
        "Client",
        house.package.email,
        FilterKind.COMPANIES,
        debtor_id=house.debtors["bakery"].pk,
    )
    viewer = signed_in(house)
    assert told(checked(house, viewer, token=token_of(twin))).login == twin
    report = told(checked(house, viewer, token=""))
    assert (report.login, list(report.others)) == (house.package, [twin])
    assert report.step(StepName.LOGIN).verdict == Verdict.WARNING


def test_closed_operations_are_named_with_the_template(house) -> None:
    close(house, READS, WRITES)
    report = told(checked(house))
    step = report.step(StepName.TEMPLATE)
    assert step.verdict == Verdict.WRONG
    assert step.words == (f"2 of 3 operations are off in user template “API integration”: {READS}, {WRITES}.")
    assert step.remedy is None
    assert [each.verdict for each in report.operations] == [Verdict.WRONG, Verdict.OK, Verdict.WRONG]
    assert not report.succeeds
    assert report.closed is not None
    assert not report.closed.can_open


def test_an_administrator_may_open_them_and_is_told_who_else_gets_them(house) -> None:
    close(house, READS)
    other = login(house.environment, "API integration", "other@kantoor.example", FilterKind.TAGS)
    report = told(checked(house, signed_in(house)))
    assert report.step(StepName.TEMPLATE).remedy == Remedy.OPEN_OPERATIONS
    assert report.closed is not None
    assert list(report.closed.can_open) == [READS]
    assert list(report.closed.other_logins) == [other.email]
    assert report.closed.more_logins == 0


def test_nobody_is_offered_what_is_closed_to_themselves(house) -> None:
    close(house, READS, WRITES)
    close(house, WRITES, template="Administrator")
    closed = told(checked(house, signed_in(house))).closed
    assert closed is not None
    assert list(closed.can_open) == [READS]


def test_what_is_open_besides_is_a_warning(house) -> None:
    step = told(checked(house)).step(StepName.TEMPLATE)
    assert step.verdict == Verdict.WARNING
    assert "that are not on its list" in step.words


@pytest.mark.parametrize(
    ("choices", "verdict", "words"),
    [
        ({"filter_kind": FilterKind.TAGS}, Verdict.WRONG, "an empty filter is nothing here"),
        ({"filter_kind": FilterKind.ALL}, Verdict.OK, "The filter is All."),
    ],
)
def test_the_filter_is_told(choices, verdict, words, house) -> None:
    narrow = login(house.environment, "API integration", "narrow@kantoor.example", **choices)
    report = told(checked(house, username=narrow.email, token=token_of(narrow)))
    assert report.step(StepName.FILTER).verdict == verdict
    assert words in report.step(StepName.FILTER).words
    assert (report.step(StepName.DATA).verdict == Verdict.WRONG) == (verdict == Verdict.WRONG)


def test_an_empty_filter_is_all_in_a_business_environment(business) -> None:
    report = told(checked(business, username=business.client.email, token=business.client_token))
    step = report.step(StepName.FILTER)
    assert (step.verdict, "all companies" in step.words) == (Verdict.OK, True)
    assert report.operations[0].reached.counts == {"companies": 2}


def test_over_nothing_no_call_by_id_succeeds_and_lists_are_empty(house) -> None:
    narrow = login(house.environment, "API integration", "narrow@kantoor.example", FilterKind.TAGS)
    report = told(checked(house, username=narrow.email, token=token_of(narrow)))
    assert [each.verdict for each in report.operations] == [Verdict.WARNING, Verdict.WRONG, Verdict.WRONG]


def test_a_package_for_many_debtors_wants_a_login_at_master_level(house, business) -> None:
    asked = Asked(package=PACKAGES["bureau"])
    report = told(checked(house, username=house.client.email, token=house.client_token, asked=asked))
    step = report.step(StepName.KIND)
    assert (step.verdict, "Masterbedrijfslogin" in step.way_out) == (Verdict.WRONG, True)
    assert told(checked(house, asked=asked)).step(StepName.KIND).verdict == Verdict.OK
    one = told(checked(business, username=business.client.email, token=business.client_token, asked=asked))
    assert one.step(StepName.KIND).verdict == Verdict.OK


def test_a_debtor_that_stopped_it_is_counted(house) -> None:
    Login.objects.filter(pk=house.package.pk).update(is_stopped_somewhere=True)
    house.package.stops.create(debtor=house.debtors["bakery"], stopped_by="anna@kantoor.example")
    step = told(checked(house)).step(StepName.FILTER)
    assert step.verdict == Verdict.WARNING
    assert "1 debtor has stopped this connection." in step.words


@pytest.mark.parametrize(
    ("typed", "verdict", "word"),
    [
        ("https://Kantoor.nmbrs.nl/", Verdict.OK, "long form"),
        ("vreemd", Verdict.WRONG, "not the domain of this environment"),
        ("www.kantoor.nl", Verdict.WRONG, "is read as “www”"),
        ("", Verdict.NOT_LOOKED_AT, "kantoor"),
    ],
)
def test_the_domain_is_explained(typed, verdict, word, house) -> None:
    step = told(checked(house, domain=typed)).step(StepName.DOMAIN)
    assert step.verdict == verdict
    assert word in step.words
    assert "kantoor" in step.words + step.way_out


def test_what_a_login_was_connected_for_is_looked_at_unless_something_else_is_asked(house) -> None:
    made = Connection.objects.create(login=house.package, name="Planner", package="planner")
    ConnectionOperation.objects.create(connection=made, operation=PEOPLE)
    assert [each.operation for each in told(checked(house, asked=Asked())).operations] == [PEOPLE]
    assert [each.operation for each in told(checked(house)).operations] == list(CALLED)


def test_without_a_choice_all_that_is_open_is_looked_at(house) -> None:
    close(house, READS)
    report = told(checked(house, asked=Asked()))
    named = {each.operation for each in report.operations}
    assert READS not in named
    assert PEOPLE in named
    assert report.succeeds


def test_a_list_may_hold_names_that_are_a_question(house) -> None:
    report = told(checked(house, asked=Asked(text=f"{READS}\nDaysVar_Set\nNo_Such_Thing")))
    assert [each.operation for each in report.operations] == [READS]
    assert [match.text for match in report.questions] == ["DaysVar_Set", "No_Such_Thing"]
    assert not report.succeeds


def test_the_operator_sees_everything_and_mends_nothing(house, stranger) -> None:
    close(house, READS)
    for each in (house, stranger):
        report = told(checked(each, OPERATOR, token=""))
        assert report.login == each.package
        assert {step.remedy for step in report.steps} == {None}


def test_nothing_of_the_token_is_in_the_report(house) -> None:
    for viewer in (STRANGER, signed_in(house), OPERATOR):
        assert house.package_token not in repr(checked(house, viewer))
    assert house.package_token not in repr(Inputs(token=house.package_token))
