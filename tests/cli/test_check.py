"""The connection check on the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from loonpoort.access import actions
from loonpoort.access.calls import Call
from loonpoort.access.models import ClosedOperation
from loonpoort.cli import commands
from tests.check_packages import PEOPLE, READS, known_packages  # noqa: F401

pytestmark = pytest.mark.usefixtures("known_packages")


@pytest.fixture
def check(house, monkeypatch: pytest.MonkeyPatch):
    """Runs the command on the package's login, with a token on standard input where one is given."""
    monkeypatch.setattr(commands, "set_up_django", lambda: None)
    monkeypatch.setattr(commands, "require_migrated", lambda: None)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(commands, "console", commands.Console(highlight=False, width=200))
    monkeypatch.setattr(commands, "errors", commands.Console(stderr=True, highlight=False, width=200))

    def with_options(*options: str, username: str = house.package.email, token: str | None = None):
        given = [*options, "--token-stdin"] if token is not None else options
        return CliRunner().invoke(commands.app, ["check", username, *given], input=f"{token or ''}\n")

    return with_options


def test_all_right_ends_with_0_and_tells_every_step(house, check) -> None:
    answer = check("--package", "planner", "--domain", "KANTOOR.nmbrs.nl", token=house.package_token)
    assert answer.exit_code == 0, answer.output
    assert "The token is genuine, and one of this login." in answer.output
    assert "It reaches 2 debtors, 3 companies, 4 employees today." in answer.output
    assert PEOPLE in answer.output
    assert "Every call would succeed." in answer.output
    assert house.package_token not in answer.output


def test_a_closed_operation_ends_with_1_and_is_named(house, check) -> None:
    ClosedOperation.objects.create(user_template=house.package.user_template, operation=READS)
    answer = check("--package", "planner", token=house.package_token)
    assert answer.exit_code == 1
    assert f"1 of 3 operations is off in user template “API integration”: {READS}." in answer.output
    assert "A call would strand at: User template." in answer.output


def test_without_a_token_the_login_is_looked_at(house, check) -> None:
    answer = check()
    assert answer.exit_code == 0
    assert "Whether the package has the same one was not" in answer.output
    actions.deactivate_login(Call(house.administrator), house.package)
    answer = check()
    assert answer.exit_code == 1
    assert "The login was deactivated" in answer.output


@pytest.mark.parametrize("token", ["lp_wrong", ""])
def test_a_wrong_token_is_told_to_the_operator(token, house, check) -> None:
    answer = check(token=token)
    assert answer.exit_code == (1 if token else 0)
    assert ("This is not a whole token" in answer.output) == bool(token)


def test_an_unknown_login_ends_with_1(check) -> None:
    answer = check(username="nobody@kantoor.example")
    assert answer.exit_code == 1
    assert "There is no login with the e-mail address “nobody@kantoor.example”" in answer.output


def test_a_file_of_operations_is_read_and_what_is_not_recognised_is_told(
    house, check, tmp_path: Path
) -> None:
    file = tmp_path / "list.txt"
    file.write_text(f"\ufeff{READS}\nDaysVar_Set\n", encoding="utf-8")
    answer = check("--operations", str(file), token=house.package_token)
    assert answer.exit_code == 1
    assert "Not recognised: DaysVar_Set (EmployeeService.DaysVar_Set" in answer.output
    file.write_text(READS)
    assert check("--operations", str(file), token=house.package_token).exit_code == 0


def test_an_operation_that_would_fail_on_its_own_ends_with_1(house, check) -> None:
    answer = check("--package", "maker", token=house.package_token)
    assert answer.exit_code == 1
    assert "Only a login at master level whose filter is All makes debtors." in answer.output
    assert "Not every call would succeed." in answer.output


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--package", "unheard-of"), "There is no package unheard-of."),
        (("--package", "planner", "--operations", "x"), "not both"),
        (("--operations", "/there/is/no/such/file"), "No such file"),
        (("--operations", "/dev/null"), "there is no operation in it"),
    ],
)
def test_options_that_cannot_be_used_are_refused(options, told, check) -> None:
    answer = check(*options)
    assert answer.exit_code == 1
    assert told in answer.output


def test_json_is_that_of_the_pages(house, check) -> None:
    answer = check("--json", "--package", "planner", token=house.package_token)
    found = json.loads(answer.output)
    assert answer.exit_code == 0
    assert found["succeeds"] is True
    assert [step["step"] for step in found["steps"]][:3] == ["login", "active", "token"]
    assert house.package_token not in answer.output


def test_the_address_that_the_package_calls_from_is_compared(house, check) -> None:
    house.package.tokens.update(networks=["198.51.100.0/24"])
    assert check("--calls-from", "198.51.100.7", token=house.package_token).exit_code == 0
    answer = check("--calls-from", "203.0.113.7", token=house.package_token)
    assert answer.exit_code == 1
    assert "198.51.100.0/24" in answer.output


def test_logins_of_one_address_in_several_environments_are_told(house, stranger, check) -> None:
    type(house.package).objects.filter(pk=stranger.package.pk).update(email=house.package.email)
    answer = check()
    assert f"Also: {house.package.email} in vreemd." in answer.output
